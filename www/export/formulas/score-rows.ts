// The rows of the points of items and groups, of the score and of the tier.

import { byCondition, scoreLabel } from "../../domain/contract.ts";
import type { Contract, Derivation, Item, Term } from "../../engine/engine.ts";
import { knownOrEmpty, knownOrOpen, type Found } from "./book.ts";
import { atom, call, either, firstOf, isZero, openGuards, quoted, rounded, type Formula } from "./formula.ts";
import { within } from "./mechanisms/ranges.ts";
import { formulaOrNull, formulaOrReason, NoFormula } from "./no-formula.ts";
import { edgesOf } from "./range.ts";
import { TOTAL, type SettlementSheet } from "./settlement-sheet.ts";
import { summedPoints, type Points } from "./summed-points.ts";

type Score = NonNullable<Contract["score"]>;

export async function addScore(sheet: SettlementSheet): Promise<void> {
  const { terms, month } = sheet;
  const { explain, named, settled: { contract, assessment } } = month;
  const { items = [], groups = [], score } = contract;
  const points = new Map<string, Points>();
  const add = (name: string, made: Points): void => {
    points.set(name, made);
    named.set(name, { formula: made.points });
  };
  const weightOf = (weight: Term, at: string, found: Item): Formula => formulaOrNull(() => terms.of(weight, `${at}/weight`, undefined, "points")) ?? atom(found.weight);
  for (const [index, term] of items.entries()) {
    const item = assessment.items.find(({ id }) => id === term.id);
    const [node] = (await explain(`item:${term.id}`))?.inputs ?? [];
    if (!item) continue;
    const at = `/items/${String(index)}`;
    add(`items.${term.id}`, addPoints(sheet, item, weightOf(term.weight, at, item), (full) => terms.points(term.score, `${at}/score`, node, full)));
  }
  for (const [index, term] of groups.entries()) {
    const group = (assessment.groups ?? []).find(({ id }) => id === term.id);
    if (!group) continue;
    const members = items.filter((item) => item.group === term.id).flatMap(({ id }) => points.get(`items.${id}`) ?? []);
    add(`groups.${term.id}`, addPoints(sheet, group, weightOf(term.weight, `/groups/${String(index)}`, group), (full) => summed(sheet, members, full)));
  }
  const counted = assessment.status === "assessed" || (assessment.status === "incomplete" && assessment.trial !== true);
  named.set("assessed", { formula: atom(counted ? "TRUE" : "FALSE") });
  if (!score) {
    await addTier(sheet, null, { lack: null, value: "" });
    return;
  }
  const names = [...items.filter(({ group }) => group === undefined || group === null).map(({ id }) => `items.${id}`), ...groups.map(({ id }) => `groups.${id}`)];
  const formula = await addScoreRow(sheet, score, names.flatMap((name) => points.get(name) ?? []));
  // Whether the score has a consequence is told by dates; without a score there is none.
  if (counted) named.set("assessed", { formula: atom(`ISNUMBER(${formula.code})`, openGuards(formula)) });
}

function addPoints(sheet: SettlementSheet, item: Item, weight: Formula, make: (full: Formula) => Formula): Points {
  const { month } = sheet;
  const name = month.language.text(item.label);
  const full = sheet.result("target", name, weight, knownOrOpen(item.weight));
  const points = sheet.result("result", name, formulaOrReason(() => make(full.formula)), knownOrEmpty(item.score, item.between));
  sheet.add({ kind: month.say("workbook-points"), name, result: points.cell, unit: month.say("export-points"), target: full.cell, clause: item.clause });
  return { points: points.formula, weight: full.formula, unweighted: isZero(item.weight) };
}

/** Points of several brought to `full`; null: to the sum of their weights. */
function summed({ terms, month }: SettlementSheet, parts: readonly Points[], full: Formula | null): Formula {
  const { score } = month.settled.contract;
  const noData = terms.choice(score?.no_data, "reweight");
  return summedPoints(parts, full, noData !== "full_marks" ? "reweight" : score?.better === "lower" ? "zero" : "full_marks");
}

