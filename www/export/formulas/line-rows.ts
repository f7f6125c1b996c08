// The rows of the lines of the statement: fees, damages, and the prices of a rate card by category.

import { lineTerms, priceLabel } from "../../domain/contract.ts";
import { markedParties } from "../../domain/marked-parties.ts";
import type { Derivation, Line, LineTerm, Payer, RateCard } from "../../engine/engine.ts";
import { text } from "../../sheets/sheet.ts";
import { knownOrOpen, type Result } from "./book.ts";
import { writtenVolume, type CategoryCells } from "./data-sheet.ts";
import { atom, either, joined, quoted, rounded, type Formula } from "./formula.ts";
import { formulaOrReason, NoFormula } from "./no-formula.ts";
import { TOTAL, type SettlementSheet } from "./settlement-sheet.ts";

/** What a line adds to the totals, where it is due. */
export interface LineAmount {
  payer: Payer;
  amount: Formula;
  due: Formula;
  /** Whether it counts in the month as it is. */
  counted: boolean;
}

export async function addLines(sheet: SettlementSheet): Promise<LineAmount[]> {
  const { explain, settled: { contract, assessment } } = sheet.month;
  const fees = contract.fees?.length ?? 0;
  const amounts: LineAmount[] = [];
  for (const [index, term] of lineTerms(contract).entries()) {
    const at = index < fees ? `/fees/${String(index)}` : `/damages/${String(index - fees)}`;
    if (term.rate_card) {
      amounts.push(...addRateCard(sheet, term, term.rate_card, at));
      continue;
    }
    const line = assessment.lines.find(({ id }) => id === term.id);
    if (line) amounts.push(addLine(sheet, term, line, at, await explain(`line:${term.id}`)));
  }
  return amounts;
}

function addLine(sheet: SettlementSheet, term: LineTerm, line: Line, at: string, derivation: Derivation | null): LineAmount {
  const { month, terms } = sheet;
  const name = month.language.text(line.label);
  const made = formulaOrReason(() => {
    if (month.settled.contract.caps?.some(({ lines }) => lines.includes(term.id)) === true) throw new NoFormula("cap");
    if (term.late_replies) throw new NoFormula("orders");
    if (term.amount === undefined || term.amount === null) throw new NoFormula("mechanism");
    const beforeCap = derivation?.mechanism === "capped" ? derivation.inputs[0] : derivation;
    const inputs = beforeCap?.inputs ?? [];
    if (term.when === undefined || term.when === null) return rounded(terms.of(term.amount, `${at}/amount`, inputs[0], month.language.money), month.language.number.places);
    const [whenNode, amountNode] = inputs;
    const when = terms.of(term.when, `${at}/when`, whenNode);
    const arises = whenNode?.state === "flag" ? whenNode.value === "true" : null;
    const amount = terms.of(term.amount, `${at}/amount`, arises === false ? undefined : amountNode, month.language.money);
    return rounded(either(when, amount, atom("0"), arises === null ? null : arises ? "then" : "else"), month.language.number.places);
  });
  const due = dueCell(sheet, term, at, line.due, name);
  const { formula, cell } = sheet.result("result", name, made, knownOrOpen(line.amount), { unit: month.language.money });
  sheet.add({ kind: month.say("statement"), name: withPayer(sheet, name, line.payer), result: cell, holds: due.cell, clause: line.clause });
  month.named.set(term.id, { formula });
  return { payer: term.payer, amount: formula, due: due.formula, counted: line.due !== false };
}

/** Whether a line is to be paid, in the row that is added next. */
function dueCell(sheet: SettlementSheet, { due }: LineTerm, at: string, isDue: boolean | null, name: string): Result {
  if (due === undefined || due === null) return alwaysDue(sheet);
  return sheet.flag("holds", name, formulaOrReason(() => sheet.terms.of(due, `${at}/due`, undefined)), isDue);
}

function alwaysDue({ month }: SettlementSheet): Result {
  return { formula: atom("TRUE"), cell: text(month.yesNo[0]) };
}

