// The box an annex is pasted, typed or dropped into.

import { html, nothing, type TemplateResult } from "lit";

import type { Language } from "../i18n/language.ts";
import { documentText } from "./document-text.ts";

export interface TextBoxState {
  readonly text: string;
  /** What did not work: a sentence of the catalogue; empty: nothing. */
  readonly failed: string;
  readonly busy: boolean;
}

export interface TextBoxActions {
  /** A key was pressed: `text` is all that stands in the box. */
  type(text: string): void;
  /** Something came at once, not key by key. */
  put(text: string): void;
  keep(): void;
  /** A file is read, and its text stands in the box. */
  take(file: File): void;
  read(): void;
  close(): void;
  drop(): void;
}

export function textBox(language: Language, { text, failed, busy }: TextBoxState, actions: TextBoxActions): TemplateResult {
  return html`<header><h2>${language.say("annex")}</h2><p class="quiet">${language.say("annex-about")}</p></header>
    <textarea aria-label=${language.say("annex")} placeholder=${language.say("annex-placeholder")} .value=${text}
      @input=${(event: Event) => { actions.type((event.target as HTMLTextAreaElement).value); }} @change=${() => { actions.keep(); }}
      @paste=${(event: ClipboardEvent) => { onPaste(event, actions); }} @drop=${(event: DragEvent) => { onDrop(event, actions); }}></textarea>
    ${failed === "" ? nothing : html`<p class="wrong" role="alert">${language.say(failed)}</p>`}
    <div class="acts">
      <button type="button" class="button first" ?disabled=${text.trim() === "" || busy} @click=${() => { actions.read(); }}>${language.say(busy ? "annex-reading" : "annex-read")}</button>
      <button type="button" class="button" @click=${chooseFile}>${language.say("annex-file")}</button>
      <input type="file" hidden accept=".docx,.txt,.htm,.html,.tsv,.csv" @change=${(event: Event) => { onFile(event, actions); }} />
      <button type="button" class="button plain" @click=${() => { actions.close(); }}>${language.say("annex-close")}</button>
      ${text === "" ? nothing : html`<button type="button" class="button plain" @click=${() => { actions.drop(); }}>${language.say("annex-drop")}</button>`}
    </div>`;
}

/** Tables keep their cells. */
function onPaste(event: ClipboardEvent, actions: TextBoxActions): void {
  event.stopPropagation();
  const [file] = event.clipboardData?.files ?? [];
  const markup = event.clipboardData?.getData("text/html") ?? "";
  if (!/<(?:table|p|li|br|h\d)\b/i.test(markup)) {
    if (file) {
      event.preventDefault();
      actions.take(file);
    }
    return;
  }
  const text = documentText(markup);
  if (text === "") return;
  event.preventDefault();
  const box = event.target as HTMLTextAreaElement;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  actions.put(box.value);
}

function onDrop(event: DragEvent, actions: TextBoxActions): void {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  event.stopPropagation();
  actions.take(file);
}

function chooseFile(event: Event): void {
  const input = (event.currentTarget as HTMLElement).nextElementSibling;
  if (input instanceof HTMLInputElement) input.click();
}

function onFile(event: Event, actions: TextBoxActions): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  input.value = "";
  if (file) actions.take(file);
}
