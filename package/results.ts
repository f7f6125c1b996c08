/** What the results of a text look like to those who import the package. */
import type { Layout, Problem, TableReading } from "./types.js";

/**
 * A column of results: its cells stand in one text, which is decoded, and they are cut out, when they are asked for. An
 * empty cell: open, or none.
 */
export class ResultColumn {
  #bytes: Uint8Array | null;
  #decoded = "";
  /** Where each cell ends: in bytes, and once the text is decoded in UTF-16 code units. */
  readonly #ends: Uint32Array;
  /** The text as UTF-8, and where each cell ends in it in bytes. */
  constructor(bytes: Uint8Array, ends: Uint32Array) {
    this.#bytes = bytes;
    this.#ends = ends;
  }
  get #text(): string {
    const bytes = this.#bytes;
    if (bytes) {
      this.#bytes = null;
      this.#decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
      if (this.#decoded.length < bytes.length) countUnits(bytes, this.#ends);
    }
    return this.#decoded;
  }
  get length(): number {
    return this.#ends.length;
  }
  /** What it was made of, before anything in it is read: what another worker makes the same column of. */
  get bytes(): [text: Uint8Array, ends: Uint32Array] {
    return [this.#bytes ?? new TextEncoder().encode(this.#decoded), this.#ends];
  }
  at(row: number): string | undefined {
    const text = this.#text;
    const end = this.#ends[row];
    return end === undefined ? undefined : text.slice(row > 0 ? this.#ends[row - 1] : 0, end);
  }
  /** Written out, because a generator takes twice as long, and columns have a hundred thousand cells. */
  [Symbol.iterator](): IterableIterator<string> {
    const text = this.#text;
    const ends = this.#ends;
    let [row, from] = [0, 0];
    return {
      next: () => {
        const end = ends[row];
        if (end === undefined) return { done: true, value: undefined };
        const value = text.slice(from, end);
        row++;
        from = end;
        return { done: false, value };
      },
      [Symbol.iterator]() {
        return this;
      },
    };
  }
}

/** Turns ends in bytes of UTF-8 into ends in UTF-16 code units. */
function countUnits(bytes: Uint8Array, ends: Uint32Array): void {
  let [at, units] = [0, 0];
  for (const [place, end] of ends.entries()) {
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      // A byte that goes on with a letter begins none; a letter of four bytes is two units.
      if (byte < 0x80 || byte >= 0xc0) units += byte < 0xf0 ? 1 : 2;
    }
    ends[place] = units;
  }
}

/** The results of a text, column by column. */
export interface Columns {
  /**
   * A row for each vendor-month, in the order of the text. `incomplete` names the lines of a row that are open and to be paid, or
   * can be. A column that ends in `_between` says what the one before can be while it is open: `36..86`, or `2000.00..` where
   * there is no end.
   */
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
  /** How the tables of the text were read. */
  tables: TableReading[];
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
  /**
   * Begins another text (another file, say, of this name): its tables stand apart from those before, its months are of the
   * same vendors.
   */
  begin(source?: string): void;
  /** After which row each text but the first begins: known when the last part has been given. */
  readonly breaks: readonly number[];
  /**
   * To be called when the text is whole: settles it and gives the results part by part, in the order of the text. Parts
   * of text joined are what `assessText` gives; some are empty, while the text is still being laid out. With the last
   * of them come all problems and notices.
   */
  finish(): Generator<Part, void, undefined>;
  /** Of a share: the rows of the text in the order in which they are settled, those of other shares among them; empty: in that of the text. */
  readonly order: Uint32Array;
  /** How much of the settling is done, from 0 to 1. */
  readonly progress: number;
  /** What is wrong with the text and its figures: known when the last part has been given. */
  readonly problems: Problem[];
  /** What somebody should know about a row: known when the last part has been given. */
  readonly notices: [row: number, notice: Problem][];
  /** How many rows are incomplete: known when the last part has been given. */
  readonly incomplete: number;
  /** How the tables of the text were read: known when the last part has been given. */
  readonly tables: TableReading[];
  /** Gives it up and lets go of its memory. (Leaving the loop over `finish()` does the same.) */
  cancel(): void;
}

/** What can be said about a text beside it. */
export interface ReadOptions {
  /**
   * The name of the file it comes from: it may say period and vendor. Of a text joined from several, with blank lines
   * between, the row each begins at, from 1.
   */
  source?: string | readonly { name: string; row: number }[];
  /** What a person said about its tables, or about others (`TableReading.layout`); those with the same headings count. */
  layout?: Layout | readonly Layout[];
}

export interface StreamOptions extends ReadOptions {
  /** About how many rows of the text are read or settled for one part: 8,192, which takes some ten milliseconds. */
  rows?: number;
  /**
   * Settles one of several shares of the vendors, `number` counted from 0: workers that are given the same text settle it together.
   * Each reads all of it. The rows of one share after those of the other stand in `order`; problems of the text itself are told
   * with the first.
   */
  share?: { number: number; of: number };
}
