// Vendors by months: sums and means exact, open values in none of them as nothing, sorted by anything.

import { expect, test } from "vitest";

import { measuresOf } from "../../www/months/column-model.ts";
import { Results } from "../../www/months/results.ts";
import { differenceOf, meanOf } from "../../www/months/sums.ts";
import type { MatrixWish } from "../../www/months/protocol.ts";
import type { Contract } from "../../www/engine/engine.ts";
import { language } from "../../www/i18n/language.ts";

const OUTLOOK = { tiers: ["failed", "meets"], added: ["provider_pays"], trend: "score" };
const ALL = { sort: null, text: "", tier: "", problems: false, group: "none" as const, opened: [] };

function results(): Results {
  return new Results({
    columns: {
      vendor: ["蓝鲸", "蓝鲸", "蓝鲸", "红杉", "红杉", "山茶"],
      month: ["2025-12", "2026-01", "2026-02", "2026-01", "2026-02", "2026-02"],
      status: ["assessed", "assessed", "assessed", "assessed", "incomplete", "assessed"],
      score: ["70", "86", "78", "90.1", "", "60"],
      score_between: ["", "", "", "", "36..86", ""],
      tier: ["failed", "meets", "failed", "meets", "", "failed"],
      provider_pays: ["0.10", "0.20", "10000000000000.01", "0.00", "", "5000.00"],
      provider_pays_between: ["", "", "", "", "0.00..10000.00", ""],
      notices: ["", "", "", "", "", ""],
    },
    problems: [],
    notices: [],
  }, OUTLOOK);
}

function made(wish: Partial<MatrixWish>): ReturnType<Results["matrixLines"]> {
  const all = results();
  all.arrange(ALL, "zh-CN");
  const head = all.matrix({ column: "score", year: "", sort: { by: "vendor", descending: false }, ...wish });
  return all.matrixLines(0, head.vendors);
}
const vendors = (wish: Partial<MatrixWish>): string[] => made(wish).map(({ vendor }) => vendor);

test("a cell for each month there is, and none where there is nothing", () => {
  const [red, blue, mountain] = made({});
  expect([red?.vendor, blue?.vendor, mountain?.vendor]).toEqual(["红杉", "蓝鲸", "山茶"]);
  expect(blue?.cells.map((cell) => cell?.value)).toEqual(["70", "86", "78"]);
  expect(mountain?.cells.map((cell) => cell?.record ?? null)).toEqual([null, null, 5]);
  expect(red?.cells[2]).toMatchObject({ value: "", open: true, between: ["36", "86"] });
});

test("what is open is in no mean and in no sum as nothing, and makes no change", () => {
  const [red, blue] = made({});
  expect([blue?.mean, blue?.change]).toEqual([{ value: "78.00", open: 0 }, "-8"]);
  expect([red?.mean, red?.change]).toEqual([{ value: "90.10", open: 1 }, null]);
  const [redPays, bluePays] = made({ column: "provider_pays" });
  expect(bluePays?.sum).toEqual({ sum: "10000000000000.31", open: 0, least: false });
  expect(redPays?.sum).toEqual({ sum: "0.00", open: 1, least: true });
});

test("what holds or does not is counted: how often it held, of the months that say so", () => {
  const columns = { vendor: ["甲", "甲", "甲", "乙"], month: ["2026-01", "2026-02", "2026-03", "2026-01"], status: ["assessed", "assessed", "incomplete", "assessed"], "outcome:warning": ["true", "false", "", "true"], notices: ["", "", "", ""] };
  const all = new Results({ columns, problems: [], notices: [] }, OUTLOOK);
  all.arrange(ALL, "zh-CN");
  const head = all.matrix({ column: "outcome:warning", year: "", sort: { by: "vendor", descending: false } });
  expect(all.matrixLines(0, 2).map(({ vendor, mean }) => [vendor, mean])).toEqual([["甲", { value: "1", of: 2, open: 1 }], ["乙", { value: "1", of: 1, open: 0 }]]);
  expect(head.mean).toEqual({ value: "2", of: 3, open: 1 });
});

