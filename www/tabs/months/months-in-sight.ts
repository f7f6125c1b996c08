// Which months of the matrix are drawn: those in sight, and some on either side, so that scrolling a little draws nothing anew. Ten
// years of months drawn all at once would make every line ten times as long.

/** The first month drawn, and the one after the last. */
export interface MonthSpan {
  readonly first: number;
  readonly end: number;
}

/** What of the line is in sight, in pixels. The column of vendors covers its own width at the start. */
export interface Sight {
  readonly left: number;
  readonly width: number;
}

/** Between two of these nothing is drawn anew. */
const STEP = 3;

/** `widths`: of the vendors' column and of a month's. */
export function monthsInSight(count: number, sight: Sight, widths: { vendor: number; month: number }): MonthSpan {
  const from = Math.floor(sight.left / widths.month);
  const to = Math.ceil((sight.left + Math.max(0, sight.width - widths.vendor)) / widths.month);
  const first = Math.floor((from - 1) / STEP) * STEP;
  const end = Math.ceil((to + 1) / STEP) * STEP;
  return { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
}

/** Where the line has to be scrolled to, so that a month is in sight, and not below the vendors. */
export function leftFor(month: number, sight: Sight, widths: { vendor: number; month: number }): number {
  const start = month * widths.month;
  const latest = start + widths.month + widths.vendor - sight.width;
  return Math.max(Math.min(sight.left, start), latest);
}
