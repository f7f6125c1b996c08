/** What the results of a text look like to those who import the package. */
import type { Problem } from "./types.js";

/** A column of results: its cells stand in one text, and are cut out when they are asked for. An empty cell: open, or none. */
export class ResultColumn {
  readonly #text: string;
  readonly #ends: Uint32Array;
  constructor(text: string, ends: Uint32Array) {
    this.#text = text;
    this.#ends = ends;
  }
  get length(): number {
    return this.#ends.length;
  }
  at(row: number): string | undefined {
    const end = this.#ends[row];
    return end === undefined ? undefined : this.#text.slice(row > 0 ? this.#ends[row - 1] : 0, end);
  }
  *[Symbol.iterator](): Generator<string> {
    let from = 0;
    for (const end of this.#ends) {
      yield this.#text.slice(from, end);
      from = end;
    }
  }
}

/** The results of a text, column by column. */
export interface Columns {
  /** A row for each vendor-month, in the order of the text. */
  columns: Record<string, ResultColumn>;
  /** A row for each category; its `row` is that of its vendor-month. */
  categories: Record<string, ResultColumn>;
  /** What is wrong with the text and its figures; of thousands of one kind the first, and a count of the others. */
  problems: Problem[];
  /**
   * What somebody should know about a row; of thousands of one kind the first, and a count of the others. The column
   * `notices` has the codes of every row's.
   */
  notices: [row: number, notice: Problem][];
}

export interface Formats {
  csv: string;
  json: string;
  columns: Columns;
}

/** A text on its way to its results. */
export interface ResultStream<Part> {
  /** Takes the next part of the text, cut anywhere: text, or its UTF-8. */
  push(chunk: string | Uint8Array): void;
  /** Begins another text (another file, say): its tables stand apart from those before, its months are of the same vendors. */
  begin(): void;
  /** After which row each text but the first begins: known when the last part has been given. */
  readonly breaks: readonly number[];
  /**
   * To be called when the text is whole: settles it and gives the results part by part, in the order of the text. Parts
   * of text joined are what `assessText` gives; some are empty, while the text is still being laid out. With the last
   * of them come all problems and notices.
   */
  finish(): Generator<Part, void, undefined>;
  /** How much of the settling is done, from 0 to 1. */
  readonly progress: number;
  /** What is wrong with the text and its figures: known when the last part has been given. */
  readonly problems: Problem[];
  /** What somebody should know about a row: known when the last part has been given. */
  readonly notices: [row: number, notice: Problem][];
  /** Gives it up and lets go of its memory. (Leaving the loop over `finish()` does the same.) */
  cancel(): void;
}

export interface StreamOptions {
  /** The length of the text in bytes, where it is known: saves moving it about while it grows. */
  bytes?: number;
  /** About how many rows of the text are read or settled for one part: 8,192, which takes some ten milliseconds. */
  rows?: number;
}
