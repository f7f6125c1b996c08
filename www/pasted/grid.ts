// The pasted text as cells, for showing and for mending one of them in place. What the cells mean is the engine's
// business alone; here is only where each one starts and ends, counted as the engine counts: rows and columns from 1,
// blank rows included, a quoted line break inside its cell.

export interface GridCell {
  row: number;
  column: number;
  /** The cell's content, without the quotes around it. */
  text: string;
  /** Where it stands in the pasted text, quotes included. */
  start: number;
  end: number;
}

export interface Grid {
  delimiter: string;
  rows: number;
  /** The widest of the given rows. */
  width(from: number, to: number): number;
  row(number: number): GridCell[];
  /** The whole text with one cell changed and everything else as it was. */
  replace(row: number, column: number, text: string): string;
}

const QUOTE = '"';

/** A tab anywhere means a spreadsheet's clipboard; otherwise the separator seen more often in the first lines. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  if (head.includes("\t")) return "\t";
  const count = (mark: string): number => head.split(mark).length;
  return count(";") > count(",") ? ";" : ",";
}

export function grid(text: string, delimiter: string = delimiterOf(text)): Grid {
  const starts = rowStarts(text, delimiter);

  const row = (number: number): GridCell[] => {
    const start = starts[number - 1];
    return start === undefined ? [] : cellsOf(text, start, delimiter, number);
  };

  return {
    delimiter,
    rows: starts.length,
    row,
    width(from, to) {
      let widest = 0;
      for (let number = from; number <= to; number++) widest = Math.max(widest, row(number).length);
      return widest;
    },
    replace(number, column, content) {
      const cell = row(number)[column - 1];
      if (!cell) return text;
      return text.slice(0, cell.start) + quoted(content, delimiter) + text.slice(cell.end);
    },
  };
}

/** Offsets of the rows. One pass, so that a text of a hundred thousand rows costs milliseconds and little memory. */
function rowStarts(text: string, delimiter: string): number[] {
  const starts: number[] = [];
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (position < text.length) {
    starts.push(position);
    position = rowEnd(text, position, delimiter).next;
  }
  return starts;
}

function rowEnd(text: string, start: number, delimiter: string): { end: number; next: number } {
  let position = start;
  for (;;) {
    position = cellEnd(text, position, delimiter);
    if (text[position] !== delimiter) break;
    position++;
  }
  const next = text.startsWith("\r\n", position) ? position + 2 : position + 1;
  return { end: position, next };
}

/** A cell is quoted only if the quote is its first character; one that never closes is an ordinary character. */
function cellEnd(text: string, start: number, delimiter: string): number {
  let position = start;
  if (text[start] === QUOTE) {
    let close = text.indexOf(QUOTE, start + 1);
    while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
    if (close !== -1) position = close + 1;
  }
  while (position < text.length) {
    const mark = text[position];
    if (mark === delimiter || mark === "\n" || mark === "\r") break;
    position++;
  }
  return position;
}

function cellsOf(text: string, start: number, delimiter: string, row: number): GridCell[] {
  const cells: GridCell[] = [];
  let position = start;
  for (;;) {
    const end = cellEnd(text, position, delimiter);
    cells.push({ row, column: cells.length + 1, text: unquoted(text.slice(position, end)), start: position, end });
    if (text[end] !== delimiter) return cells;
    position = end + 1;
  }
}

function unquoted(raw: string): string {
  const closed = raw.length > 1 && raw.startsWith(QUOTE) && raw.endsWith(QUOTE);
  return closed ? raw.slice(1, -1).replaceAll(QUOTE + QUOTE, QUOTE) : raw;
}

function quoted(content: string, delimiter: string): string {
  const plain = !content.includes(delimiter) && !/["\r\n]/.test(content);
  return plain ? content : QUOTE + content.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE;
}

/** The name a spreadsheet gives a column: A, B, …, Z, AA. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
