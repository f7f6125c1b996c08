// Figures as columns of a table: their units, and those that stand in rows of categories.

import glossary from "../../contracts/glossary.json?kinds";
import type { Contract } from "../engine.ts";

const KNOWN = new Map(glossary.figures.map((figure) => [figure.id, figure]));

/** Figures that rows of categories have. */
export const CATEGORY_FIGURES: ReadonlySet<string> = new Set(glossary.figures.filter(({ scope }) => scope === "category").map(({ id }) => id));

export function unitOf(contract: Contract, id: string): string {
  return (contract.figures?.find((figure) => figure.id === id) ?? KNOWN.get(id))?.unit ?? "";
}

export function isPercent(contract: Contract, id: string): boolean {
  return (contract.figures?.find((figure) => figure.id === id) ?? KNOWN.get(id))?.kind === "percent";
}
