// What stands below the tabs: the ways to begin where nothing is yet; the pasted figures, or the form, with the month beside them;
// or a tab that has the desk to itself.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { OWN } from "../domain/state.ts";
import { mayBeFilled } from "../form/headings.ts";
import { recognised } from "../result/announcement.ts";
import "../result/paste-box.ts";
import { understood } from "../result/paste-help.ts";
import { cellsOf } from "../session/notices.ts";
import type { CalculatorHost } from "./host.ts";
import { monthResult, type OpenTab } from "./month-result.ts";

export function desk(calculator: CalculatorHost): TemplateResult | typeof nothing {
  const { below, panels, tabs, view: { assessment } } = calculator;
  const { shown } = tabs;
  const tab = shown && (tabs.element(shown.id) ?? nothing);
  if (panels.filling && shown?.layout !== "wide") return form(calculator, tab);
  if (shown && (shown.layout === "wide" || !assessment)) return html`<div class=${classes(calculator, "wide")}><div role="main" class="main">${tab}</div>${derivation(calculator)}</div>`;
  // An incomplete month is shown with what it lacks: nothing moves when that comes.
  return assessment && (below || assessment.status !== "incomplete") ? result(calculator, tab) : welcome(calculator);
}

function classes({ derivation }: CalculatorHost, how = ""): string {
  return `desk ${how}${derivation.asked ? " explaining" : ""}`;
}

function welcome(calculator: CalculatorHost): TemplateResult {
  const { language, panels, view } = calculator;
  const say = (id: string): string => language.say(id);
  return html`<div role="main" class="main welcome">
    <h2>${say("welcome")}</h2>
    <p class="quiet">${say("welcome-how")}</p>
    <div class="ways">
    <section aria-labelledby="way-paste"><h3 id="way-paste">${say("way-paste")}</h3>
    <yuekao-paste-box .language=${language} ?example=${mayShowExample(calculator)} .draft=${live(calculator.draft || (view.alarm?.refused?.slice(0, 20_000) ?? ""))}></yuekao-paste-box></section>
    ${(["fill", "template"] as const).map((way) => html`<section aria-labelledby=${way}><h3 id=${way}>${say(`way-${way}`)}</h3><p class="quiet">${say(`way-${way}-how`)}</p>
      <button type="button" class="button ${way}" ?disabled=${!view.contract || (way === "fill" && view.fixed)} @click=${panels[way]}>${say(`way-${way}-do`)}</button></section>`)}
    </div>
    ${understood(view.contract, language)}
    <p class="quiet" hidden>${view.inputs.text ? nothing : say(view.busy ? "busy" : "no-figures")}</p>
  </div>`;
}

/** The pasted figures, and beside them the month. */
function result(calculator: CalculatorHost, tab: OpenTab): TemplateResult | typeof nothing {
  const { below, derivation: { asked }, draft, language, panels, store, view } = calculator;
  const { contract, parsed } = view;
  const month = monthResult(calculator, tab);
  if (month === nothing || !contract || !parsed) return nothing;
  const reads = panels.table !== null && !view.alarm?.asked;
  return html`<div class=${classes(calculator, reads ? "reading" : "")}>
    <section class="data" role="complementary" aria-label=${language.say("data")}>
      <div class="intake" ?hidden=${view.fixed}><yuekao-paste-box compact .language=${language} ?example=${mayShowExample(calculator)} .draft=${live(draft)}>
        ${mayBeFilled(view.inputs.text) ? html`<button type="button" class="button fill" ?disabled=${view.fixed} @click=${panels.fill}>${language.say("way-fill")}</button>` : nothing}</yuekao-paste-box></div>
      <div class="about"><h2>${language.say("data")} <span class="quiet small">${recognised(view, language)}</span></h2>
        ${parsed.tables.length > 0 ? html`<button type="button" class="button look look-at" aria-expanded=${String(panels.table !== null)} @click=${panels.look}>${language.say("read-look")}</button>` : nothing}</div>
      ${reads ? panels.reading() : html`<yuekao-sheet .fixed=${view.fixed} .language=${language} .contract=${contract} .text=${view.inputs.text} .columns=${parsed.columns} .layout=${view.layout}
        .problems=${parsed.problems} .month=${view.month} .source=${view.inputs.sheet} .lit=${asked ? cellsOf(asked.node) : []}></yuekao-sheet>`}
    </section>
    <div role="main" class="main" aria-busy=${String(view.busy)}>${reads || below !== "all" ? nothing : html`<yuekao-width-grip .language=${language} .store=${store}></yuekao-width-grip>`}${month}</div>
    ${derivation(calculator)}
  </div>`;
}

/** The form, and beside it what comes of it so far. */
function form(calculator: CalculatorHost, tab: OpenTab): TemplateResult {
  const { engine, language, view } = calculator;
  return html`<div class=${classes(calculator, "filling")}>
    <section class="data" role="complementary" aria-label=${language.say("data")}><yuekao-form .language=${language} .view=${view} .engine=${engine}></yuekao-form></section>
    <div role="main" class="main" aria-busy=${String(view.busy)}>${view.assessment ? monthResult(calculator, tab) : html`<p class="card waits quiet">${language.say("form-waits")}</p>`}</div>
    ${derivation(calculator)}
  </div>`;
}

/** Where a number comes from, beside it. */
function derivation({ derivation: { asked }, language, view }: CalculatorHost): TemplateResult | typeof nothing {
  return asked ? html`<yuekao-derivation role="dialog" aria-label=${language.say("why")} .language=${language}
    .contract=${view.contract} .derivation=${asked.node}></yuekao-derivation>` : nothing;
}

/** Nobody's own figures are in the way of an example. */
function mayShowExample({ view }: CalculatorHost): boolean {
  const { contract, text, example } = view.latest;
  return !contract.startsWith(OWN) && (text === "" || example === true);
}
