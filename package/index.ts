/**
 * The package `yuekao`: the engine's functions under the names other programs rely on. One file for pages, workers and
 * Node. Objects cross the boundary; nothing is computed here.
 */
import initialise, { Compiled, __wbg_reset_state as restart, shares, tableOfJson, template, templates } from "../pkg/yuekao.js";
import { type Module, settle, stream } from "./batch.js";
import { EngineFailure } from "./failure.js";
import type { Columns, Formats, ReadOptions, ResultStream, StreamOptions } from "./results.js";
import { TextReader } from "./text-reader.js";
import type {
  Assessment, Axis, BetterTier, BreakEven, Contract, Dates, Derivation, Excerpt, FilledText, Grid, Parsed, Problem, Proposal, ReadingEffect, Reconciliation, Template, VendorMonth,
} from "./types.js";

export type * from "./types.js";
export { EngineFailure } from "./failure.js";
export { NotText, type TextReader } from "./text-reader.js";
export { type Columns, type Formats, type ReadOptions, ResultColumn, type ResultStream, type StreamOptions } from "./results.js";

/** A contract that cannot change any more, so that it is read once and not with every call. */
export type CompiledContract = Contract & { readonly [compiled]: true };
declare const compiled: unique symbol;

export interface Engine {
  /** The contracts that come with the engine. */
  templates(): Template[];
  /** One of them; a RangeError for an unknown id. */
  template(id: string): Contract;
  /** Everything wrong with a contract; empty if it is sound. Never throws on bad data. */
  validate(contract: unknown): Problem[];
  /**
   * A contract's own text as it was pasted: a contract proposed, which words became which part of it, what is asked, and what
   * was left out. A table arrives as a line a row, with tabs between its cells. What reads it is a module of its own, which `load`
   * brings; an Error where it was not brought, or could not be.
   */
  readContract(text: string): Proposal;
  /** The vendor-months of a pasted text, and how its tables were read. */
  parse(text: string, contract: Contract, options?: ReadOptions): Parsed;
  /**
   * One or some vendor-months of a pasted text, numbered from 0 as `parse` lists them, each with its vendor's months around
   * it: how a text of a hundred thousand is looked at without an object for every one.
   */
  excerpt(text: string, contract: Contract, records: number | readonly number[], options?: ReadOptions, progress?: (read: number, bytes: number) => void): Excerpt;
  /** A month settled under a contract: plain data. */
  assess(contract: Contract, month: VendorMonth): Assessment;
  /**
   * How one result of that settlement came about, or null if the month has no such result, such as a line that is not in its account.
   * Results are named `value:ID`, `metric:ID`, `item:ID`, `group:ID`, `score`, `outcome:ID`, `line:ID`, `line:ID:CATEGORY`,
   * `row:CATEGORY:FIGURE`, `fallback`, `total:providerPays`, `total:clientPays`, `payable`; another name is an Error that says
   * which there are.
   */
  explain(contract: Contract, month: VendorMonth, result: string): Derivation | null;
  /** What each other reading of the contract would change. */
  readings(contract: Contract, month: VendorMonth): ReadingEffect[];
  /** The fewest extra answered contacts or satisfied answers that reach each better tier. */
  nextTier(contract: Contract, month: VendorMonth): BetterTier[];
  /**
   * The month over one or two figures; with two axes the second runs fastest. Of a figure of categories a value is their total, whose
   * shares stay.
   */
  whatIf(contract: Contract, month: VendorMonth, axes: Axis[]): Grid;
  /**
   * The same month under several contracts; a list of months holds one for each. `difference` is how much more the provider
   * is left with than under the first, in yuan; null where a contract is not sound.
   */
  compare(contracts: Contract[], month: VendorMonth | VendorMonth[]): { contract: string; title: string; assessment: Assessment; difference: string | null }[];
  /**
   * Between which volumes of a figure which contract costs the client less, for every two of the contracts; `contracts`
   * holds their places in the list. Exact to the unit; volumes are whole. A list of months holds one for each contract. Of a figure
   * of categories a volume is their total, whose shares stay.
   */
  breakEven(contracts: Contract[], month: VendorMonth | VendorMonth[], figure: string): ({ contracts: [number, number] } & BreakEven)[];
  /**
   * A total over parts in the proportion they have, as `whatIf` and `breakEven` share a volume out over categories: rounded down, what
   * is left over going to the largest for each unit it would then have. Null where one of them is no number, or a part is below zero.
   */
  shares(parts: readonly string[], total: string): string[] | null;
  /** The other side's statement: its figures, and the results it states (`stated.score`, `stated.lines.…`) among them. */
  parseStatement(text: string, contract: Contract, options?: ReadOptions): Parsed;
  /** A month beside the other side's statement of it, as `parseStatement` gives it: every difference and its worth. */
  reconcile(contract: Contract, mine: VendorMonth, theirs: VendorMonth): Reconciliation;
  /** Every vendor-month of a pasted text, one result row each: the fast path. */
  assessText(contract: Contract, text: string, options: ReadOptions & { format: "csv" | "json" }): string;
  assessText(contract: Contract, text: string, options?: ReadOptions & { format?: "columns" }): Columns;
  /**
   * The same for texts too long to be held as one string, or to be waited for: the text goes in in parts, and so do the
   * results come out.
   */
  assessStream<Format extends keyof Formats = "columns">(contract: Contract, options?: StreamOptions & { format?: Format }): ResultStream<Formats[Format]>;
  /**
   * The contract's dates of a month ("2026-10"); with a newer holiday table (the form of contracts/holidays.json), and
   * with the dates of events that are known, such as `{ statement_received: "2026-11-16" }`.
   */
  calendar(contract: Contract, month: string, holidays?: unknown, events?: Record<string, string>): Dates;
  /** Reads the bytes of a text file, which may be in UTF-8, GBK or UTF-16, or in several of them. */
  textReader(): TextReader;
  /** The table of a JSON list of objects, or of an object a line: its keys are headings. Null where it is no such list. */
  tableOfJson(text: string): string | null;
  /**
   * The texts of the contract that take numbers over from its terms (“扣减 {deduction} 元”), with these in them as they are in a
   * month ("2026-10"), or at last; each with its place as a JSON pointer.
   */
  texts(contract: Contract, month?: string): FilledText[];
  /**
   * A frozen copy of the contract, usable wherever a contract is. Any other contract is read and checked anew with every call,
   * because it may have changed; this one is ready for any number of calls.
   */
  compile(contract: Contract): CompiledContract;
}

