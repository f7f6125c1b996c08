// The steps of every number of a month: result, step, value, sentence, formula, clause, rounding, cell.

import { markedParties } from "../domain/marked-parties.ts";
import type { Assessment, Contract, Derivation, Engine, VendorMonth } from "../engine/engine.ts";
import { explain, readable, Words } from "../explain/index.ts";
import type { Language } from "../i18n/language.ts";
import { addressOf } from "../paste/column.ts";
import { cell, text, type Cell, type Sheet } from "./sheet.ts";

/** Steps written of one month; a derivation of thirty categories has some hundreds. */
const MOST = 5_000;

export async function stepsSheet(engine: Engine, contract: Contract, month: VendorMonth, assessment: Assessment, language: Language): Promise<Sheet> {
  const rows = await stepsOf((result) => engine.explain(contract, month, result), assessment, new Words(language, contract));
  return { name: language.say("export-steps"), heads: stepHeads(language), rows };
}

/** What stands above the cells of a step. */
export function stepHeads(language: Language): string[] {
  return ["export-of-result", "export-step", "export-amount", "export-sentence", "export-formula", "clause", "export-rounding", "export-cell"].map((id) => language.say(id));
}

/** How a result of the month came about. */
export type Ask = (result: string) => Promise<Derivation | null> | Derivation | null;

/** The steps of a month as rows. */
export async function stepsOf(ask: Ask, assessment: Assessment, words: Words): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (const { result, name } of resultsOf(words, assessment)) {
    const derivation = await ask(result);
    if (derivation) write(readable(derivation), name ?? words.name(readable(derivation)), 0, words, rows);
  }
  return rows.slice(0, MOST);
}

interface Named {
  result: string;
  /** Where its derivation has no name of its own. */
  name?: string;
}

/** The results that stand for themselves; what they are made of is in their derivations. */
function resultsOf({ contract, language }: Words, { lines, totals, outcomes, fallback, metrics }: Assessment): Named[] {
  const { client, provider } = markedParties(contract, language);
  const pays = (party: string): string => language.say("pays", { party });
  return [
    ...(contract.score ? [{ result: "score" }] : metrics.map(({ id }) => ({ result: `metric:${id}` }))),
    ...lines.filter(({ category }) => category === undefined).map(({ id }) => ({ result: `line:${id}` })),
    ...(fallback.byCategory.length > 0 ? [{ result: "fallback" }] : []),
    { result: "total:clientPays", name: pays(client) },
    { result: "total:providerPays", name: pays(provider) },
    ...(totals.payable === null ? [] : [{ result: "payable", name: language.say("payable-rest") }]),
    ...outcomes.map(({ id }) => ({ result: `outcome:${id}` })),
  ];
}

function write(node: Derivation, result: string, depth: number, words: Words, rows: Cell[][]): void {
  if (rows.length >= MOST) return;
  const { sentence, formula = "", parts = node.inputs } = explain(node, words);
  const { at, value, rounding } = node;
  const found = node.state === "number" && value !== null ? cell(value) : text(words.value(node));
  const rounded = rounding ? words.say(`export-rounded-${rounding.mode.replaceAll("_", "-")}`, { places: String(rounding.places) }) : "";
  rows.push([
    text(result), text(`${"　".repeat(depth)}${words.name(node)}`), found, text(sentence), text(formula), text(words.language.clauses(node.clause ?? "")), text(rounded),
    text(at ? addressOf(at) : ""),
  ]);
  for (const part of parts) write(part, result, depth + 1, words, rows);
}
