// Differences of decimals that are shown side by side. Plain notation in and out, exact: digits as integers.

/** `one` less `other`. */
export function minus(one: string, other: string): string {
  const places = Math.max(placesOf(one), placesOf(other));
  const difference = scaled(one, places) - scaled(other, places);
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return difference < 0n ? `-${text}` : text;
}

export function positive(decimal: string): boolean {
  return !decimal.startsWith("-") && /[1-9]/.test(decimal);
}

export function zero(decimal: string): boolean {
  return !/[1-9]/.test(decimal);
}

function placesOf(decimal: string): number {
  const [, fraction = ""] = decimal.split(".");
  return fraction.length;
}

function scaled(decimal: string, places: number): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}
