// The rows of the outcomes: rights and duties, and whether they have come about.

import { formulaOrReason } from "./no-formula.ts";
import type { SettlementSheet } from "./settlement-sheet.ts";

export async function addOutcomes(sheet: SettlementSheet): Promise<void> {
  const { terms, month } = sheet;
  const { explain, named, settled: { contract, assessment } } = month;
  for (const [index, term] of (contract.outcomes ?? []).entries()) {
    const outcome = assessment.outcomes.find(({ id }) => id === term.id);
    if (!outcome) continue;
    const name = month.language.text(outcome.label);
    const [node] = (await explain(`outcome:${term.id}`))?.inputs ?? [];
    const { formula, cell } = sheet.flag("result", name, formulaOrReason(() => terms.of(term.when, `/outcomes/${String(index)}/when`, node)), outcome.holds);
    sheet.add({ kind: month.say("outcomes"), name, result: cell, clause: outcome.clause });
    named.set(term.id, { formula });
  }
}
