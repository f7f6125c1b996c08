// A web page's tables as tab-separated text: many systems save one under the name of a workbook. It is parsed into a
// document that is never shown and runs nothing, and only the text of its cells comes out.

/** Cells of a row or column that one cell covers; more is nobody's table. */
const MOST_COVERED = 200;

export function tablesOf(page: string): string {
  const parsed = new DOMParser().parseFromString(bare(page), "text/html");
  const tables = [...parsed.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"));
  return tables.map(tableText).filter((text) => text.trim() !== "").join("\n\n");
}

/**
 * How it looks and what it would do is nothing here, and even a document that is never shown is held to the page's policy
 * about styles and handlers: only what makes the table is parsed.
 */
function bare(page: string): string {
  const blocks = page.replaceAll(/<(style|script)\b[^]*?<\/\1\s*>/gi, "");
  return blocks.replaceAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi, (_, name: string, attributes: string) => {
    const kept = attributes.match(/\b(?:col|row)span\s*=\s*["']?\d+["']?/gi) ?? [];
    return `<${[name, ...kept].join(" ")}>`;
  });
}

/** What a cell covers beside itself is empty, as when a merged cell is copied. */
function tableText(table: HTMLTableElement): string {
  const grid: (string | undefined)[][] = [];
  [...table.rows].forEach((row, line) => {
    const cells = (grid[line] ??= []);
    let column = 0;
    for (const cell of row.cells) {
      while (cells[column] !== undefined) column += 1;
      const [wide, high] = [cell.colSpan, cell.rowSpan].map((covered) => Math.min(Math.max(1, covered), MOST_COVERED));
      for (let down = 0; down < (high ?? 1); down++) {
        const covered = (grid[line + down] ??= []);
        for (let across = 0; across < (wide ?? 1); across++) covered[column + across] = down + across === 0 ? written(cell.textContent) : "";
      }
    }
  });
  return grid.slice(0, table.rows.length).map((cells) => Array.from(cells, (cell) => cell ?? "").join("\t")).join("\n");
}

/** On one line, as a browser would show it. */
function written(text: string): string {
  const line = text.replaceAll(/[\s\u00a0]+/g, " ").trim();
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
