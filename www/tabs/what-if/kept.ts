// What a month is supposed to be stays over a reload, in this tab of the browser alone: it is no figure of the month.

import type { Supposed } from "./figures.ts";

/** What was supposed of this month last, where that is kept; `storage` is empty where nothing is. */
export function keptSuppositions(storage: string, month: string): Supposed {
  try {
    const kept: unknown = JSON.parse((storage && sessionStorage.getItem(`${storage}/what-if`)) || "null");
    if (typeof kept !== "object" || kept === null || !("month" in kept) || kept.month !== month || !("supposed" in kept)) return {};
    return Object.fromEntries(Object.entries(kept.supposed ?? {}).filter(([, value]) => typeof value === "string" || typeof value === "boolean"));
  } catch {
    return {};
  }
}

/** Where the browser keeps nothing, it lasts as long as the page. */
export function keepSuppositions(storage: string, month: string, supposed: Supposed): void {
  try {
    if (storage) sessionStorage.setItem(`${storage}/what-if`, JSON.stringify({ month, supposed }));
  } catch {
    // Full or forbidden.
  }
}
