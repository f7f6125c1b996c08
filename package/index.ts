/**
 * The package `yuekao`: the engine's functions under the names other programs rely on. One file for pages, workers and
 * Node. JSON text crosses the boundary, and packed results do; nothing is computed here.
 */
import initialise, { Compiled, read_contract, __wbg_reset_state as restart } from "../pkg/yuekao.js";
import contracts from "../pkg/contracts.js";
import { type Module, said, settle, stream } from "./batch.js";
import { DEFAULT } from "./default.js";
import { withoutCells } from "./month.js";
import { Packed, freeze } from "./packed.js";
import type { Columns, Formats, ReadOptions, ResultStream, StreamOptions } from "./results.js";
import type {
  Assessment, Axis, BetterTier, BreakEven, Contract, Dates, Derivation, Excerpt, FilledText, Grid, Parsed, Problem, Proposal, ReadingEffect, Reconciliation, Template, VendorMonth,
} from "./types.js";

export type * from "./types.js";
export { type Columns, type Formats, type ReadOptions, ResultColumn, type ResultStream, type StreamOptions } from "./results.js";

/** A contract that cannot change any more, so that no call has to look whether it did. */
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
   * was left out. A table arrives as a line a row, with tabs between its cells.
   */
  readContract(text: string): Proposal;
  /** The vendor-months of a pasted text, and how its tables were read. */
  parse(text: string, contract: Contract, options?: ReadOptions): Parsed;
  /**
   * One or some vendor-months of a pasted text, numbered from 0 as `parse` lists them, each with its vendor's months around
   * it: how a text of a hundred thousand is looked at without an object for every one.
   */
  excerpt(text: string, contract: Contract, records: number | readonly number[], options?: ReadOptions): Excerpt;
  /**
   * A month settled under a contract: plain data. Labels and the like, which the results of one contract have in common, are
   * shared between them and therefore frozen.
   */
  assess(contract: Contract, month: VendorMonth): Assessment;
  /** How one result of that settlement came about, or null if it has no such result. */
  explain(contract: Contract, month: VendorMonth, result: string): Derivation | null;
  /** What each other reading of the contract would change. */
  readings(contract: Contract, month: VendorMonth): ReadingEffect[];
  /** The fewest extra answered contacts or satisfied answers that reach each better tier. */
  nextTier(contract: Contract, month: VendorMonth): BetterTier[];
  /** The month over one or two figures; with two axes the second runs fastest. */
  whatIf(contract: Contract, month: VendorMonth, axes: Axis[]): Grid;
  /**
   * The same month under several contracts; a list of months holds one for each. `difference` is how much more the provider
   * is left with than under the first, in yuan; null where a contract is not sound.
   */
  compare(contracts: Contract[], month: VendorMonth | VendorMonth[]): { contract: string; title: string; assessment: Assessment; difference: string | null }[];
  /**
   * Between which volumes of a figure which contract costs the client less, for every two of the contracts; `contracts`
   * holds their places in the list. Exact to the unit; volumes are whole. A list of months holds one for each contract.
   */
  breakEven(contracts: Contract[], month: VendorMonth | VendorMonth[], figure: string): ({ contracts: [number, number] } & BreakEven)[];
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
  /**
   * The texts of the contract that take numbers over from its terms (“扣减 {deduction} 元”), with these in them as they are in a
   * month ("2026-10"), or at last; each with its place as a JSON pointer.
   */
  texts(contract: Contract, month?: string): FilledText[];
  /**
   * A frozen copy of the contract, usable wherever a contract is. It saves many calls with the same contract the
   * comparison by which changes are noticed.
   */
  compile(contract: Contract): CompiledContract;
}

export interface LoadOptions {
  /** The module, if it is not to be read from beside this file. Only the first successful load uses it. */
  wasm?: BufferSource | WebAssembly.Module | URL | Response;
}

/** The engine broke down inside (out of memory, for example). It has been restarted: the next call finds it sound. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}

/** Loads the engine; further calls give the same one. */
export async function load(options: LoadOptions = {}): Promise<Engine> {
  await initialise({ module_or_path: source(options.wasm ?? DEFAULT) });
  return engine;
}

async function source(given: NonNullable<LoadOptions["wasm"]>): Promise<BufferSource | WebAssembly.Module | Response> {
  if (!(given instanceof URL)) return given;
  if (given.protocol !== "file:") return fetch(given);
  // Node's fetch reads no files. The name is a variable so that bundlers for browsers leave this import alone.
  const files = "node:fs/promises";
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)) as { readFile: (file: URL) => Promise<BufferSource> };
  return readFile(given);
}

/** Contracts compiled by the module, newest last, by their JSON text: a changed contract has another text. */
const handles = new Map<string, Packed>();
const KEPT = 16;
/** The one asked last, which nearly always is the one asked next: found without looking through its whole text. */
let latest: { text: string; packed: Packed } | null = null;
/** The JSON text of contracts frozen by `compile`. */
const frozen = new WeakMap<object, string>();

const handle = (contract: unknown): Compiled => held(contract).compiled;

function held(contract: unknown): Packed {
  const text = (isObject(contract) && frozen.get(contract)) || json(contract);
  if (latest?.text === text) return latest.packed;
  const packed = handles.get(text) ?? new Packed(new Compiled(text));
  latest = { text, packed };
  handles.delete(text);
  handles.set(text, packed);
  for (const [oldest, unused] of handles) {
    if (handles.size <= KEPT) break;
    handles.delete(oldest);
    unused.compiled.free();
  }
  return packed;
}

/**
 * Runs one call into the module. A trap leaves its memory in an unknown state, so that nothing of it is used again.
 */
function run<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)) throw cause;
    handles.clear();
    latest = null;
    restart();
    throw new EngineFailure("the engine broke down and has been restarted", { cause });
  }
}

