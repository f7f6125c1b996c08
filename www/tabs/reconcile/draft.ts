// The objection as a text to send: what differs, on which clause the objection rests, and what is asked for. Only what the
// statement, the contract and one's own figures say stands in it.

import type { CalendarDate, Contract, Reconciliation, StatedResult, VendorMonth } from "../../engine.ts";
import { parties, title } from "../../contract.ts";
import { zero } from "../../decimal.ts";
import type { Language } from "../../language.ts";
import { figureName, figureValue, resultName, resultValue } from "./names.ts";

export interface Objection {
  contract: Contract;
  month: VendorMonth;
  found: Reconciliation;
  /** The dates by which something has to be objected to. */
  rights: readonly CalendarDate[];
}

/** Whether there is anything to object to. */
export function anyDifference({ figures, results }: Reconciliation): boolean {
  return figures.length > 0 || results.some(({ differs }) => differs);
}

export function draft({ contract, month, found, rights }: Objection, language: Language): string {
  const say = (id: string, values: Record<string, string> = {}): string => language.say(`reconcile-draft-${id}`, values);
  const { client, provider } = parties(contract, language);
  const monthName = month.month ? language.number.month(month.month) : language.say("month-unknown");
  const clauses = [...new Set(rights.map(({ clause }) => clause))];
  const numbered = (lines: readonly string[]): string[] => lines.map((line, place) => `${place + 1}. ${line}`);
  const figures = found.figures.map((difference) => {
    const { points, money } = difference.worth;
    const worth = [
      ...(points === null || zero(points) ? [] : [say("worth-points", { points: language.measure(points.replace("-", ""), "points") })]),
      ...(money === null || zero(money) ? [] : [say("worth-money", { money: language.number.money(money.replace("-", "")) })]),
    ];
    const both = say(difference.ours === null ? "figure-missing" : "figure", {
      name: figureName(difference, contract, language),
      theirs: figureValue(difference, difference.theirs, contract, language),
      ours: figureValue(difference, difference.ours, contract, language),
    });
    return worth.length > 0 ? `${both}${say("worth", { worth: worth.join(language.say("list-comma")) })}` : `${both}${say("stop")}`;
  });
  const value = (result: StatedResult, one: string | null): string => {
    const written = resultValue(result, one, contract, language);
    return result.unit === "tier" && one !== null ? say("tier", { tier: written }) : written;
  };
  const differing = found.results.filter(({ differs }) => differs);
  const results = differing.map((result) => {
    const values = { name: resultName(result, contract, language), theirs: value(result, result.stated), ours: value(result, result.ours), clause: result.clause ?? "", by: value(result, result.byTheirs) };
    const both = say(result.clause === null ? "result" : "result-clause", values);
    if (result.follows === null) return `${both}${say("stop")}`;
    return result.follows ? `${both}${say("follows")}` : `${both}${say("does-not-follow", values)}`;
  });
  const demands = differing.map((result) => say("demand", { name: resultName(result, contract, language), ours: value(result, result.ours) }));
  return [
    say("title", { month: monthName }),
    "",
    say("to", { client }),
    "",
    clauses.length > 0
      ? say("opening-clause", { title: language.text(title(contract)), clauses: clauses.join(language.say("list-comma")), month: monthName })
      : say("opening", { title: language.text(title(contract)), month: monthName }),
    "",
    ...(figures.length > 0 ? [say("figures"), ...numbered(figures), ""] : []),
    ...(results.length > 0 ? [say("results"), ...numbered(results), ""] : []),
    say("demands"),
    ...numbered([...(figures.length > 0 ? [say("demand-records")] : []), ...demands, ...(demands.length === 0 ? [say("demand-again")] : [])]),
    "",
    ...rights.flatMap(({ date, clause, label }) => (date === null ? [] : [say("until", { label: language.text(label), clause, date: language.number.date(date) })])),
    ...(rights.some(({ date }) => date !== null) ? [""] : []),
    month.vendor ?? provider,
  ].join("\n");
}
