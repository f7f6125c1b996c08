// What kind of number each figure of a contract is.

import glossary from "../../contracts/glossary.json?kinds";
import { commonUnit, usedFigures, type Named } from "./contract.ts";
import type { Contract, Kind } from "../engine/engine.ts";

export interface FigureKind extends Named {
  unit: string;
  kind: Kind;
  /** The figure it cannot exceed. */
  whole?: string;
  /** What it means that it is not given, where that is said. */
  absent?: "zero" | "open";
}

/** The figures of the month that the contract computes with, rates last: they only stand in for their counts. */
export function monthFigures(contract: Contract): FigureKind[] {
  const common = glossary.figures.map((figure) => ({ ...figure, unit: commonUnit(figure.unit, contract) }));
  const kinds = new Map([...common, ...(contract.figures ?? [])].map((figure) => [figure.id, figure]));
  const used = usedFigures(contract).month.flatMap(({ id, label }) => {
    const known = kinds.get(id);
    const absent = known?.absent ?? glossary.figures.find((one) => one.id === id)?.absent;
    return known ? [{ id, label, unit: known.unit, kind: known.kind, ...(known.part_of ? { whole: known.part_of } : {}), ...(absent ? { absent } : {}) }] : [];
  });
  return [...used.filter(({ kind }) => kind !== "percent"), ...used.filter(({ kind }) => kind === "percent")];
}
