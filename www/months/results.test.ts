import { describe, expect, test } from "vitest";

import type { Problem } from "../engine/engine.ts";
import type { Arrangement, GroupLine, MonthLine } from "./protocol.ts";
import { Results } from "./results.ts";

const ALL: Arrangement = { sort: null, text: "", tier: "", problems: false, group: "none", opened: [] };
const OUTLOOK = { tiers: ["failed", "meets"], added: ["provider_pays", "line:leak"], trend: "score" };

const problem = (message: string, record?: number): Problem =>
  ({ code: "cell_unreadable", severity: "error", message, hint: "", ...(record === undefined ? {} : { record }) });

/** Two vendors, their months in no order, one open amount, March missing between two months of 蓝鲸. */
function results(problems: Problem[] = [], notices: [number, Problem][] = [], codes: string[] = [], others: Record<string, string[]> = {}): Results {
  return new Results({
    columns: {
      vendor: ["蓝鲸", "红杉", "蓝鲸", "红杉", "蓝鲸"],
      month: ["2026-04", "2026-01", "2026-01", "2026-02", "2026-02"],
      status: ["assessed", "assessed", "assessed", "assessed", "assessed"],
      score: ["9", "88.5", "10", "", "88.50"],
      tier: ["failed", "meets", "failed", "", "meets"],
      provider_pays: ["0.10", "0.20", "10000000000000.01", "", "2.00"],
      "line:none": ["", "", "", "", ""],
      ...others,
      notices: codes,
    },
    problems,
    notices,
  }, OUTLOOK);
}

function shown(all: Results, arrangement: Partial<Arrangement>): (number | string)[] {
  const { lines } = all.arrange({ ...ALL, ...arrangement }, "zh-CN");
  return all.lines(0, lines).map((line) => (line.kind === "group" ? line.key : line.record));
}

test("rows come in the order of the text until a column is chosen", () => {
  expect(shown(results(), {})).toEqual([0, 1, 2, 3, 4]);
  expect(shown(results(), { sort: { column: "month", descending: false } })).toEqual([1, 2, 3, 4, 0]);
});

test("numbers sort as numbers, equals stay in order, and what is open comes last either way", () => {
  expect(shown(results(), { sort: { column: "score", descending: false } })).toEqual([0, 2, 1, 4, 3]);
  expect(shown(results(), { sort: { column: "score", descending: true } })).toEqual([1, 4, 2, 0, 3]);
});

test("tiers sort from the lowest", () => {
  expect(shown(results(), { sort: { column: "tier", descending: false } })).toEqual([0, 2, 1, 4, 3]);
});

test("filters by part of a vendor or month, by tier, by what needs a look", () => {
  expect(shown(results(), { text: "红" })).toEqual([1, 3]);
  expect(shown(results(), { text: "2026-02" })).toEqual([3, 4]);
  expect(shown(results(), { text: "2026年2月" })).toEqual([3, 4]);
  expect(shown(results(), { tier: "meets", text: "蓝" })).toEqual([4]);
  expect(shown(results([problem("x", 3)]), { problems: true })).toEqual([3]);
});

describe("groups", () => {
  test("a vendor's months in order under its subtotal, and what is missing between them", () => {
    const all = results();
    expect(shown(all, { group: "vendor", opened: ["蓝鲸"] })).toEqual(["红杉", "蓝鲸", 2, 4, 0]);
    const [red, blue] = all.lines(0, 2) as GroupLine[];
    expect(red).toMatchObject({ rows: 2, opened: false, totals: { provider_pays: { sum: "0.20", open: 1, least: false } }, trend: [88.5, null] });
    expect(blue).toMatchObject({ rows: 3, opened: true, totals: { provider_pays: { sum: "10000000000002.11", open: 0, least: false } }, trend: [10, 88.5, 9] });
    expect(blue?.months).toEqual({ from: "2026-01", to: "2026-04", missing: ["2026-03"] });
  });

  test("the best tier comes first", () => {
    expect(shown(results(), { group: "tier" })).toEqual(["meets", "failed", ""]);
  });

  test("by their sums where a sum is sorted by", () => {
    expect(shown(results(), { group: "vendor", sort: { column: "provider_pays", descending: true } })).toEqual(["蓝鲸", "红杉"]);
  });
});

test("totals are exact and count what is open", () => {
  const { totals, rows } = results().arrange(ALL, "zh-CN");
  expect(totals).toEqual({ provider_pays: { sum: "10000000000002.31", open: 1, least: false } });
  expect(rows).toBe(5);
});

