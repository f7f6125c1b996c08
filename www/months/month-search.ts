// Months as people look for them: as a file has them, as the page writes them, or with other marks between year and month.

import type { Locale } from "../i18n/language.ts";
import { numbersOf } from "../i18n/numbers.ts";

/** Whether a month such as "2026-03" is meant by what was typed, in small letters. */
export function monthSought(typed: string, locale: Locale): (month: string) => boolean {
  const numbers = numbersOf(locale);
  const [, year = "", number = ""] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(typed) ?? [];
  const meant = `${year}-${number.padStart(2, "0")}`;
  return (month) => month.includes(typed) || month === meant || within(numbers.month(month).toLowerCase(), typed);
}

/** Found in it, and not from the middle of a number on: January is no part of November. */
function within(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at === 0 || (at > 0 && !/^\d\d/.test(text.slice(at - 1, at) + part));
}
