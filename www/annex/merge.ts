// What was read of an annex put into a contract that is there already.

import type { Contract } from "../engine/engine.ts";

type Entry = Readonly<Record<string, unknown>>;

/**
 * Entries of a list replace those people call the same; what the annex says nothing of stays as it is. Two things that only
 * happen to have one id, such as the third line of two annexes, both stay.
 */
export function mergedInto(contract: Contract, annex: Contract): Contract {
  const apart = toldApart(contract, annex);
  const parts = Object.entries(apart).filter(([key, value]) => !OWN_NAME.has(key) && value !== null);
  return parts.reduce<Contract>((into, [key, value]) => {
    const before = (into as unknown as Entry)[key];
    if (Array.isArray(value)) return value.length === 0 ? into : { ...into, [key]: WHOLE.has(key) ? value : withEntries(entries(before), value as Entry[]) };
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

/** The annex with the contract's ids for what both call the same, and ids of its own for what only has the same id. */
function toldApart(contract: Entry, annex: Entry): Entry {
  const names = new Map<string, string>();
  const clauses = new Map<string, string>();
  const lists = Object.entries(annex).filter(([key, value]) => Array.isArray(value) && !WHOLE.has(key) && key !== "ambiguities");
  const taken = new Set(lists.flatMap(([key, value]) => [...entries(value), ...entries(contract[key])]).map(({ id }) => String(id)));
  for (const [key, value] of lists) {
    const before = entries(contract[key]);
    const renamed = key === "clauses" ? clauses : names;
    for (const entry of entries(value)) {
      const id = String(entry["id"]);
      const same = before.find((one) => called(one) !== "" && called(one) === called(entry));
      if (same) {
        if (same["id"] !== id) renamed.set(id, String(same["id"]));
      } else if (before.some((one) => one["id"] === id && called(one) !== called(entry))) {
        const free = freeId(id, taken, key === "clauses");
        taken.add(free);
        renamed.set(id, free);
      }
    }
  }
  return names.size === 0 && clauses.size === 0 ? annex : (rewritten(annex, "", names, clauses) as Entry);
}

/** What people call an entry; of a clause, what it says. */
function called({ label, text }: Entry): string {
  const said = label ?? text;
  const first = isObject(said) ? (said["zh-CN"] ?? Object.values(said)[0]) : said;
  return typeof first === "string" ? first : "";
}

function freeId(id: string, taken: ReadonlySet<string>, spaced: boolean): string {
  for (let number = 2; ; number += 1) {
    const free = spaced ? `${id}（${String(number)}）` : `${id}_${String(number)}`;
    if (!taken.has(free)) return free;
  }
}

/** A part of the annex with the new ids wherever the old ones stand. `key`: where the part stands. */
function rewritten(part: unknown, key: string, names: ReadonlyMap<string, string>, clauses: ReadonlyMap<string, string>): unknown {
  if (typeof part === "string") {
    if (key === "clause") return part.split(", ").map((one) => clauses.get(one) ?? one).join(", ");
    return TEXTS.has(key) ? part : (names.get(part) ?? part);
  }
  if (Array.isArray(part)) {
    const inside = key === "clauses" ? clauses : names;
    return part.map((one: unknown) => (key === "clauses" && isObject(one) ? { ...one, id: inside.get(String(one["id"])) ?? one["id"] } : rewritten(one, key, names, clauses)));
  }
  if (!isObject(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, rewritten(value, name, names, clauses)]));
}

/** Keys of words, which are no names of terms. */
const TEXTS = new Set(["label", "text", "note", "question", "title", "unit", "kind", "scope", "zh-CN", "zh-TW", "en"]);

function entries(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value as Entry[] : [];
}

function isObject(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
