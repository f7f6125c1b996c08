// One month's result as a table: what the page shows, in the same order, with the clause of each line.

import { openText, type Between } from "../i18n/open-values.ts";
import { packages, parties, payers, scoreLabel, title } from "../domain/contract.ts";
import { markedParties } from "../domain/marked-parties.ts";
import type { Assessment, Contract, Line, Metric, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { missingGroups, missingSentences, tierText } from "../domain/missing.ts";
import { isForgiven, shownRate, statusText } from "../domain/result-texts.ts";
import { shownTables } from "../domain/row-results.ts";
import { cell, text, type Cell, type Sheet } from "./sheet.ts";

/** Item, amount, unit, remark, clause. */
type Row = readonly [string, Cell, string, string, string];

export function monthSheet(contract: Contract, assessment: Assessment, month: VendorMonth, language: Language): Sheet {
  const say = (id: string, values?: Record<string, string>): string => language.say(id, values);
  const rows: Row[] = [
    [say("vendor"), text(assessment.vendor ?? say("vendor-unknown")), "", "", ""],
    [say("month"), text(assessment.month ?? say("month-unknown")), "", "", ""],
    [say("contract"), text(language.text(title(contract))), "", "", ""],
    [say("export-status"), text(statusText(assessment.status, language)), "", "", ""],
    ...(contract.score ? scored(assessment, contract, language) : []),
    ...missingSentences(missingGroups(contract, assessment, language), language).map((sentence): Row => [say("recap-incomplete"), text(sentence), "", "", ""]),
    ...assessment.metrics.map((metric) => ofMetric(metric, contract, language)),
    ...[...assessment.items, ...(assessment.groups ?? [])].map(({ label, score, between, weight, clause }): Row =>
      [say("export-item", { item: language.text(label) }), measured(score, between, language), say("export-points"), say("export-of", { most: language.number.plain(weight) }), clause]),
    ...assessment.lines.filter((line) => line.category === undefined).map((line) => ofLine(line, contract, language)),
    ...ofRows(contract, assessment, month, language),
    ...ofCategories(contract, assessment, language),
    ...totals(contract, assessment, language),
  ];
  return {
    name: say("export-result"),
    heads: ["export-line", "export-amount", "export-unit", "export-remark", "clause"].map((id) => say(id)),
    rows: rows.map(([line, value, unit, remark, clause]) => [text(line), value, text(unit), text(remark), text(language.clauses(clause))]),
  };
}

function scored(assessment: Assessment, contract: Contract, language: Language): Row[] {
  const { score, scoreBetween, tier } = assessment;
  return [
    [scoreLabel(contract, language), measured(score, scoreBetween, language), language.say("export-points"), "", ""],
    [language.say("tier"), text(tierText(assessment, contract, language)), "", tier?.note ? language.text(tier.note) : "", tier?.clause ?? ""],
  ];
}

/** A decimal, or what it can be while it is open: never 0. */
function amount(value: string | null, between: Between | undefined, language: Language, shown = language.number.amount): Cell {
  return value === null ? text(openText(between, shown, language)) : cell(value);
}

/** What was measured or earned; without anything to measure there is none. */
function measured(value: string | null, between: Between | undefined, language: Language): Cell {
  return value === null && between === undefined ? text(language.say("no-data")) : amount(value, between, language, language.number.plain);
}

/** A rate as the page shows it beside the item it earns points for. */
export function rateOf(metric: Metric, { items }: Assessment, language: Language): string {
  return shownRate(metric, isForgiven(metric, items.find(({ id }) => id === metric.id)), language);
}

/** What a rate is held against; of what is better the less there is of it, as a most. Empty where there is no target. */
export function targetOf({ id, unit, target }: Metric, { metrics = [] }: Contract, language: Language): string {
  if (target === null) return "";
  return `${metrics.find((term) => term.id === id)?.better === "lower" ? "≤ " : ""}${language.measure(target, unit)}`;
}

/** The same, named as a target. */
export function targetText(metric: Metric, contract: Contract, language: Language): string {
  const target = targetOf(metric, contract, language);
  return target === "" ? "" : language.say("export-target", { target });
}

function ofMetric(metric: Metric, contract: Contract, language: Language): Row {
  const { label, value, between, unit, numerator, denominator, target, met, clause } = metric;
  const { number } = language;
  const remarks = [
    ...(denominator === null ? [] : [`${numerator === null ? language.say("not-given") : number.plain(numerator)} / ${number.plain(denominator)}`]),
    ...(target === null ? [] : [targetText(metric, contract, language)]),
    ...(met === null ? [] : [language.say(met ? "rate-met" : "rate-missed")]),
  ];
  return [language.text(label), measured(value, between, language), unitOf(unit, language), remarks.join(language.say("list-comma")), clause];
}

function unitOf(unit: string, language: Language): string {
  if (unit === language.money) return language.unit(unit);
  const word = `unit-${unit}`;
  return unit === "%" ? "%" : language.has(word) ? language.say(word) : unit;
}

function ofLine(line: Line, contract: Contract, language: Language): Row {
  const remarks = [
    language.say("pays", { party: markedParties(contract, language)[line.payer] }),
    ...(line.due === true ? [] : [language.say(line.due === null ? "line-due-open" : "line-conditional")]),
  ];
  return [language.text(line.label), amount(line.amount, line.between, language), language.unit(language.money), remarks.join(language.say("list-comma")), line.clause];
}

/** Each value of each row of the contract's tables, with what was given for it. */
function ofRows(contract: Contract, assessment: Assessment, month: VendorMonth, language: Language): Row[] {
  return shownTables(contract, assessment, month, language).flatMap(({ name, clause, figures, heads, rows }) =>
    rows.flatMap((row) => {
      const given = row.cells.slice(0, figures).map(({ shown }, place) => `${heads[place]?.name ?? ""} ${shown}`).join(language.say("list-comma"));
      return row.cells.slice(figures).map(({ number, shown }, place): Row => {
        const { name: value = "", unit = "" } = heads[figures + place] ?? {};
        const line = language.say("export-category", { line: name, category: [row.name, value].join(language.say("list-comma")) });
        return [line, number === null ? text(shown) : cell(number), unitOf(unit, language), given, clause];
      });
    }));
}

function ofCategories(contract: Contract, { fallback, lines }: Assessment, language: Language): Row[] {
  if (fallback.byCategory.length === 0) return [];
  const label = lines.find((line) => line.category !== undefined)?.label;
  const name = label ? language.text(label) : language.say("fallback-cost", parties(contract, language));
  const clause = lines.find((line) => line.category !== undefined)?.clause ?? "";
  const known = new Map(packages(contract).map((one) => [one.id, language.text(one.label)]));
  const currency = language.unit(language.money);
  return [
    ...fallback.byCategory.map((row): Row => {
      const remarks = [row.package === null ? language.say("open") : (known.get(row.package) ?? row.package), ...(row.due === true ? [] : [language.say(row.due === null ? "line-due-open" : "line-conditional")])];
      return [language.say("export-category", { line: name, category: row.category }), amount(row.amount, row.between, language), currency, remarks.join(language.say("list-comma")), clause];
    }),
    [name, amount(fallback.total, fallback.between, language), currency, fallback.byCategory.some((row) => row.due === true) ? "" : language.say("line-conditional"), clause],
  ];
}

function totals(contract: Contract, { totals: sums }: Assessment, language: Language): Row[] {
  const { client, provider } = markedParties(contract, language);
  const paying = payers(contract);
  const currency = language.unit(language.money);
  return [
    ...(paying.client ? [[language.say("pays", { party: client }), amount(sums.clientPays, sums.clientPaysBetween, language), currency, "", ""] as const] : []),
    ...(paying.provider ? [[language.say("pays", { party: provider }), amount(sums.providerPays, sums.providerPaysBetween, language), currency, "", ""] as const] : []),
    ...(sums.payable === null && !sums.payableBetween ? [] : [[language.say("payable-rest"), amount(sums.payable, sums.payableBetween, language), currency, "", ""] as const]),
  ];
}
