// A table of a web page as tab-separated text: many systems save one under the name of a workbook.

import { parsedPage, oneLine } from "./markup.ts";

/** Cells of a row or column that one cell covers; more is nobody's table. */
const MOST_COVERED = 200;

export function tablesOf(page: string): string {
  const parsed = parsedPage(page);
  const tables = [...parsed.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"));
  return tables.map((table) => tableText(table, ({ textContent }) => textContent)).filter((text) => text.trim() !== "").join("\n\n");
}

/** A line a row. What a cell covers beside itself is empty, as when a merged cell is copied. */
export function tableText(table: HTMLTableElement, textOf: (cell: HTMLTableCellElement) => string): string {
  const grid: (string | undefined)[][] = [];
  [...table.rows].forEach((row, line) => {
    const cells = (grid[line] ??= []);
    let column = 0;
    for (const cell of row.cells) {
      while (cells[column] !== undefined) column += 1;
      const [wide, high] = [cell.colSpan, cell.rowSpan].map((covered) => Math.min(Math.max(1, covered), MOST_COVERED));
      for (let down = 0; down < (high ?? 1); down++) {
        const covered = (grid[line + down] ??= []);
        for (let across = 0; across < (wide ?? 1); across++) covered[column + across] = down + across === 0 ? quoted(oneLine(textOf(cell))) : "";
      }
    }
  });
  return grid.slice(0, table.rows.length).map((cells) => Array.from(cells, (cell) => cell ?? "").join("\t")).join("\n");
}

function quoted(line: string): string {
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
