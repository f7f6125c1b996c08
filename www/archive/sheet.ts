// The months that are kept, and the rules of keeping them: which sheet counts for a month, what replaces what, what follows what.
//
// A sheet is what was pasted or opened at a time, with all its months. Nothing in it is written over by another sheet: one that
// replaces a month of another says so, and as long as it is there the other's month does not count.

import type { Contract } from "../engine/engine.ts";
import { without } from "../domain/layout-settings.ts";
import { OWN, ownOf, type Inputs, type Settings } from "../domain/state.ts";

/** How far a month is, in order. */
export const STATES = ["draft", "objected", "reconciled", "confirmed", "paid"] as const;
export type MonthState = (typeof STATES)[number];

/** A sheet as the list of sheets has it, without its figures. */
export interface Sheet {
  readonly id: string;
  /** Goes up with every change, so that two windows see each other's. */
  readonly revision: number;
  /** Later ones were added later. */
  readonly added: number;
  /** The contract it is settled under. */
  readonly contract: string;
  /** The keys of its vendor-months, in the order of the text; null: not yet known, of a long text. */
  readonly months: readonly string[] | null;
  /** Months of other sheets it counts instead of: by sheet. */
  readonly replaces: Readonly<Record<string, readonly string[]>>;
  /** By month, where somebody has set it. */
  readonly states: Readonly<Record<string, MonthState>>;
}

/** The contract of a month as it was in force when the month was agreed. */
export interface Agreed {
  readonly contract: Contract;
  readonly packages: Settings["packages"];
}

/** What a sheet was made from, and what was agreed of it. */
export interface Filed {
  readonly inputs: Inputs;
  /** By month. */
  readonly agreed: Readonly<Record<string, Agreed>>;
}

/** A month, and where it stands. */
export interface Place {
  readonly key: string;
  readonly vendor: string;
  /** As "2026-10"; empty where none is written. */
  readonly month: string;
  readonly sheet: Sheet;
  /** Which vendor-month of the sheet's text, from 0. */
  readonly record: number;
}

/** What is agreed is settled under the contract as it was then. */
export function isAgreed(state: MonthState): boolean {
  return state === "reconciled" || state === "confirmed" || state === "paid";
}

export function stateOf(sheet: Sheet, key: string): MonthState {
  return sheet.states[key] ?? "draft";
}

export function partsOf(key: string): { vendor: string; month: string } {
  const at = key.lastIndexOf("\n");
  return { vendor: key.slice(0, Math.max(0, at)), month: key.slice(at + 1) };
}

/** Every month that counts or stands beside one that does, in the order of adding; what another sheet has replaced is left out. */
export function placesOf(sheets: readonly Sheet[]): Place[] {
  const replaced = new Map<string, Set<string>>();
  for (const { replaces } of sheets) {
    for (const [id, keys] of Object.entries(replaces)) replaced.set(id, new Set([...(replaced.get(id) ?? []), ...keys]));
  }
  return [...sheets].sort((one, two) => one.added - two.added).flatMap((sheet) => {
    const gone = replaced.get(sheet.id);
    return (sheet.months ?? []).flatMap((key, record) => (gone?.has(key) ? [] : [{ key, ...partsOf(key), sheet, record }]));
  });
}

/** Those under one of these contracts; the same list where that was asked before. */
export function under(sheets: readonly Sheet[], contracts: ReadonlySet<string>): readonly Sheet[] {
  const known = narrowed.get(sheets) ?? new Map<string, readonly Sheet[]>();
  narrowed.set(sheets, known);
  const wanted = [...contracts].sort().join("\n");
  const found = known.get(wanted) ?? sheets.filter(({ contract }) => contracts.has(contract));
  known.set(wanted, found);
  return found;
}

/** Ten years of five hundred vendors are sixty thousand months: what was found of a list of sheets is not found again. */
const narrowed = new WeakMap<readonly Sheet[], Map<string, readonly Sheet[]>>();
const counted = new WeakMap<readonly Sheet[], ReadonlyMap<string, Place>>();
const ordered = new WeakMap<ReadonlyMap<string, Place>, ReadonlyMap<string, readonly Place[]>>();

