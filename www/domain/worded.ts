// A contract as it reads: with the numbers its texts take over from its terms, as the engine has filled them in.

import type { Contract, FilledText } from "yuekao";

/** The contract with these texts; the same one where there are none. */
export function worded(contract: Contract, texts: readonly FilledText[]): Contract {
  if (texts.length === 0) return contract;
  const copy: unknown = structuredClone(contract);
  for (const { at, text } of texts) {
    const keys = at.split("/").slice(1);
    const last = keys.pop() ?? "";
    const part = keys.reduce<unknown>((inner, key) => (isObject(inner) ? Reflect.get(inner, key) : null), copy);
    if (isObject(part)) Reflect.set(part, last, text);
  }
  return copy as Contract;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
