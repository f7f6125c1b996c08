// Tables as text: CSV for a file, tab-separated text and HTML for the clipboard.

import { guarded, type Sheet } from "./sheet.ts";

/** Chinese Excel reads UTF-8 only where a mark says so. Lines end as RFC 4180 has them. */
export function csv(sheet: Sheet): Blob {
  return new Blob(["\ufeff", lines(sheet, ",", "\r\n")], { type: "text/csv;charset=utf-8" });
}

/** As a spreadsheet puts cells on the clipboard. */
export function tsv(sheet: Sheet): string {
  return lines(sheet, "\t", "\n");
}

export function lines({ heads, rows }: Sheet, separator: string, end: string): string {
  const quote = (content: string): string => (content.includes(separator) || /["\r\n]/.test(content) ? `"${content.replaceAll('"', '""')}"` : content);
  const written = [heads.map((head) => guarded({ text: head })), ...rows.map((row) => row.map(guarded))];
  return written.map((row) => row.map(quote).join(separator) + end).join("");
}

/** For spreadsheets and mail programs that take a table as such. Only ever put on the clipboard, never into the page. */
export function clipboardHtml({ heads, rows }: Sheet): string {
  const row = (name: "th" | "td", cells: readonly string[]): string => `<tr>${cells.map((one) => `<${name}>${escaped(one)}</${name}>`).join("")}</tr>`;
  const body = rows.map((cells) => row("td", cells.map(guarded))).join("\n");
  return `<meta charset="utf-8"><table>${row("th", heads.map((head) => guarded({ text: head })))}\n${body}</table>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
