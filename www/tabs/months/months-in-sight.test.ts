import { describe, expect, test } from "vitest";

import { leftFor, monthsInSight } from "./months-in-sight.ts";

const WIDTHS = { vendor: 150, month: 70 };

describe("the months that are drawn", () => {
  test("are all of them where all are in sight", () => {
    expect(monthsInSight(12, { left: 0, width: 1300 }, WIDTHS)).toEqual({ first: 0, end: 12 });
  });

  test("are a few more than are in sight of many", () => {
    // 70 to 76 are seen: 4900 to 5350 of the months' own width.
    expect(monthsInSight(120, { left: 4900, width: 600 }, WIDTHS)).toEqual({ first: 69, end: 78 });
  });

  test("change by steps only", () => {
    const span = (left: number): object => monthsInSight(120, { left, width: 600 }, WIDTHS);
    expect(span(4900)).toEqual(span(4920));
    expect(span(4900)).not.toEqual(span(5500));
  });

  test("are never more than there are, also where there are fewer than before", () => {
    expect(monthsInSight(12, { left: 7000, width: 1300 }, WIDTHS)).toEqual({ first: 12, end: 12 });
    expect(monthsInSight(0, { left: 0, width: 1300 }, WIDTHS)).toEqual({ first: 0, end: 0 });
  });
});

describe("a month is brought into sight", () => {
  test("not at all where it is", () => {
    expect(leftFor(72, { left: 4900, width: 600 }, WIDTHS)).toBe(4900);
  });

  test("from below the vendors, and from beyond the end", () => {
    expect(leftFor(69, { left: 4900, width: 600 }, WIDTHS)).toBe(4830);
    expect(leftFor(80, { left: 4900, width: 600 }, WIDTHS)).toBe(5220);
  });
});
