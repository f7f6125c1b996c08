// The steps of the numbers of many months, for the workbook: of the first months as they are arranged, as many as people read.

import type { Contract, Engine, ReadOptions } from "yuekao";

import { Words } from "../explain/index.ts";
import { text, type Cell, type Sheet } from "../sheets/sheet.ts";
import { stepHeads, stepsOf } from "../sheets/steps.ts";
import { withChoices } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import { EMPTY } from "../domain/state.ts";
import { STEPS_OF } from "./protocol.ts";
import type { Results } from "./results.ts";

/** Rows written; of a contract with very many steps fewer months are. */
const MOST_ROWS = 100_000;

/** `pasted`: the text the results are of, read with `said`, under the contract they were settled under. */
export async function stepsOfMonths(engine: Engine, pasted: string, said: ReadOptions, contract: Contract, results: Results, language: Language): Promise<Sheet> {
  const fixed = engine.compile(contract);
  const words = new Words(language, contract);
  const { shown } = results;
  const wanted = shown.slice(0, STEPS_OF);
  const { parsed, numbers } = engine.excerpt(pasted, fixed, wanted, said);
  const places = new Map(numbers.map((number, place) => [number, place]));
  const rows: Cell[][] = [];
  let written = 0;
  for (const record of wanted) {
    const found = parsed.records[places.get(record) ?? -1];
    if (!found || rows.length >= MOST_ROWS) break;
    // Settled as in the table: nothing that was typed beside a single month.
    const month = withChoices(found, parsed.records, EMPTY, language.currency.code);
    const steps = await stepsOf((result) => engine.explain(fixed, month, result), engine.assess(fixed, month), words);
    const vendorMonth = [text(found.vendor ?? language.say("vendor-unknown")), text(found.month ?? language.say("month-unknown"))];
    for (const step of steps) rows.push([...vendorMonth, ...step]);
    written += 1;
  }
  const count = (value: number): string => language.number.count(String(value));
  const left = written < shown.length ? [[text(language.say("export-steps-first", { count: count(written), all: count(shown.length) }))]] : [];
  return { name: language.say("export-steps"), heads: [language.say("vendor"), language.say("month"), ...stepHeads(language)], rows: [...left, ...rows] };
}
