// A table on its way out of the page: the same figures, whatever form it is taken along in.

/** How a spreadsheet writes a number. One in per cent is stored as its hundredth: 88 is 0.88 and shows as 88.00%. */
export type Format = "money" | "percent" | "count";

/** What a cell is for. */
export type Role = "title" | "head" | "input" | "total" | "note";

/** How a cell looks in a workbook; text forms leave it out. */
export interface Look {
  format?: Format;
  role?: Role;
  /** Columns it takes up. */
  span?: number;
  wrap?: boolean;
}

/** A cell: a number in plain notation, a text, or a formula with what it came to; null: only the spreadsheet knows. */
export type Cell = ({ number: string } | { text: string } | { formula: string; result: { number: string } | { text: string } | null }) & Look;

export interface Sheet {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Rows above the heads, such as a title. */
  above?: readonly (readonly Cell[])[];
  /** Whether the heads filter their columns. */
  filter?: boolean;
  landscape?: boolean;
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export const text = (content: string, look: Look = {}): Cell => ({ text: content, ...look });

/** What the engine wrote: a decimal is a number, everything else a text. */
export function cell(content: string, look: Look = {}): Cell {
  return DECIMAL.test(content) ? { number: content, ...look } : { text: content, ...look };
}

export function content(cell: Cell): string {
  const shown = "formula" in cell ? (cell.result ?? { text: "" }) : cell;
  return "number" in shown ? shown.number : shown.text;
}

/** A spreadsheet takes a text that begins like this for a formula and runs it. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell's content where a spreadsheet guesses what it is; an apostrophe in front says that it is a text. */
export function guarded(cell: Cell): string {
  return "text" in cell && FORMULA.test(cell.text) ? `'${cell.text}` : content(cell);
}
