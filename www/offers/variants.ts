// What stands side by side in an offer: the contract in force as it is offered, the same with other readings, numbers or packages,
// other contracts, and what somebody else offers.

import type { Contract } from "../engine/engine.ts";
import { contractName, currencyOf, packages, readingLabel } from "../domain/contract.ts";
import { inForce, plainNumber } from "../domain/inputs.ts";
import { NO_RIVAL, type Rewritten } from "../domain/offer.ts";
import { put, valueAt } from "../domain/pointer.ts";
import { UNSET, type Inputs, type Variant } from "../domain/state.ts";
import type { Language } from "../i18n/language.ts";

/** As many fit side by side, with the contract in force among them. */
export const MOST = 4;

/** They are told apart by a letter everywhere: in the table, on the lines, in the quote. */
export const LETTERS = "ABCD";

/** A contract with numbers written otherwise; what is no number, or stands where there is none, is not written. */
export function rewritten(contract: Contract, { values, terms = {} }: Rewritten): Contract {
  const typed = Object.entries(values).flatMap(([id, text]): [string, string][] => {
    const number = plainNumber(text, currencyOf(contract));
    return number === null ? [] : [[id, number]];
  });
  const named = typed.length > 0 ? inForce(contract, { ...UNSET, values: Object.fromEntries(typed) }) : contract;
  return Object.entries(terms).reduce((one, [at, text]) => {
    const number = plainNumber(text, currencyOf(contract));
    const there = valueAt(one, at);
    return number === null || (typeof there !== "string" && typeof there !== "number") ? one : put(one, at, number);
  }, named);
}

/** The contract of a variant: with what is set for it anyway, then what the variant sets otherwise. */
export function contractOf(variant: Variant, template: Contract, inputs: Inputs): Contract {
  const settings = inputs.settings[variant.contract] ?? UNSET;
  const set = inForce(template, { ...settings, readings: { ...settings.readings, ...variant.readings } });
  return rewritten(set, variant);
}

/** What a variant is called: the contract, if it is another one, and what it has otherwise. */
export function nameOf(variant: Variant, contract: Contract, inputs: Inputs, language: Language): string {
  if (variant.rival) return variant.rival.name.trim() || language.say("offers-rival");
  const changes = [
    ...(variant.contract === inputs.contract ? [] : [contractName(variant.contract, contract, inputs, language)]),
    ...Object.values(variant.readings).map((choice) => language.text(readingLabel(contract, choice))),
    ...(contract.values ?? []).filter(({ id }) => id in variant.values).map(({ label, unit, id }) => {
      const number = plainNumber(variant.values[id] ?? "", currencyOf(contract));
      return language.say("offers-value", { label: language.text(label), value: number === null ? (variant.values[id] ?? "") : language.measure(number, unit) });
    }),
    ...packages(contract).filter(({ id }) => id === variant.package).map(({ label }) => language.text(label)),
    ...(Object.keys(variant.terms ?? {}).length > 0 ? [language.say("offers-own-prices")] : []),
  ];
  return changes.length > 0 ? changes.join(language.say("list-comma")) : language.say("offers-same");
}

/** Something to add: its name, and the variant it stands for. */
export interface Choice {
  group: "readings" | "packages" | "contracts" | "rivals" | "values";
  label: string;
  /** The name alone, where what it is a choice of needs not be said; left out: it is not among the first that are offered. */
  short?: string;
  variant: Variant;
}

export function choices(contract: Contract, contracts: readonly { id: string; label: string }[], inputs: Inputs, language: Language): Choice[] {
  const plain: Variant = { contract: inputs.contract, readings: {}, values: {}, package: "" };
  const settings = inputs.settings[inputs.contract] ?? UNSET;
  const fees = JSON.stringify(contract.fees ?? []);
  const priced = (reading: string): boolean => fees.includes(`"reading":${JSON.stringify(reading)}`);
  return [
    ...packages(contract).map(({ id, label }): Choice => ({ group: "packages", label: language.say("offers-package", { label: language.text(label) }), short: language.text(label), variant: { ...plain, package: id } })),
    ...(contract.ambiguities ?? []).flatMap(({ id, choices: all, question }) => all
      .filter((choice) => choice.id !== (contract.readings?.[id] ?? all[0]?.id))
      .map((choice): Choice => ({ group: "readings", label: `${language.text(question)} ${language.text(choice.label)}`, ...(priced(id) ? { short: language.text(choice.label) } : {}), variant: { ...plain, readings: { [id]: choice.id } } }))),
    { group: "rivals", label: language.say("offers-add-rival"), short: language.say("offers-add-rival"), variant: { ...plain, rival: { ...NO_RIVAL, currency: currencyOf(contract) } } },
    { group: "rivals", label: language.say("offers-add-own"), short: language.say("offers-add-own"), variant: { ...plain, terms: {} } },
    ...contracts.filter(({ id }) => id !== inputs.contract).map(({ id, label }): Choice => ({ group: "contracts", label, short: label, variant: { ...plain, contract: id } })),
    ...(contract.values ?? []).flatMap(({ id, label, value }): Choice[] => {
      const now = settings.values[id] ?? (typeof value === "object" ? null : String(value));
      return now === null ? [] : [{ group: "values", label: language.text(label), variant: { ...plain, values: { [id]: now } } }];
    }),
  ];
}
