import { utils, write, type CellObject, type WorkSheet } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { readWorkbook, WorkbookTooLarge } from "../../package/workbook/read.ts";

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));
const month = file("samples/month.xlsx");

/** The sheets of a workbook, each of rows of cells, as the text the engine reads. */
const RIGHT = "\u{1f}";
const DOWN = "\u{1e}";
const sheet = (name: string, ...rows: string[]): string => [`\u{1d}${name}`, ...rows].join("\n");

/** A workbook of one sheet, as small as one can be. */
function sheetOf(rows: string): Uint8Array {
  const space = "http://schemas.openxmlformats.org/";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${space}package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${space}spreadsheetml/2006/main" xmlns:r="${space}officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${space}package/2006/relationships"><Relationship Id="r1" Type="${space}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${space}spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(`<?xml version="1.0"?>${text}`)]))));
}

/** Cells as a spreadsheet saves them, in a workbook of one sheet. */
function saved(rows: (CellObject | null)[][], bookType: "xlsx" | "biff8" | "xlml", more: Partial<WorkSheet> = {}, book: object = {}): Uint8Array {
  const made: WorkSheet = { "!ref": `A1:${utils.encode_cell({ r: rows.length - 1, c: Math.max(...rows.map((row) => row.length)) - 1 })}`, ...more };
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell) made[utils.encode_cell({ r, c })] = cell;
    });
  });
  return new Uint8Array(write({ SheetNames: ["数据"], Sheets: { 数据: made }, ...book }, { type: "array", bookType }) as ArrayBuffer);
}

const text = (v: string): CellObject => ({ t: "s", v });
const number = (v: number, z = "General"): CellObject => ({ t: "n", v, z });

test("the sheets of a workbook become blocks of one text, each under its name", () => {
  const { text: all, formulas } = readWorkbook(month);
  const [summary = "", categories = ""] = all.split("\n\n");
  expect(summary).toContain(sheet("汇总", "商家\t"));
  expect(summary).toContain("\t2640\t");
  expect(categories.split("\n").slice(0, 2)[1]).toContain("品类\t");
  expect(formulas).toBe(0);
});

test("a cell is written as it looks, with its number in full", () => {
  // 13.01064814814815 days are 312 hours, 15 minutes and 20 seconds; day 46296 is the first of October 2026.
  expect(readWorkbook(file("field/57-month-workbook.xlsx")).text).toBe(sheet("数据",
    ["XX公司热线与在线客服月报", ...Array.from({ length: 5 }, () => RIGHT)].join("\t"),
    "月份\t转人工量\t接通量\t接通率\t通话时长\t满意度",
    "2026-10\t3000\t2640\t88.00%\t312:15:20\t86.5%",
    "注：数据截至11月1日"));
});

for (const kind of ["xlsx", "biff8", "xlml"] as const) {
  test(`formats of every kind (${kind})`, () => {
    const cells: [CellObject, string][] = [
      [number(0.88, "0.00%"), "88.00%"],
      [number(0.876543, "0%"), "87.6543%"],
      [number(0.07, "0.0%;[Red]-0.0%"), "7.0%"],
      // 0.1 + 0.2 as the spreadsheet computes it.
      [number(0.30000000000000004), "0.3"],
      [number(1234567.5, "#,##0.00"), "1234567.5"],
      [number(1e21), "1000000000000000000000"],
      [number(0.0000001), "0.0000001"],
      [number(46296, "yyyy-mm-dd"), "2026-10-01"],
      [number(46296, 'yyyy"年"m"月"d"日"'), "2026-10-01"],
      [number(46296, 'yyyy"年"m"月"'), "2026-10"],
      [number(46296, "mmm-yy"), "2026-10"],
      [number(46296.354166666664, "yyyy/m/d h:mm"), "2026-10-01 8:30:00"],
      [number(0.052083333333333336, "h:mm:ss"), "1:15:00"],
      [number(0.0012731481481481483, "mm:ss"), "0:01:50"],
      [number(1.5, "[h]:mm"), "36:00:00"],
      [number(1, '0" 秒"'), "1"],
      [number(14.5, '"¥"#,##0.00'), "14.5"],
      [{ t: "b", v: true }, "TRUE"],
      [{ t: "e", v: 0x07, w: "#DIV/0!" }, "#DIV/0!"],
      [text("0088"), "0088"],
      [text('a "b"'), '"a ""b"""'],
    ];
    expect(readWorkbook(saved([cells.map(([cell]) => cell)], kind)).text).toBe(sheet("数据", cells.map(([, written]) => written).join("\t")));
  });

  test(`merged cells are marked, so that none of them is lost (${kind})`, () => {
    const rows = [
      [text("商家"), text("月份"), text("电话"), null],
      [null, null, text("转人工量"), text("接通量")],
      [text("甲店"), text("2026-09"), number(100), number(90)],
      [null, text("2026-10"), number(200), number(180)],
    ];
    const merged = { "!merges": ["A1:A2", "B1:B2", "C1:D1", "A3:A4"].map((range) => utils.decode_range(range)) };
    expect(readWorkbook(saved(rows, kind, merged)).text).toBe(sheet("数据",
      `商家\t月份\t电话\t${RIGHT}`,
      `${DOWN}\t${DOWN}\t转人工量\t接通量`,
      "甲店\t2026-09\t100\t90",
      `${DOWN}\t2026-10\t200\t180`));
  });
}

