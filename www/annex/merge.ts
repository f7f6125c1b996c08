// What was read of an annex put into a contract that is there already.

import type { Contract } from "../engine/engine.ts";

type Entry = Readonly<Record<string, unknown>>;

/** Whose score counts where contract and annex have one each. */
export type ScoreOf = "annex" | "contract";

/** Whether both have a score: a contract has only one. */
export function bothScore(contract: Contract, annex: Contract): boolean {
  return [contract, annex].every((one) => entries((one as unknown as Entry)["items"]).length > 0);
}

/** Whether amounts of both are in the same currency; others cannot stand in one contract. */
export function sameCurrency(contract: Contract, annex: Contract): boolean {
  return JSON.stringify(contract.currency ?? null) === JSON.stringify(annex.currency ?? null);
}

/**
 * Entries of a list replace those people call the same; what the annex says nothing of stays as it is. Two things that only
 * happen to have one id, such as the third line of two annexes, both stay. Of two scores one counts, with all that rests on it.
 */
export function mergedInto(contract: Contract, annex: Contract, score: ScoreOf = "annex"): Contract {
  if (!bothScore(contract, annex)) return joined(contract, annex);
  return score === "annex" ? joined(withoutScore(contract), annex) : joined(contract, withoutScore(annex));
}

/** A contract without its score and its tiers, without what rests on them, and without what then nothing rests on. */
function withoutScore(contract: Contract): Contract {
  const before = contract as unknown as Entry;
  const rest = Object.fromEntries(Object.entries(before).filter(([key]) => !SCORED.has(key)));
  const gone = new Set(["score", ...entries(before["tiers"]).map(({ id }) => String(id))]);
  return withoutIdle(withoutLines(rest, gone), before) as unknown as Contract;
}

/** Without the lines that rest on one of these, and without those that rest on such lines. */
function withoutLines(contract: Entry, gone: ReadonlySet<string>): Entry {
  const left = LINES.flatMap((key) => entries(contract[key])).filter((entry) => mentions(entry, gone));
  if (left.length === 0) return contract;
  const kept = LINES.filter((key) => key in contract).map((key) => [key, entries(contract[key]).filter((entry) => !left.includes(entry))] as const);
  return withoutLines({ ...contract, ...Object.fromEntries(kept) }, new Set(left.map(({ id }) => String(id))));
}

/** What makes a score and what it leads to. */
const SCORED = new Set(["items", "groups", "score", "tiers"]);
/** What is paid, limited, told or due. */
const LINES = ["fees", "damages", "caps", "dates", "outcomes"];
/** What only others use. */
const HELPERS = ["metrics", "figures", "values", "ambiguities", "tables"];

/** Without helpers that something used before and nothing does now. */
function withoutIdle(now: Entry, before: Entry): Entry {
  const idle = (entry: Entry, within: Entry): boolean => {
    const id = new Set([String(entry["id"])]);
    return !Object.entries(within).some(([key, value]) => key !== "readings" && (Array.isArray(value) ? value.some((one) => !sameEntry(one, entry) && mentions(one, id)) : mentions(value, id)));
  };
  const kept = Object.fromEntries(Object.entries(now).map(([key, value]) => [key, HELPERS.includes(key) ? entries(value).filter((entry) => !idle(entry, now) || idle(entry, before)) : value]));
  const count = (of: Entry): number => HELPERS.reduce((sum, key) => sum + entries(of[key]).length, 0);
  if (count(kept) < count(now)) return withoutIdle(kept, before);
  const known = new Set(entries(kept["ambiguities"]).map(({ id }) => String(id)));
  return { ...kept, readings: Object.fromEntries(Object.entries(kept["readings"] ?? {}).filter(([id]) => known.has(id))) };
}

function sameEntry(one: unknown, other: Entry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a part of a contract speaks of one of these, by its id. */
function mentions(part: unknown, ids: ReadonlySet<string>, key = ""): boolean {
  if (typeof part === "string") return !TEXTS.has(key) && ids.has(part);
  if (Array.isArray(part)) return part.some((one) => mentions(one, ids, key));
  return isObject(part) && Object.entries(part).some(([name, value]) => ids.has(name) || mentions(value, ids, name));
}

function joined(contract: Contract, annex: Contract): Contract {
  const apart = withDistinctIds(contract, annex);
  const parts = Object.entries(apart).filter(([key, value]) => !OWN_NAME.has(key) && value !== null);
  return parts.reduce<Contract>((into, [key, value]) => {
    const before = (into as unknown as Entry)[key];
    if (Array.isArray(value)) return value.length === 0 ? into : { ...into, [key]: WHOLE.has(key) ? value : withEntries(entries(before), value as Entry[]) };
    if (isObject(value) && isObject(before)) return { ...into, [key]: { ...before, ...value } };
    return { ...into, [key]: value };
  }, contract);
}

/** What a contract is called is its own. */
const OWN_NAME = new Set(["$schema", "schema", "id", "title", "titles", "parties", "start", "currency"]);
/** Lists that only make sense as a whole. */
const WHOLE = new Set(["tiers"]);

function withEntries(before: readonly Entry[], added: readonly Entry[]): Entry[] {
  const ids = new Set(added.map(({ id }) => id));
  const kept = before.filter(({ id }) => id === undefined || !ids.has(id));
  return [...kept, ...added];
}

/** The annex with the contract's ids for what both call the same, and ids of its own for what only has the same id. */
function withDistinctIds(contract: Entry, annex: Entry): Entry {
  const names = new Map<string, string>();
  const clauses = new Map<string, string>();
  const lists = Object.entries(annex).filter(([key, value]) => Array.isArray(value) && !WHOLE.has(key));
  const taken = new Set(lists.flatMap(([key, value]) => [...entries(value), ...entries(contract[key])]).map(({ id }) => String(id)));
  for (const [key, value] of lists) {
    const before = entries(contract[key]);
    const renamed = key === "clauses" ? clauses : names;
    for (const entry of entries(value)) {
      const id = String(entry["id"]);
      const same = before.find((one) => called(one) !== "" && called(one) === called(entry) && (key !== "ambiguities" || chosen(contract, one) === chosen(annex, entry)));
      if (same) {
        if (same["id"] !== id) renamed.set(id, String(same["id"]));
      } else if (before.some((one) => one["id"] === id && (key === "ambiguities" || called(one) !== called(entry)))) {
        const free = freeId(id, taken, key === "clauses");
        taken.add(free);
        renamed.set(id, free);
      }
    }
  }
  return names.size === 0 && clauses.size === 0 ? annex : (rewritten(annex, "", names, clauses) as Entry);
}

/** How a clause is read that can be read in more than one way. */
function chosen(contract: Entry, { id }: Entry): unknown {
  const { readings } = contract;
  return isObject(readings) ? readings[String(id)] : undefined;
}

/** What people call an entry; of a clause, what it says. */
function called({ label, text, question }: Entry): string {
  const said = label ?? text ?? question;
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
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [NAMED.has(key) ? (names.get(name) ?? name) : name, rewritten(value, name, names, clauses)]));
}

/** What is kept by the ids of readings. */
const NAMED = new Set(["readings", "read_as"]);
/** Keys of words, which are no names of terms. */
const TEXTS = new Set(["label", "text", "note", "question", "title", "unit", "kind", "scope", "zh-CN", "zh-TW", "en"]);

function entries(value: unknown): readonly Entry[] {
  return Array.isArray(value) ? value as Entry[] : [];
}

function isObject(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