/** For each month the place that counts: the one that was added last; one that is agreed goes before those that are not. */
export function countingOf(sheets: readonly Sheet[]): ReadonlyMap<string, Place> {
  const known = counted.get(sheets) ?? counting(sheets);
  counted.set(sheets, known);
  return known;
}

function counting(sheets: readonly Sheet[]): ReadonlyMap<string, Place> {
  const counting = new Map<string, Place>();
  for (const place of placesOf(sheets)) {
    const known = counting.get(place.key);
    // Of one text with the same month twice the first is the one the page opens. A draft beside a month that is paid is a question.
    if (!known || (known.sheet !== place.sheet && (agreedIn(place) || !agreedIn(known)))) counting.set(place.key, place);
  }
  return counting;
}

const agreedIn = ({ sheet, key }: Place): boolean => isAgreed(stateOf(sheet, key));

/** The months that stand in more than one sheet: nobody has said yet that one of them replaces the other, or both are to stay. */
export function keptTwice(sheets: readonly Sheet[]): ReadonlySet<string> {
  const counting = countingOf(sheets);
  return new Set(placesOf(sheets).filter(({ key, sheet }) => counting.get(key)?.sheet !== sheet).map(({ key }) => key));
}

/** The months of a sheet that stand in others, too, by sheet. */
export function sameMonths(months: readonly string[], others: readonly Sheet[]): Record<string, string[]> {
  const own = new Set(months);
  const found: Record<string, string[]> = {};
  for (const { key, sheet } of placesOf(others)) if (own.has(key)) (found[sheet.id] ??= []).push(key);
  return found;
}

/** A vendor's months that count, in order of time; a month that is not written comes first. */
export function monthsOfVendor(counting: ReadonlyMap<string, Place>, vendor: string): readonly Place[] {
  return byVendor(counting).get(vendor) ?? [];
}

/** Every vendor with its months that count, in order of time. */
export function byVendor(counting: ReadonlyMap<string, Place>): ReadonlyMap<string, readonly Place[]> {
  const known = ordered.get(counting);
  if (known) return known;
  const found = new Map<string, Place[]>();
  for (const place of counting.values()) {
    const own = found.get(place.vendor);
    if (own) own.push(place);
    else found.set(place.vendor, [place]);
  }
  for (const own of found.values()) own.sort((one, two) => (one.month < two.month ? -1 : 1));
  ordered.set(counting, found);
  return found;
}

/** The newest month of all; of several vendors the one added last. */
export function newestOf(counting: ReadonlyMap<string, Place>): Place | null {
  let newest: Place | null = null;
  for (const place of counting.values()) if (!newest || place.month > newest.month || (place.month === newest.month && place.sheet.added >= newest.sheet.added)) newest = place;
  return newest;
}

/** How the ids begin of contracts as they were when a month was agreed: such a one is there as long as that month is shown. */
export const AGREED = `${OWN}then/`;

/** The contracts whose months belong together with those in force: a contract of one's own takes the place of what it was made from. */
export function familyOf(inputs: Inputs): ReadonlySet<string> {
  const own = ownOf(inputs);
  return new Set([inputs.contract, ...(typeof own?.base === "string" ? [own.base] : [])]);
}

/** What of the inputs belongs to a sheet: its text, how it is read, its contract, and what was typed for its months. */
export function filedInputs(inputs: Inputs, months: readonly string[] | null): Inputs {
  const own = months && new Set(months);
  const ofMonths = <Value>(all: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(all).filter(([key]) => !own || own.has(key)));
  const month = without(without(inputs, "offer"), "side");
  const { contract, settings } = month;
  const set = settings[contract];
  return {
    ...month, owns: inputs.owns.filter(({ id }) => id === contract), settings: set ? { [contract]: set } : {}, compared: [],
    handedOver: ofMonths(inputs.handedOver), entered: ofMonths(inputs.entered),
  };
}