function withPayer({ month }: SettlementSheet, name: string, payer: Payer): string {
  return listed(month, name, month.say("pays", { party: markedParties(month.settled.contract, month.language)[payer] }));
}

function listed(month: SettlementSheet["month"], ...names: string[]): string {
  return names.join(month.say("list-comma"));
}

/** The prices of each category, their sum by category, and the sum of all. */
function addRateCard(sheet: SettlementSheet, term: LineTerm, card: RateCard, at: string): LineAmount[] {
  const { month, data } = sheet;
  const { language, settled } = month;
  const { byCategory, total } = settled.assessment.fallback;
  const label = language.text(term.label);
  const amounts: LineAmount[] = [];
  const handed = (place: number): boolean => settled.month.categories?.[place]?.handed_over === true && card.handed_over !== undefined;
  for (const [place, cells] of data.categories.entries()) {
    const fee = byCategory[place];
    if (!fee) continue;
    const prices = card.prices.map((price, index) => addPrice(sheet, cells, card, price, `${at}/rate_card/prices/${String(index)}`, place));
    const name = listed(month, cells.category, label);
    const due = handed(place) ? alwaysDue(sheet) : dueCell(sheet, term, at, fee.due, name);
    const { formula, cell } = sheet.result("result", name, formulaOrReason(() => joined("+", prices)), knownOrOpen(fee.amount), { unit: month.language.money });
    sheet.add({ kind: month.say("workbook-category"), name, result: cell, holds: due.cell, clause: term.clause });
    amounts.push({ payer: term.payer, amount: formula, due: due.formula, counted: fee.due !== false });
  }
  if (amounts.length === 0) return [];
  // Where some are handed over and others are not, only the categories say which of them are due.
  const places = [...data.categories.keys()];
  const holds = places.every(handed) ? alwaysDue(sheet) : places.some(handed) ? null : dueCell(sheet, term, at, byCategory[0]?.due ?? null, label);
  const { formula, cell } = sheet.result("result", label, formulaOrReason(() => joined("+", amounts.map(({ amount }) => amount))), knownOrOpen(total), { unit: month.language.money });
  sheet.add({ kind: month.say("statement"), name: withPayer(sheet, label, term.payer), result: cell, ...(holds ? { holds: holds.cell } : {}), clause: term.clause }, TOTAL);
  month.named.set(term.id, { formula });
  return amounts;
}

/** A volume of a category at its price. */
function addPrice(sheet: SettlementSheet, { category, package: packageCell, volumes }: CategoryCells, card: RateCard, price: RateCard["prices"][number], at: string, place: number): Formula {
  const { month, terms } = sheet;
  const { language, book, settled: { contract, month: { categories }, assessment: { fallback } } } = month;
  const name = listed(month, category, language.text(priceLabel(contract, price.figure)));
  const row = fallback.rows.find((one) => one.category === category && one.figure === price.figure);
  const quantity = sheet.result("numerator", name, volumes.get(price.figure) ?? atom("0"), knownOrOpen(writtenVolume(categories?.[place], price.figure)));
  const perUnit = formulaOrReason(() => {
    const cases = card.packages.map(({ id, label }) => ({ when: `${packageCell.code}=${quoted(language.text(label))}`, price: terms.of(price.per_unit[id] ?? "0", `${at}/per_unit/${id}`, undefined, month.language.money) }));
    const code = cases.reduceRight((otherwise, { when, price: one }) => `IF(${when},${one.code},${otherwise})`, quoted(book.words.open));
    const unknown = `NOT(OR(${cases.map(({ when }) => when).join(",")}))`;
    return { code, atom: true, guards: [{ when: unknown, lack: "open" as const, now: fallback.byCategory[place]?.package === null }] };
  });
  const cost = sheet.result("denominator", name, perUnit, knownOrOpen(row?.price), { unit: month.language.money });
  const amount = sheet.result("result", name, rounded(joined("*", [quantity.formula, cost.formula]), language.number.places), knownOrOpen(row?.amount), { unit: month.language.money });
  sheet.add({ kind: month.say("workbook-price"), name, result: amount.cell, numerator: quantity.cell, denominator: cost.cell, clause: price.clause });
  return amount.formula;
}
