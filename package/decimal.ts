// Decimals that are shown side by side: their differences, and where they end. Plain notation in and out, exact: digits as
// integers.

/** `one` less `other`. */
export function minus(one: string, other: string): string {
  const places = Math.max(placesOf(one), placesOf(other));
  return plain(scaled(one, places) - scaled(other, places), places);
}

/** The nearest decimal of so many places that is not above it. */
export function roundedDown(decimal: string, places: number): string {
  const more = placesOf(decimal) - places;
  if (more <= 0) return decimal;
  const whole = scaled(decimal, placesOf(decimal));
  const unit = 10n ** BigInt(more);
  return plain(whole / unit - (whole < 0n && whole % unit !== 0n ? 1n : 0n), places);
}

/** The nearest decimal of so many places that is not below it. */
export function roundedUp(decimal: string, places: number): string {
  return minus("0", roundedDown(minus("0", decimal), places));
}

export function positive(decimal: string): boolean {
  return !decimal.startsWith("-") && /[1-9]/.test(decimal);
}

export function zero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}

/** A difference with its sign; `written` puts the number itself into words. */
export function signed(amount: string, written: (plain: string) => string): string {
  if (zero(amount)) return written("0");
  return `${amount.startsWith("-") ? "−" : "+"}${written(amount.replace("-", ""))}`;
}

function plain(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units < 0n ? `-${text}` : text;
}

/** Digits behind the point. */
export function placesOf(decimal: string): number {
  const [, fraction = ""] = decimal.split(".");
  return fraction.length;
}

/** A decimal in units of its last place, of so many places. */
export function scaled(decimal: string, places: number): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}
