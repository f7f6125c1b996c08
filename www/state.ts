// What the person has put in, and its past.

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
  /** Figures that count what is not offered. */
  notOffered: readonly string[];
}

/** What was typed beside the pasted table, as typed, for one month. */
export interface Entered {
  /** By figure id; a flag is "true" or "false". */
  figures: Readonly<Record<string, string>>;
  /** Date and time of receipt and reply as `2026-10-08T11:30`, and what answering cost; empty while unknown. */
  workOrders: readonly { received: string; replied: string; cost: string }[];
  /** First day as `2026-10-16`, and how many; negative: removed. */
  seatChanges: readonly { date: string; seats: string }[];
  /** When what the contract's dates are counted from happened: event → ISO date. */
  events: Readonly<Record<string, string>>;
  /** The other side's statement of the month, exactly as pasted. */
  statement: string;
}

/** A contract that is held beside the one in force: with other readings, with other values. */
export interface Variant {
  /** As in `Inputs`. */
  contract: string;
  readings: Readonly<Record<string, string>>;
  /** As typed. */
  values: Readonly<Record<string, string>>;
  /** The package all categories are priced by; empty: each by its own. */
  package: string;
}

/** A file of a paste, and the row of the text it begins at, from 1. */
export interface Source {
  name: string;
  row: number;
}

export interface Inputs {
  /** The pasted text, exactly as pasted. */
  text: string;
  /** The files it was joined from, where there were several, and the row each begins at, from 1. */
  sources?: readonly Source[];
  /** The contract it is settled under: the id of one that comes with the engine, or OWN. */
  contract: string;
  /** A contract from a file. */
  own: Contract | null;
  /** By contract, as in `contract`. */
  settings: Readonly<Record<string, Settings>>;
  /** Months the client handled although the tier does not demand it: record key → true. */
  handedOver: Readonly<Record<string, boolean>>;
  /** What the table does not say of a month: record key → what was typed. */
  entered: Readonly<Record<string, Entered>>;
  /** What the month is compared under, beside the contract in force. */
  compared: readonly Variant[];
}

/** No contract that comes with the engine has this id. */
export const OWN = "own/";

export const UNSET: Settings = { start: "", readings: {}, values: {}, packages: {}, notOffered: [] };
export const NOTHING_ENTERED: Entered = { figures: {}, workOrders: [], seatChanges: [], events: {}, statement: "" };
export const EMPTY: Inputs = { text: "", contract: "mall", own: null, settings: {}, handedOver: {}, entered: {}, compared: [] };

export function settingsOf({ contract, settings }: Inputs): Settings {
  return settings[contract] ?? UNSET;
}

/** Another text, from other files, under what is set. */
export function withText({ contract, own, settings, handedOver, entered, compared }: Inputs, text: string, sources: readonly Source[]): Inputs {
  return { text, ...(sources.length > 0 ? { sources } : {}), contract, own, settings, handedOver, entered, compared };
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

export const VERSION = 2;

/**
 * The inputs as they are kept and as links carry them. Every version begins with its number, so that the ones before it see
 * that it is later, whatever else it writes.
 */
export function stored(inputs: Inputs): { version: number; inputs: Inputs } {
  return { version: VERSION, inputs };
}
