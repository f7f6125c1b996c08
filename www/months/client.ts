// The page's side of a run: it sends the text, hears how far it is, asks it to go on, and asks for what it shows. A new run,
// or giving up, ends the workers of the one before at once: the newest request wins.

import { transfer, type Remote } from "comlink";

import type { Contract, ReadOptions } from "../engine/engine.ts";
import type { Locale } from "../i18n/language.ts";
import { inChunks } from "../workers/chunks.ts";
import { Superseded } from "../workers/errors.ts";
import { RemoteWork, workersStart } from "../workers/remote-work.ts";
import type { Arranged, Arrangement, ColumnModel, Form, Line, MatrixHead, MatrixLine, MatrixWish, Progress, Recaps, SettledRow, Step, Summary, Taken } from "./protocol.ts";
import { shareCount } from "./share-count.ts";
import type { MonthsWork, Run } from "./work.ts";

export interface Listener {
  progress: (progress: Progress) => void;
  /** The first rows are there, while others are being settled: a table can be shown. */
  begun: (summary: Summary) => void;
  ready: (summary: Summary) => void;
  failed: (cause: string) => void;
}

export class BatchRun {
  readonly #work = monthsWorker();
  /** Those that settle the other shares of a long text. */
  readonly #others: readonly RemoteWork<MonthsWork>[];
  readonly #text: string;
  readonly #listener: Listener;
  #ended = false;

  constructor(text: string, said: ReadOptions, contract: Contract, columnModel: ColumnModel, listener: Listener, rows: readonly SettledRow[] = []) {
    const of = workersStart() ? shareCount(text.length, navigator.hardwareConcurrency) : 1;
    this.#others = Array.from({ length: of - 1 }, monthsWorker);
    this.#text = text;
    this.#listener = listener;
    this.#begin({ contract, said, columnModel, characters: text.length, rows }, of);
    void inChunks(text, (piece) => this.#push(piece)).then((all) => {
      if (!all) return;
      for (const other of this.#others) this.#tell(other, (months) => months.goOn());
      this.#goOn();
    });
  }

  arrange(arrangement: Arrangement, locale: Locale): Promise<Arranged | null> {
    return this.#ask((months) => months.arrange(arrangement, locale));
  }

  lines(from: number, to: number): Promise<readonly Line[]> {
    return this.#ask((months) => months.lines(from, to));
  }

  index(): Promise<readonly string[]> {
    return this.#ask((months) => months.index());
  }

  matrix(wish: MatrixWish): Promise<MatrixHead | null> {
    return this.#ask((months) => months.matrix(wish));
  }

  matrixLines(from: number, to: number): Promise<readonly MatrixLine[]> {
    return this.#ask((months) => months.matrixLines(from, to));
  }

  async take(form: Form, locale: Locale): Promise<Taken | null> {
    // The steps of a number start at what was pasted.
    if (form === "xlsx") {
      await inChunks(this.#text, (piece) => {
        this.#tell(this.#work, (months) => months.pushAgain(piece));
        return !this.#ended;
      });
    }
    return this.#ask<Taken | null>((months) => months.take(form, locale));
  }

  recaps(): Promise<Recaps | null> {
    return this.#ask((months) => months.recaps());
  }

  /** Ends it, whether it is finished or not. Questions still open stay unanswered. */
  end(): void {
    this.#ended = true;
    for (const work of [this.#work, ...this.#others]) work.end();
  }

  #begin(run: Run, of: number): void {
    const ports = this.#others.map((other, place) => {
      const { port1, port2 } = new MessageChannel();
      this.#tell(other, (months) => months.beginShare(run, { number: place + 1, of }, transfer(port2, [port2])));
      return port1;
    });
    this.#tell(this.#work, (months) => months.begin(run, transfer(ports, ports)));
  }

  #push(piece: string): boolean {
    for (const other of this.#others) this.#tell(other, (months) => months.push(piece));
    this.#tell(this.#work, (months) => months.push(piece), (progress) => {
      if (progress) this.#listener.progress(progress);
    });
    return !this.#ended;
  }

  #goOn(): void {
    this.#tell<Step | null>(this.#work, (months) => months.goOn(), (step) => {
      if (!step) return;
      const { progress, summary, whole } = step;
      if (whole && summary) {
        this.#listener.ready(summary);
        return;
      }
      if (summary) this.#listener.begun(summary);
      this.#listener.progress(progress);
      this.#goOn();
    });
  }

  /** Without it there is no result. */
  #tell<Answer>(work: RemoteWork<MonthsWork>, question: (months: Remote<MonthsWork>) => Promise<Answer>, then: (answer: Answer) => void = () => undefined): void {
    work.ask(question).then((answer) => {
      if (!this.#ended) then(answer);
    }).catch((cause: unknown) => {
      if (!this.#ended) this.#listener.failed(String(cause));
    });
  }

  /** A question that could not be answered leaves the results as they are. */
  async #ask<Answer>(question: (months: Remote<MonthsWork>) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#work.ask(question);
    } catch (cause) {
      if (cause instanceof Superseded) return new Promise(() => undefined);
      throw cause;
    }
  }
}

function monthsWorker(): RemoteWork<MonthsWork> {
  return new RemoteWork(
    () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
    async () => new (await import("./work.ts")).MonthsWork(),
  );
}
