// Two annexes in one paste: where the second begins is asked, and each can be read by itself.

import { html, type TemplateResult } from "lit";

import type { Question } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

/** What is read of a text that holds two annexes. */
export type Wanted = "first" | "second" | "both";

/** Whether a question is about another annex that seems to begin in the text. */
export function isAboutSecond({ id }: Question): boolean {
  return id.startsWith("second_annex");
}

/** The text before a line, and from it on. */
export function cut(text: string, line: number): readonly [string, string] {
  const lines = text.split("\n");
  return [lines.slice(0, line - 1).join("\n").trimEnd(), lines.slice(line - 1).join("\n")];
}

/** Where the second begins, and what is to be read. */
export function secondAnnex(language: Language, line: number, lines: number, move: (line: number) => void, read: (wanted: Wanted) => void): TemplateResult {
  const typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const number = Number(input.value);
    // Neither part may be empty.
    if (Number.isInteger(number) && number > 1 && number <= lines) move(number);
    else input.value = String(line);
  };
  return html`<label class="from">${language.say("annex-second-from")} <input type="number" min="2" max=${lines} .value=${String(line)} @change=${typed} /></label>
    <div class="acts">
      <button type="button" class="button first" @click=${() => { read("both"); }}>${language.say("annex-second-both")}</button>
      <button type="button" class="button" @click=${() => { read("first"); }}>${language.say("annex-second-first")}</button>
      <button type="button" class="button" @click=${() => { read("second"); }}>${language.say("annex-second-second")}</button>
    </div>`;
}
