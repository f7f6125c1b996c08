// A rectangle of cells in the pasted table: what is copied of it, and what filling down and emptying make of it.

import type { CellChange, Grid } from "../paste/grid.ts";

export interface Spot {
  row: number;
  column: number;
}

/** All its edges belong to it. */
export interface Selection {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell as the key of a map. */
export const key = ({ row, column }: Spot): string => `${row}:${column}`;

export function between(one: Spot, other: Spot): Selection {
  return {
    top: Math.min(one.row, other.row), left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row), right: Math.max(one.column, other.column),
  };
}

export function contains({ top, left, bottom, right }: Selection, { row, column }: Spot): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

export function cellCount({ top, left, bottom, right }: Selection): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** As a spreadsheet puts cells on the clipboard; `shown`: how a cell reads. */
export function copied(grid: Grid, { top, left, bottom, right }: Selection, shown: (text: string) => string): string {
  const written = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows(top, bottom).map((row) => {
    const cells = grid.row(row);
    return rows(left, right).map((column) => written(shown(cells[column - 1]?.text ?? ""))).join("\t");
  }).join("\n");
}

/** The first row of the selection in all others; of a single row, the row above. */
export function filledDown(grid: Grid, { top, left, bottom, right }: Selection): CellChange[] {
  const from = top === bottom ? top - 1 : top;
  if (from < 1) return [];
  const source = grid.row(from);
  return different(grid, rows(from + 1, bottom).flatMap((row) => rows(left, right).map((column) => ({ row, column, content: source[column - 1]?.text ?? "" }))));
}

/** Numbers without a heading, copied as a block: one cell each, from a corner on. Null for a table, and where there are not as many rows. */
export function laidFrom(grid: Grid, { row, column }: Spot, block: string): CellChange[] | null {
  const lines = block.split(/\r?\n/);
  if (/[^\d\s.,%+-]/.test(block) || row + lines.length - 1 > grid.rows) return null;
  return lines.flatMap((line, down) => line.split("\t").map((content, right) => ({ row: row + down, column: column + right, content })));
}

export function emptied(grid: Grid, { top, left, bottom, right }: Selection): CellChange[] {
  return different(grid, rows(top, bottom).flatMap((row) => rows(left, right).map((column) => ({ row, column, content: "" }))));
}

/** A row that ends before the selection does is not made longer for nothing, and a blank row stays between two tables. */
function different(grid: Grid, changes: readonly CellChange[]): CellChange[] {
  const blank = new Set(changes.map(({ row }) => row).filter((row) => grid.row(row).every(({ text }) => text.trim() === "")));
  return changes.filter(({ row, column, content }) => !blank.has(row) && (grid.cell(row, column)?.text ?? "") !== content);
}

function rows(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}
