// A sheet for each of the contract's tables: every row with what was given for it and what it came to, as values. Which rows there
// are differs from month to month, so that no formula over them would hold for another one.

import { shownTables } from "../../domain/row-results.ts";
import type { Language } from "../../i18n/language.ts";
import { cell, text, type Sheet } from "../../sheets/sheet.ts";
import { sheetName } from "../../sheets/sheet-name.ts";
import type { SettledMonth } from "../settled-month.ts";
import { formatOf } from "./book.ts";

export function rowSheets({ contract, month, assessment }: SettledMonth, taken: readonly string[], language: Language): Sheet[] {
  const names = new Set(taken);
  return shownTables(contract, assessment, month, language).map(({ name, rowName, heads, rows }) => {
    const own = sheetName(name, names);
    const width = heads.length + 1;
    return {
      name: own,
      above: [[text(language.say("workbook-rows-title", { table: name }), { role: "title", span: width })]],
      heads: [rowName, ...heads.map((head) => (language.unit(head.unit) === "" ? head.name : language.say("workbook-rows-head", { name: head.name, unit: language.unit(head.unit) })))],
      rows: rows.map((row) => [text(row.name), ...row.cells.map(({ number, shown }, place) => (number === null ? text(shown) : cell(number, formatOf(heads[place]?.unit ?? "", language.money))))]),
      filter: true,
    };
  });
}
