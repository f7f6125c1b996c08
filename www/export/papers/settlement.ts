// The settlement sheet (结算单): who settles what with whom, every line with its quantity and price, the totals in figures and in
// capitals, and all that the figures rest on. What is open is written with what it can be, never as 0.

import { basisOf, contractNotes } from "../../contract/result-notes.ts";
import { figureLabel, packages, parties, payers, priceLabel, scoreLabel } from "../../domain/contract.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import { recordKey } from "../../domain/inputs.ts";
import { missingGroups, missingSentences, tierText } from "../../domain/missing.ts";
import type { Block, PaperDocument } from "../../documents/document.ts";
import type { Assessment, Contract, Line } from "../../engine/engine.ts";
import { explain, readable, Words } from "../../explain/index.ts";
import type { Language } from "../../i18n/language.ts";
import { moneyText, valueText } from "../../i18n/open-values.ts";
import type { View } from "../../session/session.ts";
import { rateOf, targetOf } from "../../sheets/month.ts";
import type { ExplainResult } from "../settled-month.ts";
import { capitals } from "./capitals.ts";
import { framedPaper, type Section } from "./paper-frame.ts";

export async function settlementSheet(view: View, explainResult: ExplainResult, language: Language): Promise<PaperDocument | null> {
  const { contract, assessment } = view;
  if (!contract || !assessment) return null;
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const sections: Section[] = [
    [say("paper-assessed"), score(contract, assessment, language)],
    [say("paper-volumes"), volumes(contract, assessment, language)],
    [say("paper-lines"), await lines(contract, assessment, explainResult, language)],
    [say("paper-totals"), totals(contract, assessment, language)],
    [say("paper-open"), open(contract, assessment, language)],
    [say("paper-basis"), [{ list: [...agreed(view, contract, language), ...basisOf(contract, language), ...contractNotes(view, language)] }]],
  ];
  const filled = sections.filter(([, blocks]) => blocks.some((block) => !("list" in block) || block.list.length > 0));
  return framedPaper(view, { title: say("paper-settlement"), contract, assessment, sections: filled }, language);
}

function score(contract: Contract, assessment: Assessment, language: Language): Block[] {
  const { metrics, items, groups = [] } = assessment;
  const { number } = language;
  const say = (id: string): string => language.say(id);
  const helpers = new Set(contract.metrics?.filter(({ helper }) => helper === true).map(({ id }) => id));
  const shown = metrics.filter(({ id, value, target }) => !helpers.has(id) && (value !== null || target !== null));
  const rows = shown.map((metric) => [
    language.text(metric.label),
    metric.denominator === null ? "" : `${metric.numerator === null ? say("not-given") : number.plain(metric.numerator)} / ${number.plain(metric.denominator)}`,
    rateOf(metric, assessment, language),
    targetOf(metric, contract, language),
    metric.met === null ? "" : say(metric.met ? "rate-met" : "rate-missed"),
    language.clauses(metric.clause),
  ]);
  const points = [...items, ...groups].map((item) => [language.text(item.label), item.score === null && !item.between ? say("no-data") : valueText(item.score, item.between, number.plain, language), number.plain(item.weight), language.clauses(item.clause)]);
  const total = contract.score ? [[scoreLabel(contract, language), assessment.status === "not_assessable" ? say("no-data") : valueText(assessment.score, assessment.scoreBetween, number.plain, language), "", language.clauses(contract.score.clause)]] : [];
  return [
    ...(rows.length > 0 ? [{ table: { heads: [say("export-line"), say("rate-counts"), say("rate-value"), say("rate-target"), say("paper-met"), say("clause")], rows, numbers: [1, 2, 3] } }] : []),
    ...(points.length > 0 ? [{ table: { heads: [say("export-line"), say("item-score"), say("paper-full"), say("clause")], rows: [...points, ...total], numbers: [1, 2], total: total.length > 0 } }] : []),
    ...(contract.score && contract.tiers?.length ? [{ facts: [[say("tier"), [...new Set([tierText(assessment, contract, language), ...(assessment.tier?.note ? [language.text(assessment.tier.note)] : [])])].join(say("paper-stop"))]] as const }] : []),
  ];
}

function due(value: boolean | null, language: Language): string {
  return value === true ? language.say("paper-due") : language.say(value === null ? "line-due-open" : "line-conditional");
}

