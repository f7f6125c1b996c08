// What those who show months are told of the archive.

import type { Assessment, Contract, VendorMonth } from "../engine/engine.ts";
import type { SettledRow } from "../months/protocol.ts";
import type { Joined } from "./batch.ts";
import type { Place, Sheet } from "./sheet.ts";

/** The months of the archive, to be settled together. */
export interface Together extends Joined {
  /** Those that were settled by themselves. */
  readonly rows: readonly SettledRow[];
  /** Sheets that are settled under other contracts, and are not among them. */
  readonly others: number;
}

export interface Months {
  readonly sheets: readonly Sheet[];
  /** The contracts whose months belong together with those of the one in force. */
  readonly family: ReadonlySet<string>;
  /** What a month is settled from: under the contract in force or, where it was agreed, under the one in force then. */
  settledFrom(place: Place): Promise<{ contract: Contract; month: VendorMonth } | null>;
  /** What a month comes to, under the contract in force or, where it was agreed, under the one in force then. */
  settlement(place: Place): Promise<{ contract: Contract; assessment: Assessment } | null>;
  /** The contract in force, also while an agreed month is shown under its own. */
  current(): Promise<Contract | null>;
  /** All of them; null where there is none but on the page. */
  together(contract: Contract): Promise<Together | null>;
  /** What a run has found: the months of a sheet whose text was too long to be looked through at once. */
  indexed(months: readonly string[]): Promise<void>;
}