test("days of a workbook that counts from 1904 on are its days", () => {
  expect(readWorkbook(saved([[number(44834, "yyyy-mm-dd")]], "xlsx", {}, { Workbook: { WBProps: { date1904: true } } })).text).toBe(sheet("数据", "2026-10-01"));
});

test("a sheet that is hidden is not read", () => {
  const two = { SheetNames: ["数据", "字典"], Sheets: { 数据: utils.aoa_to_sheet([["甲"]]), 字典: utils.aoa_to_sheet([["乙"]]) }, Workbook: { Sheets: [{ Hidden: 0 as const }, { Hidden: 1 as const }] } };
  expect(readWorkbook(new Uint8Array(write(two, { type: "array", bookType: "xlsx" }) as ArrayBuffer)).text).toBe(sheet("数据", "甲"));
});

test("formulas count with the result saved last, and one without is missing", () => {
  const cell = (place: string, content: string): string => `<c r="${place}">${content}</c>`;
  const book = sheetOf(`<row r="1">${cell("A1", "<v>3000</v>")}${cell("B1", "<f>A1-360</f><v>2640</v>")}${cell("C1", "<f>A1*2</f>")}</row>`);
  expect(readWorkbook(book)).toEqual({ text: sheet("a", "3000\t2640"), formulas: 2, unsaved: 1 });
});

test("a long sheet is read whole", () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`).join("");
  const { text: all } = readWorkbook(sheetOf(rows));
  expect(all.split("\n").length).toBe(20_001);
});

test("small files that unpack to very much are refused, whatever their directory says", () => {
  for (const name of ["unpacks-to-390-mb", "forged-count-of-entries"]) expect(() => readWorkbook(file(`workbooks/${name}.xlsx`)), name).toThrow(WorkbookTooLarge);
  const many = zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, entry) => [`xl/${entry}.xml`, strToU8("x")])));
  expect(() => readWorkbook(many)).toThrow(WorkbookTooLarge);

  // 210 megabytes that are called a thousand bytes.
  const liar = sheetOf(`<row r="1"><c r="A1"><v>${"7".repeat(210_000_000)}</v></c></row>`);
  const view = new DataView(liar.buffer, liar.byteOffset, liar.byteLength);
  const name = new TextEncoder().encode("xl/worksheets/sheet1.xml");
  for (let at = 0; at + 46 + name.length < liar.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && name.every((byte, place) => liar[at + 46 + place] === byte)) view.setUint32(at + 24, 1_000, true);
  }
  expect(() => readWorkbook(liar)).toThrow(WorkbookTooLarge);
});

test("more cells than there is room for are refused", () => {
  const row = "<c><v>1</v></c>".repeat(1_000);
  expect(() => readWorkbook(sheetOf(Array.from({ length: 3_001 }, () => `<row>${row}</row>`).join("")))).toThrow(WorkbookTooLarge);
});

test("one cell far away, and one merged over the whole sheet, leave the rest as it is", () => {
  const { text: far } = readWorkbook(file("workbooks/one-cell-far-away.xlsx"));
  expect(far.split("\n").slice(1, 3)).toEqual([expect.stringContaining("商家\t月份"), "甲店\t2026-10\t3000\t2640\t5000\t4550\t400\t380\t120\t60\t40"]);
  const wide = saved([[text("标题")], [text("月份")]], "xlsx", { "!merges": [utils.decode_range("A1:XFD1048576")] });
  expect(readWorkbook(wide).text.split("\n")[1]).toMatch(/^标题\t/);
});

test("what is no workbook, or is cut off, is an error and nothing else", () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(100), month.slice(0, month.length >> 1), Uint8Array.of(0x50, 0x4b, 3, 4)]) expect(() => readWorkbook(bytes)).toThrow();
});
