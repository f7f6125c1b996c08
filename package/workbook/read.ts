/**
 * A workbook (.xlsx, .xls and what else spreadsheets save) as one text: sheet by sheet, rows as lines, cells between tabs. What
 * the engine makes of such a text, and the marks in it, stand in `src/paste/mod.rs`. Loaded only when somebody hands in a workbook.
 */

import { read, type CellObject, type Range, type WorkBook, type WorkSheet } from "@e965/xlsx";

import { ArchiveTooLarge, repacked, unpack } from "./archive.js";
import { cellText, type Book } from "./cell-text.js";

export { ArchiveTooLarge as WorkbookTooLarge } from "./archive.js";

/** A month of one vendor is a few kilobytes; a hundred thousand rows of ten cells are some 60 MB of XML. */
const ARCHIVE = { entries: 1_000, unpacked: 200_000_000 };
/** Files that are no archive are no longer than what is read from them. */
const MOST_BYTES = 60_000_000;
/** Of all sheets together; the cells that are merged with others, too. */
const MOST_CELLS = 3_000_000;

const SHEET = "\u{1d}";
const MERGED_DOWN = "\u{1e}";
const MERGED_RIGHT = "\u{1f}";
const MARKS = new RegExp(`[${SHEET}${MERGED_DOWN}${MERGED_RIGHT}]`, "g");

const ZIP = 0x504b0304;
/** Workbooks of before 2007, and those saved as XML (`<?xm`, also behind a mark of byte order). */
const OTHERS = [0xd0cf11e0, 0x3c3f786d, 0xefbbbf3c];
/** One of before 2007 has at least a header of this length. */
const LEAST_BYTES = 512;

export interface WorkbookText {
  text: string;
  /** Cells with a formula: what the spreadsheet computed last stands in the text. */
  formulas: number;
  /** Those among them for which no value was saved: missing in the text. */
  unsaved: number;
}

export function readWorkbook(bytes: Uint8Array): WorkbookText {
  const workbook = read(checked(bytes), { type: "array", dense: true, cellNF: true, cellText: false, cellHTML: false, sheetStubs: true });
  const book: Book = { from1904: workbook.Workbook?.WBProps?.date1904 === true };
  const found = { text: "", formulas: 0, unsaved: 0 };
  const blocks: string[] = [];
  const limit = { cells: MOST_CELLS };
  const sheets = visible(workbook).map(([name, sheet]) => ({ name, rows: filled(sheet, limit) }));
  const tables = sheets.filter(({ rows }) => !isProse(rows));
  for (const { name, rows } of tables.length > 0 ? tables : sheets) {
    const lines = rows.map((row) => line(row, book));
    const first = lines.findIndex((one) => one !== "");
    if (first >= 0) blocks.push([`${SHEET}${name.replaceAll(/[\t\r\n]/g, " ").replaceAll(MARKS, "")}`, ...lines.slice(first, lines.findLastIndex((one) => one !== "") + 1)].join("\n"));
    for (const row of rows) {
      for (const cell of row) {
        if (cell?.f === undefined) continue;
        found.formulas += 1;
        if (cell.t === "z") found.unsaved += 1;
      }
    }
  }
  return { ...found, text: blocks.join("\n\n") };
}

/** What can be given to the library: unpacked under limits, and put together again without packing. */
function checked(bytes: Uint8Array): Uint8Array {
  const kind = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (OTHERS.includes(kind) && bytes.length >= LEAST_BYTES) {
    if (bytes.length > MOST_BYTES) throw new ArchiveTooLarge();
    return bytes;
  }
  if (kind !== ZIP) throw new Error("no workbook");
  const files = unpack(bytes, ARCHIVE, (name) => /\.(?:xml|rels|bin)$/i.test(name) && !/\/(?:media|printerSettings|drawings|theme)\//.test(name));
  let cells = 0;
  for (const [name, content] of Object.entries(files)) if (/sheet[^/]*\.xml$/i.test(name)) cells += countCells(content);
  if (cells > MOST_CELLS) throw new ArchiveTooLarge();
  return repacked(files);
}

/** How often a cell begins: `<c ` or `<c>`. */
function countCells(xml: Uint8Array): number {
  let count = 0;
  for (let at = xml.indexOf(0x3c); at >= 0; at = xml.indexOf(0x3c, at + 1)) {
    const [name, end] = [xml[at + 1], xml[at + 2]];
    if (name === 0x63 && (end === 0x20 || end === 0x3e)) count += 1;
  }
  return count;
}

/** The sheets somebody sees who opens the workbook, with their names. */
function visible({ SheetNames, Sheets, Workbook }: WorkBook): [string, WorkSheet][] {
  return SheetNames.flatMap((name, index): [string, WorkSheet][] => {
    const sheet = Sheets[name];
    return sheet && !Workbook?.Sheets?.[index]?.Hidden ? [[name, sheet]] : [];
  });
}

type Row = readonly (CellObject | undefined)[];

/** Longer ones are no label with its value. */
const LONGEST_LABEL = 40;

/** Whether a sheet holds nothing but sentences, one a row, as explanations do: no row with a second cell, no number, no label with a colon. */
function isProse(rows: readonly Row[]): boolean {
  const cells = rows.map((row) => row.filter((cell) => cell !== undefined && cell.t !== "z"));
  return cells.flat().length > 1 && cells.every((row) => row.length <= 1 && row.every((cell) => cell?.t === "s" && typeof cell.v === "string" && (cell.v.length > LONGEST_LABEL || !/[:：]/.test(cell.v))));
}

const mark = (v: string): CellObject => ({ t: "s", v });

/** The rows of a sheet from its first column with content, with marks where cells are merged. */
function filled(sheet: WorkSheet, limit: { cells: number }): Row[] {
  const data = (sheet["!data"] ?? []) as (CellObject[] | undefined)[];
  const rows = Array.from(data, (row): (CellObject | undefined)[] => [...(row ?? [])]);
  for (const { s, e } of sheet["!merges"] ?? []) merge(rows, { s, e }, limit);
  const starts = rows.map((row) => row.findIndex((cell) => cell !== undefined && cell.t !== "z")).filter((start) => start >= 0);
  const start = starts.reduce((least, one) => Math.min(least, one), Infinity);
  return Number.isFinite(start) ? rows.map((row) => row.slice(start)) : [];
}

/** Rows below the last one with content are not there for anybody. */
function merge(rows: (CellObject | undefined)[][], { s, e }: Range, limit: { cells: number }): void {
  if (rows[s.r]?.[s.c] === undefined) return;
  for (let at = s.r; at <= Math.min(e.r, rows.length - 1); at++) {
    limit.cells -= e.c - s.c + 1;
    if (limit.cells < 0) throw new ArchiveTooLarge();
    for (let column = s.c; column <= e.c; column++) {
      if (at === s.r && column === s.c) continue;
      const row = rows[at];
      if (row) row[column] = mark(at === s.r ? MERGED_RIGHT : MERGED_DOWN);
    }
  }
}

function line(row: Row, book: Book): string {
  const cells = Array.from(row, (cell) => (cell ? written(cell, book) : ""));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1).join("\t");
}

function written(cell: CellObject, book: Book): string {
  if (cell.v === MERGED_DOWN || cell.v === MERGED_RIGHT) return cell.v;
  const text = cellText(cell, book).replaceAll(MARKS, "");
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
