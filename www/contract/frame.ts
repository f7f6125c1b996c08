// What stands around the sentences of the contract: at the left its outline, above them its title, what can be done with it,
// what was changed, the parties and the start.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { fingers } from "../controls/fingers.ts";
import { ownName, title } from "../domain/contract.ts";
import { steps } from "../domain/pointer.ts";
import { ownOf, settingsOf } from "../domain/state.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { changesList } from "./changes-list.ts";
import { clausesOf, unchecked } from "./check.ts";
import type { Paper, Written } from "./paper.ts";
import type { PlaceSearch } from "./place-search.ts";
import { SECTIONS } from "./sections/index.ts";

export interface Frame {
  view: View;
  language: Language;
  /** It is only proposed: nothing is settled by it yet, and there is no file of it. */
  proposed: boolean;
}

export function outline(paper: Paper, { view, language, proposed }: Frame, search: PlaceSearch): TemplateResult {
  const problems = view.draft?.problems ?? [];
  const entries = SECTIONS.filter((section) => section.count(paper) > 0 || ["measures", "fees", "damages", "dates"].includes(section.id)).map(({ id, at, count }) => {
    const inside = (pointer: string): boolean => at.includes(steps(pointer)[0] ?? "");
    const changed = view.changes.filter((change) => inside(change.at)).length;
    const wrong = problems.some(({ at: there }) => there && "pointer" in there && inside(there.pointer));
    return html`<li><button type="button" class=${wrong ? "wrong" : ""} data-do="section" data-at=${id}>${language.say(`section-${id}`)} <span class="quiet">${count(paper) || nothing}</span>${
      changed > 0 ? html`<span class="changed-count">${language.say("outline-changed", { count: String(changed) })}</span>` : nothing}${wrong ? html` <span aria-hidden="true">!</span>` : nothing}</button></li>`;
  });
  return html`<nav class="outline on-screen" aria-label=${language.say("outline")}>
    <input type="search" class="find" autocomplete="off" list="places" aria-label=${language.say("find")} aria-keyshortcuts="/" placeholder=${language.say(fingers() ? "find-touch" : "find-short")} @focus=${search.onInput} @input=${search.onInput} @keydown=${search.onKey} />
    <datalist id="places">${search.places.map((place) => html`<option value=${place}></option>`)}</datalist>
    <p class="lost" role="status">${search.lost === "" ? nothing : language.say("find-nothing", { wanted: search.lost })}</p>
    <ul>${entries}${proposed ? nothing : html`<li><button type="button" data-do="developer">${language.say("section-developer")}</button></li>`}</ul></nav>`;
}

/** `onFile`: takes the file that was chosen. */
export function head(paper: Paper, { view, language, proposed }: Frame, onFile: (event: Event) => void): TemplateResult {
  const { contract, checking } = paper;
  const own = ownOf(view.inputs);
  const { changes, fixed } = view;
  const all = clausesOf(contract);
  const open = own ? unchecked(own.checked, contract).length : all.length;
  const named = own ? ownName(own, language) : "";
  const base = own?.base;
  const from = typeof base === "string" ? view.templates.find(({ id }) => id === base)?.label : base ? title(base) : undefined;
  return html`<div class="head">
    <h2>${paper.words("/title", contract.titles ?? contract.title, { label: language.say("label-title"), wide: true, as: "title" })}</h2>
    ${own && !fixed ? html`<p class="mine"><label>${language.say("own-name")} <input class="own-name" .value=${live(named)} data-as="own-name" autocomplete="off" /></label>
      ${from ? html`<span class="quiet">${language.say(own.source === "" ? "own-made-from" : "own-from-file", { title: language.text(from) })}</span>` : nothing}</p>` : nothing}
    ${proposed ? nothing : html`<div class="acts on-screen">
      <button type="button" class="button" data-do="export">${language.say("contract-export")}</button>
      ${fixed ? nothing : html`<button type="button" class="button" data-do="import">${language.say("contract-import")}</button><input type="file" tabindex="-1" aria-hidden="true" accept=".json,application/json" @change=${onFile} />
      <button type="button" class="button" data-do="blank">${language.say("contract-blank")}</button>
      <button type="button" class="button" data-do="annex">${language.say(view.annex ? "contract-annex-go-on" : "contract-annex")}</button>
      ${own ? html`<button type="button" class="button" data-do="copy">${language.say("contract-copy")}</button><button type="button" class="button" data-do="forget">${language.say("contract-forget")}</button>` : nothing}
      <button type="button" class="button" data-do="check-mode" aria-pressed=${String(checking)}>${language.say("contract-check", { done: String(all.length - open), all: String(all.length) })}</button>`}
    </div>`}
    ${checking ? html`<p class="checking" role="status">${language.say(open === 0 ? "check-done" : "check-about", { count: String(open) })}</p>` : nothing}
    ${changes.length > 0 ? html`<details class="changed-list"><summary>${language.say("changes-count", { count: String(changes.length) })}</summary>${changesList(changes, contract, paper.names, language, fixed)}</details>` : nothing}
    <p class="parties">${start(paper, view)}${contract.parties ? paper.say("parties-line", {
      client: paper.words("/parties/client", contract.parties.client, { label: language.say("label-client") }),
      provider: paper.words("/parties/provider", contract.parties.provider, { label: language.say("label-provider") }),
    }) : nothing}</p>
  </div>`;
}

/** The start of the cooperation is set for a contract, not written in it; what is pasted goes before. */
function start({ contract, language, typing }: Paper, view: View): Written {
  const pasted = view.month?.start;
  const shown = typing?.at === "/start" ? typing.text : (pasted ?? (settingsOf(view.latest).start || contract.start || ""));
  const hint = pasted !== undefined ? "start-pasted" : contract.trial ? "start-hint" : "start-hint-term";
  return html`<label class="start">${language.say("start")} <input type="text" size="10" data-as="start" data-at="/start" placeholder="2026-01-01" autocomplete="off" .value=${live(shown)} ?disabled=${pasted !== undefined || view.fixed} aria-describedby="start-hint" /></label>
    <span id="start-hint" class="quiet small">${language.say(hint)}</span>`;
}