/** A contract for work in parts. It is frozen: a text is settled under one contract from its first row to its last. */
function module(contract: Contract): Module {
  const fixed = engine.compile(contract);
  return { run, compiled: () => handle(fixed) };
}

function ask(call: () => string): unknown {
  return JSON.parse(run(call));
}

const engine: Engine = Object.freeze({
  templates: () => contracts.map(({ id, title }) => ({ id, title })),
  template(id: string) {
    const found = contracts.find((contract) => contract.id === id);
    if (!found) throw new RangeError(`there is no contract template “${id}”`);
    return structuredClone(found);
  },
  validate: (contract: unknown) => ask(() => handle(jsonOrNothing(contract)).validate()) as Problem[],
  readContract: (text: string) => ask(() => read_contract(text)) as Proposal,
  parse: (text: string, contract: Contract, options?: ReadOptions) => ask(() => handle(contract).parse(text, said(options))) as Parsed,
  excerpt: (text: string, contract: Contract, records: number | readonly number[], options?: ReadOptions) =>
    ask(() => handle(contract).excerpt(text, said(options), Uint32Array.from(typeof records === "number" ? [records] : records))) as Excerpt,
  assess: (contract: Contract, month: VendorMonth) =>
    run(() => {
      const packed = held(contract);
      const bare = figures(withoutCells(month));
      const found = packed.assess(bare);
      // A notice with a place may have a better one: its cell.
      if (!found.notices.some(({ at }) => at)) return found;
      const whole = figures(month);
      return whole === bare ? found : packed.assess(whole);
    }),
  explain: (contract: Contract, month: VendorMonth, result: string) =>
    ask(() => handle(contract).explain(figures(month), result)) as Derivation | null,
  readings: (contract: Contract, month: VendorMonth) => ask(() => handle(contract).readings(figures(month))) as ReadingEffect[],
  nextTier: (contract: Contract, month: VendorMonth) => ask(() => handle(contract).next_tier(figures(month))) as BetterTier[],
  whatIf: (contract: Contract, month: VendorMonth, axes: Axis[]) =>
    ask(() => handle(contract).what_if(figures(month), figures(axes))) as Grid,
  compare: (contracts: Contract[], month: VendorMonth | VendorMonth[]) => {
    const months = each(contracts, month);
    return contracts.map((contract, place) => ({
      contract: contract.id,
      title: contract.title,
      assessment: run(() => held(contract).assess(months[place] ?? "")),
      difference: ask(() => handle(contract).gain(months[place] ?? "", handle(contracts[0]), months[0] ?? "")) as string | null,
    }));
  },
  breakEven: (contracts: Contract[], month: VendorMonth | VendorMonth[], figure: string) => {
    const months = each(contracts, month);
    return contracts.flatMap((other, second) =>
      contracts.slice(0, second).map((one, first) => ({
        contracts: [first, second] as [number, number],
        ...(ask(() => handle(one).break_even(months[first] ?? "", handle(other), months[second] ?? "", figure)) as BreakEven),
      })),
    );
  },
  parseStatement: (text: string, contract: Contract, options?: ReadOptions) => ask(() => handle(contract).parse_statement(text, said(options))) as Parsed,
  reconcile: (contract: Contract, mine: VendorMonth, theirs: VendorMonth) =>
    ask(() => handle(contract).reconcile(figures(mine), figures(theirs))) as Reconciliation,
  assessText: ((contract: Contract, text: string, { format = "columns", ...options }: ReadOptions & { format?: keyof Formats } = {}) =>
    settle(module(contract), format, text, options)) as Engine["assessText"],
  assessStream: ((contract: Contract, { format = "columns", ...options }: StreamOptions & { format?: keyof Formats } = {}) =>
    stream(module(contract), format, options)) as Engine["assessStream"],
  calendar: (contract: Contract, month: string, holidays?: unknown, events?: Record<string, string>) =>
    ask(() => handle(contract).calendar(month, given(holidays), given(events))) as Dates,
  texts: (contract: Contract, month?: string) => ask(() => handle(contract).texts(month)) as FilledText[],
  compile(contract: Contract) {
    if (isObject(contract) && frozen.has(contract)) return contract as CompiledContract;
    const text = json(contract);
    const copy: unknown = JSON.parse(text);
    freeze(copy);
    if (isObject(copy)) frozen.set(copy, text);
    return copy as CompiledContract;
  },
});

/** JSON has no word for `undefined`; what is no data at all (a cycle, say) is an exception of `JSON.stringify`. */
function json(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  const text: unknown = JSON.stringify(value, replacer);
  return typeof text === "string" ? text : "null";
}

/** The JSON text of the month of each contract. */
function each(contracts: Contract[], month: VendorMonth | VendorMonth[]): string[] {
  return contracts.map((_, place) => figures(Array.isArray(month) ? month[place] : month));
}

const given = (value: unknown): string | undefined => (value === undefined ? undefined : json(value));

/** What JSON cannot carry is as wrong a contract as `null`. */
function jsonOrNothing(contract: unknown): unknown {
  try {
    json(contract);
    return contract;
  } catch {
    return null;
  }
}

/**
 * The JSON text of a month or of axes, in which every number is said. Asking a function about every value makes writing
 * several times slower, so it is done only where it can matter: JSON writes null for what is no number, and throws at a
 * big integer.
 */
function figures(value: unknown): string {
  try {
    const text = json(value);
    if (!text.includes("null")) return text;
  } catch {
    // A big integer, or nothing that can be written: then this throws as well.
  }
  return json(value, exact);
}

/** JSON would turn NaN and the infinities into null, which means "missing": the engine shall say what is wrong with them. */
function exact(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
