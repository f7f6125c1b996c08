// The form and the Excel template of every contract: what is filled in comes back as the same month, in every language.

import { read, utils, write, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load, type Contract, type VendorMonth } from "yuekao";

import { readWorkbook } from "../../package/workbook/read.ts";
import { EXAMPLES } from "../../www/domain/examples.ts";
import { categoryFigures, groupsOf } from "../../www/form/fields.ts";
import { filledFrom, hasFigure, NOTHING_FILLED, problemsByField, written, type Filled } from "../../www/form/filled.ts";
import { mayBeFilled } from "../../www/form/headings.ts";
import { templateOf } from "../../www/form/template.ts";
import { language, LOCALES, type Language } from "../../www/i18n/language.ts";
import { monthFigures } from "../../www/domain/figure-kinds.ts";
import { rowTables } from "../../www/domain/row-tables.ts";
import { pastedRows } from "../../www/form/row-grid.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });

const exampleContract = (name: string): Contract => (JSON.parse(readFileSync(new URL(`../../contracts/examples/${name}.json`, import.meta.url), "utf8")) as { contract: Contract }).contract;
const empty = (contract: Contract) => engine.assess({ ...contract, start: contract.start ?? "2000-01-01" }, { figures: {} });
/** A month without where it came from. */
const bare = ({ vendor, month, start, figures, categories }: VendorMonth): VendorMonth => ({
  ...(vendor ? { vendor } : {}), ...(month ? { month } : {}), ...(start ? { start } : {}), figures,
  ...(categories ? { categories: categories.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "cells")) as typeof row) } : {}),
});
const settled = (contract: Contract, months: readonly VendorMonth[]) =>
  months.map(bare).map((month, place, all) => engine.assess(contract, { ...month, ...(place > 0 ? { history: all.slice(0, place) } : {}) }));

/** Types a value into a cell that is there, in its format. */
function type(sheet: WorkSheet, row: number, column: number, value: string | number): void {
  const at = utils.encode_cell({ r: row, c: column });
  const cell = sheet[at] as CellObject | undefined;
  sheet[at] = { ...(cell?.z === undefined ? {} : { z: cell.z }), t: typeof value === "number" ? "n" : "s", v: value } satisfies CellObject;
}

/** The days of a spreadsheet's count. */
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
const heads = (sheet: WorkSheet): string[] => (utils.sheet_to_json<string[]>(sheet, { header: 1 })[0] ?? []);

async function template(contract: Contract, words: Language): Promise<WorkBook> {
  const blob = await templateOf(contract, empty(contract), words).toBlob();
  return read(new Uint8Array(await blob.arrayBuffer()), { type: "array", cellNF: true, cellStyles: true, sheetStubs: true });
}

/** Months as somebody types them into the template. */
function fill(book: WorkBook, months: readonly VendorMonth[], contract: Contract, words: Language): void {
  const [first = "", second = ""] = book.SheetNames;
  const sheet = book.Sheets[first];
  if (!sheet) throw new Error("no sheet");
  const labels = heads(sheet);
  const column = (name: string): number => labels.findIndex((head) => head === name || head.startsWith(`${name}（`) || head.startsWith(`${name} (`));
  months.forEach((month, place) => {
    const row = place + 1;
    type(sheet, row, 0, month.vendor ?? "");
    type(sheet, row, 1, serial(`${month.month ?? ""}-01`));
    if (month.start) type(sheet, row, 2, serial(month.start));
    for (const { id, label, kind } of monthFigures(contract)) {
      const value = month.figures[id];
      if (value === undefined) continue;
      expect(column(words.text(label)), words.text(label)).toBeGreaterThan(2);
      type(sheet, row, column(words.text(label)), kind === "flag" ? words.say(value === true ? "yes" : "no") : kind === "percent" ? Number(value) / 100 : Number(value));
    }
  });
  const categories = book.Sheets[second];
  const [month] = months;
  if (!categories || !month?.categories) return;
  month.categories.forEach((row, place) => {
    type(categories, place + 1, 0, month.vendor ?? "");
    type(categories, place + 1, 1, serial(`${month.month ?? ""}-01`));
    type(categories, place + 1, 2, row.category);
    categoryFigures(contract).forEach(({ id }, at) => { type(categories, place + 1, at + 3, Number((row as unknown as Record<string, string>)[id])); });
  });
}

