// Which problems are shown, and which pasted cells a number rests on.

import { figureLabel } from "../contract.ts";
import type { Cell, Derivation, Problem } from "../engine.ts";
import type { View } from "../session.ts";

/**
 * What is wrong with vendor-month `record` and with the text as a whole, then with other months of it. A figure that could
 * not be read is not reported again as missing.
 */
export function noticesOf(pasted: readonly Problem[], month: readonly Problem[], record: number): Problem[] {
  const here = pasted.filter((problem) => (problem.record ?? record) === record);
  const unread = new Set(here.flatMap(({ severity, values }) => (severity === "error" && values?.["figure"] ? [figureLabel(null, values["figure"])] : [])));
  const told = ({ code, values }: Problem): boolean => code === "figure_missing" && unread.has(figureLabel(null, values?.["figure"] ?? ""));
  return [...here, ...month.filter((notice) => !told(notice)), ...pasted.filter((problem) => !here.includes(problem))];
}

export function anyProblem({ alarm, parsed, assessment, calendar, refused }: View): boolean {
  return [alarm?.problems, parsed?.problems, assessment?.notices, calendar.problems, ...Object.values(refused).map(({ problems }) => problems)].some((problems) => (problems?.length ?? 0) > 0);
}

/** A refused paste is not on the page: there is no cell to lead to. */
export function withoutPlace({ at, ...problem }: Problem): Problem {
  return at && "row" in at ? problem : { ...problem, ...(at ? { at } : {}) };
}

/** The pasted cells a derivation rests on. */
export function cellsOf(node: Derivation): Cell[] {
  return [...(node.at ? [node.at] : []), ...node.inputs.flatMap(cellsOf)];
}
