// A document on its way out of the page: what stands in it, whatever form it is taken along in.

/** A table; numbers stand at the end of their column. */
export interface DocumentTable {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** The columns of numbers, by their place. */
  numbers?: readonly number[];
  /** Whether the last row is the sum of the others. */
  total?: boolean;
  /** How wide the columns are beside each other; left out: as wide as what they hold. */
  widths?: readonly number[];
}

/** Where a party signs. */
export interface Signature {
  party: string;
  /** What is to be written by hand, such as “盖章” or “日期”. */
  lines: readonly string[];
}

export type Block =
  | { heading: string }
  | { text: string; strong?: boolean; note?: boolean }
  | { list: readonly string[] }
  | { facts: readonly (readonly [label: string, value: string])[] }
  | { table: DocumentTable }
  /** What somebody writes: the label and room for it. */
  | { blank: string; text?: string }
  | { signatures: readonly Signature[] };

/** Lines over one number: drawn only. */
export interface DocumentChart {
  /** What it shows, for who does not see it. */
  label: string;
  axis: string;
  lines: readonly { name: string; points: readonly (readonly [x: number, y: number])[] }[];
}

export interface PaperDocument {
  title: string;
  /** Below the title, such as the vendor and the month. */
  about?: string;
  /** Stands on every page, such as that the data are not whole. */
  mark?: string;
  locale: string;
  blocks: readonly Block[];
}

/** A document as a file: charts are drawn by the program that opens it. */
export interface FileDocument extends Omit<PaperDocument, "blocks"> {
  blocks: readonly (Block | { chart: DocumentChart })[];
}
