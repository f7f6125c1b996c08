import { expect, test } from "vitest";

import { monthSought } from "./month-search.ts";

const YEAR = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}`);

test.each([
  ["2026-03", ["2026-03"]],
  ["2026年3月", ["2026-03"]],
  ["2026 年 03 月", ["2026-03"]],
  ["2026/3", ["2026-03"]],
  ["2026.11", ["2026-11"]],
  ["1月", ["2026-01"]],
  ["2026", YEAR],
  ["2025年3月", []],
])("“%s” finds the months that are meant", (typed, found) => {
  expect(YEAR.filter(monthSought(typed, "zh-CN"))).toEqual(found);
});

test("in the words of the language that is spoken", () => {
  expect(YEAR.filter(monthSought("march 2026", "en"))).toEqual(["2026-03"]);
  expect(YEAR.filter(monthSought("ju", "en"))).toEqual(["2026-06", "2026-07"]);
});
