// When a statement says the same as one's own figures under the contract.

import type { Reconciliation } from "../../engine/engine.ts";
import { anyDifference } from "./draft.ts";

/** Whether everything stated is the same, and among it at least one result: one equal figure alone settles no month. */
export function agrees(found: Reconciliation): boolean {
  return !anyDifference(found) && found.lacking.length === 0 && found.results.length > 0 && found.results.every(({ ours }) => ours !== null);
}
