// What is said where nobody has named the vendor or the month.

import type { Contract, Problem } from "yuekao";
import { expect, test } from "vitest";

import { language, LOCALES } from "../i18n/language.ts";
import { numbersWritten, problemSentence } from "./problem-sentences.ts";

const problem = (code: Problem["code"], values: Record<string, string>): Problem => ({ code, values, message: "", hint: "", severity: "error" });

const said = (told: Problem): Promise<string[]> => Promise.all(LOCALES.map(async (locale) => problemSentence(told, await language(locale, ["page", "more", "problems"]))));

test("a month of a vendor, of one nobody has named, and rows without a month", async () => {
  expect(await said(problem("duplicate_month", { vendor: "蓝鲸", month: "2026-10" }))).toEqual([
    "2026年10月（蓝鲸）有不止一行；各行不一样的数据没有采用。", "2026年10月（蓝鲸）有不只一列；各列不一樣的資料沒有採用。", "There is more than one row of October 2026 (蓝鲸); what the rows say differently was not taken.",
  ]);
  expect(await said(problem("duplicate_month", { month: "2026-10" }))).toEqual([
    "2026年10月有不止一行；各行不一样的数据没有采用。", "2026年10月有不只一列；各列不一樣的資料沒有採用。", "There is more than one row of October 2026; what the rows say differently was not taken.",
  ]);
  expect((await said(problem("duplicate_month", { vendor: "蓝鲸" })))[0]).toBe("未写月份的数据（蓝鲸）有不止一行；各行不一样的数据没有采用。");
  expect(await said(problem("category_without_month", {}))).toEqual([
    "未写月份的数据有品类数据，却没有当月的汇总数据。", "未寫月份的資料有品類資料，卻沒有當月的彙總資料。", "There are categories for a month that is not named, and no row with that month’s figures.",
  ]);
});

test("months that are not there: one, or several, of somebody or of nobody named", async () => {
  expect(await said(problem("months_not_given", { from: "2026-05", to: "2026-05" }))).toEqual(["缺少 2026年5月 的行。", "缺少 2026年5月 的列。", "There is no row for May 2026."]);
  expect(await said(problem("months_not_given", { vendor: "蓝鲸", from: "2026-05", to: "2026-07" }))).toEqual([
    "缺少 2026年5月 至 2026年7月 的行（蓝鲸）。", "缺少 2026年5月 至 2026年7月 的列（蓝鲸）。", "There is no row for May 2026 to July 2026 (蓝鲸).",
  ]);
});

test("figures have their separators and all their places; a row and what a cell says stay as they are", async () => {
  expect(await said(problem("part_above_whole", { figure: "calls_answered", part: "3640", other: "calls_offered", whole: "3000" }))).toEqual([
    "电话接起量（3,640）大于电话转人工进线量（3,000），而前者是后者的一部分。", "電話接起量（3,640）大於電話轉人工進線量（3,000），而前者是後者的一部分。", "Calls answered (3,640) is more than calls offered (3,000), of which it is a part.",
  ]);
  expect((await said(problem("sum_differs", { figure: "calls_answered", total: "1234567.125", sum: "-1200" })))[0]).toBe("电话接起量是1,234,567.125，各项之和却是-1,200，都没有采用。");
  expect((await said(problem("figure_given_twice", { figure: "calls_answered", first: "2640", text: "2340" })))[0]).toBe("这个月的“电话接起量”出现了两次而且不同：2,640和2,340，都没有采用。");
  expect((await said(problem("total_differs", { row: "1200", header: "2026", total: "3640", sum: "3000" })))[0]).toBe("第 1200 行的合计与各行对不上：2026写的是 3,640，各行之和是 3,000；对不上的没有采用。");
  expect((await said(problem("rate_ambiguous", { text: "1200", low: "12%", high: "1200" })))[0]).toBe("“1200”可能是12%，也可能是1,200。");
  expect(numbersWritten({ total: "3640", sum: "3,000", text: "3640", header: "2026" }, await language("en", ["page"]))).toEqual({ total: "3,640", sum: "3,000", text: "3640", header: "2026" });
});

test("one is not said as several", async () => {
  expect((await said(problem("days_missing", { month: "2026-10", count: "1", days: "31" })))[2]).toBe("October 2026 has no rows for 1 day: 31.");
});

test("a table is called as the contract calls it in this language", async () => {
  const contract = { tables: [{ id: "sites", label: { "zh-CN": "站点", "zh-TW": "據點", en: "Sites" } }] } as unknown as Contract;
  const twice = problem("row_repeated", { name: "北京", table: "sites" });
  const told = await Promise.all(LOCALES.map(async (locale) => problemSentence(twice, (await language(locale, ["page", "more", "problems"])).of(contract))));
  expect(told.slice(0, 2)).toEqual(["站点：“北京”有几行，而应只有一行。", "據點：「北京」有幾列，而應只有一列。"]);
});

test("what is too large is called as the page, the contract and the glossary call it", async () => {
  const text = (simple: string, traditional: string, en: string): Record<string, string> => ({ "zh-CN": simple, "zh-TW": traditional, en });
  const contract = {
    items: [{ id: "answered", label: text("接起", "接起", "answering") }], caps: [{ id: "cap", label: text("封顶", "封頂", "the cap") }],
    tables: [{ id: "sites", label: "站点", figures: ["calls_answered", { id: "beds", label: text("床位", "床位", "beds") }] }],
  } as unknown as Contract;
  const [chinese, , english] = await Promise.all(LOCALES.map((locale) => language(locale, ["page", "more", "problems"])));
  const told = (what: string): string[] => [chinese, english].map((one) => (one ? problemSentence(problem("number_too_large", { what }), one.of(contract)) : ""));
  expect(told("totals")).toEqual(["合计中的数太大，无法精确计算。", "A number in the totals is too large to be computed exactly."]);
  expect(told("items.answered")).toEqual(["接起中的数太大，无法精确计算。", "A number in answering is too large to be computed exactly."]);
  expect(told("cap")[0]).toBe("封顶中的数太大，无法精确计算。");
  expect(told("sites.beds")[0]).toBe("床位中的数太大，无法精确计算。");
  expect(told("sites.calls_answered")[0]).toBe("电话接起量中的数太大，无法精确计算。");
});
