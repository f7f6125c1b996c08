// A table on its way out of the page: the same figures, whatever form it is taken along in.

/** A cell: a number in plain notation, or a text. */
export type Cell = { number: string } | { text: string };

export interface Sheet {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export const text = (content: string): Cell => ({ text: content });

/** What the engine wrote: a decimal is a number, everything else a text. */
export function cell(content: string): Cell {
  return DECIMAL.test(content) ? { number: content } : { text: content };
}

export function content(cell: Cell): string {
  return "number" in cell ? cell.number : cell.text;
}

/** A spreadsheet takes a text that begins like this for a formula and runs it. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell's content where a spreadsheet guesses what it is; an apostrophe in front says that it is a text. */
export function guarded(cell: Cell): string {
  return "text" in cell && FORMULA.test(cell.text) ? `'${cell.text}` : content(cell);
}
