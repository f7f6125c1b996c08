// Which problems are shown, and which pasted cells a number rests on.

import type { Assessment, Derivation, FigureCells, Problem, TableQuestion, TableReading } from "../engine/engine.ts";
import { isNeeded } from "../domain/needed.ts";
import type { View } from "./view.ts";

/**
 * What is wrong with vendor-month `record` and with the text as a whole, then with other months of it. A figure that could
 * not be read is not reported again as missing, and neither is what an incomplete month asks for.
 */
export function noticesOf(pasted: readonly Problem[], { notices, status, missing = [] }: Pick<Assessment, "notices" | "status" | "missing">, record: number): Problem[] {
  const here = pasted.filter((problem) => (problem.record ?? record) === record);
  const unread = here.flatMap(({ severity, values }) => (severity === "error" && values?.["figure"] ? [values["figure"]] : []));
  const asked = status === "incomplete" ? missing.filter(isNeeded) : [];
  const said = new Set([...unread, ...asked.flatMap(({ figure = "", month = "" }) => [figure, month])]);
  const isRepeated = ({ code, values }: Problem): boolean => MISSING.has(code) && said.has(values?.["figure"] ?? "");
  return [...here, ...notices.filter((notice) => !isRepeated(notice)), ...pasted.filter((problem) => !here.includes(problem))];
}

const MISSING: ReadonlySet<Problem["code"]> = new Set(["figure_missing", "figure_withheld", "counts_missing", "history_missing"]);

export function anyProblem({ alarm, parsed, assessment, calendar, draft }: View): boolean {
  const asked = askedTables([...(parsed?.tables ?? []), ...(alarm?.asked?.tables ?? [])]).length > 0;
  return asked || [alarm?.problems, parsed?.problems, assessment?.notices, calendar.problems, draft?.problems].some((problems) => (problems?.length ?? 0) > 0);
}

/** The problem that tells of a question where nobody can be asked. */
const TOLD_BY: Readonly<Record<TableQuestion["ask"], string>> = {
  column: "which_column", figure: "header_ambiguous", channel: "which_channel", month: "which_month", year: "which_year", date_order: "which_date_order", cycle: "which_cycle",
  unit: "which_unit", scale: "which_scale", decimals: "which_decimals", fill_down: "fill_down", repeated: "rows_repeated", parts: "which_parts",
  totals: "total_differs", blanks: "cells_blank", contacts: "which_contacts", words: "which_words", version: "which_version", unplaced: "rows_unplaced",
  levels: "which_levels", across: "names_across", tables: "figure_given_twice", counter: "which_counter", zone: "times_universal",
};

/** Tables with something to ask. */
export function askedTables(tables: readonly TableReading[]): readonly TableReading[] {
  return tables.filter(({ questions }) => questions.length > 0);
}

/** Problems without those that are asked as questions. */
export function withoutAsked(problems: readonly Problem[], tables: readonly TableReading[]): Problem[] {
  const asked = new Set(tables.flatMap(({ questions }) => questions.map(({ ask }) => TOLD_BY[ask])));
  // What is asked about rows that are there twice has a problem of its own for each month.
  if (asked.has("rows_repeated") || asked.has("which_parts")) for (const code of ["duplicate_month", "contact_twice"]) asked.add(code);
  return problems.filter(({ code }) => code === "figure_given_twice" || !asked.has(code));
}

/** A refused paste is not on the page: there is no cell to lead to. */
export function withoutPlace({ at, ...problem }: Problem): Problem {
  return at && "row" in at ? problem : { ...problem, ...(at ? { at } : {}) };
}

/** The pasted cells a derivation rests on. */
export function cellsOf(node: Derivation): FigureCells[] {
  return [...(node.at ? [node.at] : []), ...node.inputs.flatMap(cellsOf)];
}
