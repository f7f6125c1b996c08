// The only importer of the engine's package. Everything else sees this: an asynchronous engine that reads long texts in a
// worker. A breakdown inside the module rejects the promise; the package restarts itself for the next question.

import {
  load,
  type Assessment, type Axis, type BetterTier, type Contract, type Dates, type Derivation, type Engine as Module, type Grid, type Parsed,
  type Problem, type Proposal, type ReadingEffect, type ReadOptions, type VendorMonth,
} from "yuekao";

import type { TellRead } from "../workers/long-read.ts";
import { worded } from "./filled-texts.ts";
import type { EngineSearch } from "./engine-worker.ts";
import type { LongText } from "./long-text.ts";
import type { Sight } from "./work.ts";

export type * from "yuekao";
export type { Engine as Module } from "yuekao";
export type { Sight };

/** Longer texts are read in a worker, so that the page keeps answering. */
const LONG_TEXT = 100_000;

/** As many contracts stay ready: the one in force, as it is written and as it reads, and the draft of it. */
const MOST_READY = 4;

/** A table like many that are pasted. */
const SMALL_TABLE = "商家\t日期\t电话转人工进线量\t电话接起量\n甲\t2026-01-01\t2\t1\n甲\t2026-01-02\t2\t1\n";

/** The engine is not there: its file did not arrive. Nothing is known to be wrong with what was asked. */
export class Unreachable extends Error {}

export class Engine {
  /** Contracts that were asked about last. */
  #prepared: readonly (readonly [Contract, Contract])[] = [];
  #module: Promise<Module> | null = null;
  /** Is told how far a long text is read. */
  onLongRead: TellRead = () => undefined;
  #longText: LongText | null = null;
  #search: EngineSearch | null = null;
  #contractText: EngineSearch | null = null;

  /** The contract made ready for several questions: a month is settled by the same one that is checked and shown. */
  #ready(engine: Module, contract: Contract): Contract {
    const ready = this.#prepared;
    const known = ready.find(([of]) => of === contract);
    if (known) return known[1];
    const made = engine.compile(contract);
    this.#prepared = [...ready.slice(-MOST_READY + 1), [contract, made]];
    return made;
  }

  template(id: string): Promise<Contract> {
    return this.#ask((engine) => engine.template(id));
  }

  /** Everything wrong with a contract. */
  validate(contract: unknown): Promise<Problem[]> {
    return this.#ask((engine) => engine.validate(this.#ready(engine, contract as Contract)));
  }

  /** The vendor-months of a text that is short. */
  parse(text: string, contract: Contract, said: ReadOptions): Promise<Parsed> {
    return this.#ask((engine) => engine.parse(text, this.#ready(engine, contract), said));
  }

  /** Reads and settles a small table: browsers compile what a paste asks for when it is asked first, half of a first paste's time. */
  async warmUp(contract: Contract): Promise<void> {
    const { records: [month] } = await this.parse(SMALL_TABLE, contract, {});
    if (!month) return;
    await this.assess(contract, month);
    await this.readings(contract, month);
    await this.calendar(contract, "2026-01", {});
  }

  /** A text of any length, with what was said about it, looked at where vendor-month `record` is, or the newest; the newest request wins. */
  async look(text: string, said: ReadOptions, contract: Contract, record: number | null): Promise<Sight> {
    if (text.length > LONG_TEXT) {
      const { LongText } = await import("./long-text.ts");
      this.#longText ??= new LongText();
      return this.#longText.look(text, said, contract, record, this.onLongRead);
    }
    this.#longText?.end();
    const parsed = await this.parse(text, contract, said);
    return { parsed, numbers: parsed.records.map((_, number) => number), of: parsed.records.length, layout: null };
  }

  assess(contract: Contract, month: VendorMonth): Promise<Assessment> {
    return this.#ask((engine) => engine.assess(this.#ready(engine, contract), month));
  }

  explain(contract: Contract, month: VendorMonth, result: string): Promise<Derivation | null> {
    return this.#ask((engine) => engine.explain(this.#ready(engine, contract), month, result));
  }

  readings(contract: Contract, month: VendorMonth): Promise<ReadingEffect[]> {
    return this.#ask((engine) => engine.readings(this.#ready(engine, contract), month));
  }

  /** What would have reached better results; may take long, and is looked for beside the page. The newest request wins. */
  async nextTier(contract: Contract, month: VendorMonth): Promise<BetterTier[]> {
    const { EngineSearch } = await import("./engine-worker.ts");
    this.#search ??= new EngineSearch();
    return this.#search.ask((engine) => engine.nextTier(contract, month));
  }

  /** A contract's own text as a proposal; read beside the page. The newest text wins. */
  async readContract(text: string): Promise<Proposal> {
    const { EngineSearch } = await import("./engine-worker.ts");
    this.#contractText ??= new EngineSearch();
    return this.#contractText.ask((engine) => engine.readContract(text));
  }

  /** Lets go of all that runs beside the page; the next question starts it again. */
  release(): void {
    this.#longText?.end();
    this.#search?.end();
    this.#contractText?.end();
  }

  /** The contract as it reads in a month, with the numbers its texts take over from its terms. */
  worded(contract: Contract, month: string | undefined): Promise<Contract> {
    return this.#ask((engine) => worded(contract, engine.texts(this.#ready(engine, contract), month)));
  }

  calendar(contract: Contract, month: string, events: Readonly<Record<string, string>>): Promise<Dates> {
    return this.#ask((engine) => engine.calendar(this.#ready(engine, contract), month, undefined, events));
  }

  whatIf(contract: Contract, month: VendorMonth, axes: Axis[]): Promise<Grid> {
    return this.#ask((engine) => engine.whatIf(this.#ready(engine, contract), month, axes));
  }

  /** The contract for many questions: none of them looks whether it changed. */
  compile(contract: Contract): Promise<Contract> {
    return this.#ask((engine) => engine.compile(contract));
  }

  /** What one tab alone asks. */
  ask<Answer>(question: (engine: Module) => Answer): Promise<Answer> {
    return this.#ask(question);
  }

  async #ask<Answer>(question: (engine: Module) => Answer): Promise<Answer> {
    this.#module ??= load({ annex: false }).catch((cause: unknown) => {
      // The next question tries again: the network may be back.
      this.#module = null;
      throw new Unreachable("the engine did not arrive", { cause });
    });
    return question(await this.#module);
  }
}
