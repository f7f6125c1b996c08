// Which problems are shown, and which pasted cells a number rests on.

import { figureLabel } from "../contract.ts";
import type { Cell, Derivation, Problem } from "../engine.ts";
import type { View } from "../session.ts";

/** What is wrong with the text, then with the month. A figure that could not be read is not reported again as missing. */
export function noticesOf(pasted: readonly Problem[], month: readonly Problem[]): Problem[] {
  const unread = new Set(pasted.flatMap(({ severity, values }) => (severity === "error" && values?.["figure"] ? [figureLabel(null, values["figure"])] : [])));
  const told = ({ code, values }: Problem): boolean => code === "figure_missing" && unread.has(figureLabel(null, values?.["figure"] ?? ""));
  return [...pasted, ...month.filter((notice) => !told(notice))];
}

export function anyProblem({ alarm, parsed, assessment, calendar, refused }: View): boolean {
  return [alarm?.problems, parsed?.problems, assessment?.notices, calendar.problems, refused?.problems].some((problems) => (problems?.length ?? 0) > 0);
}

/** A refused paste is not on the page: there is no cell to lead to. */
export function withoutPlace({ at, ...problem }: Problem): Problem {
  return at && "row" in at ? problem : { ...problem, ...(at ? { at } : {}) };
}

/** The pasted cells a derivation rests on. */
export function cellsOf(node: Derivation): Cell[] {
  return [...(node.at ? [node.at] : []), ...node.inputs.flatMap(cellsOf)];
}
