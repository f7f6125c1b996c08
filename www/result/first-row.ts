import type { VendorMonth } from "../engine/engine.ts";

/** The first row that a month's own figures stand in; the first of all where none is known. */
export function firstRow({ cells = {} }: VendorMonth): number {
  const rows = Object.values(cells).flatMap(({ row, rows: ranges = [] }) => [row, ...ranges.flat()]);
  return rows.reduce((least, row) => Math.min(least, row), rows[0] ?? 1);
}
