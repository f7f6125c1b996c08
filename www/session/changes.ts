// What is to be changed: in the order of the wishes, and none of them lost to another.

import type { Problem } from "../engine/engine.ts";
import type { Edit } from "../domain/edits.ts";
import type { History, Replaced } from "../domain/history.ts";
import { recordKey } from "../domain/inputs.ts";
import { ownOf } from "../domain/state.ts";
import type { Alarm, Replacement, Settled } from "./view.ts";

export interface Change {
  /** From the inputs as they are by then, with all that was changed before, to those with this change. */
  readonly edit: Edit;
  /** Which vendor-month is shown with it, from 0; null: the newest; left out: the one that is shown. */
  readonly record?: number | null;
  /** What it puts in the place of something else. */
  readonly replaces?: Replaced | undefined;
  /** Where it is a step back or forward. */
  readonly step?: "back" | "forward";
  /** Whether it is a key somebody typed: what was typed is painted first. */
  readonly typed?: boolean;
  /** What is done where it does not go, in place of an alarm. */
  readonly refuse?: (refusal: Refusal) => void;
}

/** Why inputs cannot be settled. */
export interface Refusal {
  readonly alarm: Alarm;
  /** What is wrong with the contract. */
  readonly unsound?: readonly Problem[];
  /** Nothing is known to be wrong with the inputs: the engine cannot be had. */
  readonly unreachable?: boolean;
}

/** A change, and who waits for it. */
export interface Pending extends Change {
  readonly done: (taken: boolean) => void;
}

const known = new WeakMap<readonly Change[], { before: History; after: History }>();

/** The history with all of these changes; the same one when asked again. */
export function changed(before: History, changes: readonly Change[]): History {
  const made = known.get(changes);
  if (made?.before === before) return made.after;
  const after = changes.reduce((history, { edit }) => edit(history), before);
  known.set(changes, { before, after });
  return after;
}

/** Those up to the next figures: a month that another one waits behind is settled and filed, too. */
export function upToNextFigures<One extends Change>(changes: readonly One[]): readonly One[] {
  const [, next] = changes.flatMap(({ replaces, step }, place) => (replaces === "figures" && !step ? [place] : []));
  return changes.slice(0, next);
}

/** What the last of these changes that replaces something has replaced, if anything was there. */
export function replacementOf(changes: readonly Change[], before: Settled | null, after: Settled): Replacement | null {
  const { replaces: what, step = null } = changes.findLast(({ replaces }) => replaces !== undefined) ?? {};
  if (!what || !before || before.inputs === after.inputs) return null;
  const { inputs, month } = before;
  const there = { figures: inputs.text, contract: ownOf(inputs), statement: month && inputs.entered[recordKey(month)]?.statement };
  return there[what] ? { what, before, after, step } : null;
}
