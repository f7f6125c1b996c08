// What a month can be compared under: other contracts, and the contract in force with other readings, other numbers,
// another package for all its categories.

import type { Contract, VendorMonth } from "../../engine/engine.ts";
import { contractName, packages, readingLabel } from "../../domain/contract.ts";
import { inForce, plainNumber } from "../../domain/inputs.ts";
import type { Language } from "../../i18n/language.ts";
import { UNSET, type Inputs, type Variant } from "../../domain/state.ts";

/** As many as fit side by side, with the contract in force among them. */
export const MOST = 4;

/** They are told apart by a letter everywhere: in the table, on the bars, on the lines. */
export const LETTERS = "ABCD";

/** A contract beside the one in force, and the month as it is settled under it. */
export interface Side {
  variant: Variant | null;
  contract: Contract;
  month: VendorMonth;
}

/** The contract of a variant: with what is set for it anyway, then what the variant sets otherwise. What is no number is not set. */
export function contractOf(variant: Variant, template: Contract, inputs: Inputs): Contract {
  const settings = inputs.settings[variant.contract] ?? UNSET;
  const typed = Object.entries(variant.values).flatMap(([id, text]): [string, string][] => {
    const number = plainNumber(text);
    return number === null ? [] : [[id, number]];
  });
  return inForce(template, {
    ...settings,
    readings: { ...settings.readings, ...variant.readings },
    values: { ...settings.values, ...Object.fromEntries(typed) },
  });
}

/** The month with all its categories in one package, where the variant says so. */
export function monthOf(variant: Variant, month: VendorMonth): VendorMonth {
  if (variant.package === "" || !month.categories) return month;
  return { ...month, categories: month.categories.map((row) => ({ ...row, package: variant.package })) };
}

/** What a variant is called: the contract, if it is another one, and what it has otherwise. */
export function nameOf(variant: Variant, contract: Contract, inputs: Inputs, language: Language): string {
  const changes = [
    ...(variant.contract === inputs.contract ? [] : [contractName(variant.contract, contract, inputs, language)]),
    ...Object.values(variant.readings).map((choice) => language.text(readingLabel(contract, choice))),
    ...(contract.values ?? []).filter(({ id }) => id in variant.values).map(({ label, unit, id }) => {
      const number = plainNumber(variant.values[id] ?? "");
      return language.say("compare-value", { label: language.text(label), value: number === null ? (variant.values[id] ?? "") : language.measure(number, unit) });
    }),
    ...packages(contract).filter(({ id }) => id === variant.package).map(({ label }) => language.say("compare-package", { label: language.text(label) })),
  ];
  return changes.length > 0 ? changes.join(language.say("list-comma")) : language.say("compare-same");
}

/** Something to add: its name, and the variant it stands for. */
export interface Offer {
  group: "contracts" | "readings" | "packages" | "values";
  label: string;
  variant: Variant;
}

export function offers(contract: Contract, month: VendorMonth, contracts: readonly { id: string; label: string }[], inputs: Inputs, language: Language): Offer[] {
  const plain: Variant = { contract: inputs.contract, readings: {}, values: {}, package: "" };
  const settings = inputs.settings[inputs.contract] ?? UNSET;
  return [
    ...(contract.ambiguities ?? []).flatMap(({ id, choices, question }) => choices
      .filter((choice) => choice.id !== (contract.readings?.[id] ?? choices[0]?.id))
      .map((choice): Offer => ({ group: "readings", label: `${language.text(question)} ${language.text(choice.label)}`, variant: { ...plain, readings: { [id]: choice.id } } }))),
    ...(month.categories ? packages(contract) : []).map(({ id, label }): Offer => ({
      group: "packages", label: language.say("compare-package", { label: language.text(label) }), variant: { ...plain, package: id },
    })),
    ...contracts.filter(({ id }) => id !== inputs.contract).map(({ id, label }): Offer => ({ group: "contracts", label, variant: { ...plain, contract: id } })),
    ...(contract.values ?? []).flatMap(({ id, label, value }): Offer[] => {
      const now = settings.values[id] ?? (typeof value === "object" ? null : String(value));
      return now === null ? [] : [{ group: "values", label: language.text(label), variant: { ...plain, values: { [id]: now } } }];
    }),
  ];
}
