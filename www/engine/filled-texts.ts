// A contract as it reads: with the numbers its texts take over from its terms, as the engine has filled them in.

import type { Contract, FilledText, Text } from "yuekao";

/** A text, and where it stands below the part that is looked at. */
interface Below {
  keys: readonly string[];
  text: Text;
}

/** Parts as they were filled last: what reads the same is the same part, so that whatever is made of it need not be made anew. */
const filled = new WeakMap<object, { texts: string; part: object }>();

/** The contract with these texts; parts without any are the same. */
export function worded(contract: Contract, texts: readonly FilledText[]): Contract {
  return filledIn(contract, texts.map(({ at, text }) => ({ keys: at.split("/").slice(1), text }))) as Contract;
}

/** Another version of a contract, which cannot be asked about: where it is as the contract is written, it reads the same. */
export function wordedLike(other: Contract, written: Contract, read: Contract): Contract {
  return readLike(other, written, read) as Contract;
}

/** Parts as they were read last. */
const alike = new WeakMap<object, { read: object; part: object }>();

function readLike(other: unknown, written: unknown, read: unknown): unknown {
  if (other === written) return read;
  if (!isObject(other) || !isObject(written) || !isObject(read)) return other;
  const known = alike.get(other);
  if (known?.read === read) return known.part;
  const copy = (Array.isArray(other) ? [...(other as unknown[])] : { ...other }) as object;
  for (const key of Object.keys(other)) Reflect.set(copy, key, readLike(Reflect.get(other, key), Reflect.get(written, key), Reflect.get(read, key)));
  alike.set(other, { read, part: copy });
  return copy;
}

function filledIn(part: unknown, texts: readonly Below[]): unknown {
  if (!isObject(part) || texts.length === 0) return part;
  const mark = JSON.stringify(texts);
  const known = filled.get(part);
  if (known?.texts === mark) return known.part;
  const copy = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as object;
  for (const key of new Set(texts.map(({ keys: [first = ""] }) => first))) {
    const inner = texts.filter(({ keys: [first = ""] }) => first === key);
    const whole = inner.find(({ keys }) => keys.length === 1);
    const below = inner.map(({ keys, text }) => ({ keys: keys.slice(1), text }));
    if (whole || isObject(Reflect.get(part, key))) Reflect.set(copy, key, whole ? whole.text : filledIn(Reflect.get(part, key), below));
  }
  filled.set(part, { texts: mark, part: copy });
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
