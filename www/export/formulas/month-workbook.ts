// A month as a workbook that computes: its figures (数据), the numbers of the contract (合同), every result as a formula over them
// (结算), and what there is to know (说明). What a cell shows is what the engine came to.

import { title } from "../../domain/contract.ts";
import { statusText, vendorAndMonth } from "../../domain/result-texts.ts";
import type { Contract } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { text, type Cell, type Sheet } from "../../sheets/sheet.ts";
import type { ExplainResult, SettledMonth } from "../settled-month.ts";
import { Book } from "./book.ts";
import { ContractSheet } from "./contract-sheet.ts";
import { DataSheet } from "./data-sheet.ts";
import { addLines } from "./line-rows.ts";
import { MonthContext, type LinkedCells } from "./month-context.ts";
import { NoFormula } from "./no-formula.ts";
import { addOutcomes } from "./outcome-rows.ts";
import { RowSheets } from "./row-sheets.ts";
import { addRates } from "./rate-rows.ts";
import { addScore } from "./score-rows.ts";
import { SettlementSheet } from "./settlement-sheet.ts";
import { Terms } from "./terms.ts";
import { addTotals, type Pays } from "./total-rows.ts";

/** Rows over the first row of each sheet: the title and the heads. */
const ABOVE = 2;

const HEADS = {
  data: ["workbook-head-figure", "workbook-head-value", "export-unit", "workbook-head-source", "workbook-head-remark"],
  contract: ["workbook-head-term", "workbook-head-value", "export-unit", "clause", "workbook-head-remark"],
  settlement: ["workbook-head-kind", "export-line", "workbook-head-result", "export-unit", "workbook-head-count", "workbook-head-of", "workbook-head-target", "workbook-head-holds", "clause"],
} as const;
type Key = keyof typeof HEADS;

/** Sheets that compute a month, and what became of it. */
export interface ComputedSheets {
  book: Book;
  sheets: readonly Sheet[];
  pays: Pays;
}

/** `names`: what the sheets are called; `vendorMonth`: what is settled in them; `linked`: cells of other sheets that figures are taken from. */
export async function computedSheets(settled: SettledMonth, explain: ExplainResult, language: Language, names: Readonly<Record<Key, string>>, vendorMonth: string, linked: LinkedCells | null = null): Promise<ComputedSheets> {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const book = new Book({ open: say("open"), empty: say("workbook-empty") }, language.money);
  for (const key of ["data", "contract", "settlement"] as const) book.addSheet(key, names[key], ABOVE);
  const month = new MonthContext(settled, remembered(explain), language, book, linked);
  const rows = new RowSheets(month, [...Object.values(names), say("workbook-notes"), say("export-steps")]);
  const pays = await writeSheets(month, rows);
  const values = { whose: vendorMonth, title: language.text(title(settled.contract)) };
  const sheet = (key: Key, more: Partial<Sheet> = {}): Sheet => {
    const heads = HEADS[key].map((id) => say(id));
    return { name: names[key], above: [[text(say(`workbook-${key}-title`, values), { role: "title", span: heads.length })]], heads, rows: book.rows(key), ...more };
  };
  return { book, sheets: [sheet("data"), sheet("contract", { filter: true }), sheet("settlement", { filter: true, landscape: true }), ...rows.sheets()], pays };
}

/** `told`: what else there is to know of the contract and the month, in sentences. */
export async function monthWorkbook(settled: SettledMonth, explain: ExplainResult, language: Language, told: readonly string[]): Promise<Sheet[]> {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const names: Record<Key, string> = { data: say("workbook-data"), contract: say("workbook-contract"), settlement: say("workbook-settlement") };
  const vendorMonth = vendorAndMonth(settled.assessment, language);
  const { book, sheets } = await computedSheets(settled, explain, language, names, vendorMonth);
  return [...sheets, notes(settled, book, language, vendorMonth, told)];
}

/** What a formula names comes before it. */
async function writeSheets(month: MonthContext, rows: RowSheets): Promise<Pays> {
  const contract = withVendorChoices(month.settled);
  const data = new DataSheet(month);
  const stated = new ContractSheet(month);
  const terms: Terms = new Terms(contract, {
    named: (name) => month.named.get(name),
    stated: (number, at, unit) => stated.stated(number, at, unit),
    given: (node) => data.given(node),
    isFigure: (name) => data.isFigure(name),
    isGiven: (figure) => data.isGiven(figure),
    overRows: (parameters, at, node) => rows.over(terms, parameters, at, node),
    countsOverRows: (parameters, at, node) => rows.countsOver(terms, parameters, at, node),
    seatsChanged: (month.settled.month.seat_changes ?? []).length > 0,
    tier: () => {
      if (!month.tier) throw new NoFormula("missing");
      return month.tier;
    },
    tierName: (id) => month.tierName(id),
  });
  data.addFigures();
  data.addCategories();
  await stated.addValues(terms);
  await rows.add(terms);
  const settlement = new SettlementSheet(month, data, terms);
  await addRates(settlement);
  await addScore(settlement);
  await addOutcomes(settlement);
  return addTotals(settlement, await addLines(settlement));
}

/** The contract with the choices that the month's vendor made. */
function withVendorChoices({ contract, month }: SettledMonth): Contract {
  const vendor = month.vendor?.trim() ?? "";
  const chosen = (contract.ambiguities ?? []).flatMap(({ id, by_vendor = {} }) => Object.entries(by_vendor).filter(([name]) => name.trim() === vendor).map(([, choice]) => [id, choice]));
  return { ...contract, readings: { ...contract.readings, ...(Object.fromEntries(chosen) as Record<string, string>) } };
}

function notes({ contract, assessment }: SettledMonth, book: Book, language: Language, vendorMonth: string, told: readonly string[]): Sheet {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const row = (about: string, content: string): Cell[] => [text(about), text(content, { wrap: true })];
  const inRows = (contract.tables ?? []).length === 0 ? [] : [row(say("workbook-note-rows"), say("workbook-note-rows-text"))];
  const fixed = book.fixed.map(({ address, label, reason }) => row("", say("workbook-fixed", { address, label, reason: say(`workbook-reason-${reason}`) })));
  return {
    name: say("workbook-notes"),
    heads: [say("workbook-head-about"), say("workbook-head-content")],
    rows: [
      row(say("workbook-note-whose"), vendorMonth),
      row(say("workbook-note-contract"), language.text(title(contract))),
      row(say("workbook-note-status"), statusText(assessment.status, language)),
      ...told.map((sentence) => row(say("workbook-note-changes"), sentence)),
      row(say("workbook-note-use"), say("workbook-note-use-text")),
      ...inRows,
      row(say("workbook-note-rounding"), say("workbook-note-rounding-text")),
      ...(contract.trial ? [row(say("workbook-note-trial"), say("workbook-note-trial-text"))] : []),
      row(say("workbook-note-fixed"), fixed.length === 0 ? say("workbook-note-fixed-none") : ""),
      ...fixed,
    ],
  };
}

/** A result is explained once, however many cells need it. */
function remembered(explain: ExplainResult): ExplainResult {
  const known = new Map<string, ReturnType<ExplainResult>>();
  return (result) => {
    const there = known.get(result) ?? explain(result);
    known.set(result, there);
    return there;
  };
}
