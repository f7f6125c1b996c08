// A document's markup (the clipboard of Word, WPS or a browser) as text: a line a paragraph, tables as lines of cells.

import { tableText } from "../paste/html-table.ts";
import { oneLine, parsedPage } from "../paste/markup.ts";

/** What stands in a line of its own. */
const BLOCKS = new Set(["ADDRESS", "ARTICLE", "BLOCKQUOTE", "BODY", "CENTER", "DD", "DIV", "DL", "DT", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "LI", "MAIN", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "TD", "TH", "THEAD", "TR", "UL"]);
const UNSEEN = new Set(["HEAD", "META", "TITLE", "TEMPLATE", "NOSCRIPT", "OBJECT", "SVG", "MATH", "SELECT", "TEXTAREA"]);

/** A paragraph within an entry of a list goes on behind its number. */
const ONLY_NUMBER = /^\s*(?:\d+\. )?$/;

export function documentText(markup: string): string {
  const lines = [""];
  write(parsedPage(markup).body, lines);
  return lines.map((line) => (line.includes("\t") ? line : oneLine(line))).filter((line) => line !== "").join("\n");
}

function write(parent: Node, lines: string[], inCell = false): void {
  let number = parent instanceof HTMLOListElement ? parent.start : null;
  for (const node of parent.childNodes) {
    if (node instanceof Text) {
      append(lines, node.data);
    } else if (node instanceof HTMLTableElement) {
      if (isSeen(node)) table(node, lines, inCell);
    } else if (node instanceof Element && isSeen(node)) {
      const block = BLOCKS.has(node.tagName) || node.tagName === "BR";
      if (block && !ONLY_NUMBER.test(lines.at(-1) ?? "")) lines.push("");
      // The numbers of a list are no text of it.
      if (number !== null && node.tagName === "LI") append(lines, `${String(number++)}. `);
      write(node, lines, inCell);
      if (block) lines.push("");
    }
  }
}

function append(lines: string[], text: string): void {
  lines.push(`${lines.pop() ?? ""}${text}`);
}

function table(element: HTMLTableElement, lines: string[], inCell: boolean): void {
  const rows = Array.from(element.rows, ({ cells }) => [...cells]);
  if (rows.every((cells) => cells.filter((cell) => cell.textContent.trim() !== "").length <= 1) && element.querySelector("table")) {
    // It only holds others in their places.
    for (const cell of rows.flat()) {
      lines.push("");
      write(cell, lines, inCell);
    }
  } else if (inCell) {
    // What a cell says, row by row: ≥96% 25分；94%-96% 20分.
    lines.push(rows.map((cells) => cells.map(cellText).join(" ")).join("；"));
  } else {
    lines.push(...tableText(element, cellText).split("\n"));
  }
  lines.push("");
}

/** All lines of a cell in one. */
function cellText(cell: HTMLTableCellElement): string {
  const lines = [""];
  write(cell, lines, true);
  return lines.map((line) => oneLine(line.replaceAll("\t", " "))).filter((line) => line !== "").join(" ");
}

function isSeen(element: Element): boolean {
  return !UNSEEN.has(element.tagName.toUpperCase()) && !element.hasAttribute("hidden");
}
