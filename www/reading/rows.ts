// What each row of a table is, or each column of a table on its side.

import type { TableReading, VendorMonth } from "../engine/engine.ts";

export type RowState = "title" | "head" | "units" | "body" | "total" | "mean" | "other" | "note" | "left-out" | "unplaced";

export interface RowsOf {
  /** The first and the last row of the text that belong to the table. */
  first: number;
  last: number;
  /** Undefined: it does not belong to it. */
  state(row: number): RowState | undefined;
  /** Whether a person can say that it counts, or does not. */
  canBeSaid(row: number): boolean;
  /** The column's heading and what its cell says, where that leaves the row out. */
  rule(row: number): { heading: string; cell: string } | undefined;
}

/** The rows of a table; of one on its side, its columns. */
export function rowsOf({ rows, columns }: TableReading): RowsOf {
  const states = new Map<number, RowState>();
  const mark = (state: RowState, all: readonly number[]): void => {
    for (const row of all) states.set(row, state);
  };
  const { across, body } = rows;
  const rules = new Map(rows.leftOut.flatMap(({ heading, cell, rows: all }) => all.map((row) => [row, { heading, cell }] as const)));
  mark("unplaced", rows.unplaced);
  mark("left-out", [...rules.keys(), ...rows.byHand]);
  mark("mean", rows.means);
  mark("other", rows.others);
  mark("total", rows.totals);
  if (!across) {
    mark("title", rows.title);
    mark("note", rows.notes);
    mark("head", rows.head);
    if (rows.units) states.set(rows.units, "units");
  }
  const [from, to] = body ?? [0, -1];
  const inBody = (row: number): boolean => from <= row && row <= to;
  const all = across ? [...states.keys()] : [...states.keys(), ...columns.map(({ row }) => row).filter((row) => row > 0)];
  const ends = [...all, ...(body ?? [])];
  // A table whose headings stand among its rows is no list of days or people: its rows are figures.
  const plain = across || !columns.some(({ row }) => inBody(row));
  return {
    first: ends.reduce((least, row) => Math.min(least, row), Infinity),
    last: ends.reduce((most, row) => Math.max(most, row), 0),
    state: (row) => states.get(row) ?? (inBody(row) ? "body" : undefined),
    canBeSaid: (row) => plain && (inBody(row) || ["total", "mean", "other", "left-out", "note"].includes(states.get(row) ?? "")),
    rule: (row) => rules.get(row),
  };
}

/** The vendor-month each row goes into, as far as the cells of its figures tell: by the number of the row. */
export function monthsOf(records: readonly VendorMonth[], numbers: readonly number[], table: TableReading): (row: number) => VendorMonth | undefined {
  const spans: { from: number; to: number; record: VendorMonth }[] = [];
  const own = new Set(table.combined.map(({ record }) => record));
  records.forEach((record, place) => {
    if (!own.has(numbers[place] ?? place)) return;
    const lists = table.rowsOf === undefined ? [] : (record.rows?.[table.rowsOf] ?? []);
    const cells = table.rowsOf === undefined ? Object.values(record.cells ?? {}) : lists.flatMap((row) => Object.values(row.cells ?? {}));
    for (const { row, column, rows = [], columns = [] } of cells) {
      const ranges = table.rows.across ? columns : rows;
      const place = table.rows.across ? column : row;
      for (const [from, to] of ranges.length > 0 ? ranges : [[place, place] as const]) spans.push({ from, to, record });
    }
  });
  return (row) => spans.find(({ from, to }) => from <= row && row <= to)?.record;
}
