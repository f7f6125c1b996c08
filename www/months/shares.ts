// A long text whose vendors several workers settle: each reads all of it and settles its share. The first of them gathers what the
// others send it.

import { ResultColumn, type Columns, type Contract, type Engine, type ReadOptions, type ResultStream, type StreamOptions } from "yuekao";

import { ChunkedColumns } from "./chunked-columns.ts";
import type { Cells } from "./sort-index.ts";

/** Rows settled for one part. */
const ROWS = 8192;

type Found = Pick<Columns, "problems" | "notices">;

type Sent =
  | { kind: "part"; columns: [id: string, ...bytes: ResultColumn["bytes"]][]; progress: number }
  | ({ kind: "end" } & Found)
  | { kind: "failure"; cause: string };

/** In a worker of its own: one of the other shares, on its way to the worker that gathers. */
export class SharedSettling {
  readonly #results: MessagePort;
  readonly #stream: ResultStream<Columns>;

  constructor(engine: Engine, contract: Contract, said: ReadOptions & Pick<StreamOptions, "share">, results: MessagePort) {
    this.#results = results;
    this.#stream = engine.assessStream(contract, { ...said, rows: ROWS });
  }

  push(piece: string): void {
    this.#stream.push(piece);
  }

  async settle(): Promise<void> {
    try {
      for (const part of this.#stream.finish()) {
        const columns = Object.entries(part.columns).map(([id, column]): [string, ...ResultColumn["bytes"]] => [id, ...column.bytes]);
        this.#send({ kind: "part", columns, progress: this.#stream.progress }, columns.flatMap(([, text, ends]) => [text.buffer, ends.buffer]));
        // Where no worker may start the page waits for it.
        await new Promise((done) => setTimeout(done));
      }
      const { problems, notices } = this.#stream;
      this.#send({ kind: "end", problems, notices });
    } catch (cause) {
      this.#send({ kind: "failure", cause: String(cause) });
    }
  }

  #send(sent: Sent, transfer: Transferable[] = []): void {
    this.#results.postMessage(sent, transfer);
  }
}

interface Share {
  gathered: ChunkedColumns;
  progress: number;
  found: Found | null;
}

/** The other shares, as far as they have come. */
export class OtherShares {
  readonly #shares: readonly Share[];
  #failed: Error | null = null;
  #heard: () => void = () => undefined;
  #news = Promise.resolve();

  constructor(ports: readonly MessagePort[]) {
    this.#expect();
    this.#shares = ports.map((port) => {
      const share: Share = { gathered: new ChunkedColumns(), progress: 0, found: null };
      port.onmessage = ({ data }: MessageEvent<Sent>) => {
        this.#take(share, data);
        this.#heard();
        this.#expect();
      };
      return share;
    });
  }

  get count(): number {
    return this.#shares.length;
  }

  get done(): boolean {
    return this.#shares.every(({ found }) => found);
  }

  get progress(): number[] {
    return this.#shares.map(({ progress }) => progress);
  }

  get rows(): number {
    return this.#shares.reduce((sum, { gathered }) => sum + gathered.rows, 0);
  }

  get columns(): Record<string, Cells>[] {
    return this.#shares.map(({ gathered }) => gathered.columns());
  }

  get found(): Found[] {
    return this.#shares.flatMap(({ found }) => found ?? []);
  }

  /** Waits for the next that one of them sends, where one is not done. */
  async next(): Promise<void> {
    if (!this.done && !this.#failed) await this.#news;
    if (this.#failed) throw this.#failed;
  }

  #expect(): void {
    this.#news = new Promise((heard) => { this.#heard = heard; });
  }

  #take(share: Share, sent: Sent): void {
    if (sent.kind === "failure") this.#failed = new Error(sent.cause);
    else if (sent.kind === "end") share.found = { problems: sent.problems, notices: sent.notices };
    else {
      share.gathered.add(Object.fromEntries(sent.columns.map(([id, text, ends]) => [id, new ResultColumn(text, ends)])));
      share.progress = sent.progress;
    }
  }
}
