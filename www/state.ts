// What the person has put in, its past, and its place in local storage.

import type { Contract } from "./engine.ts";

/** What was set for one contract. */
export interface Settings {
  /** First day of the cooperation, as an ISO date; empty while unknown. */
  start: string;
  /** Readings that differ from the contract's own: id → choice. */
  readings: Readonly<Record<string, string>>;
  /** Numbers put in place of the contract's own, such as those in its blanks: id → number. */
  values: Readonly<Record<string, string>>;
  /** Packages given to categories the contract does not list. */
  packages: Readonly<Record<string, string>>;
}

export interface Inputs {
  /** The pasted text, exactly as pasted. */
  text: string;
  /** The contract it is settled under: the id of one that comes with the engine, or OWN. */
  contract: string;
  /** A contract from a file. */
  own: Contract | null;
  /** By contract, as in `contract`. */
  settings: Readonly<Record<string, Settings>>;
  /** Months the client handled although the tier does not demand it: record key → true. */
  handedOver: Readonly<Record<string, boolean>>;
}

/** No contract that comes with the engine has this id. */
export const OWN = "own/";

export const UNSET: Settings = { start: "", readings: {}, values: {}, packages: {} };
export const EMPTY: Inputs = { text: "", contract: "mall", own: null, settings: {}, handedOver: {} };

export function settingsOf({ contract, settings }: Inputs): Settings {
  return settings[contract] ?? UNSET;
}

/** Past inputs; immutable, so that a state can be kept by reference. */
export class History {
  static readonly #MOST = 50;
  readonly #past: readonly Inputs[];
  /** What the last change was about: keystrokes in one field are one step back. */
  readonly #about: string;
  readonly present: Inputs;

  constructor(present: Inputs, past: readonly Inputs[] = [], about = "") {
    this.present = present;
    this.#past = past;
    this.#about = about;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  then(next: Inputs, about = ""): History {
    if (about !== "" && about === this.#about) return new History(next, this.#past, about);
    return new History(next, [...this.#past, this.present].slice(-History.#MOST), about);
  }

  undo(): History {
    const previous = this.#past.at(-1);
    return previous ? new History(previous, this.#past.slice(0, -1)) : this;
  }
}

const KEY = "yuekao/inputs";
const LANGUAGE = "yuekao/language";
const VERSION = 2;

/** Storage holds five million characters at most, and the page would stand still while a long text is written into it. */
const MOST_KEPT = 1_000_000;

/** Keeps the inputs. False where the browser will not: private mode, full, switched off. The page works on without. */
export function keep(inputs: Inputs): boolean {
  if (inputs.text.length > MOST_KEPT) return false;
  try {
    if (inputs === EMPTY) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ version: VERSION, inputs }));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or nothing: from an unknown version, damaged or unreadable, it is not guessed at. */
export function kept(): Inputs | null {
  try {
    return inputsFrom(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

/** The language chosen here before; a browser that keeps nothing has its own preference. */
export function keptLanguage(): string {
  try {
    return localStorage.getItem(LANGUAGE) ?? "";
  } catch {
    return "";
  }
}

export function keepLanguage(locale: string): void {
  try {
    localStorage.setItem(LANGUAGE, locale);
  } catch {
    // Then it is chosen again next time.
  }
}

export function inputsFrom(stored: unknown): Inputs | null {
  if (!isRecord(stored) || !isRecord(stored["inputs"])) return null;
  const { text, contract, own, settings, handedOver } = stored["version"] === 1 ? second(stored["inputs"]) : stored["inputs"];
  if ((stored["version"] !== VERSION && stored["version"] !== 1) || typeof text !== "string" || typeof contract !== "string") return null;
  return {
    text,
    contract: contract === OWN && !isRecord(own) ? EMPTY.contract : contract,
    // Checked by the engine before anything is computed with it.
    own: isRecord(own) ? (own as Contract) : null,
    settings: Object.fromEntries(Object.entries(isRecord(settings) ? settings : {}).map(([id, set]) => [id, settingsFrom(set)])),
    handedOver: Object.fromEntries(Object.keys(isRecord(handedOver) ? handedOver : {}).map((key) => [key, true])),
  };
}

/** Version 1 knew one contract. */
function second({ text, handedOver, ...settings }: Record<string, unknown>): Record<string, unknown> {
  return { text, contract: EMPTY.contract, own: null, settings: { [EMPTY.contract]: settings }, handedOver };
}

function settingsFrom(set: unknown): Settings {
  const { start, readings, values, packages } = isRecord(set) ? set : {};
  return { start: typeof start === "string" ? start : "", readings: strings(readings), values: strings(values), packages: strings(packages) };
}

function strings(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
