// Numbers beside the axes of a drawing: round ones, in short where they would not stand there in full, as 3亿 or ¥250M.

import type { Language } from "../i18n/language.ts";
import { currencyDisplay } from "../i18n/numbers.ts";

export interface AxisNumbers {
  count: (number: number, short: boolean) => string;
  money: (amount: number, short: boolean) => string;
}

/** So many places tell any two neighbours on an axis apart. */
const PLACES = 6;

/** The same ones for the same language: what is drawn with them need not be drawn anew. */
const known = new WeakMap<Language, AxisNumbers>();

export function axisNumbers(language: Language): AxisNumbers {
  const before = known.get(language);
  if (before) return before;
  const { number, locale, currency: { code } } = language;
  const compact = { notation: "compact", maximumFractionDigits: PLACES } as const;
  const counts = new Intl.NumberFormat(locale, compact);
  const amounts = new Intl.NumberFormat(locale, { ...compact, style: "currency", currency: code, currencyDisplay: currencyDisplay(code), minimumFractionDigits: 0 });
  const made: AxisNumbers = {
    count: (one, short) => (short ? counts.format(one) : number.count(String(one))),
    money: (amount, short) => (short ? amounts.format(amount) : number.money(String(amount)).replace(/[.,]00$/, "")),
  };
  known.set(language, made);
  return made;
}
