// The pasted text as cells, for showing them and for mending one in place. What cells mean is the engine's business
// alone; here is only where each one starts and ends, counted as the engine counts: rows and columns from 1, blank rows
// included, a quoted line break inside its cell, each block of rows with a separator of its own.

export interface GridCell {
  row: number;
  column: number;
  /** The cell's content, without the quotation marks around it. */
  text: string;
  /** Where it stands in the pasted text, quotation marks included. */
  start: number;
  end: number;
}

export interface CellChange {
  row: number;
  column: number;
  content: string;
}

/** A heading the engine has found, which tells how it has split the block. */
export interface Heading {
  row: number;
  column: number;
  header: string;
}

/** What separates cells: a character, or the first colon or blank between a label and its value. */
type Separator = "\t" | ";" | "," | "label";

const SEPARATORS: readonly Separator[] = ["\t", ";", ",", "label"];
const QUOTE = '"';
const BLANK = /^[\s,;]*$/;
const LINE_END = /\r\n|\n|\r/g;
/** Rows of a block that are looked at to find its separator. */
const LOOK_AT = 12;

interface Row {
  cells: GridCell[];
  next: number;
}

/** Where the rows of a text start, and which of SEPARATORS splits each: for a long text it is found beside the page. */
export interface Layout {
  starts: Uint32Array;
  separators: Uint8Array;
}

/** Finds the rows of a text, from its first character to its last. */
export function layoutOf(text: string, headings: readonly Heading[] = []): Layout {
  const starts: number[] = [];
  const separators: number[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let separator: Separator | null = null;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (BLANK.test(text.slice(at, end))) separator = null;
    else separator ??= separatorOf(text, at, starts.length + 1, headings);
    starts.push(at);
    separators.push(SEPARATORS.indexOf(separator ?? "\t"));
    at = nextRow(text, at, separator ?? "\t");
  }
  return { starts: Uint32Array.from(starts), separators: Uint8Array.from(separators) };
}

export class Grid {
  readonly text: string;
  readonly #layout: Layout;

  constructor(text: string, headings: readonly Heading[] = [], layout?: Layout | null) {
    this.text = text;
    this.#layout = layout ?? layoutOf(text, headings);
  }

  get rows(): number {
    return this.#layout.starts.length;
  }

