// What a first paste may hold: the figures that count under the contract, and the shapes tables may have.

import { html, type TemplateResult } from "lit";

import { usedFigures } from "../domain/contract.ts";
import type { Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

export function understood(contract: Contract | null, language: Language): TemplateResult {
  const say = (id: string): string => language.say(id);
  const { month, categories } = contract ? usedFigures(contract) : { month: [], categories: [] };
  const topics = [
    { topic: "month", figures: month },
    { topic: "categories", figures: categories },
  ].filter(({ figures }) => figures.length > 0);
  return html`<section role="group" class="understood" aria-label=${say("understood")}>
    <h3>${say("understood")}</h3>
    <dl>
      ${topics.map(({ topic, figures }) => html`<div><dt>${say(`understood-${topic}`)}</dt>
        <dd class="quiet">${figures.map(({ label }) => language.text(label)).join(say("list-comma"))}</dd></div>`)}
      <div><dt>${say("understood-shapes")}</dt><dd class="quiet">${say("understood-shapes-what")}</dd></div>
    </dl>
    <p class="quiet small">${say("private")}</p>
  </section>`;
}
