/**
 * An .xlsx file as the text its cells would have on the clipboard: one block per sheet, a blank line between. Loaded only when
 * somebody hands in a workbook.
 */

import { unzipSync, strFromU8 } from "fflate";
import readSheets, { type CellValue } from "read-excel-file/universal";

import { contents } from "./unpacked.js";

/** A month of one vendor is a few kilobytes, a hundred thousand rows a hundred megabytes of XML. */
const MOST_UNPACKED = 400_000_000;
const MOST_ENTRIES = 1_000;

export class WorkbookTooLarge extends Error {}

export interface WorkbookText {
  text: string;
  /** Cells with a formula: what the spreadsheet computed last stands in the text. */
  formulas: number;
  /** Those among them for which no value was saved: missing in the text. */
  unsaved: number;
}

export async function readWorkbook(packed: Uint8Array<ArrayBuffer>): Promise<WorkbookText> {
  const held = contents(packed);
  if (held && (held.unpacked > MOST_UNPACKED || held.entries > MOST_ENTRIES)) throw new WorkbookTooLarge();
  const sheets = await readSheets(packed.buffer, {
    // As written in the file: a count must not pass through a binary float.
    parseNumber: (digits) => digits,
  });
  const blocks = sheets.map(({ data }) => data.map((row) => row.map(cellText).join("\t")).join("\n"));
  return { text: blocks.filter((block) => block.trim() !== "").join("\n\n"), ...formulas(packed) };
}

const FORMULA = /<f[\s>/]/g;
/** A cell that ends with its formula. */
const UNSAVED = /(?:<f(?:\s[^>]*)?\/>|<\/f>)(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/g;

/** The sheets are unpacked a second time for it: the reader passes over formulas in silence. */
function formulas(packed: Uint8Array): { formulas: number; unsaved: number } {
  let [count, unsaved] = [0, 0];
  const sheets = unzipSync(packed, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) });
  for (const sheet of Object.values(sheets)) {
    const xml = strFromU8(sheet);
    count += xml.match(FORMULA)?.length ?? 0;
    unsaved += xml.match(UNSAVED)?.length ?? 0;
  }
  return { formulas: count, unsaved };
}

function cellText(value: CellValue<string> | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
