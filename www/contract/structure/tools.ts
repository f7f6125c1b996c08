// What the small buttons on the paper do to what stands beside them.

import type { Contract, MetricTerm } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import type { FigureChoice } from "../names.ts";
import { parent, put, valueAt } from "../../domain/pointer.ts";
import { edgeTurned, likeLast, packageAdded, packageRemoved, priceAdded, removed, rowFigureAdded, rowNameAdded, rowRemoved, rowSplit, rowValueAdded, termAdded, versionAdded } from "./edits.ts";

interface Where {
  at: string;
  more: string;
  language: Language;
  /** What can be counted for each category. */
  figures: readonly FigureChoice[];
}

export const TOOLS: Readonly<Record<string, (contract: Contract, where: Where) => Contract>> = {
  "remove": (contract, { at }) => removed(contract, at),
  "add-like-last": (contract, { at }) => likeLast(contract, at),
  "add-term": (contract, { at, more }) => termAdded(contract, at, more),
  "split-row": (contract, { at }) => rowSplit(contract, at),
  "remove-row": (contract, { at }) => rowRemoved(contract, at),
  "add-row-figure": (contract, { at, language }) => rowFigureAdded(contract, at, language),
  "add-row-value": (contract, { at, language }) => rowValueAdded(contract, at, language),
  "add-row-name": (contract, { at, language }) => rowNameAdded(contract, at, language),
  "add-version": (contract, { at }) => versionAdded(contract, at),
  "edge-side": (contract, { at }) => edgeTurned(contract, at),
  "add-package": (contract, { at, language }) => packageAdded(contract, at, language),
  "remove-package": (contract, { at }) => packageRemoved(contract, at),
  "add-price": (contract, { at, language, figures }) => priceAdded(contract, at, language, figures),
  "same-target": (contract, { at, more }) => {
    const target = valueAt(contract, at) as MetricTerm["target"];
    return sameTargets(contract, at, more).reduce((made, other) => put(made, other, target), contract);
  },
};

/** The targets of the same clause that were the same number before one of them was changed. */
export function sameTargets(contract: Contract, at: string, was: string): string[] {
  const { metrics = [] } = contract;
  const { index } = parent(parent(at).list);
  const clause = metrics[index]?.clause;
  return metrics.flatMap((metric, place) => (place !== index && metric.clause === clause && metric.target === was ? [`/metrics/${place}/target`] : []));
}
