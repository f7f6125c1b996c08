/**
 * Texts of any number of vendor-months, settled a part at a time. The text is read as it comes in, and what has been read
 * is not kept; results leave as they are made.
 */
import type { Compiled, Results, Stream } from "../pkg/yuekao.js";
import { EngineFailure } from "./failure.js";
import { type Columns, type Formats, type ReadOptions, ResultColumn, type ResultStream, type StreamOptions } from "./results.js";
import type { Problem, TableReading } from "./types.js";

/** What the package hands in: a call into the module, which may break down, and the contract. */
export interface Module {
  run<T>(call: () => T): T;
  compiled(): Compiled;
  /** Lets go of the contract, where nobody else holds it. */
  release(): void;
}

const PIECE = 1 << 16;

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
  /** About how many bytes have come in since text was last read. */
  #unread = 0;
  readonly #isShare: boolean;
  breaks: readonly number[] = [];
  order: Uint32Array = new Uint32Array();
  problems: Problem[] = [];
  notices: [row: number, notice: Problem][] = [];
  incomplete = 0;
  tables: TableReading[] = [];

  constructor(module: Module, format: Format, { rows = 8192, ...options }: StreamOptions) {
    this.#module = module;
    this.#format = format;
    this.#rows = Math.min(rows, 0xffff_ffff);
    this.#isShare = options.share !== undefined;
    this.#stream = module.run(() => module.compiled().stream(options));
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

  begin(source?: string): void {
    this.#text(this.#half);
    this.#half = "";
    this.#run(() => this.#stream?.begin(source));
  }

  *finish(): Generator<Formats[Format], void, undefined> {
    this.#text(this.#half);
    this.#half = "";
    let first = true;
    try {
      while (this.#stream) {
        const stream = this.#stream;
        const results = this.#run(() => this.#module.compiled().step(stream, this.#rows));
        const done = stream.is_done();
        if (done) this.breaks = [...stream.breaks()];
        if (this.#isShare && this.order.length === 0 && (done || results.rows() > 0)) this.order = stream.order();
        this.#progress = done ? 1 : stream.progress() / 1000;
        const part = this.#run(() => this.#part(results, first, done));
        results.free();
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
    if (!this.#stream) return;
    this.#stream.free();
    this.#stream = null;
    this.#module.release();
  }

  /** A call into the module. Where it breaks down, the stream was in the memory that is gone. */
  #run<T>(call: () => T): T {
    try {
      return this.#module.run(call);
    } catch (cause) {
      if (cause instanceof EngineFailure) this.#stream = null;
      throw cause;
    }
  }

  #text(text: string): void {
    for (let at = 0; at < text.length; ) {
      const piece = wholeLetters(text.slice(at, at + PIECE)) || text.slice(at);
      this.#take(piece.length, (stream) => {
        stream.push_text(piece);
      });
      at += piece.length;
    }
  }

  #bytes(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      this.#take(piece.length, (stream) => {
        stream.push(piece);
      });
    }
  }

  /** Takes a piece of so many bytes, and reads on when enough has come in. */
  #take(bytes: number, push: (stream: Stream) => void): void {
    const stream = this.#stream;
    if (!stream) return;
    this.#run(() => {
      push(stream);
      this.#unread += bytes;
      if (this.#unread < PIECE) return;
      this.#unread = 0;
      this.#module.compiled().read(stream);
    });
  }

  /** The results as they are handed out; null for text without any rows. */
  #part(results: Results, first: boolean, done: boolean): Formats[Format] | null {
    if (done) {
      this.problems = results.problems();
      this.notices = results.notices();
      this.incomplete = results.incomplete();
      this.tables = results.tables();
    }
    if (this.#format === "columns") return this.#columns(results) as Formats[Format];
    if (this.#format === "csv") {
      const rows = results.csv(first);
      return (!done && first && results.rows() === 0 ? null : rows) as Formats[Format] | null;
    }
    const rows = results.json();
    if (!rows && !done) return null;
    return `${first ? "[" : rows && ",\n"}${rows}${done ? "]" : ""}` as Formats[Format];
  }

  #columns(results: Results): Columns {
    const [months, categories] = results.names();
    const table = (names: string[], first: number) =>
      Object.fromEntries(names.map((name, index) => [name, new ResultColumn(results.take_text(first + index), results.take_ends(first + index))]));
    return { columns: table(months, 0), categories: table(categories, months.length), problems: this.problems, notices: this.notices, tables: this.tables };
  }
}

export function stream<Format extends keyof Formats>(module: Module, format: Format, options: StreamOptions): ResultStream<Formats[Format]> {
  return new Settling(module, format, options);
}

/** A whole text at once. */
export function settle<Format extends keyof Formats>(module: Module, format: Format, text: string, options: ReadOptions): Formats[Format] {
  const settling = stream(module, format, { ...options, rows: Number.POSITIVE_INFINITY });
  settling.push(text);
  let whole: Formats[Format] | undefined;
  for (const part of settling.finish()) whole = typeof part === "string" && whole ? (((whole as string) + part) as Formats[Format]) : part;
  return whole as Formats[Format];
}
