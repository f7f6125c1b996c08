// What is said of a table by hand, as the layouts it makes; and what its rows are taken for.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Layout, type TableReading } from "yuekao";

import { withLayout } from "../../www/domain/inputs.ts";
import { recognised } from "../../www/result/announcement.ts";
import { firstLanguage } from "../../www/i18n/language.ts";
import { monthsOf, rowsOf } from "../../www/reading/rows.ts";
import type { View } from "../../www/session/session.ts";
import { saysSomething, unsaid, withChoice, withColumn, withFormat, withMonth, withoutRule, withRow, withRule } from "../../www/domain/layout-settings.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
const contract = engine.template("mall");
const TEXT = "日期\t客服\t电话转人工进线量\t电话接起量\t备用\n2026-09-30\t甲\t9\t8\t1\n2026-10-01\t甲\t100\t90\t2\n2026-10-02\t乙\t50\t40\t3\n合计\t\t159\t138\t\n";

function read(layout: Layout | null): { table: TableReading; parsed: ReturnType<typeof engine.parse> } {
  const parsed = engine.parse(TEXT, contract, layout ? { layout } : {});
  const [table] = parsed.tables;
  if (!table) throw new Error("no table");
  return { table, parsed };
}

test("a column taken for a figure takes it from the other one, and gives it back", () => {
  const { table } = read(null);
  const layout = withColumn(table, "备用", { figure: "calls_answered" });
  expect(layout.columns).toEqual({ 备用: { figure: "calls_answered" }, 电话接起量: { role: "ignored" } });
  const again = read(layout);
  expect(again.parsed.records.map(({ figures }) => figures["calls_answered"])).toEqual(["1", "5"]);
  expect(withColumn(again.table, "备用", null).columns).toEqual({ 电话接起量: { role: "ignored" } });
});

test("how cells are read stays when the column is taken for something else, and goes by itself", () => {
  const { table } = read({ columns: { 备用: { role: "ignored", unit: "s" } } });
  expect(withColumn(table, "备用", { figure: "talk_minutes" }).columns).toEqual({ 备用: { figure: "talk_minutes", unit: "s" } });
  expect(withFormat(table, "备用", "unit", "min").columns).toEqual({ 备用: { role: "ignored", unit: "min" } });
  expect(withFormat(table, "备用", "unit", null).columns).toEqual({ 备用: { role: "ignored" } });
});

test("a row is left out and counted again, and nothing of it stays", () => {
  const out = withRow({}, 3, false);
  expect(out).toEqual({ only_here: { leave_out: [3] } });
  expect(withRow(out, 3, true)).toEqual({ only_here: { keep: [3] } });
  expect(withRow(out, 3, null)).toEqual({});
  expect(withMonth(out, "2026-10")).toEqual({ only_here: { leave_out: [3], month: "2026-10" } });
  const rule = withRule({}, "客服", "甲");
  expect(withRule(withRule(rule, "客服", "乙"), "客服", "甲").leave_out).toHaveLength(2);
  expect(withoutRule(rule, "客服", "甲")).toEqual({});
  expect(withChoice(withChoice({}, "channel", "chat"), "channel", null)).toEqual({});
});

test("what is unsaid is forgotten among the layouts, whatever blanks its headings have", () => {
  const { table } = read(null);
  expect(saysSomething(unsaid(table))).toBe(false);
  const said: Layout = { ...unsaid(table), row: "day" };
  const other: Layout = { headings: ["别的"], vendor: "乙" };
  expect(withLayout([other, { ...said, headings: ["", ...(said.headings ?? [])] }], unsaid(table))).toEqual([other]);
  expect(withLayout([other], said)).toEqual([other, said]);
});

test("rows are totals, left out or of a month", () => {
  const { table, parsed } = read({ only_here: { leave_out: [3] } });
  const rows = rowsOf(table);
  expect([1, 2, 3, 4, 5].map((row) => rows.state(row))).toEqual(["head", "body", "left-out", "body", "total"]);
  expect([1, 2, 3, 5, 6].map((row) => rows.canBeSaid(row))).toEqual([false, true, true, true, false]);
  const month = monthsOf(parsed.records, parsed.records.map((_, place) => place), table);
  expect([2, 4].map((row) => month(row)?.month)).toEqual(["2026-09", "2026-10"]);
});

test("what stands for the names above the columns is neither shown nor taken for something that was said", () => {
  const parsed = engine.parse("指标\t甲1\t甲2\n电话转人工进线量\t100\t80\n电话接起量\t90\t70\n", contract, {});
  const [table] = parsed.tables;
  expect(table?.grain.parts).toEqual(["↦"]);
  expect(saysSomething(table?.layout ?? { row: "day" })).toBe(false);
  const line = recognised({ parsed, of: parsed.records.length, contract } as unknown as View, firstLanguage());
  expect(line).toMatch(/^2 行 → /);
  expect(line).not.toMatch(/↦|设置/);
});
