// What the person has put in.

import type { Contract, Layout, Payer } from "../engine/engine.ts";
import type { Source } from "../paste/import.ts";
import type { Offer, Rewritten, Rival } from "./offer.ts";

export type { Source } from "../paste/import.ts";

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
  /** What a letter under this contract is headed with, as typed. */
  letterhead?: Letterhead;
}

/** The names and numbers a letter to the other side begins with; empty while unknown. */
export interface Letterhead {
  client: string;
  /** Empty: as in the figures. */
  provider: string;
  /** The number of the contract. */
  number: string;
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
  /** The objection, where its draft was changed by hand. */
  letter?: string;
  /** Figures both sides agreed on, by id: they count instead of those of the table, which stay as they are. */
  agreed?: Readonly<Record<string, string>>;
}

/** A contract that is held beside the one in force: with other readings, with other numbers; or what somebody else offers. */
export interface Variant extends Rewritten {
  /** As in `Inputs`. */
  contract: string;
  readings: Readonly<Record<string, string>>;
  /** In place of a contract. */
  rival?: Rival;
}

/** A contract of one's own. */
export interface OwnContract {
  /** OWN, or OWN with a number behind it. */
  id: string;
  /** What its owner calls it; empty: by its title. */
  name: string;
  /** As it counts: its last version without an error. */
  contract: Contract;
  /** As it is being written, while that has errors. */
  draft: Contract | null;
  /** What it was made from: a contract that comes with the engine, by its id, or the contract itself; null: from nothing. */
  base: string | Contract | null;
  /** The file it came from, character by character; empty where there is none. */
  source: string;
  /** The clauses that were compared with the paper: the place of each, and a mark of what stood there. */
  checked: Readonly<Record<string, string>>;
}

/** The annex of a contract that is being read: nothing of it counts yet. */
export interface AnnexDraft {
  /** As it stands in the box. */
  readonly text: string;
  /** Whether it is looked at, or the contract in its place. */
  readonly open: boolean;
  /** What was read of it, as it stands with answers and changes by hand; null before it is read. */
  readonly contract: Contract | null;
  /** The answers given, by question. */
  readonly answers: Readonly<Record<string, string>>;
  /** A mark of what was read: another reader may read it otherwise. */
  readonly mark: string;
  /** All that was pasted, where only a part of it is read, and what is read once that is taken. */
  readonly whole?: string;
  readonly rest?: string;
}

export interface Inputs {
  /** The pasted text, exactly as pasted. */
  text: string;
  /** The files it comes from, and the row each begins at, from 1. */
  sources?: readonly Source[];
  /** What was said about tables, each known by its headings. */
  layouts?: readonly Layout[];
  /** The text's name in the archive of months; an edited text keeps it. */
  sheet?: string;
  /** Whether the text is one of the page's examples, unchanged: nobody's own figures. */
  example?: true;
  /** The contract it is settled under: the id of one that comes with the engine, or of one of `owns`. */
  contract: string;
  /** The person's own contracts: from files, or written here. */
  owns: readonly OwnContract[];
  /** By contract, as in `contract`. */
  settings: Readonly<Record<string, Settings>>;
  /** Months the client handled although the tier does not demand it: record key → true. */
  handedOver: Readonly<Record<string, boolean>>;
  /** What the table does not say of a month: record key → what was typed. */
  entered: Readonly<Record<string, Entered>>;
  /** What the month is compared under, beside the contract in force. */
  compared: readonly Variant[];
  /** What is offered to a customer. */
  offer?: Offer;
  /** On whose side of the contract the person is; not there while nobody has said. */
  side?: Payer;
}

/** How the ids of contracts of one's own begin; none that comes with the engine has such an id. */
export const OWN = "own/";

export const NO_LETTERHEAD: Letterhead = { client: "", provider: "", number: "" };
export const UNSET: Settings = { start: "", readings: {}, values: {}, packages: {}, notOffered: [] };
export const NOTHING_ENTERED: Entered = { figures: {}, workOrders: [], seatChanges: [], events: {}, statement: "" };
export const EMPTY: Inputs = { text: "", contract: "mall", owns: [], settings: {}, handedOver: {}, entered: {}, compared: [] };

export function settingsOf({ contract, settings }: Inputs): Settings {
  return settings[contract] ?? UNSET;
}

/** The contract of one's own with that id, or the one in force; null where that is none. */
export function ownOf({ contract, owns }: Inputs, id = contract): OwnContract | null {
  return owns.find((own) => own.id === id) ?? null;
}

/** A contract from a file or from the page around, as one of one's own. */
export function ownFrom(contract: Contract, id = OWN, source = ""): OwnContract {
  return { id, name: "", contract, draft: null, base: contract, source, checked: {} };
}

/** What was typed, by name, with one more; nothing typed is no entry. */
export function typedInto(fields: Readonly<Record<string, string>>, name: string, typed: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...Object.entries(fields).filter(([other]) => other !== name), ...(typed === "" ? [] : [[name, typed]])]) as Record<string, string>;
}

/** A name for a text that no other one has. */
export function sheetId(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("-");
}

/** Another text, from other files, under what is set. */
export function withText({ layouts, contract, owns, settings, handedOver, entered, compared, offer, side }: Inputs, text: string, sources: readonly Source[] = [], sheet?: string): Inputs {
  // What was said of one text alone is not said of the next.
  const kept = layouts?.map((layout): Layout => Object.fromEntries(Object.entries(layout).filter(([name]) => name !== "only_here")));
  return { text, ...(sources.length > 0 ? { sources } : {}), ...(sheet ? { sheet } : {}), ...(kept ? { layouts: kept } : {}), contract, owns, settings, handedOver, entered, compared, ...(offer ? { offer } : {}), ...(side ? { side } : {}) };
}

export const VERSION = 3;

/**
 * The inputs as they are kept and as links carry them. Every version begins with its number, so that the ones before it see
 * that it is later, whatever else it writes.
 */
export function stored(inputs: Inputs): { version: number; inputs: Inputs } {
  return { version: VERSION, inputs };
}