export interface LoadOptions {
  /** The module, if it is not to be read from beside this file. Only the first successful load uses it. */
  wasm?: WasmSource;
  /**
   * The module of `readContract`, if it is not to be read from beside this file. `false`: it is not loaded now; a later `load`
   * without this brings it.
   */
  annex?: WasmSource | false;
}

/** Where a module comes from. */
export type WasmSource = BufferSource | WebAssembly.Module | URL | Response;

/** The module beside this file. */
const DEFAULT = new URL("../pkg/yuekao_bg.wasm", import.meta.url);

/** Loads the engine; further calls give the same one, and load what is still missing. */
export async function load(options: LoadOptions = {}): Promise<Engine> {
  const engineReady = initialise({ module_or_path: source(options.wasm ?? DEFAULT) });
  await Promise.all([engineReady, options.annex === false ? null : loadAnnex(options.annex)]);
  return engine;
}

/** What reads contracts, or why it is not there. Everything else works without it, so that `load` does not fail for its sake. */
let annex: { readContract: (text: string) => Proposal } | { missing: unknown } = { missing: undefined };

async function loadAnnex(given: WasmSource | undefined): Promise<void> {
  if ("readContract" in annex) return;
  try {
    const { ANNEX, loaded } = await import("./annex.js");
    annex = await loaded(() => source(given ?? ANNEX));
  } catch (cause) {
    annex = { missing: cause };
  }
}

async function source(given: WasmSource): Promise<BufferSource | WebAssembly.Module | Response> {
  if (!(given instanceof URL)) return given;
  if (given.protocol !== "file:") return fetch(given);
  // Node's fetch reads no files. The name is a variable so that bundlers for browsers leave this import alone.
  const files = "node:fs/promises";
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)) as { readFile: (file: URL) => Promise<BufferSource> };
  return readFile(given);
}

/** The contracts frozen by `compile`, each as the module holds it. */
let ready = new WeakMap<object, Compiled>();
const frozen = new WeakSet();

/** Runs one call into the module. A trap leaves its memory in an unknown state, so that nothing of it is used again. */
function run<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) throw cause;
    ready = new WeakMap();
    restart();
    throw new EngineFailure("the engine broke down and has been restarted", { cause });
  }
}

/** What a frozen contract was made into. */
function compiledOf(contract: CompiledContract): Compiled {
  const known = ready.get(contract);
  if (known) return known;
  const made = new Compiled(contract);
  ready.set(contract, made);
  return made;
}

/** Asks a question of some contracts. Those that are not frozen are read for it, and let go of after it. */
function ask<T>(contracts: readonly unknown[], question: (...contracts: Compiled[]) => T): T {
  const made: Compiled[] = [];
  try {
    return run(() => {
      const all = contracts.map((contract) => {
        if (isFrozen(contract)) return compiledOf(contract);
        const own = new Compiled(contract);
        made.push(own);
        return own;
      });
      return question(...all);
    });
  } catch (cause) {
    // They were in the memory that is gone.
    if (cause instanceof EngineFailure) made.length = 0;
    throw cause;
  } finally {
    for (const own of made) own.free();
  }
}

