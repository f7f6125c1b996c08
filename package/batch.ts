/**
 * Texts of any number of vendor-months, settled a part at a time. The text is kept once, as UTF-8 inside the engine;
 * results leave as they are made.
 */
import { type Compiled, type Results, Stream } from "../pkg/yuekao.js";
import { type Columns, type Formats, ResultColumn, type ResultStream, type StreamOptions } from "./results.js";
import type { Problem } from "./types.js";

/** What the package hands in: a call into the module, which may break down, and the contract. */
export interface Module {
  run<T>(call: () => T): T;
  compiled(): Compiled;
}

const PIECE = 1 << 16;
/** From here on it is worth while to look how many bytes a text will take. */
const LONG = 1 << 20;
const encoder = new TextEncoder();

/** The text without the first half of a letter at its end. */
function wholeLetters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? text.slice(0, -1) : text;
}

class Settling<Format extends keyof Formats> implements ResultStream<Formats[Format]> {
  readonly #module: Module;
  readonly #format: Format;
  readonly #rows: number;
  #stream: Stream | null;
  /** The first half of a letter that was cut in two. */
  #half = "";
  #progress = 0;
  breaks: readonly number[] = [];
  problems: Problem[] = [];
  notices: [row: number, notice: Problem][] = [];
  incomplete = 0;

  constructor(module: Module, format: Format, { bytes = 0, rows = 8192 }: StreamOptions) {
    this.#module = module;
    this.#format = format;
    this.#rows = Math.min(rows, 0xffff_ffff);
    this.#stream = module.run(() => new Stream());
    module.run(() => this.#stream?.reserve(bytes));
  }

  get progress(): number {
    return this.#progress;
  }

  push(chunk: string | Uint8Array): void {
    if (typeof chunk === "string") {
      const text = this.#half + chunk;
      const letters = wholeLetters(text);
      this.#half = text.slice(letters.length);
      this.#text(letters);
    } else {
      this.#bytes(chunk);
    }
  }

  begin(): void {
    this.#text(this.#half);
    this.#half = "";
    this.#module.run(() => this.#stream?.begin());
  }

  *finish(): Generator<Formats[Format], void, undefined> {
    this.#text(this.#half);
    this.#half = "";
    let first = true;
    try {
      while (this.#stream) {
        const stream = this.#stream;
        const results = this.#module.run(() => this.#module.compiled().step(stream, this.#rows));
        const done = stream.is_done();
        if (done) this.breaks = [...stream.breaks()];
        this.#progress = done ? 1 : stream.progress() / 1000;
        const part = this.#module.run(() => this.#part(results, first, done));
        if (done) this.cancel();
        // The heading goes with the first rows, and one part at least is given.
        if (part !== null) first = false;
        yield part ?? ("" as Formats[Format]);
      }
    } finally {
      this.cancel();
    }
  }

  cancel(): void {
    this.#stream?.free();
    this.#stream = null;
  }

  #text(text: string): void {
    if (text.length > LONG) {
      // Room for all of it as for its beginning: a long text is not copied while it grows.
      const bytes = encoder.encode(text.slice(0, PIECE)).length / PIECE;
      this.#module.run(() => this.#stream?.reserve(Math.ceil(text.length * bytes)));
    }
    for (let at = 0; at < text.length; ) {
      const piece = wholeLetters(text.slice(at, at + PIECE)) || text.slice(at);
      this.#module.run(() => {
        this.#reserve(piece.length);
        this.#stream?.push_text(piece);
      });
      at += piece.length;
    }
  }

  /** Makes room before anything is copied in: what is copied in does not stand in the way of what grows. */
  #reserve(bytes: number): void {
    this.#stream?.reserve(bytes);
  }

  #bytes(bytes: Uint8Array): void {
    this.#module.run(() => {
      this.#reserve(bytes.length);
      this.#stream?.push(bytes);
    });
  }

  /** The results as they are handed out; null for text without any rows. */
  #part(results: Results, first: boolean, done: boolean): Formats[Format] | null {
    try {
      if (done) {
        this.problems = JSON.parse(results.problems()) as Problem[];
        this.notices = JSON.parse(results.notices()) as [number, Problem][];
        this.incomplete = results.incomplete();
      }
      if (this.#format === "columns") return this.#columns(results) as Formats[Format];
      if (this.#format === "csv") {
        const rows = results.csv(first);
        return (!done && first && results.rows() === 0 ? null : rows) as Formats[Format] | null;
      }
      const rows = results.json();
      if (!rows && !done) return null;
      return `${first ? "[" : rows && ",\n"}${rows}${done ? "]" : ""}` as Formats[Format];
    } finally {
      results.free();
    }
  }

  #columns(results: Results): Columns {
    const [months, categories] = JSON.parse(results.names()) as [string[], string[]];
    const table = (names: string[], first: number) =>
      Object.fromEntries(names.map((name, index) => [name, new ResultColumn(results.take_text(first + index), results.take_ends(first + index))]));
    return { columns: table(months, 0), categories: table(categories, months.length), problems: this.problems, notices: this.notices };
  }
}

export function stream<Format extends keyof Formats>(module: Module, format: Format, options: StreamOptions): ResultStream<Formats[Format]> {
  return new Settling(module, format, options);
}

/** A whole text at once. */
export function settle<Format extends keyof Formats>(module: Module, format: Format, text: string): Formats[Format] {
  const settling = stream(module, format, { rows: Number.POSITIVE_INFINITY });
  settling.push(text);
  let whole: Formats[Format] | undefined;
  for (const part of settling.finish()) whole = typeof part === "string" && whole ? (((whole as string) + part) as Formats[Format]) : part;
  return whole as Formats[Format];
}
