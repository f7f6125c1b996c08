// One text on its way to its results, a stretch at a time: between two stretches the worker hears what it is asked.

import type { Columns, Engine, ResultStream } from "yuekao";

import { ChunkedColumns, inOrder } from "./chunked-columns.ts";
import { joinNotices, joinProblems } from "./joined-problems.ts";
import { withRows } from "./settled-rows.ts";
import type { Progress } from "./protocol.ts";
import { Results, type Computed } from "./results.ts";
import { OtherShares } from "./shares.ts";
import type { Cells } from "./sort-index.ts";
import type { Run } from "./work.ts";

/** How long a stretch lasts, in milliseconds: where no worker may start the page waits for it. */
const STRETCH = 30;
/** Rows settled for one part: a few milliseconds, also with many categories. */
const ROWS = 1024;

export class Settling {
  readonly #run: Run;
  readonly #others: OtherShares;
  readonly #stream: ResultStream<Columns>;
  readonly #gathered = new ChunkedColumns();
  #parts: Iterator<Columns, void> | null = null;
  #read = 0;
  #took = 0;
  #done = false;

  /** `others`: the shares that other workers settle. */
  constructor(engine: Engine, run: Run, others = new OtherShares([])) {
    this.#others = others;
    this.#run = run;
    const share = others.count > 0 ? { share: { number: 0, of: others.count + 1 } } : {};
    this.#stream = engine.assessStream(run.contract, { ...run.said, ...share, rows: ROWS });
  }

  push(piece: string): void {
    this.#timed(() => this.#stream.push(piece));
    this.#read += piece.length;
  }

  /** Goes on for a while; whether everything is settled. */
  async goOn(): Promise<boolean> {
    if (this.#done) await this.#others.next();
    else this.#settle();
    return this.#isWhole;
  }

  #settle(): void {
    this.#timed(() => {
      this.#parts ??= this.#stream.finish();
      const until = performance.now() + STRETCH;
      do {
        const part = this.#parts.next();
        this.#done = part.done === true;
        if (!part.done) this.#gathered.add(part.value.columns);
      } while (!this.#done && performance.now() < until);
    });
  }

  get #isWhole(): boolean {
    return this.#done && this.#others.done;
  }

  /** Whether rows can be shown: the first ones of the text. */
  get hasFirstRows(): boolean {
    return this.#gathered.rows > 0 && this.#stream.order.length === 0;
  }

  get progress(): Progress {
    if (!this.#parts) return { stage: "reading", share: this.#run.characters === 0 ? 0 : this.#read / this.#run.characters, rows: 0 };
    const shares = [this.#stream.progress, ...this.#others.progress];
    return { stage: "settling", share: shares.reduce((sum, one) => sum + one, 0) / shares.length, rows: this.#gathered.rows + this.#others.rows };
  }

  /** The engine's own time so far, in milliseconds. */
  get took(): number {
    return this.#took;
  }

  /** What has been settled so far; problems and notices are known when everything has been. */
  results(): Results {
    if (!this.#isWhole) {
      const columns = Object.entries(this.#gathered.columns()).filter(([id]) => id !== "notices");
      return new Results({ columns: Object.fromEntries(columns), problems: [], notices: [] }, this.#run.columnModel);
    }
    return new Results({ columns: withRows(this.#columns(), this.#run.rows), ...this.#found() }, this.#run.columnModel);
  }

  /** The rows of all shares, in the order of the text. */
  #columns(): Record<string, Cells> {
    if (this.#others.count === 0) return this.#gathered.columns();
    for (const columns of this.#others.columns) this.#gathered.add(columns);
    const { order } = this.#stream;
    return order.length > 0 ? inOrder(this.#gathered.columns(), order) : this.#gathered.columns();
  }

  #found(): Pick<Computed, "problems" | "notices"> {
    const { problems, notices, order } = this.#stream;
    if (this.#others.count === 0) return { problems, notices };
    const all = [{ problems, notices }, ...this.#others.found];
    return { problems: joinProblems(all.map((one) => one.problems)), notices: joinNotices(all.map((one) => one.notices), order) };
  }

  #timed(work: () => void): void {
    const begun = performance.now();
    work();
    this.#took += performance.now() - begun;
  }
}