/** Volumes × prices. */
function volumes(contract: Contract, { fallback }: Assessment, language: Language): Block[] {
  if (fallback.rows.length === 0) return [];
  const { number } = language;
  const known = new Map(packages(contract).map(({ id, label }) => [id, language.text(label)]));
  const counted = fallback.rows.filter(({ quantity }) => quantity === null || !/^0+(?:\.0+)?$/.test(quantity));
  const rows = counted.map(({ category, figure, quantity, price, amount }) => {
    const of = fallback.byCategory.find((one) => one.category === category);
    return [category, of?.package ? (known.get(of.package) ?? of.package) : language.say("open"), language.text(priceLabel(contract, figure)), quantity === null ? language.say("not-given") : number.count(quantity), price === null ? language.say("open") : /\.\d{3}/.test(price) ? number.price(price) : number.money(price),
      amount === null ? language.say("open") : number.money(amount)];
  });
  const conditions = [...new Set(fallback.byCategory.map((one) => due(one.due, language)))];
  const sum = [language.say("total"), "", "", "", "", moneyText(fallback.total, fallback.between, language)];
  return [
    { table: { heads: ["category", "package", "export-line", "paper-quantity", "paper-price", "amount"].map((id) => language.say(id)), rows: [...rows, sum], numbers: [3, 4, 5], total: true } },
    { text: conditions.join(language.say("list-comma")), note: true },
  ];
}

async function lines(contract: Contract, assessment: Assessment, explainResult: ExplainResult, language: Language): Promise<Block[]> {
  const words = new Words(language, contract);
  const named = parties(contract, language);
  const shown = assessment.lines.filter(({ category }) => category === undefined);
  if (shown.length === 0) return [];
  const rows: string[][] = [];
  for (const line of shown) {
    rows.push([language.text(line.label), await formula(line, explainResult, words), named[line.payer], moneyText(line.amount, line.between, language), due(line.due, language), language.clauses(line.clause)]);
  }
  return [{ table: { heads: ["export-line", "paper-computed", "paper-payer", "amount", "paper-state", "clause"].map((id) => language.say(id)), rows, numbers: [3], widths: [22, 34, 14, 20, 16, 14] } }];
}

/** How a line was computed, as its derivation writes it. */
async function formula({ id }: Line, explainResult: ExplainResult, words: Words): Promise<string> {
  const derivation = await explainResult(`line:${id}`);
  if (!derivation) return "";
  const { formula: written, sentence } = explain(readable(derivation), words);
  return written ?? sentence;
}

function totals(contract: Contract, { totals: sums }: Assessment, language: Language): Block[] {
  const { client, provider } = parties(contract, language);
  const paying = payers(contract);
  const amount = (value: string | null, between: Parameters<typeof moneyText>[1]): string => {
    const inWords = value === null || language.currency.code !== "CNY" ? null : capitals(value, language.locale);
    return `${moneyText(value, between, language)}${inWords === null ? "" : language.say("paper-capitals", { amount: inWords })}`;
  };
  const facts = [
    ...(paying.client ? [[language.say("pays", { party: client }), amount(sums.clientPays, sums.clientPaysBetween)] as const] : []),
    ...(paying.provider ? [[language.say("pays", { party: provider }), amount(sums.providerPays, sums.providerPaysBetween)] as const] : []),
    ...(sums.payable === null && !sums.payableBetween ? [] : [[language.say("payable-rest"), amount(sums.payable, sums.payableBetween)] as const]),
  ];
  return facts.length > 0 ? [{ facts }] : [];
}

/** Figures that were agreed on instead of those of the table. */
function agreed({ month, inputs }: View, contract: Contract, language: Language): string[] {
  const figures = Object.entries((month && inputs.entered[recordKey(month)]?.agreed) ?? {});
  if (figures.length === 0) return [];
  const units = new Map(monthFigures(contract).map(({ id, unit, kind }) => [id, kind === "flag" ? null : unit]));
  const figureTexts = figures.map(([id, value]) => {
    const unit = units.get(id) ?? "";
    const shown = units.get(id) === null ? language.say(value === "true" ? "yes" : "no") : language.measure(value, unit);
    return `${language.text(figureLabel(contract, id))} ${shown}`;
  });
  return [language.say("paper-agreed", { figures: figureTexts.join(language.say("list-comma")) })];
}

/** What keeps the month from being final. */
function open(contract: Contract, assessment: Assessment, language: Language): Block[] {
  const sentences = missingSentences(missingGroups(contract, assessment, language), language);
  return sentences.length > 0 ? [{ list: sentences }] : [];
}
