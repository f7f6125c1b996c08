// One text on its way to its results, a stretch at a time: between two stretches the worker hears what it is asked.

import type { Columns, Contract, Engine, ReadOptions, ResultStream } from "yuekao";

import { ChunkedColumns } from "./chunked-columns.ts";
import { withRows } from "./settled-rows.ts";
import type { ColumnModel, Progress, SettledRow } from "./protocol.ts";
import { Results } from "./results.ts";

/** How long a stretch lasts, in milliseconds: where no worker may start the page waits for it. */
const STRETCH = 30;
/** Rows settled for one part: a few milliseconds, also with many categories. */
const ROWS = 1024;

export class Settling {
  readonly #outlook: ColumnModel;
  readonly #characters: number;
  readonly #rows: readonly SettledRow[];
  readonly #stream: ResultStream<Columns>;
  readonly #gathered = new ChunkedColumns();
  #parts: Iterator<Columns, void> | null = null;
  #read = 0;
  #took = 0;
  #done = false;

  /** `characters`: the length of the text that will come; `said`: what was said about it; `rows`: months settled by themselves. */
  constructor(engine: Engine, contract: Contract, outlook: ColumnModel, characters: number, said: ReadOptions, rows: readonly SettledRow[] = []) {
    this.#rows = rows;
    this.#outlook = outlook;
    this.#characters = characters;
    this.#stream = engine.assessStream(contract, { ...said, rows: ROWS });
  }

  push(piece: string): void {
    this.#timed(() => this.#stream.push(piece));
    this.#read += piece.length;
  }

  /** Goes on for a while; whether everything is settled. */
  on(): boolean {
    this.#timed(() => {
      this.#parts ??= this.#stream.finish();
      const until = performance.now() + STRETCH;
      do {
        const part = this.#parts.next();
        this.#done = part.done === true;
        if (!part.done) this.#gathered.add(part.value.columns);
      } while (!this.#done && performance.now() < until);
    });
    return this.#done;
  }

  get progress(): Progress {
    if (!this.#parts) return { stage: "reading", share: this.#characters === 0 ? 0 : this.#read / this.#characters, rows: 0 };
    return { stage: "settling", share: this.#stream.progress, rows: this.#gathered.rows };
  }

  /** The engine's own time so far, in milliseconds. */
  get took(): number {
    return this.#took;
  }

  /** What has been settled so far; problems and notices are known when everything has been. */
  results(): Results {
    const { notices: codes, ...columns } = this.#done ? withRows(this.#gathered.columns(), this.#rows) : this.#gathered.columns();
    const { problems, notices } = this.#stream;
    return new Results(this.#done && codes ? { columns: { ...columns, notices: codes }, problems, notices } : { columns, problems: [], notices: [] }, this.#outlook);
  }

  #timed(work: () => void): void {
    const begun = performance.now();
    work();
    this.#took += performance.now() - begun;
  }
}
