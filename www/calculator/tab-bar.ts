// The buttons that open the tabs: those of the page, and below the answer the parts of the month.

import { html, nothing, type TemplateResult } from "lit";

import type { TabId } from "../i18n/language.ts";
import type { CalculatorHost } from "./host.ts";
import { canOpen, TABS, type Tab } from "./tabs.ts";

/** All of it is there from the beginning: no tab that can be opened moves another under a hand. Parts of the month are under its own name. */
export function tabBar(calculator: CalculatorHost): TemplateResult {
  const { language, tabs: { shown }, view } = calculator;
  const current = shown?.layout === "wide" ? shown.id : "month";
  const month = button(calculator, "month", current, view.assessment ? "tab-month" : "tab-welcome");
  return html`<nav aria-label=${language.say("tabs")}>${month}${buttons(calculator, "wide", current)}</nav>`;
}

/** Within the month: its details, or one of the tabs that stand below the answer. */
export function partsOfMonth(calculator: CalculatorHost): TemplateResult {
  const current = calculator.tabs.shown?.id ?? "month";
  return html`<nav class="parts" aria-label=${calculator.language.say("parts-of-month")}>${button(calculator, "month", current, "month-details")}${buttons(calculator, "split", current)}</nav>`;
}

function buttons(calculator: CalculatorHost, layout: Tab["layout"], current: TabId): TemplateResult[] {
  const lacks = (tab: Tab): string => (canOpen(tab, calculator.view) ? "" : calculator.language.say(`tab-needs-${tab.needs}`));
  return TABS.filter((tab) => tab.layout === layout).map((tab) => button(calculator, tab.id, current, `tab-${tab.id}`, lacks(tab)));
}

/** `lacks`: what it takes to open it, where that is not there yet. */
function button({ language, tabs }: CalculatorHost, id: TabId, current: TabId, label: string, lacks = ""): TemplateResult {
  return html`<button type="button" data-tab=${id} aria-current=${id === current ? "page" : "false"} ?disabled=${lacks !== ""} title=${lacks || nothing} @click=${() => tabs.show(id)}>${language.say(label)}</button>`;
}
