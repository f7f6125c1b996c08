// Whether a contract looks at other months than the one it settles.

import type { Contract } from "../engine/engine.ts";

/** The mechanisms that do. */
const LOOKS_BACK = /"(?:in_a_row|held|over_months|year_to_date|month_before)"|"months":\{/;
const known = new WeakMap<Contract, boolean>();

export function looksBack(contract: Contract): boolean {
  const found = known.get(contract) ?? LOOKS_BACK.test(JSON.stringify(contract));
  known.set(contract, found);
  return found;
}