/** What is said of a sheet that nobody has filled in is no question. */
const asked = (parsed: ReturnType<typeof engine.parse>): unknown[] => [...parsed.problems, ...parsed.tables.flatMap(({ questions }) => questions)];

describe.each(Object.keys(EXAMPLES))("the template of %s", (id) => {
  const contract = engine.template(id);
  const months = engine.parse(EXAMPLES[id] ?? "", contract, {}).records;

  test.each(LOCALES)("in %s comes back as the same months, without a question", async (locale) => {
    const words = await language(locale, ["page", "more", "form"]);
    const book = await template(contract, words);
    expect(book.SheetNames.at(-1)).toBe(words.say("form-sheet-notes"));
    fill(book, months, contract, words);
    const { text } = readWorkbook(new Uint8Array(write(book, { type: "array", bookType: "xlsx", cellStyles: true }) as ArrayBuffer));
    
    const parsed = engine.parse(text, contract, {});
    expect(asked(parsed)).toEqual([]);
    expect(parsed.records.map(bare)).toEqual(months.map(bare));
    expect(settled(contract, parsed.records)).toEqual(settled(contract, months));
  });

  test("has percentages, counts and months in their formats, and every figure once", async () => {
    const words = await language("zh-CN", ["page", "more", "form"]);
    const book = await template(contract, words);
    const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
    const labels = heads(sheet);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.length).toBe(monthFigures(contract).length + 3);
    expect((sheet["B2"] as CellObject).z).toBe("yyyy-mm");
    for (const [place, head] of labels.entries()) if (head.endsWith("（%）")) expect((sheet[utils.encode_cell({ r: 1, c: place })] as CellObject).z, head).toBe("0.00%");
  });
});

describe.each(Object.keys(EXAMPLES))("the form of %s", (id) => {
  const contract = engine.template(id);
  const month = engine.parse(EXAMPLES[id] ?? "", contract, {}).records.at(-1);
  if (!month) throw new Error("no example");
  const typed = (value: unknown, yes: string, no: string): string => (value === true ? yes : value === false ? no : String(value));

  test.each(LOCALES)("in %s writes a table that is read as what was filled in, and is filled in again", async (locale) => {
    const words = await language(locale, ["page", "more", "form"]);
    const figures = Object.fromEntries(Object.entries(month.figures).map(([name, value]) => [name, typed(value, words.say("yes"), words.say("no"))]));
    const rows = (month.categories ?? []).map((row) => ({ category: row.category, figures: Object.fromEntries(categoryFigures(contract).map((figure) => [figure.id, String((row as unknown as Record<string, string>)[figure.id])])) }));
    const filled: Filled = { vendor: month.vendor ?? "", month: month.month ?? "", start: month.start ?? "", figures, categories: rows, rows: {} };
    const { text } = written(filled, contract, words);
    expect(mayBeFilled(text)).toBe(true);
    const parsed = engine.parse(text, contract, {});
    expect(asked(parsed)).toEqual([]);
    expect(parsed.records.map(bare)).toEqual([bare(month)]);
    expect(filledFrom(text, contract)).toEqual(filled);
  });

  test("asks for all that a result waits for, and folds the rest away", () => {
    const groups = groupsOf(contract, empty(contract));
    const shown = groups.filter(({ name }) => name !== null).flatMap((group) => group.figures.map((figure) => figure.id));
    const missing = (empty(contract).missing ?? []).flatMap(({ reason, figure }) => (reason === "not_given" && figure ? [figure] : []));
    expect(shown).toEqual(expect.arrayContaining(missing));
    expect(groups.flatMap((group) => group.figures.map((figure) => figure.id)).toSorted()).toEqual(monthFigures(contract).map((figure) => figure.id).toSorted());
  });
});

