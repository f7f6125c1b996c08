// The arranged rows as tables for files and clipboard: the months with their totals, and what is to be looked at.

import { openText } from "../i18n/open-values.ts";
import type { Contract, Problem } from "../engine/engine.ts";
import { cell, text, type Cell, type Look, type Sheet } from "../sheets/sheet.ts";
import type { Language } from "../i18n/language.ts";
import { columnName } from "../paste/column.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import { betweenOf, isOpen } from "./open-cells.ts";
import { headingsOf, type Heading } from "./column-model.ts";
import type { Results } from "./results.ts";
import { totalText } from "./total-text.ts";

/** Rows of problems that are written; more help nobody. */
const MOST_PROBLEMS = 20_000;

export function sheets(results: Results, contract: Contract, language: Language): Sheet[] {
  const headings = headingsOf(contract, results.columns, language);
  const ids = headings.map(({ id }) => id);
  const rows = results.shown;
  const write = writer(contract, language);
  const totals = results.totals(rows);
  const months = rows.map((row) => {
    const cellOf = (id: string): string => results.cells(row, [id]).join();
    return results.cells(row, ids).map((found, place) => {
      const heading = headings[place];
      if (!heading || !isOpen(heading.id, cellOf)) return write(heading, found);
      return text(openText(betweenOf(heading.id, cellOf), heading.kind === "money" ? language.number.amount : language.number.plain, language));
    });
  });
  const sums = ids.map((id, place) => {
    if (place === 0) return text(language.say("months-total"), { role: "total" });
    const total = totals[id];
    return total && total.open > 0 ? text(totalText(total, language), { role: "total" }) : cell(total?.sum ?? "", { ...lookOf(headings[place]), role: "total" });
  });
  const problems = noted(results, rows, language);
  // What has to be looked at stands beside its row, as on the screen.
  const notes = rows.map((row) => results.notes(row).map((problem) => problemSentence(problem, language)).join(" "));
  const some = notes.filter((note) => note !== "").length;
  const noteColumn = some > 0 ? [...notes, language.say("months-noted", { count: language.number.count(String(some)) })].map((note) => [text(note)]) : [];
  return [
    {
      name: language.say("months-sheet"),
      filter: true,
      landscape: true,
      heads: [...headings.map(({ label }) => label), ...(some > 0 ? [language.say("notices")] : [])],
      rows: [...months, sums].map((row, place) => [...row, ...(noteColumn[place] ?? [])]),
    },
    ...(problems.rows.length > 0 ? [problems] : []),
  ];
}

/** Cells in the person's words; decimals as they are. */
function writer(contract: Contract, language: Language): (heading: Heading | undefined, found: string) => Cell {
  const tiers = new Map(contract.tiers?.map(({ id, label }) => [id, language.text(label)]));
  return (heading, found) => {
    switch (heading?.kind) {
      case "status":
        return text(found === "" ? "" : language.say(`status-${found.replace("_", "-")}`));
      case "tier":
        return text(tiers.get(found) ?? found);
      case "flag":
        return found === "true" || found === "false" ? text(language.say(found === "true" ? "yes" : "no")) : cell(found);
      case "text":
      case "month":
      case undefined:
        return text(found);
      case "number":
      case "percent":
      case "money":
        return cell(found, lookOf(heading));
    }
  };
}

/** A rate as a rate and money as money: a spreadsheet computes on with both. */
function lookOf(heading: Heading | undefined): Look {
  return heading?.kind === "percent" || heading?.kind === "money" ? { format: heading.kind } : {};
}

function noted(results: Results, rows: readonly number[], language: Language): Sheet {
  const line = (vendor: string, month: string, problem: Problem): Cell[] =>
    [vendor, month, placeOf(problem), problemSentence(problem, language), problemHint(problem, language)].map((one) => text(one));
  const found = results.unplaced.map((problem) => line("", "", problem));
  for (const row of rows) {
    if (found.length >= MOST_PROBLEMS) break;
    const [vendor = "", month = ""] = results.cells(row, ["vendor", "month"]);
    found.push(...results.notes(row).map((problem) => line(vendor, month, problem)));
  }
  const heads = [language.say("vendor"), language.say("month"), language.say("months-cell"), language.say("months-problem"), language.say("months-what-to-do")];
  return { name: language.say("notices"), heads, rows: found.slice(0, MOST_PROBLEMS) };
}

function placeOf({ at }: Problem): string {
  return at && "row" in at ? `${columnName(at.column)}${at.row}` : "";
}
