// Decimals, dates and money as people of a language write them. A decimal stays a string all the way: Intl formats
// decimal strings exactly, a binary float would not.

/** Plain notation, such as "2000.00". */
export type Decimal = string;

type DecimalText = `${number}`;

export interface Numbers {
  /** Decimal places of money. */
  places: number;
  /** 2,640 */
  count(value: Decimal): string;
  /** ¥10,000.00, or as the currency is written. */
  money(value: Decimal): string;
  /** ¥10,000 or ¥1,240.50: money as an end of what is between. */
  amount: (value: Decimal) => string;
  /** ¥0.125: a price per unit, which may be finer than cents. */
  price(value: Decimal): string;
  /** 89.875%, from the percentage. What missed `target` is never shown as the target itself: it has as many places as that takes. */
  percent(value: Decimal, target?: Decimal | null): string;
  /** 90.91%: a rate that was computed, where the exact one is at hand; of one that missed `target`, as with `percent`. */
  rate(value: Decimal, target?: Decimal | null): string;
  /** 85.75 */
  plain: (value: Decimal) => string;
  /** 2026年11月7日 周六 */
  date(isoDate: string): string;
  /** 2026年10月 */
  month(isoMonth: string): string;
}

/** Numbers that stay written: a screen shows some hundreds, again and again. */
const MOST_KNOWN = 2_000;

/** A currency, and to how many places its amounts are rounded; left out: as many as it has. */
export interface MoneyFormat {
  code: string;
  places?: number | null;
}

export const YUAN: MoneyFormat = { code: "CNY" };

export function numbersOf(locale: string, { code, places }: MoneyFormat = YUAN): Numbers {
  const format = (options: Intl.NumberFormatOptions): ((value: Decimal) => string) => {
    const formatter = new Intl.NumberFormat(locale, options);
    const known = new Map<string, string>();
    return (value) => {
      const before = known.get(value);
      if (before !== undefined) return before;
      const text = formatter.format(value as DecimalText);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(value, text);
      return text;
    };
  };
  const percent: Intl.NumberFormatOptions = { style: "unit", unit: "percent", unitDisplay: "narrow", maximumFractionDigits: 4 };
  const money: Intl.NumberFormatOptions = { style: "currency", currency: code, currencyDisplay: currencyDisplay(code) };
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(locale, money).resolvedOptions();
  const minimumFractionDigits = places ?? digits;
  const whole = new RegExp(`\\.0{${minimumFractionDigits}}$`);
  const written = format({ ...money, minimumFractionDigits, maximumFractionDigits: minimumFractionDigits });
  const rounded = format(percent);
  const exact = format({ ...percent, maximumFractionDigits: 12 });
  const short = format({ ...percent, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });

  return {
    places: minimumFractionDigits,
    count: format({ maximumFractionDigits: 4 }),
    money: written,
    amount: (value) => written(value).replace(whole, ""),
    price: format({ ...money, minimumFractionDigits: 0, maximumFractionDigits: 12 }),
    percent: (value, target = null) => (target !== null && rounded(value) === rounded(target) ? exact : rounded)(value),
    rate: (value, target = null) => (target !== null && short(value) === short(target) ? exact : short)(value),
    plain: format({ maximumFractionDigits: 12 }),
    date: (isoDate) => {
      const date = utc(isoDate);
      if (!date) return isoDate;
      const [on, at] = [day.format(date), weekday.format(date)];
      return locale === "en" ? `${at}, ${on}` : `${on} ${at}`;
    },
    month: (isoMonth) => {
      const date = utc(`${isoMonth}-01`);
      return date ? month.format(date) : isoMonth;
    },
  };
}

/** How a currency is written. */
export function currencyDisplay(code: string): "narrowSymbol" | "code" | "symbol" {
  // A yen sign alone would be read as yuan.
  return code === "CNY" ? "narrowSymbol" : code === "JPY" ? "code" : "symbol";
}

function utc(isoDate: string): Date | null {
  const date = new Date(`${isoDate}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
