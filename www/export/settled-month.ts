// A month with its result, as what is taken along of it needs both.

import type { Assessment, Contract, Derivation, VendorMonth } from "../engine/engine.ts";

export interface SettledMonth {
  contract: Contract;
  month: VendorMonth;
  assessment: Assessment;
}

/** How a result of the month came about; null where it has none. */
export type ExplainResult = (result: string) => Promise<Derivation | null>;
