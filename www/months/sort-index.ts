// The cells of a column as places in its order: what rows are sorted and grouped by without comparing texts again.

import { compareDecimals } from "./sums.ts";

export interface Cells extends Iterable<string> {
  readonly length: number;
  at(row: number): string | undefined;
}

export interface SortIndex {
  /** By row: the place of its cell among the column's different cells; below zero where it is empty. */
  of: Int32Array;
  /** The different cells, in order. */
  words: readonly string[];
}

/** In the given order where there is one, else as people sort names. */
export function rankTexts(column: Cells, given: readonly string[] | null = null): SortIndex {
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const place = new Map(given?.map((word, index) => [word, index]));
  return rank(column, (one, two) => (place.get(one) ?? -1) - (place.get(two) ?? -1) || collator.compare(one, two) || (one < two ? -1 : 1));
}

/** By value, exactly. What is no number, such as a flag, comes after all numbers. */
export function rankNumbers(column: Cells): SortIndex {
  const value = new Map<string, number>();
  const approximate = (text: string): number => {
    const known = value.get(text);
    if (known !== undefined) return known;
    const found = Number(text);
    value.set(text, found);
    return found;
  };
  return rank(column, (one, two) => {
    const [first, second] = [approximate(one), approximate(two)];
    if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || (one < two ? -1 : 1);
    // A float tells most numbers apart and never puts two in the wrong order; where it sees no difference there may be one.
    return first - second || compareDecimals(one, two);
  });
}

function rank(column: Cells, compare: (one: string, two: string) => number): SortIndex {
  const different = new Map<string, number>();
  const of = new Int32Array(column.length);
  let row = 0;
  for (const cell of column) {
    let number = cell === "" ? -1 : different.get(cell);
    if (number === undefined) {
      number = different.size;
      different.set(cell, number);
    }
    of[row++] = number;
  }
  const found = [...different.keys()];
  const order = found.map((_, number) => number).sort((one, two) => compare(found[one] ?? "", found[two] ?? ""));
  const places = new Int32Array(found.length);
  const words: string[] = [];
  for (const number of order) {
    const word = found[number] ?? "";
    const before = words.at(-1);
    // 88.5 and 88.50 are one number in one place.
    if (before === undefined || compare(before, word) !== 0) words.push(word);
    places[number] = words.length - 1;
  }
  for (let at = 0; at < of.length; at++) of[at] = places[of[at] ?? -1] ?? -1;
  return { of, words };
}
