// What of a contract the table of months rests on: its columns, its tiers in order, what can be added up.

import { byCondition, lineTerms, payers, paysLabel, scoreLabel } from "../domain/contract.ts";
import type { Contract, LineTerm, Package } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { Settings } from "../domain/state.ts";
import type { ColumnModel } from "./protocol.ts";

/** How a cell is written. */
export type Kind = "text" | "month" | "status" | "tier" | "number" | "percent" | "money" | "flag";

export interface Heading {
  /** The engine's name of the column. */
  id: string;
  label: string;
  kind: Kind;
}

export function columnModelOf(contract: Contract): ColumnModel {
  const lowest = (range: string): number => Number(/^.\s*(-?[\d.]+)/.exec(range)?.[1] ?? "-Infinity");
  const tiers = byCondition(contract) ? [...(contract.tiers ?? [])].reverse() : [...(contract.tiers ?? [])].sort((one, two) => lowest(one.in) - lowest(two.in));
  return {
    tiers: tiers.map(({ id }) => id),
    // What is due only under a condition is no part of what is owed for the months together.
    added: [...lineTerms(contract).filter(({ due }) => due === undefined || due === null).map(({ id }) => `line:${id}`), ...paid(contract)],
    trend: contract.score ? "score" : "client_pays",
  };
}

function paid(contract: Contract): string[] {
  const { client, provider } = payers(contract);
  return [...(client ? ["client_pays"] : []), ...(provider ? ["provider_pays"] : []), "payable"];
}

/** The headings of the columns that can hold anything under the contract, in the order of reading. */
export function headingsOf(contract: Contract, columns: readonly string[], language: Language): Heading[] {
  const own: Heading[] = [
    { id: "vendor", label: language.say("vendor"), kind: "text" },
    { id: "month", label: language.say("month"), kind: "month" },
    { id: "status", label: language.say("months-status"), kind: "status" },
    ...(contract.score ? [{ id: "score", label: scoreLabel(contract, language), kind: "number" as const }] : []),
    ...(contract.score || byCondition(contract) ? [{ id: "tier", label: language.say("tier"), kind: "tier" as const }] : []),
    ...paid(contract).slice(0, -1).map((id): Heading => ({ id, label: paysLabel(id === "client_pays" ? "client" : "provider", contract, language), kind: "money" })),
    ...(contract.metrics ?? []).filter(({ helper }) => !helper).map(({ id, label, unit }): Heading => ({ id: `metric:${id}`, label: language.text(label), kind: unit === "%" ? "percent" : "number" })),
    ...(contract.items ?? []).map(({ id, label }): Heading => ({ id: `item:${id}`, label: language.say("months-item", { item: language.text(label) }), kind: "number" })),
    ...(contract.groups ?? []).map(({ id, label }): Heading => ({ id: `group:${id}`, label: language.say("months-item", { item: language.text(label) }), kind: "number" })),
    ...lineTerms(contract).map(({ id, label }): Heading => ({ id: `line:${id}`, label: language.text(label), kind: "money" })),
    { id: "payable", label: language.say("payable-rest"), kind: "money" },
    ...(contract.outcomes ?? []).map(({ id, label }): Heading => ({ id: `outcome:${id}`, label: language.text(label), kind: "flag" })),
  ];
  return own.filter(({ id }) => columns.includes(id));
}

/** What a matrix can show: numbers first, then what holds or does not. */
export function measuresOf(contract: Contract, columns: readonly string[], language: Language): Heading[] {
  return headingsOf(contract, columns, language).filter(({ kind }) => kind === "number" || kind === "percent" || kind === "money" || kind === "flag");
}

/** The contract with the packages chosen for categories it does not list, for many months at once. */
export function withPackages(contract: Contract, chosen: Settings["packages"]): Contract {
  const choices = Object.entries(chosen);
  if (choices.length === 0) return contract;
  const priced = (line: LineTerm): LineTerm =>
    line.rate_card
      ? { ...line, rate_card: { ...line.rate_card, packages: line.rate_card.packages.map((one) => ({ ...one, categories: [...categoriesOf(one), ...choices.filter(([, id]) => id === one.id).map(([category]) => category)] })) } }
      : line;
  return { ...contract, ...(contract.fees ? { fees: contract.fees.map(priced) } : {}), ...(contract.damages ? { damages: contract.damages.map(priced) } : {}) };
}

/** A package may be for categories that are assigned by hand alone, and list none. */
function categoriesOf({ categories = [] }: Partial<Package>): Package["categories"] {
  return categories;
}
