// The head of the page: the contract in force, what is done with the whole of it, whose side and which language.

import { html, nothing, type TemplateResult } from "lit";

import { ownName, title, type Named } from "../domain/contract.ts";
import type { OwnContract } from "../domain/state.ts";
import { LOCALES } from "../i18n/language.ts";
import type { CalculatorHost } from "./host.ts";

export function header(calculator: CalculatorHost): TemplateResult {
  const { view, language, session, store, tabs, incoming } = calculator;
  const say = (id: string): string => language.say(id);
  const onLanguage = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    calculator.locale = target.value;
    store.remember("language", target.value);
  };
  return html`<header class="top">
    <h1>${say("name")}</h1>
    ${contracts(calculator)}
    <div class="tools">
      ${view.busy ? html`<span class="busy quiet">${say("busy")}</span>` : nothing}
      ${view.assessment ? html`<button type="button" class="button ${tabs.takes ?? (tabs.shown?.layout === "wide" ? "" : "paste")}" @click=${() => incoming.clipboard()}>${say(tabs.takes ? `paste-${tabs.takes}` : "paste")}</button>` : nothing}
      <span class="steps">
        <button type="button" class="button undo" aria-label=${say("undo")} title=${say("undo")} ?disabled=${!view.canUndo || view.fixed} @click=${() => session.undo()}>↶</button>
        <button type="button" class="button redo" aria-label=${say("redo")} title=${say("redo")} ?disabled=${!view.canRedo || view.fixed} @click=${() => session.redo()}>↷</button>
      </span>
      <button type="button" class="button share" ?disabled=${!view.assessment} @click=${async () => (await import("../share/share.ts")).share(calculator)}>${say("share")}</button>
      <button type="button" class="button export" ?disabled=${!view.assessment && calculator.tab !== "offers"} @click=${async () => (await import("../export/menu.ts")).exportMenu(calculator)}>${say("export")}</button>
      ${view.assessment ?? tabs.shown ? html`<yuekao-side .language=${language} .choose=${(side: typeof view.inputs.side) => session.side(side)} ?fixed=${view.fixed}></yuekao-side>` : nothing}
      <select aria-label=${say("language")} @change=${onLanguage}>
        ${LOCALES.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === language.locale}>${say(`language-${locale}`)}</option>`)}
      </select>
    </div>
  </header>`;
}

/** The contracts to choose from: those that come with the page, and those of one's own. */
function contracts({ view, language, session }: CalculatorHost): TemplateResult {
  if (view.templates.length === 0) return html`<p class="quiet">${view.contract ? language.text(title(view.contract)) : language.say("tagline")}</p>`;
  // One's own are shown once they are settled, and so are sound.
  const { latest: { contract }, inputs: { owns } } = view;
  const option = ({ id, label }: Named): TemplateResult => html`<option value=${id} ?selected=${id === contract}>${language.text(label)}</option>`;
  /** A contract of one's own, with how much of it was changed where that is known. */
  const called = (own: OwnContract): string => {
    const values = { title: ownName(own, language), count: String(view.changes.length) };
    if (own.id === view.inputs.contract && view.changes.length > 0) return language.say("contract-changed", values);
    return own.source === "" ? values.title : language.say("contract-own", values);
  };
  return html`<select class="contract" ?disabled=${view.fixed} aria-label=${language.say("contract")} @change=${({ target }: Event) => target instanceof HTMLSelectElement && session.contract(target.value)}>
    ${view.templates.map(option)}
    ${owns.map((own) => option({ id: own.id, label: called(own) }))}
  </select>`;
}
