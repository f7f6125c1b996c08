// What was typed into the form, as the table it makes: exactly as typed, so that what cannot be read is told at its cell. That
// table is all there is of it; it is kept, shared and undone like any other.

import type { Contract, Problem, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { Grid } from "../paste/grid.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { categoryFigures } from "./fields.ts";
import { HEADINGS, mayBeFilled } from "./headings.ts";

type Key = "vendor" | "month" | "start";
const KEYS: readonly Key[] = ["vendor", "month", "start"];

export interface CategoryRow {
  category: string;
  figures: Readonly<Record<string, string>>;
}

export interface Filled {
  vendor: string;
  month: string;
  start: string;
  /** By figure id. */
  figures: Readonly<Record<string, string>>;
  categories: readonly CategoryRow[];
}

export const NOTHING_FILLED: Filled = { vendor: "", month: "", start: "", figures: {}, categories: [] };

/** A field's name, by which a problem finds it. */
export type FieldName = string;

interface Written {
  text: string;
  /** The field of each cell, by `row:column`. */
  fields: ReadonlyMap<string, FieldName>;
}

/** Whether there is a figure in it: without one there is no month. */
export function hasFigure({ figures, categories }: Filled): boolean {
  return [figures, ...categories.map((row) => row.figures)].some((all) => Object.values(all).some((typed) => typed.trim() !== ""));
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
  return { text: `${lines.join("\n")}\n`, fields };
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
    for (const one of typeof label === "string" ? [label] : Object.values(label)) if (one) names.set(one, name);
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
  const ofCategory = new Map<string, string>();
  for (const { id, label } of categoryFigures(contract)) for (const one of typeof label === "string" ? [label] : Object.values(label)) if (one) ofCategory.set(one, id);
  const heads = texts(4).slice(1);
  const categories: CategoryRow[] = [];
  for (let row = 5; row <= grid.rows; row++) {
    const [category = "", ...typed] = texts(row);
    if (category === "" && typed.length === 0) continue;
    const figures = heads.flatMap((head, place): [string, string][] => { const id = ofCategory.get(head); const value = typed[place] ?? ""; return id !== undefined && value !== "" ? [[id, value]] : []; });
    categories.push({ category, figures: Object.fromEntries(figures) });
  }
  return { ...filled, categories };
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
