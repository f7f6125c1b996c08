import { expect, test } from "vitest";

import { monthsOf } from "./span.ts";

test("what is missing between a vendor's first and last month, over the turn of a year", () => {
  expect(monthsOf(["2026-03", "2025-11", "2026-01"])).toEqual({ from: "2025-11", to: "2026-03", missing: ["2025-12", "2026-02"] });
  expect(monthsOf(["2026-01", "2026-02"]).missing).toEqual([]);
});

test("no months, one month, and what is none", () => {
  expect(monthsOf([])).toEqual({ from: "", to: "", missing: [] });
  expect(monthsOf(["", "2026-05", "soon"])).toEqual({ from: "2026-05", to: "2026-05", missing: [] });
});

test("a hole of centuries is not counted to its end", () => {
  expect(monthsOf(["1900-01", "2199-12"]).missing.length).toBe(12);
});
