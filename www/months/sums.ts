// Decimals added and compared exactly. They come from the engine in plain notation; no binary float is made of them.

/** Cents: what most amounts have. A finer one moves the whole sum to its own places. */
const PLACES = 2;

export class Sum {
  #units = 0n;
  #places = PLACES;

  add(decimal: string): void {
    const [whole = "", fraction = ""] = decimal.split(".");
    if (fraction.length > this.#places) {
      this.#units *= 10n ** BigInt(fraction.length - this.#places);
      this.#places = fraction.length;
    }
    this.#units += BigInt(whole + fraction.padEnd(this.#places, "0"));
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
  const difference = units(one, places) - units(two, places);
  return difference < 0n ? -1 : Number(difference > 0n);
}

function placesOf(decimal: string): number {
  const point = decimal.indexOf(".");
  return point < 0 ? 0 : decimal.length - point - 1;
}

function units(decimal: string, places: number): bigint {
  const [whole = "", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

/** How much more the one is than the other, exactly, in plain notation. */
export function differenceOf(one: string, other: string): string {
  const places = Math.max(placesOf(one), placesOf(other));
  const difference = units(one, places) - units(other, places);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, "0");
  const point = digits.length - places;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${difference < 0n ? "-" : ""}${digits.slice(0, point)}${fraction ? `.${fraction}` : ""}`;
}

/** The mean, to two places, half a unit away from nought; the sum it is made of is exact. */
export function meanOf(decimals: readonly string[]): string {
  const places = Math.max(2, ...decimals.map(placesOf));
  const sum = decimals.reduce((all, one) => all + units(one, places), 0n);
  const divisor = BigInt(decimals.length) * 10n ** BigInt(places - 2);
  const size = sum < 0n ? -sum : sum;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  const digits = String(rounded).padStart(3, "0");
  return `${sum < 0n && rounded > 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
