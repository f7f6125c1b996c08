import fc from "fast-check";
import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { load, type Contract, type Engine, type VendorMonth } from "yuekao";

import { given } from "../../www/element/figures.ts";
import { recordKey, withChoices } from "../../www/domain/inputs.ts";
import { EMPTY } from "../../www/domain/state.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await load({ wasm: await readFile(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
});

const count = fc.nat({ max: 1_000_000 });
const figures = fc.record(
  Object.fromEntries(["calls_offered", "chats_offered", "very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"].map((id) => [id, fc.oneof(count, count.map(String))])),
  { requiredKeys: ["calls_offered"] },
).map((some) => some as VendorMonth["figures"]);
const category = fc.record(
  { category: fc.constantFrom("手机", "女装", "厨具"), package: fc.constantFrom("one", "two"), presales_calls: count, aftersales_chats: count },
  { requiredKeys: ["category", "presales_calls"] },
);
const vendor = fc.constantFrom("蓝鲸", 'A "B" 店', "C D, E");
const month = fc.record({
  vendor,
  month: fc.integer({ min: 1, max: 12 }).map((at) => `2026-${String(at).padStart(2, "0")}`),
  figures,
  categories: fc.uniqueArray(category, { maxLength: 3, selector: (row) => row.category }),
});
const months = fc.uniqueArray(month, { minLength: 1, maxLength: 5, selector: recordKey });

/** As the engine gives it back: values as strings, without the cells, nothing where there is nothing. */
const plain = (record: VendorMonth): unknown => {
  const { vendor, month, categories = [], figures: values } = record;
  const texts = (row: object): Record<string, unknown> => Object.fromEntries(Object.entries(row).filter(([key]) => key !== "cells").map(([key, value]) => [key, typeof value === "number" ? String(value) : value]));
  return { vendor, month, figures: texts(values), categories: categories.map(texts) };
};

test("records that are handed in come out of the engine as they were", () => {
  fc.assert(
    fc.property(months, (records) => {
      const table = given(records);
      if (!("text" in table)) throw new Error(table.pointer);
      const parsed = engine.parse(table.text, engine.template("mall"));
      expect(parsed.problems.filter(({ severity, code }) => severity === "error" && code !== "part_above_whole")).toEqual([]);
      const byKey = (one: VendorMonth, other: VendorMonth): number => (recordKey(one) < recordKey(other) ? -1 : 1);
      expect(parsed.records.toSorted(byKey).map(plain)).toEqual(records.toSorted(byKey).map(plain));
    }),
    { seed: 20261121, numRuns: 60 },
  );
});

test("of a figure that was not taken no cell of many stands for it", () => {
  const cell = { row: 2, column: 2, cell: "100" };
  const text = (cells: VendorMonth["cells"]): string => {
    const table = given([{ month: "2026-10", figures: {}, withheld: ["calls_offered"], ...(cells ? { cells } : {}) }]);
    if (!("text" in table)) throw new Error(table.pointer);
    return table.text;
  };
  expect(text({ calls_offered: cell })).toContain("100");
  expect(text({ calls_offered: { ...cell, rows: [[2, 32]] } })).not.toContain("100");
  expect(text({ calls_offered: { ...cell, columns: [[2, 32]] } })).not.toContain("100");
});

test("what has no place in a table stands beside it and counts the same", () => {
  const work_orders = [{ received: "2026-10-08T11:30", replied: "2026-10-08T16:00", cost: "12.5" }];
  const seat_changes = [{ date: "2026-10-16", seats: -2 }];
  const record: VendorMonth = { vendor: "蓝鲸", month: "2026-10", figures: { calls_offered: 10, leak_to_competitor: true }, work_orders, seat_changes };
  const table = given(record);
  if (!("text" in table)) throw new Error(table.pointer);
  const { records } = engine.parse(table.text, engine.template("mall"));
  const [pasted] = records;
  if (!pasted) throw new Error("nothing read");
  expect(withChoices(pasted, records, { ...EMPTY, ...table }, "CNY")).toMatchObject({ figures: { calls_offered: "10" }, work_orders, seat_changes: [{ date: "2026-10-16", seats: "-2" }] });
});

test("rows of incidents are a list of their own, and none is said", async () => {
  const { contract } = JSON.parse(await readFile(new URL("../../contracts/examples/over_rows.json", import.meta.url), "utf8")) as { contract: Contract };
  const months: VendorMonth[] = [
    { vendor: "A", month: "2026-09", figures: { calls_offered: 1 }, rows: { incidents: [{ name: "A-1", minutes: 45, by_client: true }, { minutes: "30.5" }] } },
    { vendor: "A", month: "2026-10", figures: { calls_offered: 2 }, rows: { incidents: [] } },
  ];
  const table = given(months);
  if (!("text" in table)) throw new Error(table.pointer);
  const { records, problems } = engine.parse(table.text, contract);
  expect(problems).toEqual([]);
  expect(records.map(({ rows }) => rows?.["incidents"]?.map((row) => ({ ...row, cells: undefined })))).toEqual([[{ name: "A-1", minutes: "45", by_client: true }, { minutes: "30.5" }], []]);
  expect(given({ figures: {}, rows: { incidents: [{ minutes: [1] }] } })).toEqual({ pointer: "/rows/incidents/0/minutes" });
});

test("earlier months come along", () => {
  const table = given({ vendor: "A", month: "2026-10", figures: { calls_offered: 1 }, history: [{ vendor: "A", month: "2026-09", figures: { calls_offered: 2 } }] });
  if (!("text" in table)) throw new Error(table.pointer);
  expect(engine.parse(table.text, engine.template("mall")).records.map(({ month }) => month)).toEqual(["2026-09", "2026-10"]);
});

test.each<[string, unknown, string]>([
  ["a number", 7, ""],
  ["a record without figures", { vendor: "A" }, "/figures"],
  ["a figure that is a list", [{ figures: { calls_offered: [1] } }], "/0/figures/calls_offered"],
  ["a figure that is no number", { figures: { calls_offered: Number.NaN } }, "/figures/calls_offered"],
  ["a key nobody knows", { figures: {}, month: "2026-10", score: 5 }, "/score"],
  ["a month that is a number", { figures: {}, month: 202610 }, "/month"],
  ["categories that are no list", { figures: {}, categories: {} }, "/categories"],
  ["a category without a name", { figures: {}, categories: [{ presales_calls: 1 }] }, "/categories/0"],
  ["a work order that is a text", { figures: {}, work_orders: ["x"] }, "/work_orders/0"],
  ["an earlier month that is wrong", { figures: {}, history: [{ figures: null }] }, "/history/0/figures"],
])("%s is refused with its place", (_, figures_, pointer) => {
  expect(given(figures_)).toEqual({ pointer });
});
