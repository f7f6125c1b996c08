// The only importer of the engine's package. Everything else sees this: an asynchronous engine that reads long texts in a
// worker. A breakdown inside the module rejects the promise; the package restarts itself for the next question.
//
// A first result is made by a part of the module (scripts/first.mjs), so that it need not wait for all of it. A question
// which that part cannot answer breaks it down, and the whole is asked the same.

import type {
  Assessment, Axis, BetterTier, Contract, Dates, Derivation, Engine as Module, Excerpt, Grid, Parsed, Problem, ReadingEffect, ReadOptions, VendorMonth,
} from "yuekao";
import { EngineFailure, load as loadFirst } from "yuekao/first";

import { worded } from "./domain/worded.ts";
import type { Aside } from "./pasted/aside.ts";
import type { Layout } from "./pasted/grid.ts";
import type { Search } from "./search/search.ts";
import { EMPTY } from "./state.ts";

export type * from "yuekao";
export type { Engine as Module } from "yuekao";

/** Longer texts are read in a worker, so that the page keeps answering. */
const LONG_TEXT = 100_000;

/** A part of a text: all of a short one; one vendor's months around the one looked at of a long one. */
export interface Sight extends Excerpt {
  /** Where the rows of a long text are. */
  layout: Layout | null;
}

/** The engine is not there: its file did not arrive. Nothing is known to be wrong with what was asked. */
export class Unreachable extends Error {}

/** What a first result is made by. */
type First = Pick<Module, "template" | "validate" | "parse" | "assess" | "texts">;

export class Engine {
  #first: Promise<First> | null = null;
  #whole: Promise<Module> | null = null;
  /** Whether the whole has arrived, and the first part is of no use any more. */
  #complete = false;
  #aside: Aside | null = null;
  #search: Search | null = null;

  template(id: string): Promise<Contract> {
    const question = (engine: First): Contract => engine.template(id);
    return id === EMPTY.contract ? this.#askFirst(question) : this.#ask(question);
  }

  /** Everything wrong with a contract. */
  validate(contract: unknown): Promise<Problem[]> {
    return this.#askFirst((engine) => engine.validate(contract));
  }

  /** The vendor-months of a text that is short. */
  parse(text: string, contract: Contract, said: ReadOptions): Promise<Parsed> {
    return this.#askFirst((engine) => engine.parse(text, contract, said));
  }

  /** A text of any length, with what was said about it, looked at where vendor-month `record` is. The newest request wins. */
  async look(text: string, said: ReadOptions, contract: Contract, record: number): Promise<Sight> {
    if (text.length > LONG_TEXT) {
      const { Aside } = await import("./pasted/aside.ts");
      this.#aside ??= new Aside();
      return this.#aside.look(text, said, contract, record);
    }
    this.#aside?.end();
    const parsed = await this.parse(text, contract, said);
    return { parsed, numbers: parsed.records.map((_, number) => number), of: parsed.records.length, layout: null };
  }

  assess(contract: Contract, month: VendorMonth): Promise<Assessment> {
    return this.#askFirst((engine) => engine.assess(contract, month));
  }

  explain(contract: Contract, month: VendorMonth, result: string): Promise<Derivation | null> {
    return this.#ask((engine) => engine.explain(contract, month, result));
  }

  readings(contract: Contract, month: VendorMonth): Promise<ReadingEffect[]> {
    return this.#ask((engine) => engine.readings(contract, month));
  }

  /** What would have reached better results; may take long, and is looked for beside the page. The newest request wins. */
  async nextTier(contract: Contract, month: VendorMonth): Promise<BetterTier[]> {
    const { Search } = await import("./search/search.ts");
    this.#search ??= new Search();
    return this.#search.nextTier(contract, month);
  }

  /** Lets go of all that runs beside the page; the next question starts it again. */
  rest(): void {
    this.#aside?.end();
    this.#search?.end();
  }

  /** The contract as it reads in a month, with the numbers its texts take over from its terms. */
  worded(contract: Contract, month: string | undefined): Promise<Contract> {
    return this.#askFirst((engine) => worded(contract, engine.texts(contract, month)));
  }

  calendar(contract: Contract, month: string, events: Readonly<Record<string, string>>): Promise<Dates> {
    return this.#ask((engine) => engine.calendar(contract, month, undefined, events));
  }

  whatIf(contract: Contract, month: VendorMonth, axes: Axis[]): Promise<Grid> {
    return this.#ask((engine) => engine.whatIf(contract, month, axes));
  }

  /** The contract for many questions: none of them looks whether it changed. */
  compile(contract: Contract): Promise<Contract> {
    return this.#ask((engine) => engine.compile(contract));
  }

  /** A question on the way to a first result. */
  async #askFirst<Answer>(question: (engine: First) => Answer): Promise<Answer> {
    if (!this.#complete) {
      this.#first ??= loadFirst().catch((cause: unknown) => {
        this.#first = null;
        throw new Unreachable("the engine did not arrive", { cause });
      });
      try {
        return question(await this.#first);
      } catch (cause) {
        if (!(cause instanceof EngineFailure)) throw cause;
      }
    }
    return this.#ask(question);
  }

  /** What one tab alone asks. */
  ask<Answer>(question: (engine: Module) => Answer): Promise<Answer> {
    return this.#ask(question);
  }

  async #ask<Answer>(question: (engine: Module) => Answer): Promise<Answer> {
    this.#whole ??= loadWhole().catch((cause: unknown) => {
      // The next question tries again: the network may be back.
      this.#whole = null;
      throw new Unreachable("the engine did not arrive", { cause });
    });
    const whole = await this.#whole;
    this.#complete = true;
    return question(whole);
  }
}

async function loadWhole(): Promise<Module> {
  const { load } = await import("yuekao");
  return load();
}