test("what is open is in a sum with the least it can be, where that is known", () => {
  const open = { provider_pays_between: ["", "", "", "500.00..10000.00", ""], "line:leak": ["0.00", "", "0.00", "", "3.00"], incomplete: ["", "", "", "leak", ""] };
  expect(results([], [], [], open).arrange(ALL, "zh-CN").totals).toEqual({
    provider_pays: { sum: "10000000000502.31", open: 1, least: true },
    // Of a line nobody knows the least, and where it does not arise there is nothing to count.
    "line:leak": { sum: "3.00", open: 1, least: false },
  });
  expect(results([], [], [], { provider_pays_between: ["", "", "", "..10000.00", ""] }).arrange(ALL, "zh-CN").totals).toEqual({
    provider_pays: { sum: "10000000000002.31", open: 1, least: false },
  });
});

test("on a vendor's sheet stands what is to be looked at in its months, no more than fits", () => {
  const all = results([problem("bad cell", 1), ...Array.from({ length: 11 }, (_, number) => problem(`bad cell ${number}`, 2))]);
  all.arrange(ALL, "zh-CN");
  const [red, blue] = all.recaps().vendors;
  expect(red).toMatchObject({ vendor: "红杉", notes: [{ month: "2026-01", problem: { message: "bad cell" } }], moreNotes: 0 });
  expect(blue?.notes.length).toBe(8);
  expect(blue?.moreNotes).toBe(3);
});

test("a column nobody fills is no column", () => {
  expect(results().summary(0).columns).toEqual(["vendor", "month", "status", "score", "tier", "provider_pays"]);
});

describe("what is to be looked at", () => {
  const notice = (code: Problem["code"], message: string, values?: Record<string, string>): Problem => ({ ...problem(message), code, severity: "warning", ...(values ? { values } : {}) });
  const START = notice("start_needed", "no start");

  test("stands in its row; what would be said of every row is said once", () => {
    const codes = ["start_needed", "start_needed month_unknown", "start_needed", "start_needed", "start_needed start_needed"];
    const listed = [0, 1, 2, 3, 4].map((row): [number, Problem] => [row, START]);
    const all = results([problem("broken quote"), problem("bad cell", 2)], [...listed, [1, notice("month_unknown", "only here")]], codes);
    const summary = all.summary(7);
    expect(summary).toMatchObject({ rows: 5, vendors: 2, took: 7, problems: { errors: 2, warnings: 0, listed: [{ message: "broken quote" }] }, everywhere: [{ message: "no start" }] });
    expect(summary.tiers).toEqual({ failed: 2, meets: 2, "": 1 });
    all.arrange(ALL, "zh-CN");
    expect((all.lines(0, 5) as MonthLine[]).map(({ problems }) => problems.map(({ message }) => message))).toEqual([[], ["only here"], ["bad cell"], [], []]);
    expect(shown(all, { problems: true })).toEqual([1, 2]);
  });

  test("rows are found by their codes where the engine has stopped listing them", () => {
    const codes = ["month_unknown", "month_unknown category_unknown", "", "category_unknown", "month_unknown"];
    const more = (code: string): [number, Problem] => [1, notice("more_of_the_same", "more", { count: "2", code })];
    const all = results([], [[0, notice("month_unknown", "nothing")], more("month_unknown"), [1, notice("category_unknown", "pets", { category: "pets" })], more("category_unknown")], codes);
    expect(shown(all, { problems: true })).toEqual([0, 1, 3, 4]);
    all.arrange(ALL, "zh-CN");
    // The same sentence fits where it has no values of its own; another row may have another category.
    expect((all.lines(0, 5) as MonthLine[]).map(({ problems }) => problems.map(({ code, message }) => message || code))).toEqual([["nothing"], ["pets", "nothing"], [], ["more_of_the_same"], ["nothing"]]);
  });

  test("those that are not listed are counted all the same", () => {
    const more: Problem = { code: "more_of_the_same", severity: "warning", message: "more", hint: "", values: { count: "9000", code: "cell_unreadable" } };
    expect(results([problem("one", 0), problem("two", 1), more]).summary(0).problems).toMatchObject({ errors: 9002, warnings: 0 });
  });

  test("of a thousand that are alike all are told once, listed or not", () => {
    const codes = ["start_needed", "start_needed", "start_needed", "start_needed", "start_needed"];
    const all = results([], [[0, START], [1, notice("more_of_the_same", "more", { count: "4", code: "start_needed" })]], codes);
    expect(all.summary(0).everywhere).toEqual([START]);
    expect(shown(all, { problems: true })).toEqual([]);
  });
});
