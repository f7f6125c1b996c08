// What a person says of a table, step by step: each makes the layout that is handed to the engine.

import type { ColumnLayout, ColumnReading, Layout, OnlyHere, TableReading } from "../engine/engine.ts";

/** What stands for the heading of names above the columns of a table on its side. */
export const NAMES = "↦";

/** Whether anything was said beside which table it is about. What such names are is found out by the engine. */
export function saysSomething(layout: Layout): boolean {
  const columns = Object.keys(layout.columns ?? {}).filter((column) => column !== NAMES);
  return columns.length > 0 || Object.keys(layout).some((name) => name !== "headings" && name !== "columns");
}

/** What the table is known by again, and nothing said of it. */
export function unsaid({ layout }: TableReading): Layout {
  return layout.headings ? { headings: layout.headings } : {};
}

/** What a layout calls a column: its heading, or its number where it has none. */
export function columnKey({ heading, column }: ColumnReading): string {
  return heading === "" ? `#${column}` : heading;
}

/** The table of the contract whose rows these are; empty: they are rows of the month; null: it is found out again. What was said of columns was said of the other table. */
export function withRowsOf(layout: Layout, table: string | null): Layout {
  const others = without(without(layout, "rows_of"), "columns");
  return table === null ? others : { ...others, rows_of: table };
}

/** One thing of the table as a whole; null: it is found out again. */
export function withChoice<Name extends "row" | "channel" | "vendor" | "dates" | "totals">(layout: Layout, name: Name, value: Layout[Name]): Layout {
  const others = without(layout, name);
  return value ? { ...others, [name]: value } : others;
}

/** What a column is, or how its cells are to be read; null: it is found out again. Of two columns for one figure the other is not used any more. */
export function withColumn(table: TableReading, heading: string, said: ColumnLayout | null): Layout {
  const { layout, columns } = table;
  const known = layout.columns ?? {};
  const others = said?.figure
    ? columns.filter((column) => columnKey(column) !== heading && column.figure === said.figure && !column.chat_figure).map((column) => [columnKey(column), { role: "ignored" }] as const)
    : [];
  const named = said?.figure !== undefined || said?.role !== undefined;
  const own = said && { ...(named ? formatOf(known[heading]) : known[heading]), ...said };
  const all: Record<string, ColumnLayout> = { ...without(known, heading), ...Object.fromEntries(others), ...(own ? { [heading]: own } : {}) };
  return Object.keys(all).length > 0 ? { ...layout, columns: all } : without(layout, "columns");
}

/** How cells are read, whatever the column is. */
function formatOf({ unit, scale }: ColumnLayout = {}): ColumnLayout {
  return { ...(unit ? { unit } : {}), ...(scale ? { scale } : {}) };
}

/** How a column's cells are to be read; null: it is found out again. */
export function withFormat(table: TableReading, heading: string, name: "unit" | "scale", value: string | null): Layout {
  const { layout } = table;
  const known = layout.columns ?? {};
  const own = { ...without(known[heading] ?? {}, name), ...(value === null ? {} : { [name]: value }) };
  const all = { ...without(known, heading), ...(Object.keys(own).length > 0 ? { [heading]: own } : {}) };
  return Object.keys(all).length > 0 ? { ...layout, columns: all } : without(layout, "columns");
}

/** Whether a row of this text counts; null: it is found out again. */
export function withRow(layout: Layout, row: number, counts: boolean | null): Layout {
  const here = layout.only_here ?? {};
  const rows = (name: "leave_out" | "keep", added: boolean): readonly number[] => [...(here[name] ?? []).filter((one) => one !== row), ...(added ? [row] : [])].toSorted((one, two) => one - two);
  return withHere(layout, { leave_out: [...rows("leave_out", counts === false)], keep: [...rows("keep", counts === true)] });
}

/** The month of rows that name none. */
export function withMonth(layout: Layout, month: string): Layout {
  return withHere(layout, { month });
}

function withHere(layout: Layout, change: Partial<OnlyHere>): Layout {
  const entries = Object.entries({ ...layout.only_here, ...change }).filter(([, value]) => value !== "" && value !== null && !(Array.isArray(value) && value.length === 0));
  return entries.length > 0 ? { ...layout, only_here: Object.fromEntries(entries) } : without(layout, "only_here");
}

/** Rows with this cell in a column count again. */
export function withoutRule(layout: Layout, heading: string, cell: string): Layout {
  const rules = (layout.leave_out ?? [])
    .map((rule) => (rule.column === heading ? { ...rule, cells: rule.cells.filter((one) => one !== cell) } : rule))
    .filter(({ cells }) => cells.length > 0);
  return rules.length > 0 ? { ...layout, leave_out: rules } : without(layout, "leave_out");
}

/** No row with this cell in a column counts, here and in the next table with these headings. */
export function withRule(layout: Layout, heading: string, cell: string): Layout {
  return { ...withoutRule(layout, heading, cell), leave_out: [...(withoutRule(layout, heading, cell).leave_out ?? []), { column: heading, cells: [cell] }] };
}

/** All fields but one. */
export function without<Fields extends object, Name extends string>(fields: Fields, name: Name): Omit<Fields, Name> {
  return Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)) as Omit<Fields, Name>;
}
