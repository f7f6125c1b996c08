// Figures as columns of a table: their units, and those that stand in rows of categories.

import glossary from "../../contracts/glossary.json?kinds";
import { figureLabel } from "../domain/contract.ts";
import { rowTableOf } from "../domain/row-tables.ts";
import type { ColumnReading, Contract, Kind, TableReading } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

const KNOWN = new Map(glossary.figures.map((figure) => [figure.id, figure]));

/** Figures that rows of categories have. */
export const CATEGORY_FIGURES: ReadonlySet<string> = new Set(glossary.figures.filter(({ scope }) => scope === "category").map(({ id }) => id));

/** A figure's unit and kind, as the contract says or as it is known; `rowsOf`: the table it is a figure of the rows of. */
export function kindOf(contract: Contract, id: string, rowsOf?: string): { unit: string; kind: Kind } | undefined {
  const table = rowTableOf(contract, rowsOf);
  if (table) return table.figures.find((figure) => figure.id === id);
  return contract.figures?.find((figure) => figure.id === id) ?? KNOWN.get(id);
}

export function unitOf(contract: Contract, id: string, rowsOf?: string): string {
  return kindOf(contract, id, rowsOf)?.unit ?? "";
}

export function isPercent(contract: Contract, id: string, rowsOf?: string): boolean {
  return kindOf(contract, id, rowsOf)?.kind === "percent";
}

/** What a column was taken for, in words. */
export function meaningOf({ figure, role }: Pick<ColumnReading, "figure" | "role">, { rowsOf }: TableReading, contract: Contract, language: Language): string {
  const table = rowTableOf(contract, rowsOf);
  const own = table?.figures.find(({ id }) => id === figure);
  if (own) return language.text(own.label);
  if (figure) return language.text(figureLabel(contract, figure));
  if (role === "row_name" && table?.name) return language.text(table.name);
  return language.say(`role-${role.replace("_", "-")}`);
}