/** A contract for work in parts. It is frozen: a text is settled under one contract from its first row to its last. */
function module(contract: Contract): Module {
  const fixed = engine.compile(contract);
  const release = (): void => {
    if (fixed === contract) return;
    ready.get(fixed)?.free();
    ready.delete(fixed);
  };
  return { run, compiled: () => compiledOf(fixed), release };
}

const engine: Engine = Object.freeze({
  templates: () => run(templates),
  template(id: string) {
    const found = run(() => template(id));
    if (!found) throw new RangeError(`there is no contract template “${id}”`);
    return found;
  },
  validate: (contract: unknown) => ask([contract], (compiled) => compiled.validate()),
  readContract(text: string) {
    if ("readContract" in annex) return annex.readContract(text);
    throw new Error("what reads contracts is not loaded: call `load()` once more, with `annex` where yuekao_annex_bg.wasm is elsewhere", { cause: annex.missing });
  },
  parse: (text: string, contract: Contract, options?: ReadOptions) => ask([contract], (compiled) => compiled.parse(text, options)),
  excerpt: (text: string, contract: Contract, records: number | readonly number[], options?: ReadOptions, progress?: (read: number, bytes: number) => void) =>
    ask([contract], (compiled) => compiled.excerpt(text, options, Uint32Array.from(typeof records === "number" ? [records] : records), progress)),
  assess: (contract: Contract, month: VendorMonth) => ask([contract], (compiled) => compiled.assess(month)),
  explain: (contract: Contract, month: VendorMonth, result: string) => ask([contract], (compiled) => compiled.explain(month, result)),
  readings: (contract: Contract, month: VendorMonth) => ask([contract], (compiled) => compiled.readings(month)),
  nextTier: (contract: Contract, month: VendorMonth) => ask([contract], (compiled) => compiled.next_tier(month)),
  whatIf: (contract: Contract, month: VendorMonth, axes: Axis[]) => ask([contract], (compiled) => compiled.what_if(month, axes)),
  compare: (contracts: Contract[], month: VendorMonth | VendorMonth[]) =>
    ask(contracts, (...compiled) => {
      const [first] = compiled;
      return contracts.map(({ id, title }, place) => {
        const [own, months] = [compiled[place], each(month, place)];
        if (!own || !first) throw new TypeError("there is no contract");
        return { contract: id, title, assessment: own.assess(months), difference: own.gain(months, first, each(month, 0)) };
      });
    }),
  breakEven: (contracts: Contract[], month: VendorMonth | VendorMonth[], figure: string) =>
    ask(contracts, (...compiled) =>
      compiled.flatMap((other, second) =>
        compiled.slice(0, second).map((one, first) => ({
          contracts: [first, second] as [number, number],
          ...one.break_even(each(month, first), other, each(month, second), figure),
        })),
      ),
    ),
  shares: (parts: readonly string[], total: string) => run(() => shares(parts, total)),
  parseStatement: (text: string, contract: Contract, options?: ReadOptions) => ask([contract], (compiled) => compiled.parse_statement(text, options)),
  reconcile: (contract: Contract, mine: VendorMonth, theirs: VendorMonth) => ask([contract], (compiled) => compiled.reconcile(mine, theirs)),
  assessText: ((contract: Contract, text: string, { format = "columns", ...options }: ReadOptions & { format?: keyof Formats } = {}) =>
    settle(module(contract), format, text, options)) as Engine["assessText"],
  assessStream: ((contract: Contract, { format = "columns", ...options }: StreamOptions & { format?: keyof Formats } = {}) =>
    stream(module(contract), format, options)) as Engine["assessStream"],
  calendar: (contract: Contract, month: string, holidays?: unknown, events?: Record<string, string>) =>
    ask([contract], (compiled) => compiled.calendar(month, holidays, events)),
  textReader: () => new TextReader(run),
  tableOfJson: (text: string) => run(() => tableOfJson(text)) ?? null,
  texts: (contract: Contract, month?: string) => ask([contract], (compiled) => compiled.texts(month)),
  compile(contract: Contract) {
    if (isFrozen(contract)) return contract;
    const copy = frozenCopy(contract);
    if (typeof copy === "object" && copy !== null) frozen.add(copy);
    return copy as CompiledContract;
  },
});

const isFrozen = (contract: unknown): contract is CompiledContract => typeof contract === "object" && contract !== null && frozen.has(contract);

/** The month of the contract at a place in a list of contracts. */
const each = (month: VendorMonth | VendorMonth[], place: number): VendorMonth => (Array.isArray(month) ? month[place] : month) as VendorMonth;

/** Nobody can change it, nor anything in it. */
function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (typeof value !== "object" || value === null) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozenCopy(part)])));
}
