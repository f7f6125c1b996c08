import { strToU8, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { contents } from "../../package/workbook/unpacked.ts";
import { readWorkbook, WorkbookTooLarge } from "../../package/workbook/read.ts";

const month = new Uint8Array(readFileSync(new URL("../samples/month.xlsx", import.meta.url)));

/** A workbook of one sheet, as small as one can be. */
function sheetOf(rows: string): Uint8Array<ArrayBuffer> {
  const space = "http://schemas.openxmlformats.org/";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${space}package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${space}spreadsheetml/2006/main" xmlns:r="${space}officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${space}package/2006/relationships"><Relationship Id="r1" Type="${space}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${space}spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(`<?xml version="1.0"?>${text}`)]))));
}

test("the sheets of a workbook become blocks of one text", async () => {
  const { text, formulas } = await readWorkbook(month);
  const [summary = "", categories = ""] = text.split("\n\n");
  expect(summary).toContain("\t2640\t");
  expect(categories.split("\n")[0]).toContain("品类\t");
  expect(formulas).toBe(0);
});

test("formulas count with the result saved last, and one without is missing", async () => {
  const cell = (place: string, content: string): string => `<c r="${place}">${content}</c>`;
  const book = sheetOf(`<row r="1">${cell("A1", "<v>3000</v>")}${cell("B1", "<f>A1-360</f><v>2640</v>")}${cell("C1", "<f>A1*2</f>")}</row>`);
  expect(await readWorkbook(book)).toEqual({ text: "3000\t2640", formulas: 2, unsaved: 1 });
});

test("a long sheet is unpacked without a worker, which the page's policy would not allow", async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`).join("");
  const { text } = await readWorkbook(sheetOf(rows));
  expect(text.split("\n").length).toBe(20_000);
});

test("a workbook that unpacks to too much is refused before it is unpacked", async () => {
  const held = contents(month);
  expect(held?.entries).toBeGreaterThan(4);
  const bomb = month.slice();
  const directory = bomb.findIndex((_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2);
  new DataView(bomb.buffer).setUint32(directory + 24, 4_000_000_000, true);
  await expect(readWorkbook(bomb)).rejects.toThrow(WorkbookTooLarge);
  expect(contents(bomb)?.unpacked).toBeGreaterThan(4_000_000_000);
  expect(contents(new Uint8Array(100))).toBeNull();
});

test("neither very many entries nor a directory that lies about their size gets past", async () => {
  const crowd = zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, entry) => [`xl/${entry}.xml`, strToU8("x")])));
  await expect(readWorkbook(new Uint8Array(crowd))).rejects.toThrow(WorkbookTooLarge);

  // Forty megabytes that are called a thousand bytes: only what was announced is ever unpacked.
  const row = `<row r="1"><c r="A1"><v>${"7".repeat(40_000_000)}</v></c></row>`;
  const liar = sheetOf(row);
  const view = new DataView(liar.buffer);
  const name = new TextEncoder().encode("xl/worksheets/sheet1.xml");
  for (let at = 0; at + 46 + name.length < liar.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && name.every((byte, place) => liar[at + 46 + place] === byte)) view.setUint32(at + 24, 1_000, true);
  }
  expect(contents(liar)?.unpacked).toBeLessThan(5_000);
  const read = await readWorkbook(liar).then(({ text }) => text.length, () => 0);
  expect(read).toBeLessThan(2_000);
});
