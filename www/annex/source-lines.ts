// The text of an annex, line by line, each with what became of it.

import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";

import type { Language } from "../i18n/language.ts";
import type { Line } from "./passages.ts";

/** Lines of the text that are written in one task. */
const GROUP = 150;

/** How many groups so many lines are. */
export function groupsOf(lines: number): number {
  return Math.ceil(lines / GROUP);
}

/** The first so many groups. A group is written anew only where something in it changes; `here`: the number of the line looked at. */
export function sourceLines(language: Language, all: readonly Line[], groups: number, here: number, go: (line: number) => void): unknown[] {
  return Array.from({ length: Math.min(groups, groupsOf(all.length)) }, (_, group) => {
    const lines = all.slice(group * GROUP, (group + 1) * GROUP);
    const current = lines.some(({ number }) => number === here) ? here : 0;
    return guard([all, current, language], () => lines.map((line) => sourceLine(language, line, current, go)));
  });
}

function sourceLine(language: Language, { number, text, status, passages }: Line, here: number, go: (line: number) => void): TemplateResult {
  const reasons = [...new Set(passages.flatMap(({ reason }) => reason ?? []))];
  return html`<li class=${status}><button type="button" class="line" aria-current=${String(number === here)} data-line=${String(number)} @click=${() => { go(number); }}>
    <span class="place">${number}</span>
    <span><span class="words">${text}</span><span class="what">${whatBecame(language, status, reasons)}</span></span>
  </button></li>`;
}

function whatBecame(language: Language, status: Line["status"], reasons: readonly string[]): string {
  const said = language.say(`annex-${status}`);
  return reasons.length === 0 ? said : language.say("annex-because", { status: said, reasons: reasons.map((reason) => language.say(reason)).join(language.say("list-comma")) });
}
