// A sum of many months in words: where some of them are open, the least it can be.

import type { Language } from "../i18n/language.ts";
import type { Total } from "./protocol.ts";

export function totalText({ sum, open, least }: Total, language: Language): string {
  const shown = language.number.money(sum);
  if (open === 0) return shown;
  const values = { sum: least ? language.number.money(sum).replace(/[.,]00$/, "") : shown, count: language.number.count(String(open)) };
  return language.say(!/[1-9]/.test(sum) ? "months-open-none" : least ? "months-open-least" : "months-open", values);
}
