// The rows of the totals: what each party pays, and what is left of the goods payment.

import { payers } from "../../domain/contract.ts";
import { markedParties } from "../../domain/marked-parties.ts";
import type { Payer } from "../../engine/engine.ts";
import { knownOrOpen } from "./book.ts";
import { atom, either, joined, rounded, type Formula } from "./formula.ts";
import type { LineAmount } from "./line-rows.ts";
import { formulaOrReason, NoFormula } from "./no-formula.ts";
import { TOTAL, type SettlementSheet } from "./settlement-sheet.ts";

/** The cells of what each party pays. */
export type Pays = Readonly<Record<Payer, Formula>>;

export function addTotals(sheet: SettlementSheet, lines: readonly LineAmount[]): Pays {
  const { data, month } = sheet;
  const { contract, month: { figures }, assessment: { totals } } = month.settled;
  const paying = payers(contract);
  const provider = paying.provider ? addPayer(sheet, lines, "provider", totals.providerPays) : atom("0");
  const client = paying.client ? addPayer(sheet, lines, "client", totals.clientPays) : atom("0");
  const { settlement } = contract;
  if (!settlement || (totals.payable === null && !totals.payableBetween)) return { client, provider };
  const rest = formulaOrReason(() => {
    const against = data.figures.get(settlement.against);
    if (!against || figures[settlement.against] === undefined) throw new NoFormula("missing");
    return joined("-", [joined("+", [rounded(against, 2), client]), provider]);
  });
  addSum(sheet, month.say("payable-rest"), rest, totals.payable, settlement.clause);
  return { client, provider };
}

/** What a party pays: its lines that are due. */
function addPayer(sheet: SettlementSheet, lines: readonly LineAmount[], payer: Payer, total: string | null): Formula {
  const { month } = sheet;
  const parts = lines.filter((line) => line.payer === payer).map(({ amount, due, counted }) => {
    if (due.code === "TRUE") return amount;
    return either(due, amount, atom("0"), due.guards.some(({ now }) => now) ? null : counted ? "then" : "else");
  });
  const name = month.say("pays", { party: markedParties(month.settled.contract, month.language)[payer] });
  return addSum(sheet, name, parts.length === 0 ? atom("0") : joined("+", parts), total, "");
}

function addSum(sheet: SettlementSheet, name: string, made: Formula | NoFormula, total: string | null, clause: string): Formula {
  const { formula, cell } = sheet.result("result", name, made, knownOrOpen(total), { unit: sheet.month.language.money });
  sheet.add({ kind: sheet.month.say("total"), name, result: cell, clause }, TOTAL);
  return formula;
}
