// Volumes as whole numbers, and rates of them: digits as integers, nothing is rounded by a float.

import { minus, positive } from "../decimal.js";

/** The largest number of digits a volume has: more is no volume of any service. */
const MOST_DIGITS = 9;

export type Refusal = "not-number" | "negative" | "not-whole" | "too-large";

const PLAIN = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** Why something in plain notation is no volume; null: it is one. `whole`: only whole numbers of it exist. */
export function refusedVolume(plain: string | null, whole: boolean): Refusal | null {
  if (plain === null || !PLAIN.test(plain)) return "not-number";
  if (plain.startsWith("-") && /[1-9]/.test(plain)) return "negative";
  const [digits = "", fraction = ""] = plain.replace("-", "").split(".");
  if (digits.replace(/^0+/, "").length > MOST_DIGITS) return "too-large";
  return whole && /[1-9]/.test(fraction) ? "not-whole" : null;
}

/** A price in plain notation; null: it is none. */
export function priceOf(plain: string): string | null {
  return PLAIN.test(plain) && !plain.startsWith("-") ? plain : null;
}

/** Whether something in plain notation is a rate: not below none, and of per cent not above all. */
export function isRate(plain: string, unit: string): boolean {
  return priceOf(plain) !== null && (unit !== "%" || !positive(minus(plain, "100")));
}

/** A share in per cent of a volume, to the nearest whole one, half upwards; up: to the next. */
export function shareOf(volume: string, percent: string, up = false): string {
  const [units, places] = unitsOf(volume);
  const [rate, ratePlaces] = unitsOf(percent);
  const scale = 10n ** BigInt(places + ratePlaces) * 100n;
  const product = units * rate;
  return String((product + (up ? scale - 1n : scale / 2n)) / scale);
}

/** How much a volume is a share of, in per cent, to the whole one before; up: to the next. */
export function wholeOf(part: string, percent: string, up: boolean): string {
  const [units, places] = unitsOf(part);
  const [rate, ratePlaces] = unitsOf(percent);
  if (rate === 0n) return String(units / 10n ** BigInt(places));
  const [above, below] = [units * 100n * 10n ** BigInt(ratePlaces), rate * 10n ** BigInt(places)];
  return String((above + (up ? below - 1n : 0n)) / below);
}

export function sumOf(volumes: readonly string[]): string {
  const places = Math.max(0, ...volumes.map((volume) => unitsOf(volume)[1]));
  const units = volumes.map((volume) => { const [one, fine] = unitsOf(volume); return one * 10n ** BigInt(places - fine); }).reduce((one, other) => one + other, 0n);
  const digits = String(units).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

function unitsOf(decimal: string): [units: bigint, places: number] {
  const [whole = "", fraction = ""] = decimal.split(".");
  return [BigInt((whole + fraction) || "0"), fraction.length];
}
