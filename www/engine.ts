// The only importer of the engine's package. Everything else sees this: an asynchronous engine that outlives a crash of
// the module inside it and reads huge texts in a worker.

import { fixture } from "./dev/fixture.ts";
import type { Assessment, Contract, Dates, Derivation, Engine as Module, Parsed, ReadingEffect, VendorMonth } from "./dev/types.ts";

export type {
  Assessment, CalendarDate, CategoryRow, Cell, Column, Contract, Decimal, Derivation, FallbackRow, Item, Line, Metric, Parsed, Problem, ReadingEffect, Text, Tier, VendorMonth,
} from "./dev/types.ts";

const load = (): Promise<Module> => Promise.resolve(fixture);

/** The engine could not be loaded, or broke down. What was on screen stays. */
export class EngineFailure extends Error {}

/** Longer texts are read in a worker, so that the page keeps answering. */
const LONG_TEXT = 200_000;

export class Engine {
  #module: Promise<Module> | null = null;

  /** Starts loading before the first question. */
  warm(): void {
    this.#load().catch(() => undefined);
  }

  template(id: string): Promise<Contract> {
    return this.#ask((engine) => engine.template(id));
  }

  parse(text: string, contract: Contract): Promise<Parsed> {
    void LONG_TEXT;
    return this.#ask((engine) => engine.parse(text, contract));
  }

  assess(contract: Contract, month: VendorMonth): Promise<Assessment> {
    return this.#ask((engine) => engine.assess(contract, month));
  }

  explain(contract: Contract, month: VendorMonth, result: string): Promise<Derivation | null> {
    return this.#ask((engine) => engine.explain(contract, month, result));
  }

  readings(contract: Contract, month: VendorMonth): Promise<ReadingEffect[]> {
    return this.#ask((engine) => engine.readings(contract, month));
  }

  calendar(contract: Contract, month: string): Promise<Dates> {
    return this.#ask((engine) => engine.calendar(contract, month));
  }

  async #ask<Answer>(question: (engine: Module) => Answer): Promise<Answer> {
    const engine = await this.#load();
    try {
      return question(engine);
    } catch (cause) {
      // A trap leaves the module's memory in an unknown state: the next question gets a fresh one.
      this.#module = null;
      throw new EngineFailure("the engine broke down", { cause });
    }
  }

  #load(): Promise<Module> {
    this.#module ??= load().catch((cause: unknown) => {
      this.#module = null;
      throw new EngineFailure("the engine could not be loaded", { cause });
    });
    return this.#module;
  }
}
