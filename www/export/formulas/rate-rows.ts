// The rows of the rates: what was measured, its counts, its target and whether that was met.

import type { Contract, Derivation, Metric } from "../../engine/engine.ts";
import type { Cell } from "../../sheets/sheet.ts";
import { knownOrEmpty, knownOrOpen } from "./book.ts";
import { atom, compared, either, openGuards, type Formula } from "./formula.ts";
import { formulaOrNull, formulaOrReason } from "./no-formula.ts";
import { rateOf, type Counts } from "./rate.ts";
import type { SettlementSheet } from "./settlement-sheet.ts";

type MetricTerm = NonNullable<Contract["metrics"]>[number];

export async function addRates(sheet: SettlementSheet): Promise<void> {
  const { explain, settled: { contract, assessment } } = sheet.month;
  for (const [index, term] of (contract.metrics ?? []).entries()) {
    const metric = assessment.metrics.find(({ id }) => id === term.id);
    if (!metric) continue;
    const [node] = (await explain(`metric:${term.id}`))?.inputs ?? [];
    addRate(sheet, term, metric, `/metrics/${String(index)}`, node);
  }
}

function addRate(sheet: SettlementSheet, term: MetricTerm, metric: Metric, at: string, node: Derivation | undefined): void {
  const { terms, month } = sheet;
  const { unit, clause } = metric;
  const name = month.language.text(metric.label);
  const counts = countCells(sheet, term, metric, `${at}/value`, node);
  const noData = metric.value === null && metric.between === undefined;
  const made = formulaOrReason(() => {
    const computed = counts ? rateOf(counts.formulas, noData) : terms.of(term.value, `${at}/value`, node, unit);
    const given = term.given === undefined || term.given === null ? undefined : sheet.data.figures.get(term.given);
    const value = given && openGuards(computed).length > 0 ? givenInstead(computed, given) : computed;
    if (term.when === undefined || term.when === null) return value;
    const when = terms.of(term.when, `${at}/when`, undefined);
    return { ...value, guards: [...when.guards, { when: `NOT(${when.code})`, lack: "empty" as const, now: noData && metric.target === null }, ...value.guards] };
  });
  const targetTerm = metric.target === null ? null : term.target;
  const targetFormula = targetTerm === undefined || targetTerm === null ? null : formulaOrNull(() => terms.of(targetTerm, `${at}/target`, undefined, unit));
  const result = sheet.result("result", name, made, knownOrEmpty(metric.value, metric.between), { unit });
  const target = targetFormula && sheet.result("target", name, targetFormula, knownOrOpen(metric.target), { unit });
  const met = target && metric.met !== null ? sheet.flag("holds", name, compared(result.formula, term.better === "lower" ? "<=" : ">=", target.formula), metric.met) : null;
  sheet.add({
    kind: month.say("workbook-rates"), name, result: result.cell, unit: month.unit(unit), ...counts?.cells, ...(target ? { target: target.cell } : {}), ...(met ? { holds: met.cell } : {}), clause,
  });
  month.named.set(metric.id, { formula: result.formula, ...(counts ? { counts: counts.formulas } : {}), ...(target ? { target: target.formula } : {}) });
}

/** Numerator and denominator in cells of their own; null where it is no rate of counts. */
function countCells(sheet: SettlementSheet, { value }: MetricTerm, metric: Metric, at: string, node: Derivation | undefined): { formulas: Counts; cells: { numerator: Cell; denominator: Cell } } | null {
  const counts = formulaOrNull(() => sheet.terms.counts(value, at, node));
  if (!counts) return null;
  const name = sheet.month.language.text(metric.label);
  const lackOf = ({ guards }: Formula): "open" | "empty" | null => guards.find(({ now }) => now)?.lack ?? null;
  const numerator = sheet.result("numerator", name, counts.of, { lack: lackOf(counts.of), value: metric.numerator });
  const denominator = sheet.result("denominator", name, counts.to, { lack: lackOf(counts.to), value: metric.denominator });
  return { formulas: { of: numerator.formula, to: denominator.formula }, cells: { numerator: numerator.cell, denominator: denominator.cell } };
}

/** A given rate where its counts are not given. */
function givenInstead(computed: Formula, given: Formula): Formula {
  const lacks = openGuards(computed);
  const now = lacks.some((guard) => guard.now);
  const when = lacks.length === 1 ? (lacks[0]?.when ?? "FALSE") : `OR(${lacks.map((guard) => guard.when).join(",")})`;
  const counted: Formula = { ...computed, guards: computed.guards.filter(({ lack }) => lack !== "open") };
  const made = either(atom(when), given, counted, now ? "then" : "else");
  const share = given.hundredth !== undefined && computed.hundredth !== undefined ? { hundredth: `IF(${when},${given.hundredth},${computed.hundredth})` } : {};
  return { ...made, ...share };
}
