// The steps of every number of a month: result, step, value, sentence, formula, clause, cell.

import type { Assessment, Contract, Derivation, Engine, VendorMonth } from "../engine.ts";
import { explain, readable, Words } from "../explain/index.ts";
import type { Language } from "../language.ts";
import { columnName } from "../pasted/column.ts";
import { cell, text, type Cell, type Sheet } from "./sheet.ts";

/** Steps written of one month; a derivation of thirty categories has some hundreds. */
const MOST = 5_000;

export async function stepsSheet(engine: Engine, contract: Contract, month: VendorMonth, assessment: Assessment, language: Language): Promise<Sheet> {
  const words = new Words(language, contract);
  const rows: Cell[][] = [];
  for (const result of resultsOf(contract, assessment)) {
    const derivation = await engine.explain(contract, month, result);
    if (derivation) write(readable(derivation), words.name(readable(derivation)), 0, words, rows);
  }
  return {
    name: language.say("export-steps"),
    heads: ["export-of-result", "export-step", "export-amount", "export-sentence", "export-formula", "clause", "export-cell"].map((id) => language.say(id)),
    rows: rows.slice(0, MOST),
  };
}

/** The results that stand for themselves; what they are made of is in their derivations. */
function resultsOf(contract: Contract, { lines, totals, outcomes, fallback, metrics }: Assessment): string[] {
  return [
    ...(contract.score ? ["score"] : metrics.map(({ id }) => `metric:${id}`)),
    ...lines.filter(({ category }) => category === undefined).map(({ id }) => `line:${id}`),
    ...(fallback.byCategory.length > 0 ? ["fallback"] : []),
    "total:clientPays",
    "total:providerPays",
    ...(totals.payable === null ? [] : ["payable"]),
    ...outcomes.map(({ id }) => `outcome:${id}`),
  ];
}

function write(node: Derivation, result: string, depth: number, words: Words, rows: Cell[][]): void {
  if (rows.length >= MOST) return;
  const { sentence, formula = "", parts = node.inputs } = explain(node, words);
  const { at, value } = node;
  const found = node.state === "number" && value !== null ? cell(value) : text(words.value(node));
  rows.push([text(result), text(`${"　".repeat(depth)}${words.name(node)}`), found, text(sentence), text(formula), text(node.clause ?? ""), text(at ? `${columnName(at.column)}${at.row}` : "")]);
  for (const part of parts) write(part, result, depth + 1, words, rows);
}
