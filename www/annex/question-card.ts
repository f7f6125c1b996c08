// A question about a text that can be read in two ways, with its choices and the lines it is about.

import { html, type TemplateResult } from "lit";

import type { Question } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

export interface QuestionActions {
  go(line: number): void;
  answer(choice: string): void;
}

/** `chosen`: nothing where it has to be answered first; `below`: what a choice asks further. */
export function questionCard(language: Language, { id, line, text, question, choices, also }: Question, chosen: string | undefined, actions: QuestionActions, below: unknown): TemplateResult {
  return html`<fieldset class=${chosen === undefined ? "" : "settled"}><legend>${language.text(question)}</legend>
    ${[{ line, text }, ...also].toSorted((one, other) => one.line - other.line).map((one) => html`<blockquote><button type="button" @click=${() => { actions.go(one.line); }}>${language.say("annex-line", { line: String(one.line) })}</button> ${one.text}</blockquote>`)}
    ${choices.map((choice) => html`<label><input type="radio" name=${id} .checked=${choice.id === chosen} @change=${() => { actions.answer(choice.id); }} />${language.text(choice.label)}</label>`)}
    ${below}
  </fieldset>`;
}
