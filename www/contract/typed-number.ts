// A number as people type it into a field of the contract: with full-width digits, commas, a sign of money before it, a word of
// size or a unit behind it. The unit has to be the field's own, or one that comes to it exactly.

import { plainNumber } from "../domain/inputs.ts";
import { moneyWords } from "../domain/money-typed.ts";

/** How many places further right the point goes. */
const SIZES: Readonly<Record<string, number>> = { 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };

/** Shares, in per cent: how many places further right the point goes. */
const SHARES: readonly (readonly [RegExp, number])[] = [
  [/^(?:%|百分之|个百分点|個百分點|percent|per cent)$/, 0], [/^(?:‰|千分之)$/, -1], [/^[万萬]分之$/, -2], [/^成$/, 1],
];

const MONEY = /^(?:¥|rmb|cny|人民[币幣]|元|[圆圓块塊]|yuan)(?:整|[/每].*)?$/;

/** Durations: what they are called, and how many of the smallest one they are. Working days and months of one kind do not come to days. */
const TIMES: Readonly<Record<string, readonly [words: RegExp, kind: string, of: bigint]>> = {
  ms: [/^(?:毫秒|ms|milliseconds?)$/, "second", 1n],
  s: [/^(?:秒|秒[钟鐘]|s|secs?|seconds?)$/, "second", 1_000n],
  min: [/^(?:分|分[钟鐘]|min|mins|minutes?)$/, "second", 60_000n],
  h: [/^(?:[时時]|小[时時]|个小时|個小時|h|hrs?|hours?)$/, "second", 3_600_000n],
  days: [/^(?:天|日|days?)$/, "second", 86_400_000n],
  day: [/^(?:日|号|號|day)$/, "day", 1n],
  working_days: [/^(?:个?工作日|個?工作日|working days?)$/, "working day", 1n],
  months: [/^(?:月|[个個]月|months?)$/, "month", 1n],
  years: [/^(?:年|years?)$/, "month", 12n],
};

const POINTS = /^(?:分|点|點|points?|pts?)$/;

const COUNTED = /^(?:[通次单單条條人件个個位席户戶台封则則笔筆起项項例份]|人次|席位|calls?|visits?|chats?|answers?|records?|issues?|orders?|messages?|seats?)$/;

/** The number in plain notation; what was typed where it is none, or not in this unit. Without a unit the sentence says what it is. */
export function numberTyped(typed: string, unit = ""): string {
  const text = typed.normalize("NFKC").trim();
  const [, before = "", digits = "", size = "", behind = ""] = /^([^\d.-]*)(-?[\d.,，\s]+)([千万萬亿億]?)\s*(\D*)$/.exec(text.toLowerCase()) ?? [];
  const number = plainNumber(digits);
  const [word, other] = [behind.trim() || before.trim(), behind.trim() && before.trim()];
  if (number === null || (other !== "" && !MONEY.test(other) && inUnit(number, other, unit) === null)) return text;
  return inUnit(moved(number, SIZES[size] ?? 0), word, unit) ?? text;
}

function inUnit(number: string, word: string, unit: string): string | null {
  if (word === "") return number;
  const share = SHARES.find(([words]) => words.test(word))?.[1];
  // Where no unit stands, a share is a part of one.
  if (share !== undefined) return unit === "%" || unit === "" ? moved(number, share - (unit === "" ? 2 : 0)) : null;
  if (unit === "%") return null;
  // Of another currency than yuan.
  if (/^[A-Z]{3}$/.test(unit)) return moneyWords(unit).has(word.replaceAll(/\s/g, "")) ? number : null;
  const fitting = { yuan: MONEY, points: POINTS }[unit];
  if (fitting) return fitting.test(word) ? number : null;
  const time = TIMES[unit];
  if (time) return time[0].test(word) ? number : converted(number, word, time);
  const known = MONEY.test(word) || POINTS.test(word) || Object.values(TIMES).some(([words]) => words.test(word));
  return (unit === "" && known) || COUNTED.test(word) || word === unit.toLowerCase() ? number : null;
}

/** A duration in another unit, where it comes to a decimal. */
function converted(number: string, word: string, [, kind, of]: (typeof TIMES)[string]): string | null {
  const typed = Object.values(TIMES).find(([words, one]) => one === kind && words.test(word));
  if (!typed) return null;
  const [whole = "", fraction = ""] = number.replace("-", "").split(".");
  // Four places more are enough for every quotient of two of these that ends.
  const all = BigInt(`${whole}${fraction}`) * typed[2] * 10_000_000n;
  return all % of === 0n ? moved(`${number.startsWith("-") ? "-" : ""}${all / of}`, -(fraction.length + 7)) : null;
}

/** The number with its point so many places further right, or left. */
export function moved(number: string, places: number): string {
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  if (places === 0) return number;
  const digits = "0".repeat(Math.max(0, -places)) + whole + fraction.padEnd(places, "0");
  const point = whole.length + Math.max(0, -places) + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const right = digits.slice(point).replace(/0+$/, "");
  return `${number.startsWith("-") ? "-" : ""}${left}${right === "" ? "" : `.${right}`}`;
}
