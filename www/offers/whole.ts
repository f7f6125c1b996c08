// Volumes as whole numbers, and their shares: digits as integers, nothing is rounded by a float.

/** The largest number of digits a volume has: more is no volume of any service. */
const MOST_DIGITS = 9;

/** Why something typed is no volume; null: it is one. */
export function refusedVolume(plain: string | null, whole: boolean): "offers-not-number" | "offers-negative" | "offers-not-whole" | "offers-too-large" | null {
  if (plain === null) return "offers-not-number";
  if (plain.startsWith("-") && /[1-9]/.test(plain)) return "offers-negative";
  const [digits = "", fraction = ""] = plain.replace("-", "").split(".");
  if (digits.replace(/^0+/, "").length > MOST_DIGITS) return "offers-too-large";
  return whole && /[1-9]/.test(fraction) ? "offers-not-whole" : null;
}

/** A share in per cent of a volume, to the nearest whole one, half upwards; up: to the next. */
export function shareOf(volume: string, percent: string, up = false): string {
  const [units, places] = unitsOf(volume);
  const [rate, ratePlaces] = unitsOf(percent);
  const scale = 10n ** BigInt(places + ratePlaces) * 100n;
  const product = units * rate;
  return String((product + (up ? scale - 1n : scale / 2n)) / scale);
}

/** How much a volume is a share of, in per cent, to the next whole one. */
export function wholeOf(part: string, percent: string): string {
  const [units, places] = unitsOf(part);
  const [rate, ratePlaces] = unitsOf(percent);
  if (rate === 0n) return String(units / 10n ** BigInt(places));
  const [above, below] = [units * 100n * 10n ** BigInt(ratePlaces), rate * 10n ** BigInt(places)];
  return String((above + below - 1n) / below);
}

export function sumOf(volumes: readonly string[]): string {
  const places = Math.max(0, ...volumes.map((volume) => unitsOf(volume)[1]));
  const units = volumes.map((volume) => { const [one, fine] = unitsOf(volume); return one * 10n ** BigInt(places - fine); }).reduce((one, other) => one + other, 0n);
  const digits = String(units).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

/**
 * A total over parts in the proportion they have now, in whole numbers. A larger total never makes a part smaller: what is left over
 * after rounding down goes one by one to the part with the most for each it would then have.
 */
export function spread(parts: readonly string[], total: string): string[] {
  const now = parts.map((part) => unitsOf(part)[0]);
  const sum = now.reduce((one, other) => one + other, 0n);
  const wanted = BigInt(total);
  if (sum === 0n) return parts.map((_, place) => (place === 0 ? total : "0"));
  const made = now.map((part) => part * wanted / sum);
  for (let left = wanted - made.reduce((one, other) => one + other, 0n); left > 0n; left -= 1n) {
    const gain = (place: number): [bigint, bigint] => [now[place] ?? 0n, (made[place] ?? 0n) + 1n];
    let best = 0;
    for (let place = 1; place < now.length; place += 1) {
      const [[part, next], [most, mostNext]] = [gain(place), gain(best)];
      if (part * mostNext > most * next) best = place;
    }
    made[best] = (made[best] ?? 0n) + 1n;
  }
  return made.map(String);
}

function unitsOf(decimal: string): [units: bigint, places: number] {
  const [whole = "", fraction = ""] = decimal.split(".");
  return [BigInt((whole + fraction) || "0"), fraction.length];
}
