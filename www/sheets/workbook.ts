// Tables as an .xlsx file. Loaded when one is asked for.

import writeWorkbook, { type Cell as Written, type Sheet as WrittenSheet } from "write-excel-file/universal";

import { content, type Cell, type Sheet } from "./sheet.ts";

/** Digits a spreadsheet keeps of a number; with more it would show another one. */
const MOST_DIGITS = 15;
/** Characters a spreadsheet takes in one cell. */
const MOST_CHARACTERS = 32_000;
const WIDEST = 60;

export function workbook(sheets: readonly Sheet[]): Promise<Blob> {
  return writeWorkbook(sheets.map(written), { fontFamily: "Calibri", fontSize: 11 }).toBlob();
}

function written({ name, heads, rows }: Sheet): WrittenSheet<Blob> {
  return {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: heads.map((head, column) => ({ width: Math.min(WIDEST, Math.max(...[head, ...rows.slice(0, 200).map((row) => row[column]).map((one) => (one ? content(one) : ""))].map(width)) + 2) })),
    data: [heads.map((head): Written => ({ value: head, type: String, fontWeight: "bold" })), ...rows.map((row) => row.map(value))],
  };
}

/** A number where the spreadsheet's own number is exactly this one, in its places; otherwise its digits as text. */
function value(cell: Cell): Written {
  if ("text" in cell) return cell.text === "" ? null : { value: cell.text.slice(0, MOST_CHARACTERS), type: String };
  const { number } = cell;
  if (number.replace(/^-?0*\.?0*/, "").replace(".", "").length > MOST_DIGITS) return { value: number, type: String };
  const places = number.split(".")[1]?.length ?? 0;
  return { value: Number(number), type: Number, format: places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}` };
}

/** What a spreadsheet forbids in the name of a sheet. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31);
}

/** A Chinese character is as wide as two Latin ones. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}
