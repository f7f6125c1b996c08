// What the shares of a text found, as if it had been settled in one: of each kind the first are listed and the rest counted.

import type { Problem } from "../engine/engine.ts";

/** As many of a kind as the engine lists. */
const MOST = 1000;

const MORE = "more_of_the_same";

type Notice = readonly [row: number, notice: Problem];

/** Of each code the first in the order of the text; the lists are in that order. */
export function joinProblems(shares: readonly (readonly Problem[])[]): Problem[] {
  const all = sorted(shares.flat(), placeOf);
  const kept = firstOfEach(all, (problem) => problem);
  const more = kept.more.map(({ code, count, first }): Problem => ({ ...moreOf(code, count), ...(first.at ? { at: first.at } : {}) }));
  return sorted([...kept.listed, ...more], placeOf);
}

/** Of each code the first that were found: share after share, and in each in the order its rows were settled in. */
export function joinNotices(shares: readonly (readonly Notice[])[], order: Uint32Array): Notice[] {
  const settled = new Map<number, number>();
  order.forEach((row, place) => settled.set(row, place));
  const place = ([row]: Notice): readonly [number, number] => [settled.get(row) ?? row, 0];
  const all = shares.flatMap((share) => sorted(share, place));
  const kept = firstOfEach(all, ([, notice]) => notice);
  const more = kept.more.map(({ code, count, first }): Notice => [first[0], moreOf(code, count)]);
  return sorted([...kept.listed, ...more], ([row]) => [row, 0]);
}

/** Keeps the first of each code; of those that are left out how many there are, with those left out before, and the first of them. */
function firstOfEach<One>(all: readonly One[], problemOf: (one: One) => Problem): { listed: One[]; more: { code: string; count: number; first: One }[] } {
  const seen = new Map<string, number>();
  const left = new Map<string, { code: string; count: number; first: One }>();
  const listed = all.filter((one) => {
    const { code, more } = counted(problemOf(one));
    const before = seen.get(code) ?? 0;
    if (more === 0) seen.set(code, before + 1);
    if (more === 0 && before < MOST) return true;
    const known = left.get(code) ?? { code, count: 0, first: one };
    left.set(code, { ...known, count: known.count + (more || 1) });
    return false;
  });
  return { listed, more: [...left.values()] };
}

/** Its kind, and how many it stands for that a share has left out: 0 for one that is listed. */
function counted({ code, values }: Problem): { code: string; more: number } {
  return code === MORE ? { code: values?.["code"] ?? "", more: Number(values?.["count"]) } : { code, more: 0 };
}

function placeOf({ at }: Problem): readonly [number, number] {
  return at && "row" in at ? [at.row, at.column] : [0, 0];
}

function sorted<One>(all: readonly One[], place: (one: One) => readonly [number, number]): One[] {
  return [...all].sort((one, other) => {
    const [[row, column], [otherRow, otherColumn]] = [place(one), place(other)];
    return row - otherRow || column - otherColumn;
  });
}

/** In the engine's words. */
function moreOf(code: string, count: number): Problem {
  return { code: MORE, severity: "warning", message: `${String(count)} more problems of this kind (${code}) are not listed.`, hint: "Correct the ones listed and read the text again.", values: { count: String(count), code } };
}