test("numbers as people type them are read, and what is none is told at its field", async () => {
  const contract = engine.template("mall");
  const words = await language("zh-CN", ["page", "more", "form"]);
  const filled: Filled = { ...NOTHING_FILLED, month: "2026-10", figures: { calls_offered: "３，０００", calls_answered: "2,640", chat_answer_rate: "88.5％", very_satisfied: "很多" } };
  const { text, fields } = written(filled, contract, words);
  const { records, problems } = engine.parse(text, contract, {});
  expect(records[0]?.figures).toMatchObject({ calls_offered: "3000", calls_answered: "2640", chat_answer_rate: "88.5" });
  expect([...problemsByField(problems, fields).keys()]).toEqual(["very_satisfied"]);
  expect(hasFigure(NOTHING_FILLED)).toBe(false);
  expect(written({ ...NOTHING_FILLED, vendor: "甲" }, contract, words).text).toBe("");
});

/** Contracts with tables of rows: the month typed row by row, and what it comes to, by hand. */
const incidents = exampleContract("over_rows");
const sites = exampleContract("by_row");

describe.each(LOCALES)("rows typed in %s", (locale) => {
  const typedRows: Filled = {
    ...NOTHING_FILLED, vendor: "甲", month: "2026-06",
    rows: { incidents: { none: false, rows: [{ name: "A-1", figures: { minutes: "45" } }, { name: "", figures: { minutes: "600" } }, { name: "A-3", figures: {} }] } },
  };

  test("are the month's, each at its field, and are filled in again", async () => {
    const words = await language(locale, ["page", "more", "form"]);
    const { text, fields } = written(typedRows, incidents, words);
    const parsed = engine.parse(text, incidents, {});
    expect(asked(parsed)).toEqual([]);
    expect(parsed.records).toHaveLength(1);
    const [month] = parsed.records;
    expect([month?.vendor, month?.month]).toEqual(["甲", "2026-06"]);
    expect(month?.rows?.["incidents"]?.map(({ name, minutes }) => [name, minutes])).toEqual([["A-1", "45"], [undefined, "600"], ["A-3", undefined]]);
    // 50 for 45 minutes, 200 at most, and 0 to 200 for the one without its minutes.
    expect(month && engine.assess(incidents, month).lines.map(({ amount, between }) => [amount, between])).toEqual([[null, ["250.00", "450.00"]]]);
    expect([...fields.values()]).toContain("incidents 1 minutes");
    expect(filledFrom(text, incidents)).toEqual(typedRows);
  });

  test("are none where somebody says so, and not known where nobody does", async () => {
    const words = await language(locale, ["page", "more", "form"]);
    const none: Filled = { ...NOTHING_FILLED, month: "2026-06", rows: { incidents: { none: true, rows: [] } } };
    const { text } = written(none, incidents, words);
    const [month] = engine.parse(text, incidents, {}).records;
    expect(month?.rows).toEqual({ incidents: [] });
    expect(filledFrom(text, incidents)).toEqual(none);
    expect(hasFigure(none)).toBe(true);
    expect(written({ ...none, rows: { incidents: { none: false, rows: [] } } }, incidents, words).text).toBe("");
  });

  test("where every name has a row are those with figures", async () => {
    const words = await language(locale, ["page", "more", "form"]);
    const [north, south] = [words.text({ "zh-CN": "北京", "zh-TW": "北京", en: "Beijing" }), words.text({ "zh-CN": "上海", "zh-TW": "上海", en: "Shanghai" })];
    const filled: Filled = {
      ...NOTHING_FILLED, month: "2026-06",
      rows: { sites: { none: false, rows: [{ name: north, figures: { calls_offered: "1000", calls_answered: "920" } }, { name: south, figures: { calls_offered: "500", calls_answered: "435" } }] } },
    };
    const { text } = written(filled, sites, words);
    const parsed = engine.parse(text, sites, {});
    expect(asked(parsed)).toEqual([]);
    // Shanghai is at 87 % of 88 %.
    expect(parsed.records[0] && engine.assess(sites, parsed.records[0]).totals.providerPays).toBe("500.00");
    expect(filledFrom(text, sites)).toEqual(filled);
  });

  test("into the template come back without a question", async () => {
    const words = await language(locale, ["page", "more", "form"]);
    for (const contract of [incidents, sites]) {
      const book = await template(contract, words);
      const [table] = rowTables(contract);
      const sheet = book.Sheets[words.text(table?.label ?? "")];
      if (!table || !sheet) throw new Error("no sheet for the table");
      expect(heads(sheet)).toHaveLength(table.figures.length + 3);
      const names = table.among.length > 0 ? table.among.map((name) => words.text(name)) : ["A-1", "A-2"];
      names.forEach((name, place) => {
        type(sheet, place + 1, 0, "甲");
        type(sheet, place + 1, 1, serial("2026-06-01"));
        type(sheet, place + 1, 2, name);
        table.figures.forEach(({ kind }, column) => { type(sheet, place + 1, column + 3, kind === "flag" ? words.say("no") : 60); });
      });
      const { text } = readWorkbook(new Uint8Array(write(book, { type: "array", bookType: "xlsx", cellStyles: true }) as ArrayBuffer));
      const parsed = engine.parse(text, contract, {});
      expect(parsed.tables.flatMap(({ questions }) => questions)).toEqual([]);
      expect(parsed.problems.map(({ code }) => code).filter((code) => code !== "table_without_rows")).toEqual([]);
      expect(parsed.records).toHaveLength(1);
      const [month] = parsed.records;
      expect([month?.vendor, month?.month, month?.rows?.[table.id]?.map(({ name }) => name)]).toEqual(["甲", "2026-06", names]);
    }
  });
});

