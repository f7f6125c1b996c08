// The page's side of a run: it sends the text, hears how far it is, asks it to go on, and asks for what it shows. A new run,
// or giving up, ends the workers of the one before at once: the newest request wins.

import { spawnWorker, workersStart, type SpawnedWorker } from "../workers/spawn-worker.ts";
import type { Contract, ReadOptions } from "../engine/engine.ts";
import type { Locale } from "../i18n/language.ts";
import { inChunks } from "../workers/chunks.ts";
import { shareCount } from "./share-count.ts";
import type { Answer, Arranged, Arrangement, ColumnModel, Form, Line, MatrixHead, MatrixLine, MatrixWish, Progress, Question, Recaps, SettledRow, Summary, Taken } from "./protocol.ts";

export interface Listener {
  progress: (progress: Progress) => void;
  /** The first rows are there, while others are being settled: a table can be shown. */
  begun: (summary: Summary) => void;
  ready: (summary: Summary) => void;
  failed: (cause: string) => void;
}

export class BatchRun {
  readonly #worker: SpawnedWorker;
  /** Those that settle the other shares of a long text. */
  readonly #others: readonly SpawnedWorker[];
  readonly #text: string;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (cause: Error) => void }>();
  #ids = 0;
  #ended = false;

  constructor(text: string, said: ReadOptions, contract: Contract, outlook: ColumnModel, listener: Listener, rows: readonly SettledRow[] = []) {
    const start = (): SpawnedWorker => {
      const started = spawnWorker(
        () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
        () => import("./work.ts"),
      );
      started.addEventListener("error", (event) => listener.failed(event.message));
      return started;
    };
    const worker = start();
    this.#worker = worker;
    const of = workersStart() ? shareCount(text.length, navigator.hardwareConcurrency) : 1;
    this.#others = Array.from({ length: of - 1 }, start);
    this.#text = text;
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      if (this.#ended) return;
      switch (data.kind) {
        case "progress":
          listener.progress(data.progress);
          if (data.progress.stage === "settling") this.#tell({ kind: "on" });
          break;
        case "ready":
          if (data.whole) listener.ready(data.summary);
          else listener.begun(data.summary);
          break;
        case "failure":
          // A question that could not be answered leaves the results as they are.
          if (data.id === undefined) listener.failed(data.cause);
          else this.#settled(data.id)?.reject(new Error(data.cause));
          break;
        case "arranged":
        case "lines":
        case "index":
        case "matrix":
        case "matrix-lines":
        case "taken":
        case "recaps":
          this.#settled(data.id)?.resolve(data);
          break;
      }
    });
    const ports = this.#others.map((other, place) => {
      const { port1, port2 } = new MessageChannel();
      const share: Question = { kind: "share", contract, said, share: { number: place + 1, of }, results: port2 };
      other.postMessage(share, { transfer: [port2] });
      return port1;
    });
    const begin: Question = { kind: "begin", contract, outlook, characters: text.length, said, rows, others: ports };
    worker.postMessage(begin, { transfer: ports });
    void inChunks(text, (piece) => this.#tellAll({ kind: "piece", text: piece })).then((all) => all && this.#tellAll({ kind: "on" }));
  }

  async arrange(arrangement: Arrangement, locale: Locale): Promise<Arranged | null> {
    const answer = await this.#ask((id) => ({ kind: "arrange", id, arrangement, locale }));
    return answer.kind === "arranged" ? answer.arranged : null;
  }

  async lines(from: number, to: number): Promise<readonly Line[]> {
    const answer = await this.#ask((id) => ({ kind: "lines", id, from, to }));
    return answer.kind === "lines" ? answer.lines : [];
  }

  /** The vendor and month of every row, with a line break between. */
  async index(): Promise<readonly string[]> {
    const answer = await this.#ask((id) => ({ kind: "index", id }));
    return answer.kind === "index" ? answer.months : [];
  }

  /** The rows that the arrangement leaves, as vendors by months. */
  async matrix(wish: MatrixWish): Promise<MatrixHead | null> {
    const answer = await this.#ask((id) => ({ kind: "matrix", id, wish }));
    return answer.kind === "matrix" ? answer.head : null;
  }

  async matrixLines(from: number, to: number): Promise<readonly MatrixLine[]> {
    const answer = await this.#ask((id) => ({ kind: "matrix-lines", id, from, to }));
    return answer.kind === "matrix-lines" ? answer.lines : [];
  }

  /** All arranged rows, made into what people take along. */
  async take(form: Form, locale: Locale): Promise<Taken | null> {
    // The steps of a number start at what was pasted.
    if (form === "xlsx") await inChunks(this.#text, (piece) => this.#tell({ kind: "again", text: piece }));
    const answer = await this.#ask((id) => ({ kind: "take", id, form, locale }));
    return answer.kind === "taken" ? answer.taken : null;
  }

  /** The arranged months by vendor, for paper. */
  async recaps(): Promise<Recaps | null> {
    const answer = await this.#ask((id) => ({ kind: "recaps", id }));
    return answer.kind === "recaps" ? answer.recaps : null;
  }

  /** Ends it, whether it is finished or not. Questions still open stay unanswered. */
  end(): void {
    this.#ended = true;
    for (const worker of [this.#worker, ...this.#others]) worker.terminate();
    this.#waiting.clear();
  }

  #tell(question: Question): boolean {
    if (!this.#ended) this.#worker.postMessage(question);
    return !this.#ended;
  }

  /** Tells every worker that settles. */
  #tellAll(question: Question): boolean {
    if (!this.#ended) for (const worker of [this.#worker, ...this.#others]) worker.postMessage(question);
    return !this.#ended;
  }

  #ask(question: (id: number) => Question): Promise<Answer> {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#tell(question(id));
    });
  }

  #settled(id: number): { resolve: (answer: Answer) => void; reject: (cause: Error) => void } | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
