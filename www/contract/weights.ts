// Weights brought to a sum, exactly: in tenths, what is left over of them going to the largest remainders.

import { placesOf, scaled } from "../i18n/decimal.ts";

interface Part {
  id: string;
  weight: string;
  /** It stays as it is. */
  kept: boolean;
}

/** Each weight by its id; null where the parts that stay leave nothing for the others. */
export function balanced(parts: readonly Part[], full: string): ReadonlyMap<string, string> | null {
  const places = Math.max(0, ...[full, ...parts.map(({ weight }) => weight)].map(placesOf));
  const kept = parts.filter((part) => part.kept);
  const others = parts.filter((part) => !part.kept);
  const room = scaled(full, places) - kept.reduce((sum, { weight }) => sum + scaled(weight, places), 0n);
  const sum = others.reduce((all, { weight }) => all + scaled(weight, places), 0n);
  if (room < 0n || others.length === 0) return null;
  // In whole points where they allow it, else one place finer.
  const share = (unit: bigint): { part: Part; least: bigint; rest: bigint }[] => others.map((part) => {
    const [over, under] = sum === 0n ? [room, BigInt(others.length) * unit] : [scaled(part.weight, places) * room, sum * unit];
    return { part, least: (over / under) * unit, rest: over % under };
  });
  const unit = room % 10n ** BigInt(places) === 0n ? 10n ** BigInt(places) : 1n;
  const shares = share(unit);
  let left = (room - shares.reduce((all, { least }) => all + least, 0n)) / unit;
  const made = new Map(kept.map(({ id, weight }) => [id, weight]));
  for (const { part, least } of shares.toSorted((one, other) => (one.rest > other.rest ? -1 : 1))) {
    made.set(part.id, written(least + (left > 0n ? unit : 0n), places));
    if (left > 0n) left -= 1n;
  }
  return made;
}

function written(number: bigint, places: number): string {
  const digits = String(number).padStart(places + 1, "0");
  const whole = places === 0 ? digits : digits.slice(0, -places);
  const fraction = places === 0 ? "" : digits.slice(-places).replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
