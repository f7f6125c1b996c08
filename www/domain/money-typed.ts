// How amounts are marked where people type them: by the code, the signs and the names of the currency.

const LOCALES = ["zh-CN", "zh-TW", "en"];

/** What is marked in yuan, beside what Intl knows. */
const YUAN = ["人民币", "人民幣", "rmb", "元", "¥"];

const known = new Map<string, ReadonlySet<string>>();

/** In small letters, without spaces, the longest first. */
export function moneyWords(code: string): ReadonlySet<string> {
  const before = known.get(code);
  if (before) return before;
  const signs = (["symbol", "narrowSymbol", "name"] as const).flatMap((currencyDisplay) => LOCALES.flatMap((locale) =>
    new Intl.NumberFormat(locale, { style: "currency", currency: code, currencyDisplay }).formatToParts(12).flatMap(({ type, value }) => (type === "currency" ? [value.toLowerCase().replaceAll(/\s/g, "")] : []))));
  const all = new Set([code.toLowerCase(), ...signs, ...(code === "CNY" ? YUAN : [])].toSorted((one, other) => other.length - one.length));
  known.set(code, all);
  return all;
}
