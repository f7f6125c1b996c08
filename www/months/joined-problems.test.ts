import { expect, test } from "vitest";

import type { Problem } from "../engine/engine.ts";
import { joinNotices, joinProblems } from "./joined-problems.ts";

const UNREADABLE = "cell_unreadable";
const NEGATIVE = "figure_negative";
const MISSING = "figure_missing";

const problem = (code: Problem["code"], row: number): Problem => ({ code, severity: "error", message: code, hint: "", at: { row, column: 2, cell: "" } });
const more = (code: Problem["code"], count: number, row: number): Problem =>
  ({ code: "more_of_the_same", severity: "warning", message: `${String(count)} more problems of this kind (${code}) are not listed.`, hint: "Correct the ones listed and read the text again.", values: { count: String(count), code }, at: { row, column: 2, cell: "" } });
const rows = (first: number, count: number, step = 1): number[] => Array.from({ length: count }, (_, place) => first + place * step);

test("a few problems are put in the order of the text", () => {
  expect(joinProblems([[problem(UNREADABLE, 3)], [problem(NEGATIVE, 1), problem(UNREADABLE, 7)]]).map(({ at }) => at && "row" in at && at.row)).toEqual([1, 3, 7]);
});

test("of many problems the first in the order of the text are listed, whichever share found them, and the others are counted", () => {
  // 800 and 700 of one kind, by turns: the first thousand are the first 500 of both, those left out begin with the 501st of the first share.
  const joined = joinProblems([rows(2, 800, 2).map((row) => problem(UNREADABLE, row)), [...rows(3, 700, 2).map((row) => problem(UNREADABLE, row)), problem(NEGATIVE, 9000)]]);
  expect(joined).toEqual([...rows(2, 1000).map((row) => problem(UNREADABLE, row)), more(UNREADABLE, 500, 1002), problem(NEGATIVE, 9000)]);
});

test("what a share left out is counted with what is left out of both", () => {
  const joined = joinProblems([[...rows(1, 1000).map((row) => problem(UNREADABLE, row)), more(UNREADABLE, 30, 5000)], [...rows(2001, 1000).map((row) => problem(UNREADABLE, row)), more(UNREADABLE, 4, 3001)]]);
  expect(joined).toEqual([...rows(1, 1000).map((row) => problem(UNREADABLE, row)), more(UNREADABLE, 1034, 2001)]);
});

test("notices are listed as they were found: by the order in which rows were settled", () => {
  const notice = (row: number): [number, Problem] => [row, { code: MISSING, severity: "warning", message: "", hint: "" }];
  // The first share settled the rows from 3000 downwards, the second those from 1500 downwards.
  const order = Uint32Array.from(rows(0, 3001).reverse());
  const [first, second] = [rows(2201, 800), rows(701, 800)];
  const joined = joinNotices([first.map(notice), second.map(notice)], order);
  expect(joined.filter(([, { code }]) => code === MISSING).map(([row]) => row)).toEqual([...rows(1301, 200), ...rows(2201, 800)]);
  expect(joined.find(([, { code }]) => code === "more_of_the_same")).toMatchObject([1300, { values: { count: "600", code: MISSING } }]);
});