test("sorted by mean, sum, change and any month; what is not there comes last either way", () => {
  expect(vendors({ sort: { by: "mean", descending: true } })).toEqual(["红杉", "蓝鲸", "山茶"]);
  expect(vendors({ column: "provider_pays", sort: { by: "sum", descending: true } })).toEqual(["蓝鲸", "山茶", "红杉"]);
  expect(vendors({ sort: { by: "2026-02", descending: false } })).toEqual(["山茶", "蓝鲸", "红杉"]);
  expect(vendors({ sort: { by: "2026-02", descending: true } })).toEqual(["蓝鲸", "山茶", "红杉"]);
  expect(vendors({ sort: { by: "change", descending: false } })[0]).toBe("蓝鲸");
});

test("one year alone, with what stands below each month", () => {
  const all = results();
  all.arrange(ALL, "zh-CN");
  const head = all.matrix({ column: "score", year: "2026", sort: { by: "vendor", descending: false } });
  expect(head).toMatchObject({ months: ["2026-01", "2026-02"], years: ["2025", "2026"], vendors: 3, rows: 5, range: [60, 90.1] });
  expect(head.foot.map(({ mean }) => mean)).toEqual([{ value: "88.05", open: 0 }, { value: "69.00", open: 1 }]);
});

test("a fee without volumes is none: neither open in an incomplete month nor a sum of 0", () => {
  const columns = {
    vendor: ["蓝鲸", "红杉"], month: ["2026-01", "2026-01"], status: ["incomplete", "assessed"], score_between: ["36..86", ""], incomplete: ["deduction", ""],
    provider_pays: ["5.00", "0.00"], "line:fallback": ["", "7.00"], payable: ["", "9.00"], notices: ["", ""],
  };
  const all = new Results({ columns, problems: [], notices: [] }, { ...OUTLOOK, added: ["provider_pays", "line:fallback", "payable"] });
  all.arrange(ALL, "zh-CN");
  const { vendors } = all.recaps();
  expect(vendors.map(({ vendor, totals }) => [vendor, Object.fromEntries(Object.entries(totals).map(([id, { sum }]) => [id, sum]))])).toEqual([
    ["红杉", { provider_pays: "0.00", "line:fallback": "7.00", payable: "9.00" }], ["蓝鲸", { provider_pays: "5.00" }],
  ]);
  all.matrix({ column: "line:fallback", year: "", sort: { by: "vendor", descending: false } });
  expect(all.matrixLines(0, 2).map(({ cells: [cell], sum }) => [cell?.value, cell?.open, sum?.sum ?? null])).toEqual([["7.00", false, "7.00"], ["", false, null]]);
});

test("differences and means of decimals, exactly", () => {
  expect([differenceOf("86", "94"), differenceOf("0.3", "0.1"), differenceOf("2000.00", "0.00"), differenceOf("88", "88.0")]).toEqual(["-8", "0.2", "2000", "0"]);
  expect([meanOf(["1", "2"]), meanOf(["0.1", "0.2", "0.3"]), meanOf(["-1", "0", "0"]), meanOf(["1", "1", "0.001"])]).toEqual(["1.50", "0.20", "-0.33", "0.67"]);
  expect(meanOf(["0.01", "0.00"])).toBe("0.01");
});

test("of a contract that only says what holds, that can be chosen, and the months are sorted by it", async () => {
  const outcomes = ["warning", "end"].map((id) => ({ id, label: id, clause: "1", when: { above: ["faults", "3"] } }));
  const zh = await language("zh-CN", ["page", "months"]);
  const columns = ["vendor", "month", "status", "outcome:warning", "outcome:end", "payable"];
  expect(measuresOf({ outcomes } as unknown as Contract, columns.slice(0, -1), zh).map(({ id }) => id)).toEqual(["outcome:warning", "outcome:end"]);
  const all = new Results({
    columns: { vendor: ["甲", "乙"], month: ["2026-01", "2026-01"], status: ["assessed", "assessed"], "outcome:warning": ["false", "true"], notices: ["", ""] },
    problems: [], notices: [],
  }, { tiers: [], added: [], trend: "client_pays" });
  all.arrange(ALL, "zh-CN");
  const head = all.matrix({ column: "outcome:warning", year: "", sort: { by: "2026-01", descending: true } });
  expect(all.matrixLines(0, head.vendors).map(({ vendor, cells, mean }) => [vendor, cells[0]?.value, mean])).toEqual([["乙", "true", { value: "1", of: 1, open: 0 }], ["甲", "false", { value: "0", of: 1, open: 0 }]]);
});
