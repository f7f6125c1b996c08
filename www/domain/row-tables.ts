// The tables of a contract whose rows are finer than a month: incidents, days, sites, each with figures of its own.

import glossary from "../../contracts/glossary.json?kinds";
import type { Contract, Text } from "../engine/engine.ts";
import { figureLabel } from "./contract.ts";
import type { FigureKind } from "./figure-kinds.ts";

export interface RowTable {
  id: string;
  label: Text;
  /** What its rows are called by; null: they have no name. */
  name: Text | null;
  /** The names there are; none: any. */
  among: readonly Text[];
  /** Whether each of these names has one row. */
  every: boolean;
  figures: readonly FigureKind[];
}

export function rowTables({ tables = [] }: Contract): RowTable[] {
  return tables.map(({ id, label, name, figures }) => ({
    id, label, name: name?.label ?? null, among: name?.among ?? [], every: name?.every ?? false,
    figures: figures.flatMap((figure): FigureKind[] => {
      const known = typeof figure === "string" ? glossary.figures.find((one) => one.id === figure) : figure;
      return known ? [{ id: known.id, label: known.label, unit: known.unit, kind: known.kind, ...(known.absent ? { absent: known.absent } : {}) }] : [];
    }),
  }));
}

/** The table a list was read as; undefined: it makes figures of the month. */
export function rowTableOf(contract: Contract, id: string | undefined): RowTable | undefined {
  return id === undefined ? undefined : rowTables(contract).find((table) => table.id === id);
}

/** What people call a figure, also one of rows. */
export function figureName(contract: Contract, id: string): Text {
  const own = rowTables(contract).flatMap(({ figures }) => figures).find((figure) => figure.id === id);
  return own?.label ?? figureLabel(contract, id);
}
