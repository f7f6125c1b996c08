// From which month to which a vendor's history reaches, and what is missing in between.

import { monthAfter } from "../domain/calendar-months.ts";

export interface Span {
  from: string;
  to: string;
  /** At most MOST of them, the earliest first. */
  missing: readonly string[];
}

const MOST = 12;

/** Months as "2026-10", in any order; what is no month is passed over. */
export function monthsOf(months: readonly string[]): Span {
  const known = new Set(months.filter((month) => /^\d{4}-\d\d$/.test(month)));
  const order = [...known].sort();
  const [from = "", to = ""] = [order[0], order.at(-1)];
  const missing: string[] = [];
  for (let month = from; month !== "" && month < to && missing.length < MOST; month = monthAfter(month)) {
    if (!known.has(month)) missing.push(month);
  }
  return { from, to, missing };
}
