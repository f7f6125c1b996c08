// Which clauses were compared with the paper. A clause that changed since has to be compared again.

import type { Contract } from "../engine/engine.ts";
import { markOfValue } from "./mark.ts";
import { pointerTo, steps, valueAt } from "../domain/pointer.ts";

const LISTS = ["metrics", "items", "groups", "tiers", "outcomes", "fees", "damages", "caps", "dates", "values"] as const;
const SINGLE = ["score", "trial", "settlement", "term"] as const;

export type Checked = Readonly<Record<string, string>>;

/** Whether a place is a clause by itself. */
export function checkable(at: string): boolean {
  const [section = "", , more] = steps(at);
  return more === undefined && ([...LISTS, ...SINGLE] as readonly string[]).includes(section);
}

/** Every clause of the contract. */
export function clausesOf(contract: Contract): string[] {
  return [
    ...SINGLE.filter((section) => contract[section]).map((section) => pointerTo(section)),
    ...LISTS.flatMap((section) => (contract[section] ?? []).map((_, index) => pointerTo(section, index))),
  ];
}

export function isChecked(checked: Checked, contract: Contract, at: string): boolean {
  const mark = checked[nameOf(contract, at)];
  return mark !== undefined && mark === markOf(contract, at);
}

export function withCheck(checked: Checked, contract: Contract, at: string, yes: boolean): Checked {
  const name = nameOf(contract, at);
  const others = Object.entries(checked).filter(([other]) => other !== name);
  return Object.fromEntries(yes ? [...others, [name, markOf(contract, at)]] : others);
}

/** The clauses that were not compared, or have changed since. */
export function unchecked(checked: Checked, contract: Contract): string[] {
  return clausesOf(contract).filter((at) => !isChecked(checked, contract, at));
}

/** A clause keeps its name when it moves. */
function nameOf(contract: Contract, at: string): string {
  const [section = ""] = steps(at);
  const entry = valueAt(contract, at) as { id?: unknown } | undefined;
  return typeof entry?.id === "string" ? `${section}/${entry.id}` : section;
}

const marks = new WeakMap<object, string>();

/** Clauses that are the same as before are not marked anew. */
function markOf(contract: Contract, at: string): string {
  const clause = valueAt(contract, at);
  if (typeof clause !== "object" || clause === null) return markOfValue(clause ?? null);
  const known = marks.get(clause);
  if (known !== undefined) return known;
  const mark = markOfValue(clause);
  marks.set(clause, mark);
  return mark;
}