  row(number: number): GridCell[] {
    const start = this.#layout.starts[number - 1];
    return start === undefined ? [] : split(this.text, start, this.#separator(number), number).cells;
  }

  cell(row: number, column: number): GridCell | undefined {
    return this.row(row)[column - 1];
  }

  /** The widest of the given rows. */
  width(from: number, to: number): number {
    let widest = 0;
    for (let number = from; number <= to; number++) widest = Math.max(widest, this.row(number).length);
    return widest;
  }

  /** The whole text with one cell changed and everything else as it was. */
  replace(row: number, column: number, content: string): string {
    return this.with([{ row, column, content }]);
  }

  /** The same with several cells, each at most once. */
  with(changes: readonly CellChange[]): string {
    const parts: string[] = [];
    let at = 0;
    const put = (start: number, end: number, content: string): void => {
      parts.push(this.text.slice(at, start), content);
      at = end;
    };
    let [number, cells, length]: [number, GridCell[], number] = [0, [], 0];
    for (const { row, column, content } of [...changes].sort((one, other) => one.row - other.row || one.column - other.column)) {
      if (row !== number) {
        cells = this.row(row);
        [number, length] = [row, cells.length];
      }
      const separator = this.#separator(row);
      const written = quoted(content, separator);
      const [cell, last] = [cells[column - 1], cells.at(-1)];
      if (cell) put(cell.start, cell.end, written);
      else if (last && separator !== "label") {
        // The row was copied short: what lies between is empty.
        put(last.end, last.end, separator.repeat(column - length) + written);
        length = column;
      }
    }
    return parts.join("") + this.text.slice(at);
  }

  #separator(row: number): Separator {
    return SEPARATORS[this.#layout.separators[row - 1] ?? 0] ?? "\t";
  }
}

/** The separator under which the engine's headings stand where it has found them; otherwise the one that makes the most cells. */
function separatorOf(text: string, start: number, row: number, headings: readonly Heading[]): Separator {
  let best: { separator: Separator; known: number; cells: number } = { separator: "\t", known: 0, cells: 0 };
  for (const separator of SEPARATORS) {
    let at = start;
    let known = 0;
    let cells = 0;
    for (let number = row; number < row + LOOK_AT && at < text.length; number++) {
      const read = split(text, at, separator, number);
      if (read.cells.every((cell) => cell.text.trim() === "")) break;
      known += headings.filter((heading) => heading.row === number && read.cells[heading.column - 1]?.text.trim() === heading.header.trim()).length;
      cells += separator === "label" ? 0 : read.cells.length;
      at = read.next;
    }
    if (known > best.known || (known === best.known && cells > best.cells)) best = { separator, known, cells };
  }
  return best.separator;
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? text.length;
}

function afterLine(text: string, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
}

function nextRow(text: string, start: number, separator: Separator): number {
  const end = lineEnd(text, start);
  if (separator === "label" || !text.slice(start, end).includes(QUOTE)) return afterLine(text, end);
  return split(text, start, separator, 0).next;
}

function split(text: string, start: number, separator: Separator, row: number): Row {
  const end = lineEnd(text, start);
  if (separator === "label") return { cells: labelAndValue(text, start, end, row), next: afterLine(text, end) };
  return withQuotes(text, start, separator, row) ?? { cells: plain(text, start, end, separator, row), next: afterLine(text, end) };
}

function plain(text: string, start: number, end: number, separator: string, row: number): GridCell[] {
  let at = start;
  return text.slice(start, end).split(separator).map((content, index) => {
    const cell = { row, column: index + 1, text: content, start: at, end: at + content.length };
    at = cell.end + 1;
    return cell;
  });
}

function labelAndValue(text: string, start: number, end: number, row: number): GridCell[] {
  const line = text.slice(start, end);
  const parts = /^([^:：]*)[:：]()(.*)$/.exec(line) ?? /^\s*(\S+)(\s+)(.*?)\s*$/.exec(line);
  const [, label, between, value] = parts ?? [];
  if (label === undefined || between === undefined || value === undefined) return [{ row, column: 1, text: line, start, end }];
  const at = start + line.lastIndexOf(value);
  const labelStart = start + line.indexOf(label);
  return [
    { row, column: 1, text: label, start: labelStart, end: labelStart + label.length },
    { row, column: 2, text: value, start: at, end: at + value.length },
  ];
}

/** A row with quoted cells; null if a quotation mark does not close, which makes it an ordinary character of its line. */
function withQuotes(text: string, start: number, separator: string, row: number): Row | null {
  const cells: GridCell[] = [];
  let at = start;
  for (;;) {
    const from = at;
    if (text[at] === QUOTE) {
      const close = closing(text, at);
      if (close === null) return null;
      const inside = text.slice(at, close);
      at = close + 1;
      // A spreadsheet never copies a tab and a line break in one cell, and closes what it opens before the next separator.
      const ends = at === text.length || [separator, "\n", "\r"].includes(text.charAt(at));
      if (/[\r\n]/.test(inside) && (!ends || (separator === "\t" && inside.includes("\t")))) return null;
    }
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    cells.push({ row, column: cells.length + 1, text: unquoted(text.slice(from, at)), start: from, end: at });
    if (text[at] !== separator) return { cells, next: afterLine(text, at) };
    at++;
  }
}

function closing(text: string, open: number): number | null {
  let close = text.indexOf(QUOTE, open + 1);
  while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
  return close === -1 ? null : close;
}

function unquoted(raw: string): string {
  const parts = /^"((?:[^"]|"")*)"(.*)$/s.exec(raw);
  return parts ? (parts[1] ?? "").replaceAll(QUOTE + QUOTE, QUOTE) + (parts[2] ?? "") : raw;
}

function quoted(content: string, separator: Separator): string {
  if (separator === "label") return content;
  const plainCell = !content.includes(separator) && !/["\r\n]/.test(content);
  return plainCell ? content : QUOTE + content.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE;
}
