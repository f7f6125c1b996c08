// What the page shows, all of it at one moment.

import type { Assessment, Contract, Dates, Parsed, Problem, ReadingEffect, Sight, TableReading, VendorMonth } from "../engine/engine.ts";
import type { Named } from "../domain/contract.ts";
import type { Change } from "../domain/contract-changes.ts";
import { EMPTY, type AnnexDraft, type Inputs } from "../domain/state.ts";
import { TEMPLATES } from "../domain/templates.ts";
import type { Replaced } from "../domain/history.ts";

/** A sentence above the page: what did not work, while everything else stays. */
export interface Alarm {
  message: string;
  values?: Record<string, string>;
  problems?: readonly Problem[];
  /** What was pasted, to be looked at, where nothing could be read from it. */
  refused?: string;
  /** What has to be said of it before anything can be read. */
  asked?: { inputs: Inputs; tables: readonly TableReading[] };
  /** What was changed is not lost, and can be settled once more. */
  again?: boolean;
}

/** What was read of a text, and where. */
export interface Seen {
  /** Of a long text, the months of the vendor that is shown. */
  parsed: Parsed | null;
  /** Which vendor-month of the text each of those is, from 0. */
  numbers: readonly number[];
  /** How many the text holds. */
  of: number;
  /** Where the rows of a long text are. */
  layout: Sight["layout"];
  /** Vendor and month of each month of a long text, where they were asked for. */
  keys?: readonly string[];
}

/** The contract as it is being written, while it has errors: its last version without one counts. */
export interface Draft {
  /** As it reads, as far as that is known. */
  contract: Contract;
  written: Contract;
  problems: readonly Problem[];
}

export interface Settled extends Seen {
  inputs: Inputs;
  /** As it reads in the month: with the numbers its texts take over from its terms. For showing and for asking. */
  contract: Contract;
  /** As it is written, with what was set for it: to be saved and to be changed. */
  written: Contract;
  draft: Draft | null;
  /** Which vendor-month is shown, from 0. */
  record: number;
  month: VendorMonth | null;
  assessment: Assessment | null;
  alarm: Alarm | null;
}

export const NOTHING_SEEN: Seen = { parsed: null, numbers: [], of: 0, layout: null };

/** What was there, and what is there instead. */
export interface Replacement {
  what: Replaced;
  before: Settled;
  after: Settled;
  /** Where it came of a step back, or forward again. */
  step: "back" | "forward" | null;
}

/** What the session asks of the archive of months, and tells it. */
export interface ArchiveAccess {
  /** The months of the vendor before this one that stand in other sheets; `records`: those of the sheet at hand. */
  earlier: (month: VendorMonth, records: readonly VendorMonth[], inputs: Inputs, contract: Contract) => Promise<readonly VendorMonth[]>;
  /** Something else is on the page. */
  follow: (settled: Settled, replacement: Replacement | null) => void;
}

export const NO_ARCHIVE: ArchiveAccess = { earlier: () => Promise.resolve([]), follow: () => undefined };

/** What could not be read, or not be shown, and was set aside, each as it was kept. */
export interface SetAside {
  /** `earlier`: on an earlier visit; nobody has exported or deleted it since. */
  how: "unreadable" | "partly" | "not-shown" | "earlier";
  texts: readonly string[];
}

export interface View extends Omit<Settled, "contract" | "written"> {
  /** What was put in last: the result of it may be on its way. */
  latest: Inputs;
  /** Which vendor-month was chosen last, which may be on its way, too; null: the newest. */
  latestRecord: number | null;
  /** The annex that is being read. */
  annex: AnnexDraft | null;
  canUndo: boolean;
  canRedo: boolean;
  /** The contracts to choose from, without the one from a file. */
  templates: readonly Named[];
  contract: Settled["contract"] | null;
  written: Settled["written"] | null;
  readings: readonly ReadingEffect[];
  calendar: Dates;
  /** Where the contract in force differs from what it was made from. */
  changes: readonly Change[];
  /** The values that stood in for blanks in what it was made from: their ids. */
  examples: readonly string[];
  /** Whether other months are kept beside those on the page. */
  several: boolean;
  /** What was replaced last. */
  replacement: Replacement | null;
  aside: SetAside | null;
  busy: boolean;
  /** Only to be read: nothing of the figures and the contract can be changed by hand. */
  fixed: boolean;
}

const NO_DATES: Dates = { dates: [], days: [], problems: [] };

/** Of what a month comes to, where there is none. */
export const NO_MONTH = { readings: [], calendar: NO_DATES };

export const NOTHING: View = {
  ...NO_MONTH, parsed: null, numbers: [], of: 0, layout: null, record: 0, month: null, assessment: null, inputs: EMPTY, latest: EMPTY, latestRecord: null, annex: null, canUndo: false, canRedo: false,
  templates: TEMPLATES, contract: null, written: null, draft: null, changes: [], examples: [], alarm: null, several: false, replacement: null, aside: null, busy: false, fixed: false,
};
