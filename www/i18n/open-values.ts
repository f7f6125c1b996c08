// What is open, in words: what it can still be.

import { roundedDown, roundedUp } from "./decimal.ts";
import type { Language } from "./language.ts";
import type { Decimal } from "./numbers.ts";

/** The least and the most something open can be; null: there is no end. */
export type Between = readonly [least: Decimal | null, most: Decimal | null];

type Shown = (value: Decimal) => string;

/** Places of a bound; it is rounded away from what is between. */
const PLACES = 2;

/** “36–86”; empty where it can be anything. A nought as the only end says no more than the sign: that is left out. */
export function betweenText(between: Between | undefined, shown: Shown, language: Language): string {
  const [least = null, most = null] = between ?? [];
  const low = least === null ? "" : shown(roundedDown(least, PLACES));
  const high = most === null ? "" : shown(roundedUp(most, PLACES));
  if (low === "" || high === "") return !/[1-9]/.test(low + high) ? "" : language.say(high === "" ? "at-least" : "at-most", { low, high });
  // “0–100%”, “¥0–10,000”: the unit once.
  const sign = /^[^\d-]*/.exec(low)?.[0] ?? "";
  return language.say("between", { low: high.endsWith("%") ? low.replace(/\s?%$/, "") : low, high: high.startsWith(sign) ? high.slice(sign.length) : high });
}

/** “待定，36–86”. */
export function openText(between: Between | undefined, shown: Shown, language: Language): string {
  const text = betweenText(between, shown, language);
  return text === "" ? language.say("open") : language.say("open-between", { between: text });
}

/** A value, or what it can be while it is open. */
export function valueText(value: Decimal | null, between: Between | undefined, shown: Shown, language: Language): string {
  return value === null ? openText(between, shown, language) : shown(value);
}

/** An amount of money, or what it can be while it is open. */
export function moneyText(amount: Decimal | null, between: Between | undefined, language: Language): string {
  return amount === null ? openText(between, language.number.amount, language) : language.number.money(amount);
}