test("figures of rows are not asked for as figures of the month", () => {
  expect(monthFigures(sites)).toEqual([]);
  expect(rowTables(sites)[0]?.figures.map(({ id }) => id)).toEqual(["calls_offered", "calls_answered"]);
});

test("cells pasted into rows go where they belong, and add rows where those are not fixed", () => {
  const [table] = rowTables(incidents);
  const [fixed] = rowTables(sites);
  if (!table || !fixed) throw new Error("no tables");
  const cells = [["A-1", "45", "否"], ["A-2", "60"]];
  expect(pastedRows([{ name: "", figures: {} }], cells, { row: 0, column: "name" }, table)).toEqual([{ name: "A-1", figures: { minutes: "45", by_client: "否" } }, { name: "A-2", figures: { minutes: "60" } }]);
  const rows = [{ name: "北京", figures: {} }, { name: "上海", figures: {} }];
  expect(pastedRows(rows, [["1", "2"], ["3", "4"], ["5", "6"]], { row: 0, column: "calls_offered" }, fixed)).toEqual([
    { name: "北京", figures: { calls_offered: "1", calls_answered: "2" } }, { name: "上海", figures: { calls_offered: "3", calls_answered: "4" } },
  ]);
});

test("a figure of the contract stands for the common one of its name", () => {
  const contract = { figures: [{ id: "seats", label: "坐席数", unit: "人", scope: "month", kind: "count" }], fees: [{ id: "fee", amount: { product: ["seats", "200"] } }] } as unknown as Contract;
  expect(monthFigures(contract).map(({ id, label, unit }) => [id, label, unit])).toEqual([["seats", "坐席数", "人"]]);
});
