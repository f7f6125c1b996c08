// What each row of the contract's tables was given and came to, in words, as the page, paper and files show it alike.

import { rowTables, type RowTable } from "./row-tables.ts";
import type { Assessment, Contract, FigureValue, Text, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { openText } from "../i18n/open-values.ts";

type GivenRow = NonNullable<VendorMonth["rows"]>[string][number];
type RowResult = NonNullable<Assessment["tables"]>[number]["rows"][number];
type RowValue = RowResult["values"][number];

/** A figure or a value of a row. */
export interface RowCell {
  /** What `explain` calls it. */
  result: string;
  shown: string;
  /** Null: it is no number, or not known. */
  number: string | null;
}

export interface ShownRow {
  name: string;
  cells: readonly RowCell[];
}

export interface ShownTable {
  id: string;
  name: string;
  clause: string;
  /** What the rows are called by. */
  rowName: string;
  heads: readonly { name: string; unit: string }[];
  /** How many of them are what was given; the others are what came of it. */
  figures: number;
  rows: readonly ShownRow[];
}

/** The tables of a month that have rows. */
export function shownTables(contract: Contract, assessment: Assessment, month: VendorMonth, language: Language): ShownTable[] {
  const known = new Map(rowTables(contract).map((table) => [table.id, table]));
  return (assessment.tables ?? []).flatMap(({ id, label, clause, rows }) => {
    const table = known.get(id);
    const [first] = rows;
    if (!table || !first) return [];
    const given = month.rows?.[id];
    const head = ({ label: name, unit }: { label: Text; unit: string }): { name: string; unit: string } => ({ name: language.text(name), unit });
    const heads = [...table.figures, ...first.values].map(head);
    if (heads.length === 0) return [];
    return [{
      id, clause, heads,
      figures: table.figures.length,
      name: language.text(label),
      rowName: language.text(table.name ?? label),
      rows: rows.map((row, place) => ({
        name: row.name ?? language.say("row-number", { number: String(place + 1) }),
        cells: [
          ...table.figures.map((figure): RowCell => ({ result: `table:${id}:${place + 1}:${figure.id}`, ...figureText(figure, row.given === null ? undefined : given?.[row.given], language) })),
          ...row.values.map((value): RowCell => ({ result: `table:${id}:${place + 1}:${value.id}`, ...valueText(value, language) })),
        ],
      })),
    }];
  });
}

function figureText({ id, unit, kind }: RowTable["figures"][number], row: GivenRow | undefined, language: Language): Omit<RowCell, "result"> {
  const value = row?.[id] as FigureValue | undefined;
  if (row?.withheld?.includes(id)) return { shown: language.say("open"), number: null };
  if (value === undefined) return { shown: language.say("not-given"), number: null };
  if (kind === "flag") return { shown: language.say(holds(value) ? "yes" : "no"), number: null };
  return { shown: language.measure(String(value), unit), number: String(value) };
}

function holds(value: FigureValue): boolean {
  return value === true || value === "true" || (value !== false && value !== "false" && Number(value) !== 0);
}

function valueText({ value, between, unit }: RowValue, language: Language): Omit<RowCell, "result"> {
  if (value !== null) return { shown: language.measure(value, unit), number: value };
  const shown = between ? openText(between, unit === language.money ? language.number.amount : (one) => language.measure(one, unit), language) : language.say("no-data");
  return { shown, number: null };
}
