// The only importer of the engine's package. Everything else sees this: an asynchronous engine that reads long texts in a
// worker. A breakdown inside the module rejects the promise; the package restarts itself for the next question.

import { load, type Assessment, type Contract, type Dates, type Derivation, type Engine as Module, type Parsed, type Problem, type ReadingEffect, type Template, type VendorMonth } from "yuekao";

export type * from "yuekao";

/** Longer texts are read in a worker, so that the page keeps answering. */
const LONG_TEXT = 100_000;

/** A newer request took its place. */
export class Superseded extends Error {}

export interface ParseRequest {
  text: string;
  contract: Contract;
}

export type ParseAnswer = { parsed: Parsed } | { failure: string };

export class Engine {
  #module: Promise<Module> | null = null;
  #reading: { worker: Worker; stop: (reason: Error) => void } | null = null;

  template(id: string): Promise<Contract> {
    return this.#ask((engine) => engine.template(id));
  }

  templates(): Promise<Template[]> {
    return this.#ask((engine) => engine.templates());
  }

  /** Everything wrong with a contract. */
  validate(contract: unknown): Promise<Problem[]> {
    return this.#ask((engine) => engine.validate(contract));
  }

  /** The newest request wins: one that is still being read in the worker is given up. */
  parse(text: string, contract: Contract): Promise<Parsed> {
    this.#reading?.stop(new Superseded());
    if (text.length <= LONG_TEXT) return this.#ask((engine) => engine.parse(text, contract));
    return this.#parseAside({ text, contract });
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
    return question(await this.#load());
  }

  #load(): Promise<Module> {
    this.#module ??= load().catch((cause: unknown) => {
      // The next question tries again: the network may be back.
      this.#module = null;
      throw cause;
    });
    return this.#module;
  }

  #parseAside(request: ParseRequest): Promise<Parsed> {
    const here = (): Promise<Parsed> => this.#ask((engine) => engine.parse(request.text, request.contract));
    let worker: Worker;
    try {
      worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    } catch {
      // From another origin, in a sandbox or in a file no worker may start: then the page waits for the text.
      return here();
    }
    return new Promise<Parsed>((resolve, reject) => {
      const end = (): void => {
        worker.terminate();
        this.#reading = null;
      };
      const stop = (reason: Error): void => {
        end();
        reject(reason);
      };
      this.#reading = { worker, stop };
      worker.addEventListener("error", (event) => {
        if (event.message) {
          stop(new Error(event.message));
        } else {
          // It could not even be loaded.
          end();
          resolve(here());
        }
      });
      worker.addEventListener("message", (event: MessageEvent<ParseAnswer>) => {
        const answer = event.data;
        if ("failure" in answer) {
          stop(new Error(answer.failure));
        } else {
          end();
          resolve(answer.parsed);
        }
      });
      worker.postMessage(request);
    });
  }
}
