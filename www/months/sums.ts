// Decimals added and compared exactly. They come from the engine in plain notation; no binary float is made of them.

import { minus, placesOf, scaled } from "../i18n/decimal.ts";

/** Cents: what most amounts have. A finer one moves the whole sum to its own places. */
const PLACES = 2;

export class Sum {
  #units = 0n;
  #places = PLACES;

  add(decimal: string): void {
    const places = placesOf(decimal);
    if (places > this.#places) {
      this.#units *= 10n ** BigInt(places - this.#places);
      this.#places = places;
    }
    this.#units += scaled(decimal, this.#places);
  }

  /** In plain notation, with two places at least. */
  toString(): string {
    const digits = String(this.#units < 0n ? -this.#units : this.#units).padStart(this.#places + 1, "0");
    const point = digits.length - this.#places;
    return `${this.#units < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
}

/** Negative where the first is smaller. */
export function compareDecimals(one: string, two: string): number {
  const places = Math.max(placesOf(one), placesOf(two));
  const difference = scaled(one, places) - scaled(two, places);
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** How much more the one is than the other, exactly, without zeros at its end. */
export function differenceOf(one: string, other: string): string {
  const difference = minus(one, other);
  return difference.includes(".") ? difference.replace(/\.?0+$/, "") : difference;
}

/** The mean, to two places, half a unit away from nought; the sum it is made of is exact. */
export function meanOf(decimals: readonly string[]): string {
  const places = Math.max(2, ...decimals.map(placesOf));
  const sum = decimals.reduce((all, one) => all + scaled(one, places), 0n);
  const divisor = BigInt(decimals.length) * 10n ** BigInt(places - 2);
  const size = sum < 0n ? -sum : sum;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  const digits = String(rounded).padStart(3, "0");
  return `${sum < 0n && rounded > 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
