// Results in words, the same wherever they are written.

import type { Assessment, Contract, Item, Metric } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText, openText, valueText } from "../i18n/open-values.ts";
import { payers, paysLabel } from "./contract.ts";

/** “蓝鲸家电 · 2026年10月”. */
export function vendorAndMonth(of: Pick<Assessment, "vendor" | "month"> | null, language: Language): string {
  const month = language.month(of?.month);
  return `${of?.vendor ?? language.say("vendor-unknown")} · ${month}`;
}

export function statusText(status: Assessment["status"], language: Language): string {
  return language.say(`status-${status.replace("_", "-")}`);
}

/** The answers of a month by their labels: those there are under its contract. */
export function resultParts({ score, scoreBetween, totals }: Assessment, contract: Contract, tier: string, language: Language): [label: string, value: string][] {
  const pays = payers(contract);
  const provider = (): [string, string] => [paysLabel("provider", contract, language), moneyText(totals.providerPays, totals.providerPaysBetween, language)];
  const client = (): [string, string] => [paysLabel("client", contract, language), moneyText(totals.clientPays, totals.clientPaysBetween, language)];
  const money = [...(pays.provider ? [provider()] : []), ...(pays.client ? [client()] : [])];
  return [
    ...(contract.score ? [[language.text(contract.score.label), valueText(score, scoreBetween, language.number.plain, language)] as [string, string]] : []),
    ...((contract.tiers ?? []).length > 0 ? [[language.say("tier"), tier] as [string, string]] : []),
    // Without a score the fee is the result.
    ...(contract.score ? money : money.reverse()),
  ];
}

/** What was measured; a rate that missed its target has the places that tell it from the target. */
export function rateText({ value, between, unit, target, met }: Metric, language: Language): string {
  if (value === null) return between ? openText(between, unit === language.money ? language.number.amount : (one) => language.measure(one, unit), language) : language.say("no-data");
  return unit === "%" ? language.number.percent(value, met === false ? target : null) : language.measure(value, unit);
}

/** Whether a target was missed and cost no points. */
export function isForgiven({ met }: Metric, item: Item | undefined): boolean {
  return met === false && item !== undefined && item.score === item.weight;
}

/** A rate with as many places as tell it from its target; where what is missed cost no points, with all of them. */
export function shownRate(metric: Metric, forgiven: boolean, language: Language): string {
  const { value, unit, target, met } = metric;
  return value !== null && unit === "%" && !forgiven ? language.number.rate(value, met === false ? target : null) : rateText(metric, language);
}
