// Ranges that stand in rows, such as tiers: "[80, 90)". Two rows that meet share an edge, or end and begin at whole numbers one apart;
// an edge is changed in both of them, so that no gap and no overlap comes about.

export interface Span {
  /** Empty where it has no lower edge. */
  from: string;
  to: string;
  fromClosed: boolean;
  toClosed: boolean;
}

export interface Row {
  in: string;
}

export type Part = "from" | "to";

export function spanOf(range: string): Span {
  const [from = "", to = ""] = range.trim().slice(1, -1).split(",").map((edge) => edge.trim());
  return { from, to, fromClosed: range.trim().startsWith("["), toClosed: range.trim().endsWith("]") };
}

export function rangeOf({ from, to, fromClosed, toClosed }: Span): string {
  return `${fromClosed && from !== "" ? "[" : "("}${from}, ${to}${toClosed && to !== "" ? "]" : ")"}`;
}

/** The row that begins where this one ends, or ends where it begins. */
function meeting(rows: readonly Row[], index: number, part: Part): number {
  const edge = spanOf(rows[index]?.in ?? "")[part];
  const other = part === "from" ? "to" : "from";
  return edge === "" ? -1 : rows.findIndex((row, place) => place !== index && spanOf(row.in)[other] === edge);
}

/** A whole number, perhaps with the point of one that is being typed. */
const WHOLE = /^-?\d{1,15}\.?$/;

/** The next whole number beyond an edge: where the row beside begins in rows of whole numbers, such as [0, 5] and [6, 10]. Null where there is none. */
function beyond(edge: string, part: Part): string | null {
  return WHOLE.test(edge) ? String(Number(edge) + (part === "from" ? -1 : 1)) : null;
}

/** The row beside this one in rows of whole numbers that hold their edges. */
function nextWhole(rows: readonly Row[], index: number, part: Part): number {
  const span = spanOf(rows[index]?.in ?? "");
  const wanted = span[`${part}Closed`] ? beyond(span[part], part) : null;
  const other = part === "from" ? "to" : "from";
  return wanted === null ? -1 : rows.findIndex((row, place) => place !== index && spanOf(row.in)[other] === wanted && spanOf(row.in)[`${other}Closed`]);
}

/** The row on the other side of an edge. */
export function neighbour(rows: readonly Row[], index: number, part: Part): number {
  const met = meeting(rows, index, part);
  return met >= 0 ? met : nextWhole(rows, index, part);
}

/** The rows with an edge elsewhere, in both rows that meet there. */
export function withEdge<R extends Row>(rows: readonly R[], index: number, part: Part, edge: string): R[] {
  // What ends an edge is no part of it.
  const written = edge.replaceAll(/[,，()[\]]/g, "").trim();
  const met = meeting(rows, index, part);
  const neighbour = met >= 0 ? met : nextWhole(rows, index, part);
  const other = part === "from" ? "to" : "from";
  const next = met >= 0 ? null : beyond(written, part);
  // What is no whole number any more is where the two rows meet; it belongs to the one it was typed into.
  const there = next === null ? { [other]: written, ...(met >= 0 ? {} : { [`${other}Closed`]: false }) } : { [other]: next };
  return rows.map((row, place) => {
    if (place === index) return { ...row, in: rangeOf({ ...spanOf(row.in), [part]: written }) };
    return place === neighbour ? { ...row, in: rangeOf({ ...spanOf(row.in), ...there }) } : row;
  });
}

/** The edge itself goes to the other row. */
export function withEdgeIn<R extends Row>(rows: readonly R[], index: number, part: Part, closed: boolean): R[] {
  const neighbour = meeting(rows, index, part);
  return rows.map((row, place) => {
    if (place !== index && place !== neighbour) return row;
    const own = place === index ? part : part === "from" ? "to" : "from";
    return { ...row, in: rangeOf({ ...spanOf(row.in), [`${own}Closed`]: place === index ? closed : !closed }) };
  });
}

/** The rows with one of them in two: what is put in begins (`above`) or ends at the edge. */
export function split<R extends Row>(rows: readonly R[], index: number, edge: string, made: R): R[] {
  const row = rows[index];
  if (!row) return [...rows, made];
  const span = spanOf(row.in);
  const descending = isDescending(rows);
  // The new row is the lower part.
  const upper = { ...row, in: rangeOf({ ...span, from: edge, fromClosed: true }) };
  const lower = { ...made, in: rangeOf({ ...span, to: edge, toClosed: false }) };
  return rows.toSpliced(index, 1, ...(descending ? [upper, lower] : [lower, upper]));
}

/** The rows without one of them; the one it meets takes its range over. */
export function merged<R extends Row>(rows: readonly R[], index: number): R[] {
  const row = rows[index];
  if (!row || rows.length < 2) return rows.toSpliced(index, 1);
  const span = spanOf(row.in);
  const above = neighbour(rows, index, "to");
  const below = neighbour(rows, index, "from");
  return rows.flatMap((other, place) => {
    if (place === index) return [];
    const there = spanOf(other.in);
    if (place === below) return [{ ...other, in: rangeOf({ ...there, to: span.to, toClosed: span.toClosed }) }];
    if (below < 0 && place === above) return [{ ...other, in: rangeOf({ ...there, from: span.from, fromClosed: span.fromClosed }) }];
    return [other];
  });
}

/** Whether the highest stands first; where ranges reach over others, as those of tiers with conditions do, by where they begin. */
function isDescending(rows: readonly Row[]): boolean {
  const spans = rows.map(({ in: range }) => spanOf(range));
  const [first, second] = spans;
  if (!first || !second || first.from === "") return false;
  return first.from === second.to || Number(first.from) > Number(spans.at(-1)?.from || "-Infinity");
}
