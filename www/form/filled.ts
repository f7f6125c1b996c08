// What was typed into the form, as the table it makes: exactly as typed, so that what cannot be read is told at its cell. That
// table is all there is of it; it is kept, shared and undone like any other.

import type { Contract, Problem, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { Grid } from "../paste/grid.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { rowTables, type RowTable } from "../domain/row-tables.ts";
import { categoryFigures } from "./fields.ts";
import { HEADINGS, mayBeFilled } from "./headings.ts";

type Key = "vendor" | "month" | "start";
const KEYS: readonly Key[] = ["vendor", "month", "start"];

export interface CategoryRow {
  category: string;
  figures: Readonly<Record<string, string>>;
}

/** A row of one of the contract's tables. */
export interface FilledRow {
  name: string;
  figures: Readonly<Record<string, string>>;
}

/** What was typed of a table; `none`: that there is no row this month. */
export interface FilledRows {
  none: boolean;
  rows: readonly FilledRow[];
}

export interface Filled {
  vendor: string;
  month: string;
  start: string;
  /** By figure id. */
  figures: Readonly<Record<string, string>>;
  categories: readonly CategoryRow[];
  /** By the id of the contract's table. */
  rows: Readonly<Record<string, FilledRows>>;
}

export const NOTHING_FILLED: Filled = { vendor: "", month: "", start: "", figures: {}, categories: [], rows: {} };
export const NO_ROWS: FilledRows = { none: false, rows: [] };

/** What says in a table that there is no row. */
const NONE = { "zh-CN": "无", "zh-TW": "無", en: "none" } as const satisfies Text;

/** A field's name, by which a problem finds it. */
export type FieldName = string;

interface Written {
  text: string;
  /** The field of each cell, by `row:column`. */
  fields: ReadonlyMap<string, FieldName>;
}

/** Whether there is a figure in it: without one there is no month. */
export function hasFigure({ figures, categories, rows }: Filled): boolean {
  const tables = Object.values(rows);
  const all = [figures, ...categories.map((row) => row.figures), ...tables.flatMap((table) => table.rows.map((row) => row.figures))];
  return all.some((typed) => Object.values(typed).some((one) => one.trim() !== "")) || tables.some(({ none, rows: own }) => none || own.some(({ name }) => name.trim() !== ""));
}

/** The table, with only those columns that hold something. */
export function written(filled: Filled, contract: Contract, language: Language): Written {
  if (!hasFigure(filled)) return { text: "", fields: new Map() };
  const fields = new Map<string, FieldName>();
  const has = (typed: string | undefined): typed is string => typed !== undefined && typed.trim() !== "";
  const columns = [
    ...KEYS.map((name) => ({ name, head: language.text(HEADINGS[name]), typed: filled[name] })),
    ...monthFigures(contract).map(({ id, label }) => ({ name: id, head: language.text(label), typed: filled.figures[id] })),
  ].filter(({ typed }) => has(typed));
  columns.forEach(({ name }, place) => fields.set(`2:${place + 1}`, name));
  const lines = [columns.map(({ head }) => cell(head)).join("\t"), columns.map(({ typed }) => cell(typed ?? "")).join("\t")];
  const rows = filled.categories.map((row, place) => ({ ...row, place })).filter((row) => has(row.category));
  if (rows.length > 0) {
    const figures = categoryFigures(contract);
    lines.push("", [language.text(HEADINGS.category), ...figures.map(({ label }) => language.text(label))].map(cell).join("\t"));
    for (const { category, figures: typed, place } of rows) {
      const at = lines.length + 1;
      fields.set(`${at}:1`, categoryField(place, "category"));
      figures.forEach(({ id }, column) => fields.set(`${at}:${column + 2}`, categoryField(place, id)));
      lines.push([category, ...figures.map(({ id }) => typed[id] ?? "")].map(cell).join("\t"));
    }
  }
  for (const table of rowTables(contract)) addTable(table, filled.rows[table.id], lines, fields, language);
  return { text: `${lines.join("\n")}\n`, fields };
}

/** A table of rows below what is there already. */
function addTable(table: RowTable, { none, rows }: FilledRows = NO_ROWS, lines: string[], fields: Map<string, FieldName>, language: Language): void {
  const { id, name, every, figures } = table;
  const has = (typed: string): boolean => typed.trim() !== "";
  // Where every name has a row, a name alone says nothing.
  const counts = (row: FilledRow): boolean => Object.values(row.figures).some(has) || (!every && has(row.name));
  const filled = rows.map((row, place) => ({ ...row, place })).filter(counts);
  if (filled.length === 0 && !none) return;
  // Without a name of its own the table's id says which it is.
  lines.push("", [name === null ? id : language.text(name), ...figures.map(({ label }) => language.text(label))].map(cell).join("\t"));
  for (const row of filled) {
    const at = lines.length + 1;
    fields.set(`${at}:1`, rowField(id, row.place, "name"));
    figures.forEach((figure, column) => fields.set(`${at}:${column + 2}`, rowField(id, row.place, figure.id)));
    lines.push([row.name, ...figures.map((figure) => row.figures[figure.id] ?? "")].map(cell).join("\t"));
  }
  if (filled.length === 0) lines.push([language.text(NONE), ...figures.map(() => "")].join("\t"));
}

export function rowField(table: string, row: number, figure: string): FieldName {
  return `${table} ${row} ${figure}`;
}

export function categoryField(row: number, figure: string): FieldName {
  return `${row} ${figure}`;
}

/** What the form had written; null: it was not the form. */
export function filledFrom(text: string, contract: Contract): Filled | null {
  if (!mayBeFilled(text)) return null;
  const grid = new Grid(text);
  const texts = (row: number): string[] => grid.row(row).map((one) => one.text);
  const names = new Map<string, string>();
  const learn = (label: Text, name: string): void => {
    for (const one of labelsOf(label)) names.set(one, name);
  };
  for (const { id, label } of monthFigures(contract)) learn(label, id);
  for (const name of KEYS) learn(HEADINGS[name], name);
  const values = texts(2);
  let filled = NOTHING_FILLED;
  for (const [place, head] of texts(1).entries()) {
    const name = names.get(head);
    const value = values[place] ?? "";
    // Another contract's figure is not the form's to lose.
    if (name === undefined) return null;
    filled = isKey(name) ? { ...filled, [name]: value } : { ...filled, figures: { ...filled.figures, [name]: value } };
  }
  const blocks = blocksBelow(grid, 3, texts);
  const own = rowTables(contract);
  const isCategories = ({ head: [first = ""] }: RowBlock): boolean => labelsOf(HEADINGS.category).includes(first);
  const categories = blocks.filter(isCategories).flatMap((block): CategoryRow[] =>
    rowsOf(block, categoryFigures(contract)).map(({ name, figures }) => ({ category: name, figures })));
  const rows: Record<string, FilledRows> = {};
  for (const block of blocks.filter((one) => !isCategories(one))) {
    const table = own.find(({ id, name, figures }) => labelsOf(name ?? id).includes(block.head[0] ?? "") && block.head.length === figures.length + 1);
    if (!table || rows[table.id]) return null;
    const typed = rowsOf(block, table.figures);
    const [first] = typed;
    const none = typed.length === 1 && first !== undefined && labelsOf(NONE).includes(first.name) && Object.keys(first.figures).length === 0;
    rows[table.id] = none ? { none, rows: [] } : { none, rows: typed };
  }
  return { ...filled, categories, rows };
}

/** Headings, and the rows below them. */
interface RowBlock {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What stands from a row on, between blank rows. */
function blocksBelow(grid: Grid, from: number, texts: (row: number) => string[]): RowBlock[] {
  const blocks: { head: string[]; rows: string[][] }[] = [];
  let open: (typeof blocks)[number] | null = null;
  for (let row = from; row <= grid.rows; row++) {
    const cells = texts(row);
    if (cells.every((text) => text === "")) open = null;
    else if (open) open.rows.push(cells);
    else blocks.push((open = { head: cells, rows: [] }));
  }
  return blocks;
}

function rowsOf({ head, rows }: RowBlock, figures: readonly { id: string; label: Text }[]): FilledRow[] {
  const ids = head.slice(1).map((text) => figures.find(({ label }) => labelsOf(label).includes(text))?.id);
  return rows.map(([name = "", ...typed]) => {
    const own = ids.flatMap((id, place): [string, string][] => { const value = typed[place] ?? ""; return id !== undefined && value !== "" ? [[id, value]] : []; });
    return { name, figures: Object.fromEntries(own) };
  });
}

/** A name in every language it has. */
function labelsOf(label: Text): readonly string[] {
  return typeof label === "string" ? [label] : Object.values(label).filter((one) => one !== "");
}

/** What is wrong, by the field it was typed into. */
export function problemsByField(problems: readonly Problem[], fields: ReadonlyMap<string, FieldName>): ReadonlyMap<FieldName, Problem> {
  const found = new Map<FieldName, Problem>();
  for (const problem of problems) {
    if (!problem.at || !("row" in problem.at)) continue;
    const name = fields.get(`${problem.at.row}:${problem.at.column}`);
    if (name !== undefined && !found.has(name)) found.set(name, problem);
  }
  return found;
}

function isKey(name: string): name is Key {
  return (KEYS as readonly string[]).includes(name);
}

/** As a spreadsheet copies it. */
function cell(typed: string): string {
  const one = typed.replaceAll(/[\t\r\n]+/g, " ");
  return one.includes('"') ? `"${one.replaceAll('"', '""')}"` : one;
}
