// What a cell of the pasted table is marked with: the figures it belongs to, and its problems.

import type { FigureCells, Problem } from "../engine/engine.ts";
import { key, type Spot } from "./selection.ts";

/** Whether a cell is among those of a figure: in its column, or in a table on its side in its row. */
export function holds({ row, column, rows = [], columns = [] }: FigureCells, spot: Spot): boolean {
  const among = (ranges: readonly [number, number][], place: number): boolean => ranges.some(([from, to]) => from <= place && place <= to);
  if (rows.length > 0) return spot.column === column && among(rows, spot.row);
  if (columns.length > 0) return spot.row === row && among(columns, spot.column);
  return spot.row === row && spot.column === column;
}

/** Problems by the cell they were found in. */
export function byCell(problems: readonly Problem[]): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (!problem.at || !("row" in problem.at)) continue;
    const place = key(problem.at);
    found.set(place, [...(found.get(place) ?? []), problem]);
  }
  return found;
}
