// An .xlsx file as the text its cells would have on the clipboard: one block per sheet, a blank line between.
// Loaded only when somebody drops a workbook.
import readWorkbook, { type CellValue } from "read-excel-file/universal";

/** What a workbook may unpack to. A month of one vendor is a few kilobytes. */
const MOST_CELLS = 2_000_000;

export class WorkbookTooLarge extends Error {}

export async function workbookText(file: Blob): Promise<string> {
  const sheets = await readWorkbook(file, {
    // As written in the file: a count must not pass through a binary float.
    parseNumber: (digits) => digits,
  });
  let cells = 0;
  const blocks = sheets.map(({ data }) =>
    data.map((row) => {
      cells += row.length;
      if (cells > MOST_CELLS) throw new WorkbookTooLarge();
      return row.map(cellText).join("\t");
    }).join("\n"),
  );
  return blocks.filter((block) => block.trim() !== "").join("\n\n");
}

function cellText(value: CellValue<string> | null): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
