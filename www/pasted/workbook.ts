// An .xlsx file as the text its cells would have on the clipboard: one block per sheet, a blank line between.
// Loaded only when somebody drops a workbook.

import readWorkbook, { type CellValue } from "read-excel-file/universal";

import { contents } from "./unpacked.ts";

/** A month of one vendor is a few kilobytes, a hundred thousand rows a hundred megabytes of XML. */
const MOST_UNPACKED = 200_000_000;
const MOST_ENTRIES = 1_000;

export class WorkbookTooLarge extends Error {}

export async function workbookText(file: Blob): Promise<string> {
  const packed = await file.arrayBuffer();
  const held = contents(new Uint8Array(packed));
  if (held && (held.unpacked > MOST_UNPACKED || held.entries > MOST_ENTRIES)) throw new WorkbookTooLarge();
  const sheets = await readWorkbook(packed, {
    // As written in the file: a count must not pass through a binary float.
    parseNumber: (digits) => digits,
  });
  const blocks = sheets.map(({ data }) => data.map((row) => row.map(cellText).join("\t")).join("\n"));
  return blocks.filter((block) => block.trim() !== "").join("\n\n");
}

function cellText(value: CellValue<string> | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
