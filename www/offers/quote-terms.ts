// The terms of a plan in words: the contract's own sentences, one for each fee, as plain text.

import { render } from "lit";

import type { Contract, Term } from "../engine/engine.ts";
import { Names } from "../contract/names.ts";
import { Paper, type Written } from "../contract/paper.ts";
import { MECHANICS } from "../contract/terms/index.ts";
import type { Language } from "../i18n/language.ts";

export interface TermWords {
  label: string;
  clause: string;
  text: string;
}

/** `lines`: the ids of those that stand in the plan's account; `chosen`: the package that prices are taken from, empty: all of them. */
export function termsOf(contract: Contract, lines: ReadonlySet<string>, chosen: string, language: Language): TermWords[] {
  const paper = new Paper({
    language, contract, written: contract, names: new Names(contract, language), changes: [], problems: [], warnings: [], sameNames: [], effects: [], effectsByPlace: new Map(), assessment: null, computed: new Map(), fixed: true, typing: null, doubt: null,
    active: "", checking: false, checked: {}, mechanics: MECHANICS,
  });
  return (contract.fees ?? []).flatMap(({ id, label, clause, amount, rate_card }, index) => {
    if (!lines.has(id)) return [];
    const called = language.text(label);
    if (rate_card) {
      const packages = rate_card.packages.filter((one) => chosen === "" || one.id === chosen);
      const prices = (of: string): string => rate_card.prices.map((price) => {
        const term = price.per_unit[of];
        return `${language.text(price.label)} ${typeof term === "string" || typeof term === "number" ? language.number.price(String(term)) : plainText(paper.term("", term, { label: called, unit: language.money }), language)}`;
      }).join(language.say("list-comma"));
      return packages.map((one) => ({ label: packages.length > 1 || rate_card.packages.length > 1 ? `${called} · ${language.text(one.label)}` : called, clause, text: prices(one.id) }));
    }
    const { at, term } = chosenOf(contract, `/fees/${index}/amount`, amount ?? undefined);
    // What is nothing under the price model that was chosen is no term of it.
    if (term === undefined || (typeof term !== "object" && !/[1-9]|[a-z]/i.test(String(term)))) return [];
    return [{ label: called, clause, text: plainText(paper.term(at, term, { label: called, unit: language.money }), language) }];
  });
}

/** The term under the choice that is in force, and where it stands. */
function chosenOf(contract: Contract, at: string, term: Term | undefined): { at: string; term: Term | undefined } {
  if (typeof term !== "object" || !("by_reading" in term)) return { at, term };
  const { reading, choices } = term.by_reading;
  const chosen = contract.readings?.[reading] ?? contract.ambiguities?.find(({ id }) => id === reading)?.choices[0]?.id ?? "";
  return chosenOf(contract, `${at}/by_reading/choices/${chosen}`, choices[chosen]);
}

/** What a sentence with fields in it says: each field as what stands in it. */
function plainText(written: Written, language: Language): string {
  const place = document.createElement("div");
  render(written, place);
  for (const row of place.querySelectorAll(".row + .row")) row.prepend(language.say("offers-semicolon"));
  for (const field of place.querySelectorAll("input, select, button, details, .was, .mark")) {
    if (field instanceof HTMLInputElement) field.replaceWith(`${field.value} `);
    else if (field instanceof HTMLSelectElement && field.className !== "menu") field.replaceWith(field.selectedOptions[0]?.label ?? "");
    else field.remove();
  }
  // Between a number and its unit there is a space, between two Chinese characters none, and none before a stop.
  return place.textContent.replaceAll(/\s+/g, " ").replaceAll(/ (?=[，。；：、,.;:%）)])/g, "").replaceAll(/([\u2e80-\uffff]) (?=[\u2e80-\uffff])/g, "$1").trim();
}
