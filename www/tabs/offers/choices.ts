// What can be chosen above the plans: which volume is moved, and further plans.

import { html, nothing, type TemplateResult } from "lit";

import { ownName } from "../../domain/contract.ts";
import type { Variant } from "../../domain/state.ts";
import type { Contract } from "../../engine/engine.ts";
import type { Volume } from "../../engine/offers.ts";
import type { Language } from "../../i18n/language.ts";
import { choices, MOST, type Choice } from "../../offers/variants.ts";
import type { View } from "../../session/session.ts";

const GROUPS: readonly Choice["group"][] = ["packages", "readings", "rivals", "contracts", "values"];

/** `axis`: the id of the volume that is moved. */
export function axisChoice(volumes: readonly Volume[], axis: string | undefined, language: Language, choose: (axis: string) => void): TemplateResult | typeof nothing {
  if (volumes.length < 2) return nothing;
  const chosen = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) choose(event.target.value);
  };
  return html`<label class="small">${language.say("offers-over")} <select class="axis" @change=${chosen}>${volumes.map(({ id, label }) => html`<option value=${id} ?selected=${id === axis}>${language.text(label)}</option>`)}</select></label>`;
}

function allChoices(contract: Contract, { templates, inputs }: View, language: Language): Choice[] {
  const contracts = [...templates.map(({ id, label }) => ({ id, label: language.text(label) })), ...inputs.owns.map((own) => ({ id: own.id, label: ownName(own, language) }))];
  return choices(contract, contracts, inputs, language);
}

export function planChoice(contract: Contract, view: View, language: Language, add: (variant: Variant) => void): TemplateResult | typeof nothing {
  if (view.fixed || view.inputs.compared.length >= MOST - 1) return nothing;
  const all = allChoices(contract, view, language);
  const chosen = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const choice = all[Number(event.target.value)];
    event.target.value = "";
    if (choice) add(choice.variant);
  };
  return html`<select class="add" aria-label=${language.say("offers-add")} @change=${chosen}>
    <option value="" selected>${language.say("offers-add")}</option>
    ${GROUPS.map((group) => {
      const some = all.filter((choice) => choice.group === group);
      return some.length === 0 ? nothing : html`<optgroup label=${language.say(`offers-group-${group}`)}>${some.map((choice) => html`<option value=${all.indexOf(choice)}>${choice.label}</option>`)}</optgroup>`;
    })}
  </select>`;
}

/** Beside a plan that stands alone: what is most often held against it, a press away. */
export function firstChoices(contract: Contract, view: View, language: Language, add: (variant: Variant) => void): TemplateResult | typeof nothing {
  if (view.fixed) return nothing;
  const all = allChoices(contract, view, language);
  const groups = GROUPS.map((group) => all.filter((choice) => choice.group === group && choice.short !== undefined)).filter((some) => some.length > 0);
  return html`<div class="first-choices on-screen"><p>${language.say("offers-about")}</p>${groups.map((some) => html`<h3>${language.say(`offers-group-${some[0]?.group ?? ""}`)}</h3>
    <ul>${some.map(({ short, variant }) => html`<li><button type="button" class="button" @click=${() => { add(variant); }}>＋ ${short}</button></li>`)}</ul>`)}</div>`;
}
