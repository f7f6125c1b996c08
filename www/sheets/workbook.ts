// Tables as an .xlsx file: numbers with their formats, formulas with what they came to, heads that stay in sight, pages of A4.
// Loaded when one is asked for.

import { getCellAddress } from "write-excel-file/utility";
import writeWorkbook, { type Cell as Written, type Sheet as WrittenSheet } from "write-excel-file/universal";

import { content, type Cell, type Look, type Role, type Sheet } from "./sheet.ts";
import { pageSetUp, resultsOfFormulas, type PageSetUp } from "./workbook-features.ts";

/** Digits a spreadsheet keeps of a number; with more it would show another one. */
const MOST_DIGITS = 15;
/** Characters a spreadsheet takes in one cell. */
const MOST_CHARACTERS = 32_000;
/** Rows that the width of a column is measured by. */
const MEASURED = 200;
const WIDEST = 60;

type CellStyle = Partial<Record<"textColor" | "backgroundColor" | "topBorderColor" | "bottomBorderColor", string>> & { fontWeight?: "bold"; fontSize?: number; topBorderStyle?: "thin"; bottomBorderStyle?: "thin"; wrap?: boolean; alignVertical?: "top"; align?: "center" | "right" };
type WrittenCell = CellStyle & { value: string | number | null; type?: typeof String | typeof Number | "Formula"; format?: string; columnSpan?: number };

/** Looks by what a cell is for: what may be changed is blue on pale blue, as spreadsheets of finance have it. */
const ROLES: Readonly<Record<Role, CellStyle>> = {
  title: { fontWeight: "bold", fontSize: 14 },
  head: { fontWeight: "bold", backgroundColor: "#e3ece8", bottomBorderStyle: "thin", bottomBorderColor: "#5f7f73" },
  input: { textColor: "#0b4fae", backgroundColor: "#eef4fc" },
  total: { fontWeight: "bold", topBorderStyle: "thin", topBorderColor: "#5f7f73" },
  note: { textColor: "#5c6460" },
};

/** `currency`: what money in it is in, and with how many places; yuan where nothing is said. */
export function workbook(sheets: readonly Sheet[], currency?: { currency: { code: string }; number: { places: number } }): Promise<Blob> {
  const money = moneyFormat(currency?.currency.code ?? "CNY", currency?.number.places ?? 2);
  const results = sheets.map(resultsByAddress);
  const features = [resultsOfFormulas(results), pageSetUp(sheets.map(setUp))];
  return writeWorkbook(sheets.map((sheet) => written(sheet, money)), { fontFamily: "Calibri", fontSize: 11, features }).toBlob();
}

/** The rows of a sheet as they are written, heads included. */
function rowsOf({ above = [], heads, rows }: Sheet): (readonly Cell[])[] {
  return [...above, ...(heads.length > 0 ? [heads.map((head): Cell => ({ text: head, role: "head" }))] : []), ...rows];
}

function moneyFormat(code: string, places: number): string {
  const sign = code === "CNY" ? '"¥"' : `"${code} "`;
  const digits = `#,##0${places === 0 ? "" : `.${"0".repeat(places)}`}`;
  return `${sign}${digits};[Red]-${sign}${digits}`;
}

function written(sheet: Sheet, money: string): WrittenSheet<Blob> {
  const { name, heads, above = [] } = sheet;
  const all = rowsOf(sheet);
  const columns = Math.max(...all.map((row) => row.length), 0);
  const measured = all.slice(0, MEASURED).map((row) => row.map((one) => (one.span === undefined && one.role !== "title" ? shownWidth(one) : 0)));
  const widths = Array.from({ length: columns }, (_, column) => Math.min(WIDEST, Math.max(...measured.map((row) => row[column] ?? 0)) + 2));
  return {
    sheet: sheetName(name),
    stickyRowsCount: heads.length > 0 ? above.length + 1 : 0,
    columns: widths.map((width) => ({ width })),
    data: all.map((row, line) => row.flatMap((cell, column) => spanned(cell, heightOf(row, widths), money, cell.role === "head" && numbersBelow(all, line, column)))),
  };
}

/** Whether what stands first below a head is a number: it stands at the right, and its head with it. */
function numbersBelow(rows: readonly (readonly Cell[])[], line: number, column: number): boolean {
  const below = rows.find((row, place) => place > line && row[column] && content(row[column]) !== "")?.[column];
  return below !== undefined && ("number" in below || ("formula" in below && below.result !== null && "number" in below.result));
}

