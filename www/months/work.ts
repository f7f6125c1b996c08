// Settles every month of a text beside the page and keeps the results: the page asks for the lines it shows. It goes on
// only when it is asked to, so that whoever gives up need not wait, wherever this runs.

import { load, type Contract, type Engine, type ReadOptions, type StreamOptions } from "yuekao";

import type { Locale } from "../i18n/language.ts";
import type { Arranged, Arrangement, ColumnModel, Form, Line, MatrixHead, MatrixLine, MatrixWish, Progress, Recaps, SettledRow, Step, Taken } from "./protocol.ts";
import type { Results } from "./results.ts";
import { Settling } from "./settling.ts";
import { OtherShares, SharedSettling } from "./shares.ts";

/** What is settled. */
export interface Run {
  contract: Contract;
  said: ReadOptions;
  columnModel: ColumnModel;
  /** The length of the text that will come. */
  characters: number;
  /** Months settled by themselves. */
  rows: readonly SettledRow[];
}

export class MonthsWork {
  #engine: Promise<Engine> | null = null;
  #run: Run | null = null;
  #settling: Promise<Settling> | null = null;
  #share: Promise<SharedSettling> | null = null;
  #results: Results | null = null;
  readonly #again: string[] = [];

  /** `others`: what other workers send of their shares. */
  async begin(run: Run, others: MessagePort[]): Promise<void> {
    this.#run = run;
    this.#engine = load({ annex: false });
    const shares = new OtherShares(others);
    this.#settling = this.#engine.then((engine) => new Settling(engine, run, shares));
    await this.#settling;
  }

  /** Settles a share of the text alone, for the worker that gathers them. */
  async beginShare({ contract, said }: Run, share: NonNullable<StreamOptions["share"]>, results: MessagePort): Promise<void> {
    this.#share = load({ annex: false }).then((engine) => new SharedSettling(engine, contract, { ...said, share }, results));
    await this.#share;
  }

  /** The next piece of the text; how far it is, or null for a share. */
  async push(piece: string): Promise<Progress | null> {
    (await this.#share)?.push(piece);
    const settling = await this.#settling;
    settling?.push(piece);
    return settling?.progress ?? null;
  }

  /** When the text is there, and after each step: the next stretch of work; of a share all of it. */
  async goOn(): Promise<Step | null> {
    await (await this.#share)?.settle();
    const settling = await this.#settling;
    if (!settling) return null;
    const whole = await settling.goOn();
    const { progress, took } = settling;
    // The first rows are shown before the others are there.
    if (!whole && (this.#results || !settling.hasFirstRows)) return { progress, summary: null, whole };
    this.#results = settling.results();
    if (whole) this.#settling = null;
    return { progress, summary: this.#results.summary(took), whole };
  }

  arrange(arrangement: Arrangement, locale: Locale): Arranged | null {
    return this.#results?.arrange(arrangement, locale) ?? null;
  }

  lines(from: number, to: number): readonly Line[] {
    return this.#results?.lines(from, to) ?? [];
  }

  /** The vendor and month of every row, with a line break between. */
  index(): readonly string[] {
    return this.#results?.index() ?? [];
  }

  /** The rows that the arrangement leaves, as vendors by months. */
  matrix(wish: MatrixWish): MatrixHead | null {
    return this.#results?.matrix(wish) ?? null;
  }

  matrixLines(from: number, to: number): readonly MatrixLine[] {
    return this.#results?.matrixLines(from, to) ?? [];
  }

  /** The arranged months by vendor, for paper. */
  recaps(): Recaps | null {
    return this.#results?.recaps() ?? null;
  }

  /** A piece of the text once more, for a form that goes back to it: nothing keeps it in between. */
  pushAgain(piece: string): void {
    this.#again.push(piece);
  }

  /** All arranged rows, made into what people take along. */
  async take(form: Form, locale: Locale): Promise<Taken | null> {
    const text = this.#again.splice(0).join("");
    const engine = await this.#engine;
    if (!this.#results || !this.#run || !engine) return null;
    const { contract, said } = this.#run;
    const { take } = await import("./export.ts");
    return take(this.#results, { engine, text, contract, said }, form, locale);
  }
}
