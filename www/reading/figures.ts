// Figures as columns of a table: their units, and those that stand in rows of categories.

import glossary from "../../contracts/glossary.json?kinds";
import type { Contract, Kind } from "../engine/engine.ts";

const KNOWN = new Map(glossary.figures.map((figure) => [figure.id, figure]));

/** Figures that rows of categories have. */
export const CATEGORY_FIGURES: ReadonlySet<string> = new Set(glossary.figures.filter(({ scope }) => scope === "category").map(({ id }) => id));

/** A figure's unit and kind, as the contract says or as it is known. */
export function kindOf(contract: Contract, id: string): { unit: string; kind: Kind } | undefined {
  return contract.figures?.find((figure) => figure.id === id) ?? KNOWN.get(id);
}

export function unitOf(contract: Contract, id: string): string {
  return kindOf(contract, id)?.unit ?? "";
}

export function isPercent(contract: Contract, id: string): boolean {
  return kindOf(contract, id)?.kind === "percent";
}
