// Where a contract differs from the one it was made from: what was set otherwise, what came, what went. Lists of things that
// have names are held against each other by their names.

import { pointerTo } from "./pointer.ts";
import { neighbour, spanOf, type Part, type Row } from "./ranges.ts";

export interface Change {
  /** Where it is in the contract as it stands; what went is named by where it stood. */
  at: string;
  kind: "set" | "added" | "removed" | "moved";
  /** Where it stood, of what was moved. */
  from?: string;
  was: unknown;
  now: unknown;
  /** The edge of a range, where only that is meant. */
  edge?: Part;
}

export function changesOf(base: unknown, now: unknown): Change[] {
  const found: Change[] = [];
  compare(base, now, [], found);
  return moves(found);
}

/** A category that left one package for another is one change. */
function moves(found: readonly Change[]): Change[] {
  const taken = new Set<Change>();
  const packageOf = ({ at }: Change): string | undefined => /^(.*\/packages\/)\d+\/categories\/\d+$/.exec(at)?.[1];
  const paired = found.map((change): Change => {
    const list = change.kind === "added" ? packageOf(change) : undefined;
    const from = list && found.find((one) => one.kind === "removed" && !taken.has(one) && packageOf(one) === list && nameOf(one.was) === nameOf(change.now));
    if (!from) return change;
    taken.add(from);
    return { ...change, kind: "moved", from: from.at, was: from.was };
  });
  return paired.filter((change) => !taken.has(change));
}

type Path = readonly (string | number)[];
type Entry = Record<string, unknown>;

function compare(was: unknown, now: unknown, path: Path, found: Change[]): void {
  if (was === now || same(was, now)) return;
  const at = pointerTo(...path);
  if (Array.isArray(was) && Array.isArray(now)) {
    lists(was, now, path, found);
    return;
  }
  if (isObject(was) && isObject(now)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
      // A blank that is filled is no example any more.
      if (key === "example" && was["value"] !== now["value"]) continue;
      const [before, after] = [was[key], now[key]];
      if (before !== undefined && after !== undefined) compare(before, after, [...path, key], found);
      else found.push({ at: pointerTo(...path, key), kind: after === undefined ? "removed" : "added", was: before, now: after });
    }
    return;
  }
  found.push({ at, kind: "set", was, now });
}

function lists(was: readonly unknown[], now: readonly unknown[], path: Path, found: Change[]): void {
  const named = [...was, ...now].every((one) => (typeof one === "string" ? path.at(-1) === "categories" : nameOf(one) !== null));
  const inRanges = was.every(isRow) && now.every(isRow);
  if (!named && was.length !== now.length) {
    found.push({ at: pointerTo(...path), kind: "set", was, now });
    return;
  }
  const other = (one: unknown, index: number): unknown => (named ? was.find((before) => nameOf(before) === nameOf(one)) : was[index]);
  now.forEach((one, index) => {
    const before = other(one, index);
    if (before === undefined) found.push({ at: pointerTo(...path, index), kind: "added", was: undefined, now: one });
    else if (inRanges) compare({ ...(before as Row), in: "" }, { ...(one as Row), in: "" }, [...path, index], found);
    else compare(before, one, [...path, index], found);
  });
  if (inRanges) edges(now, (row, index) => other(row, index) as Row | undefined, path, found);
  if (!named) return;
  const names = new Set(now.map(nameOf));
  was.forEach((one, index) => {
    if (!names.has(nameOf(one))) found.push({ at: pointerTo(...path, index), kind: "removed", was: one, now: undefined });
  });
}

/** Of rows with ranges: an edge that two of them share is one change. */
function edges(now: readonly Row[], other: (row: Row, index: number) => Row | undefined, path: Path, found: Change[]): void {
  const reported = new Set<string>();
  now.forEach((row, index) => {
    const before = other(row, index);
    if (!before) return;
    const [here, there] = [spanOf(row.in), spanOf(before.in)];
    for (const edge of ["from", "to"] as const) {
      if (here[edge] === there[edge] && here[`${edge}Closed`] === there[`${edge}Closed`]) continue;
      if (reported.has(`${neighbour(now, index, edge)} ${edge === "from" ? "to" : "from"}`)) continue;
      reported.add(`${index} ${edge}`);
      found.push({ at: pointerTo(...path, index, "in"), kind: "set", was: before.in, now: row.in, edge });
    }
  });
}

function isRow(one: unknown): one is Row {
  return isObject(one) && typeof one["in"] === "string";
}

/** What tells the entries of a list apart: their id, the figure they price, a category's first name. */
function nameOf(one: unknown): string | null {
  if (!isObject(one)) return typeof one === "string" ? one : null;
  const name = one["id"] ?? one["figure"] ?? one["zh-CN"];
  return typeof name === "string" ? name : null;
}

function isObject(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  return typeof one === "object" && typeof other === "object" ? JSON.stringify(one) === JSON.stringify(other) : false;
}
