// An Excel file to be filled in: a sheet with a row per month under the contract's own words, one for categories where the contract
// prices them, and one that says how. Read back it needs no question: the headings are the names the engine knows.

import writeWorkbook, { type Cell, type Sheet } from "write-excel-file/universal";

import { title } from "../domain/contract.ts";
import type { Assessment, Contract, Engine } from "../engine/engine.ts";
import { save } from "../controls/save-file.ts";
import { fileName } from "../sheets/file-name.ts";
import { language, type Language, type Locale } from "../i18n/language.ts";
import type { FigureKind } from "../domain/figure-kinds.ts";
import { rowTables, type RowTable } from "../domain/row-tables.ts";
import { sheetName } from "../sheets/sheet-name.ts";
import { categoryFigures, categoryNames, groupsOf, type FieldGroup } from "./fields.ts";
import { HEADINGS } from "./headings.ts";

/** Rows that are ready to be filled in. */
const ROWS = 36;

export async function saveTemplate(contract: Contract, engine: Engine, locale: Locale): Promise<void> {
  const [words, empty] = await Promise.all([language(locale, ["page", "more", "form"]), engine.assess({ ...contract, start: contract.start ?? "2000-01-01" }, { figures: {} })]);
  save(await templateOf(contract, empty, words).toBlob(), fileName([words.text(title(contract)), words.say("form-template-name")], "xlsx"));
}

/** `empty`: what comes of a month without any figure. */
export function templateOf(contract: Contract, empty: Assessment, language: Language): ReturnType<typeof writeWorkbook> {
  const groups = groupsOf(contract, empty);
  const figures = groups.flatMap((group) => group.figures);
  const ofCategory = categoryFigures(contract);
  const key = (name: keyof typeof HEADINGS): string => language.text(HEADINGS[name]);
  const month = [{ head: key("vendor") }, { head: key("month"), format: "yyyy-mm" }];
  const tables = rowTables(contract);
  const taken = new Set([language.say("form-sheet-months"), language.say("form-sheet-categories"), language.say("form-sheet-notes")]);
  const sheets: Sheet<Blob>[] = [
    sheet(language.say("form-sheet-months"), [...month, { head: key("start"), format: "yyyy-mm-dd" }, ...figures.map((figure) => column(figure, language))]),
    ...(ofCategory.length > 0 ? [sheet(language.say("form-sheet-categories"), [...month, { head: key("category") }, ...ofCategory.map((figure) => column(figure, language))])] : []),
    ...tables.map((table) => sheet(sheetName(language.text(table.label), taken), [...month, { head: table.name === null ? table.id : language.text(table.name) }, ...table.figures.map((figure) => column(figure, language))])),
    { sheet: language.say("form-sheet-notes"), columns: [{ width: 100 }], data: notes(contract, groups, ofCategory, tables, language).map((note, place) => [{ value: note, type: String, wrap: true, ...(place === 0 ? { fontWeight: "bold" as const } : {}) }]) },
  ];
  return writeWorkbook(sheets, { fontFamily: "Calibri", fontSize: 11 });
}

interface Column {
  head: string;
  format?: string;
}

/** With its unit where it has one: a flag is said by yes or no. */
function column({ label, unit, kind }: FigureKind, language: Language): Column {
  const name = language.text(label);
  const word = language.unit(unit);
  if (kind === "flag") return { head: name };
  const format = kind === "percent" ? "0.00%" : kind === "count" ? "#,##0" : kind === "money" ? "#,##0.00" : "General";
  return { head: word === "" || word === name ? name : language.say("form-heading", { name, unit: word }), format };
}

function sheet(name: string, columns: readonly Column[]): Sheet<Blob> {
  const empty = columns.map(({ format }): Cell => (format === undefined || format === "General" ? null : { type: Number, format }));
  return {
    sheet: name,
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    columns: columns.map(({ head }) => ({ width: Math.max(12, width(head) + 2) })),
    data: [columns.map(({ head }): Cell => ({ value: head, type: String, fontWeight: "bold" })), ...Array.from({ length: ROWS }, () => empty)],
  };
}

/** One sentence a row: what stands there alone is no table, and is not read. */
function notes(contract: Contract, groups: readonly FieldGroup[], ofCategory: readonly FigureKind[], tables: readonly RowTable[], language: Language): string[] {
  const names = (figures: readonly FigureKind[]): string => figures.map(({ label }) => language.text(label)).join(language.say("list-comma"));
  const values = { contract: language.text(title(contract)) };
  const sentences = [
    language.say("form-note-title", values),
    language.say("form-note-rows"),
    language.say("form-note-blank"),
    language.say("form-note-units"),
    ...groups.map(({ name, figures }) => (name === null ? language.say("form-note-others", { figures: names(figures) }) : language.say("form-note-group", { name: language.text(name), figures: names(figures) }))),
    ...(ofCategory.length > 0 ? [language.say("form-note-categories", { categories: categoryNames(contract).map((name) => language.text(name)).join(language.say("list-comma")) })] : []),
    ...tables.map((table) => {
      const values = { table: language.text(table.label), names: table.among.map((name) => language.text(name)).join(language.say("list-comma")) };
      return language.say(table.among.length > 0 ? "form-note-rows-among" : table.name === null ? "form-note-rows-nameless" : "form-note-rows-of", values);
    }),
  ];
  // With a colon in it a sentence looks like a label with its value.
  return sentences.map((sentence) => sentence.replaceAll(/\s*[:：]\s*/g, " – "));
}

/** A Chinese character is as wide as two Latin ones. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}
