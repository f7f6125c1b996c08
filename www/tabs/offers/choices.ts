// What can be chosen above the plans: which volume is moved, and further plans.

import { html, nothing, type TemplateResult } from "lit";

import { ownName } from "../../domain/contract.ts";
import type { Variant } from "../../domain/state.ts";
import type { Contract } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import type { Volume } from "../../offers/drivers.ts";
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

export function planChoice(contract: Contract, { templates, inputs, fixed }: View, language: Language, add: (variant: Variant) => void): TemplateResult | typeof nothing {
  if (fixed || inputs.compared.length >= MOST - 1) return nothing;
  const contracts = [...templates.map(({ id, label }) => ({ id, label: language.text(label) })), ...inputs.owns.map((own) => ({ id: own.id, label: ownName(own, language) }))];
  const all = choices(contract, contracts, inputs, language);
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
