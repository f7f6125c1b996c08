// The figures of a contract as fields: under the rate or the line they are for, those it needs first.

import { lineTerms, usedFigures } from "../domain/contract.ts";
import type { Assessment, Contract, Text } from "../engine/engine.ts";
import { monthFigures, type FigureKind } from "../domain/figure-kinds.ts";
import { CATEGORY_FIGURES, kindOf } from "../reading/figures.ts";

export interface FieldGroup {
  /** What they are for; null: what only some months have. */
  name: Text | null;
  figures: readonly FigureKind[];
}

/** The figures of a month, those first that a result waits for; `empty`: what comes of a month without any. */
export function groupsOf(contract: Contract, empty: Assessment): FieldGroup[] {
  const all = monthFigures(contract);
  const fees = wordsOf(contract.fees);
  const missing = new Set(empty.missing?.flatMap(({ figure, reason }) => (reason === "not_given" && figure !== undefined ? [figure] : [])));
  const paid = ({ id, kind, absent }: FigureKind): boolean => fees.has(id) && kind !== "flag" && kind !== "percent" && absent !== "zero";
  const left = new Set(all.filter((figure) => missing.has(figure.id) || paid(figure)));
  const groups: FieldGroup[] = [];
  const parts = [...(contract.metrics ?? []).map(({ label, value }) => ({ label, words: wordsOf(value) })), ...lineTerms(contract).map((line) => ({ label: line.label, words: wordsOf(line) }))];
  for (const { label, words } of parts) {
    const figures = [...left].filter(({ id }) => words.has(id));
    for (const figure of figures) left.delete(figure);
    if (figures.length > 0) groups.push({ name: label, figures });
  }
  const asked = new Set(groups.flatMap(({ figures }) => figures));
  const others = all.filter((figure) => !asked.has(figure));
  return others.length > 0 ? [...groups, { name: null, figures: others }] : groups;
}

/** The figures of a row of a category. */
export function categoryFigures(contract: Contract): FigureKind[] {
  return usedFigures(contract).categories.flatMap(({ id, label }) => {
    const known = kindOf(contract, id);
    return known && CATEGORY_FIGURES.has(id) ? [{ id, label, unit: known.unit, kind: known.kind }] : [];
  });
}

/** The categories the contract names. */
export function categoryNames(contract: Contract): Text[] {
  return lineTerms(contract).flatMap((line) => line.rate_card?.packages.flatMap(({ categories = [] }) => categories) ?? []);
}

function wordsOf(part: unknown): ReadonlySet<string> {
  return new Set(JSON.stringify([part]).match(/\w+/g));
}
