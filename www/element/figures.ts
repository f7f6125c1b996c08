// Figures as other programs have them, brought to what a person would have pasted: a table the engine reads by the
// figures' own ids, so that everything on the page (the sheet, mending a cell, undo) works with them, too. What has no
// place in a table stands beside it, as if it had been typed there.

import type { VendorMonth } from "../engine/engine.ts";
import { ownCell, recordKey } from "../domain/inputs.ts";
import { NOTHING_ENTERED, type Entered } from "../domain/state.ts";

export type Given = { text: string; entered: Record<string, Entered> } | { pointer: string };

type Row = Readonly<Record<string, unknown>>;

/** Text as pasted, one vendor-month, or several. Anything else is refused with the place that is wrong; null: no figures. */
export function given(figures: unknown): Given {
  if (figures === null || figures === undefined) return { text: "", entered: {} };
  if (typeof figures === "string") return { text: figures, entered: {} };
  const records = Array.isArray(figures) ? figures : [figures];
  const wrong = firstOf(records, (record, at) => misfit(record, Array.isArray(figures) ? `/${at}` : ""));
  if (wrong !== null) return { pointer: wrong };
  const months = (records as VendorMonth[]).flatMap((month) => [...(month.history ?? []), month]);
  return {
    text: [table(months.map(monthRow)), table(months.flatMap(categoryRows)), ...rowTables(months)].filter((part) => part !== "").join("\n"),
    entered: Object.fromEntries(months.flatMap((month) => {
      const entered = enteredOf(month);
      return entered ? [[recordKey(month), entered] as const] : [];
    })),
  };
}

const isValue = (value: unknown): boolean => typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
const isText = (value: unknown): boolean => typeof value === "string";
const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

const CATEGORY: Readonly<Record<string, (value: unknown) => boolean>> = { category: isText, package: isText, handed_over: (value) => typeof value === "boolean", withheld: () => true, cells: () => true };
const WORK_ORDER = { received: isText, replied: isText, cost: isValue };
const SEAT_CHANGE = { date: isText, seats: isValue, level: (value: unknown) => typeof value === "boolean" };

/** The first place where a record is not what the package calls a `VendorMonth`, as a JSON pointer. */
function misfit(record: unknown, place: string): string | null {
  if (!isRow(record)) return place;
  const lists: Record<string, (row: Row, at: string) => string | null> = {
    categories: (row, at) => ("category" in row ? keysOf(row, (key, value) => (CATEGORY[key] ?? isValue)(value), at) : at),
    work_orders: (row, at) => ("received" in row ? keysOf(row, among(WORK_ORDER), at) : at),
    seat_changes: (row, at) => ("date" in row && "seats" in row ? keysOf(row, among(SEAT_CHANGE), at) : at),
    history: (row, at) => misfit(row, at),
  };
  if (!isRow(record["figures"])) return `${place}/figures`;
  return firstOf(Object.entries(record), ([key, value]) => {
    const here = `${place}/${key}`;
    const list = lists[key];
    if (value === undefined || key === "cells" || key === "counts" || key === "withheld") return null;
    if (key === "rows") return isRow(value) ? firstOf(Object.entries(value), ([table, rows]) => (Array.isArray(rows) ? firstOf(rows, (row, at) => (isRow(row) ? keysOf(row, (name, figure) => name === "cells" || name === "withheld" || isValue(figure), `${here}/${table}/${at}`) : `${here}/${table}/${at}`)) : `${here}/${table}`)) : here;
    if (list) return Array.isArray(value) ? firstOf(value, (row, at) => (isRow(row) ? list(row, `${here}/${at}`) : `${here}/${at}`)) : here;
    if (key === "figures") return keysOf(value as Row, (_, figure) => isValue(figure), here);
    return ["vendor", "month", "start"].includes(key) && isText(value) ? null : here;
  });
}

function among(known: Readonly<Record<string, (value: unknown) => boolean>>): (key: string, value: unknown) => boolean {
  return (key, value) => known[key]?.(value) ?? false;
}

function keysOf(row: Row, fits: (key: string, value: unknown) => boolean, place: string): string | null {
  return firstOf(Object.entries(row), ([key, value]) => (value === undefined || fits(key, value) ? null : `${place}/${key}`));
}

function firstOf<Item>(items: readonly Item[], place: (item: Item, at: number) => string | null): string | null {
  for (const [at, item] of items.entries()) {
    const found = place(item, at);
    if (found !== null) return found;
  }
  return null;
}

function monthRow({ vendor, month, start, figures, withheld, cells }: VendorMonth): Row {
  return { vendor, month, start, ...refused(withheld, cells), ...figures };
}

function categoryRows({ vendor, month, categories = [] }: VendorMonth): Row[] {
  return categories.map((row) => ({ vendor, month, ...refused(row.withheld, row.cells), ...row, withheld: undefined, cells: undefined }));
}

/** The rows of the contract's tables, table by table, under the table's own name; where there were none it says so. */
function rowTables(months: readonly VendorMonth[]): string[] {
  const ids = [...new Set(months.flatMap(({ rows = {} }) => Object.keys(rows)))];
  return ids.map((id) => {
    const rows = months.map(({ rows = {} }) => rows[id]);
    return table(months.flatMap(({ vendor, month }, place) => {
      const own = rows[place];
      if (own === undefined) return [];
      const given = own.map((row): Row => ({ vendor, month, [id]: row.name ?? "", ...refused(row.withheld, row.cells), ...row, name: undefined, withheld: undefined, cells: undefined }));
      return given.length > 0 ? given : [{ vendor, month, [id]: "none" }];
    }));
  });
}

/** What could not be taken stands in the table as it was, or as something that cannot be taken: it is not known. */
function refused(withheld: unknown, cells: VendorMonth["cells"]): Row {
  const figures = Array.isArray(withheld) ? withheld.filter((figure) => typeof figure === "string") : [];
  return Object.fromEntries(figures.map((figure) => [figure, ownCell(cells?.[figure])?.cell ?? "?"]));
}

/** Rows with the union of their keys as headings, in the order they come up; columns without anything are left out. */
function table(rows: readonly Row[]): string {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined)))];
  if (rows.length === 0) return "";
  return [heads, ...rows.map((row) => heads.map((head) => cell(row[head])))].map((cells) => `${cells.map(quoted).join("\t")}\n`).join("");
}

function cell(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function enteredOf({ work_orders = [], seat_changes = [] }: VendorMonth): Entered | null {
  if (work_orders.length + seat_changes.length === 0) return null;
  return {
    ...NOTHING_ENTERED,
    workOrders: work_orders.map(({ received, replied = "", cost = "" }) => ({ received, replied, cost: String(cost) })),
    seatChanges: seat_changes.map(({ date, seats }) => ({ date, seats: String(seats) })),
  };
}
