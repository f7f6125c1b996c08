// Why a cell of a month's workbook has no formula.

import type { Formula } from "./formula.ts";

export type Reason = "months" | "rows" | "calendar" | "orders" | "cap" | "missing" | "mechanism";

/** Thrown where something cannot be written as a formula: its cell then holds the value. */
export class NoFormula extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The formula, or why there is none. */
export function formulaOrReason(make: () => Formula): Formula | NoFormula {
  try {
    return make();
  } catch (failure) {
    if (failure instanceof NoFormula) return failure;
    throw failure;
  }
}

/** Null where there is no formula. */
export function formulaOrNull<Made>(make: () => Made): Made | null {
  try {
    return make();
  } catch (failure) {
    if (failure instanceof NoFormula) return null;
    throw failure;
  }
}