/** Points of a line of text, and of a title. */
const LINE = 18;
const TITLE = 26;

/** A program that opens a workbook does not always measure its rows anew. */
function heightOf(row: readonly Cell[], widths: readonly number[]): number {
  if (row.some(({ role }) => role === "title")) return TITLE;
  return LINE * Math.max(1, ...row.map((cell, column) => (cell.wrap ? Math.ceil((width(content(cell)) + 2) / (widths[column] ?? 1)) : 1)));
}

/** As wide as it is written: with separators, signs and places. */
function shownWidth(cell: Cell): number {
  const shown = content(cell);
  const bold = cell.role === "total" || cell.role === "head" ? 1.15 : 1;
  if ("text" in cell || !/^-?\d/.test(shown)) return Math.ceil(width(shown) * bold);
  const places = cell.format === "money" ? 4 : cell.format === "percent" ? 5 : 0;
  const [whole = ""] = shown.split(".");
  return Math.ceil((whole.length + Math.floor(whole.length / 3) + Math.max(places, shown.length - whole.length) + 1) * bold);
}

/** Cells a wider one takes up are written as none. */
function spanned(cell: Cell, height: number, money: string, right: boolean): Written[] {
  const { span = 1 } = cell;
  const plain = value(cell, money);
  if (plain === null) return [null];
  const made: WrittenCell = right ? { ...plain, align: "right" } : plain;
  if (span === 1) return [{ ...made, height } as Written];
  return [{ ...made, height, columnSpan: span } as Written, ...Array.from({ length: span - 1 }, (): Written => null)];
}

/** A number where the spreadsheet's own number is exactly this one, in its places; otherwise its digits as text. */
function value(cell: Cell, money: string): WrittenCell | null {
  const look: CellStyle = { ...(cell.role ? ROLES[cell.role] : {}), ...(cell.wrap ? { wrap: true, alignVertical: "top" } : {}) };
  if ("formula" in cell) {
    const { formula, result } = cell;
    return { value: `=${formula}`, type: "Formula", ...(result === null || "number" in result ? { format: formatOf(result?.number ?? "", cell, money) } : { align: "center" }), ...look };
  }
  if ("text" in cell) {
    if (cell.text === "") return cell.role ? { value: null, ...look } : null;
    return { value: cell.text.slice(0, MOST_CHARACTERS), type: String, ...look };
  }
  const { number } = cell;
  if (number.replace(/^-?0*\.?0*/, "").replace(".", "").length > MOST_DIGITS) return { value: number, type: String, ...look };
  return { value: stored(number, cell), type: Number, format: formatOf(number, cell, money), ...look };
}

/** The number a spreadsheet keeps. */
function stored(number: string, { format }: Look): number {
  return Number(format === "percent" ? `${number}e-2` : number);
}

function formatOf(number: string, { format }: Look, money: string): string {
  const places = number.split(".")[1]?.length ?? 0;
  if (format === "money") return money;
  if (format === "percent") return "0.00##%";
  if (format === "count") return "#,##0.##";
  return places === 0 ? "#,##0" : `#,##0.${"0".repeat(Math.min(places, MOST_DIGITS))}`;
}

/** What the formulas of a sheet came to. */
function resultsByAddress(sheet: Sheet): Map<string, string | number> {
  const found = new Map<string, string | number>();
  rowsOf(sheet).forEach((row, line) => {
    let column = 0;
    for (const cell of row) {
      if ("formula" in cell && cell.result) found.set(getCellAddress(line, column), "number" in cell.result ? stored(cell.result.number, cell) : cell.result.text);
      column += cell.span ?? 1;
    }
  });
  return found;
}

function setUp(sheet: Sheet): PageSetUp {
  const { heads, above = [], rows, filter = false, landscape = false, name } = sheet;
  const head = above.length + 1;
  return { name: sheetName(name), landscape, repeated: heads.length > 0 ? head : null, filter: filter && heads.length > 0 ? `A${String(head)}:${getCellAddress(above.length + rows.length, heads.length - 1)}` : null };
}

/** What a spreadsheet forbids in the name of a sheet. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31);
}

/** A Chinese character is as wide as two Latin ones. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}
