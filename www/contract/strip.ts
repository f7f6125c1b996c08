// What the contract comes to for the month at hand, in sight all the time: and what the last change made of it.

import { html, nothing, type TemplateResult } from "lit";

import { addressed, bands, lineTerms, MARKS, payers, paysLabel, toneOf } from "../domain/contract.ts";
import { moneyText, valueText } from "../i18n/open-values.ts";
import type { Assessment } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { tierText } from "../domain/missing.ts";
import type { View } from "../session/session.ts";

/** `before`: the month as it was before the last change, where that is known. */
export function strip(view: View, before: Assessment | null, language: Language): TemplateResult {
  const { assessment, contract, draft } = view;
  const drafted = draft ? html`<p class="drafted" role="status">${language.say("strip-draft", { count: String(draft.problems.length) })} <button type="button" class="button plain" data-do="to-problem">${language.say("strip-to-problem")}</button></p>` : nothing;
  if (!assessment || !contract) return html`<div class="strip"><p class="quiet">${language.say("strip-no-month")}</p>${drafted}</div>`;
  if (!contract.score && lineTerms(contract).length === 0) return html`<div class="strip"><p class="quiet">${language.say("strip-nothing")}</p>${drafted}</div>`;
  const was = before && before !== assessment ? before : null;
  const pays = payers(contract);
  const score = (one: Assessment): string => valueText(one.score, one.scoreBetween, language.number.plain, language);
  const all = bands(contract, assessment.tiers);
  const tier = (one: Assessment): string => (one.tier ? `${MARKS[toneOf(all, one.tier.id)]} ${language.text(one.tier.label)}` : tierText(one, contract, language));
  const part = (label: string, of: (one: Assessment) => string): TemplateResult => html`<span class="figure"><span class="quiet">${label}</span> ${was && of(was) !== of(assessment)
    ? html`<s>${of(was)}</s> <span aria-hidden="true">→</span> <strong class="fresh">${of(assessment)}</strong>` : html`<strong>${of(assessment)}</strong>`}</span>`;
  // What is not due is in no total, and changes all the same.
  const fallback = ({ fallback: { total, between } }: Assessment): string => moneyText(total, between, language);
  const lines = (one: Assessment): string => one.lines.map((line) => line.amount).join(" ");
  return html`<div class="strip"><p class="now" aria-live="polite">
      ${contract.score ? part(language.text(contract.score.label), score) : nothing}
      ${(contract.tiers ?? []).length > 0 ? part(language.say("tier"), tier) : nothing}
      ${pays.provider ? part(paysLabel("provider", contract, language), (one) => amount(one, "provider", language)) : nothing}
      ${pays.client ? part(paysLabel("client", contract, language), (one) => amount(one, "client", language)) : nothing}
      ${was && fallback(was) !== fallback(assessment) ? html`${part(language.say("fallback-cost", { client: addressed(contract, language).client }), fallback)}
        ${assessment.fallback.byCategory.some(({ due }) => due !== false) ? nothing : html`<small class="quiet">${language.say("line-conditional")}</small>`}` : nothing}
      ${was && [score, tier, lines, (one: Assessment) => amount(one, "provider", language), (one: Assessment) => amount(one, "client", language)].every((of) => of(was) === of(assessment))
        ? html`<span class="quiet">${language.say("strip-same")}</span>` : nothing}</p>${drafted}</div>`;
}

function amount({ totals }: Assessment, who: "provider" | "client", language: Language): string {
  return who === "provider" ? moneyText(totals.providerPays, totals.providerPaysBetween, language) : moneyText(totals.clientPays, totals.clientPaysBetween, language);
}
