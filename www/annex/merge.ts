// What was read of an annex put into a contract that is there already.

import type { Contract } from "../engine/engine.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Entries of a list replace those of the same name; what the annex says nothing of stays as it is. */
export function mergedInto(contract: Contract, annex: Contract): Contract {
  const parts = Object.entries(annex as unknown as Entry).filter(([key, value]) => !OWN_NAME.has(key) && value !== null);
  return parts.reduce<Contract>((into, [key, value]) => {
    const before = (into as unknown as Entry)[key];
    if (Array.isArray(value)) return value.length === 0 ? into : { ...into, [key]: WHOLE.has(key) ? value : withEntries(Array.isArray(before) ? before as Entry[] : [], value as Entry[]) };
    if (isObject(value) && isObject(before)) return { ...into, [key]: { ...before, ...value } };
    return { ...into, [key]: value };
  }, contract);
}

/** What a contract is called is its own. */
const OWN_NAME = new Set(["$schema", "schema", "id", "title", "titles", "parties", "start"]);
/** Lists that only make sense as a whole. */
const WHOLE = new Set(["tiers"]);

function withEntries(before: readonly Entry[], added: readonly Entry[]): Entry[] {
  const ids = new Set(added.map(({ id }) => id));
  const kept = before.filter(({ id }) => id === undefined || !ids.has(id));
  return [...kept, ...added];
}

function isObject(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