async function addScoreRow(sheet: SettlementSheet, score: Score, parts: readonly Points[]): Promise<Formula> {
  const { terms, month } = sheet;
  const { contract, assessment } = month.settled;
  const name = scoreLabel(contract, month.language);
  const made = formulaOrReason(() => {
    const sum = limited(sheet, score, summed(sheet, parts, null));
    return terms.choice(score.rounding, "none") === "half_up" ? rounded(sum, 0) : sum;
  });
  const found: Found = assessment.status === "not_assessable" && assessment.score === null ? { lack: "empty", value: "" } : knownOrEmpty(assessment.score, assessment.scoreBetween ?? (assessment.score === null ? [] : undefined));
  const { formula, cell } = sheet.result("result", name, made, found);
  sheet.add({ kind: month.say("workbook-score"), name, result: cell, unit: month.say("export-points"), clause: score.clause }, TOTAL);
  month.named.set("score", { formula });
  await addTier(sheet, formula, found);
  return formula;
}

/** The score, no lower and no higher than the contract lets it be. */
function limited({ terms }: SettlementSheet, { within }: Score, score: Formula): Formula {
  if (within === undefined || within === null) return score;
  const { from, to } = edgesOf(within);
  const atLeast = from === null ? score : call("MAX", [score, terms.of(from, "/score/within#from", undefined)]);
  return to === null ? atLeast : call("MIN", [atLeast, terms.of(to, "/score/within#to", undefined)]);
}

/** `score`: null under a contract that has none. */
async function addTier(sheet: SettlementSheet, score: Formula | null, found: Found): Promise<void> {
  const { month } = sheet;
  const { settled: { contract, assessment }, book } = month;
  const tiers = contract.tiers ?? [];
  if (tiers.length === 0) return;
  const name = month.say("tier");
  const derivation = byCondition(contract) ? await month.explain("tier") : null;
  const made = formulaOrReason(() => (derivation ? firstTier(sheet, score, derivation) : tierOfScore(sheet, score)));
  const { tier } = assessment;
  const shown: Found = tier ? { lack: null, value: month.tierName(tier.id) } : { lack: found.lack ?? "open", value: "" };
  const address = sheet.address("result");
  const { formula, cell } = sheet.result("result", name, made, shown);
  const result = "formula" in cell ? { formula: cell.formula, result: { text: tier ? month.tierName(tier.id) : book.words[shown.lack ?? "open"] } } : cell;
  sheet.add({ kind: month.say("workbook-score"), name, result, clause: tier?.clause ?? "" });
  month.tier = { code: address, atom: true, guards: formula.guards };
}

/** The tier whose range holds the score. */
function tierOfScore({ terms, month }: SettlementSheet, score: Formula | null): Formula {
  const { tiers = [] } = month.settled.contract;
  if (!score) throw new NoFormula("mechanism");
  const cases = tiers.map(({ in: range, id }, index) => [within(terms, score, range, `/tiers/${String(index)}/in`) ?? atom("TRUE"), month.tierName(id)] as const);
  // The tiers leave nothing out: the last one is what is left.
  const code = cases.slice(0, -1).reduceRight((otherwise, [when, tier]) => `IF(${when.code},${quoted(tier)},${otherwise})`, quoted(cases.at(-1)?.[1] ?? ""));
  return { code, atom: true, guards: score.guards };
}

/** The first tier whose range holds the score and whose condition holds. */
function firstTier({ terms, month }: SettlementSheet, score: Formula | null, derivation: Derivation): Formula {
  const { tiers = [] } = month.settled.contract;
  const cases = tiers.map(({ id, in: range, when }, index): readonly [Formula, Formula] => {
    const at = `/tiers/${String(index)}`;
    const looked = derivation.inputs.find((tier) => tier.terms["tier"] === id);
    const inside = (score && within(terms, score, range, `${at}/in`)) ?? atom("TRUE");
    const name = atom(quoted(month.tierName(id)));
    if (when === undefined || when === null) return [inside, name];
    const conditionNode = looked?.inputs[score ? 1 : 0];
    const condition = terms.of(when, `${at}/when`, conditionNode);
    return [inside.code === "TRUE" ? condition : either(inside, condition, atom("FALSE"), wayOf(looked, conditionNode)), name];
  });
  const taken = tiers.findIndex(({ id }) => id === derivation.terms["tier"]);
  const made = firstOf(cases, taken < 0 ? null : taken);
  if (!made) throw new NoFormula("mechanism");
  return made;
}

/** Whether the score is in the range, so that the condition is asked; null: that is not told. */
function wayOf(tier: Derivation | undefined, condition: Derivation | undefined): "then" | "else" | null {
  if (!tier || !condition) return null;
  if (tier.value !== "false") return "then";
  return condition.value === "true" || condition.state === "open" ? "else" : null;
}
