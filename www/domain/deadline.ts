// The last day to object, as people look for it: the next one that has not passed, and how many days are left.

import type { CalendarDate } from "../engine/engine.ts";

export interface Deadline {
  right: CalendarDate & { date: string };
  /** See `daysLeft`. */
  left: number;
}

const DAY = 86_400_000;

/** Today where the person is, as an ISO date. */
export function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, "2026-10-01".length);
}

/** The nearest day by which something has to be objected to; once all have passed, the last of them. Null where there is none. */
export function deadlineOf(dates: readonly CalendarDate[], now: string): Deadline | null {
  const known = dates.flatMap((right) => (right.objection_to === undefined || right.date === null ? [] : [{ right: { ...right, date: right.date }, left: daysLeft(right.date, now) }]));
  const sorted = known.sort((one, other) => one.left - other.left);
  return sorted.find(({ left }) => left >= 0) ?? sorted.at(-1) ?? null;
}

/** Days from today to another: 0 is today, below 0 it has passed. */
export function daysLeft(date: string, now: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${now}T00:00:00Z`)) / DAY);
}
