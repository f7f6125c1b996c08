// Where the month comes in: paste, drop, choose a file, or load the example.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { fingers } from "../controls/fingers.ts";
import { DraftEvent, ExampleEvent, FileEvent, TextEvent } from "../controls/events.ts";

export class PasteBox extends LitElement {
  static override properties = {
    language: { attribute: false },
    compact: { type: Boolean, reflect: true },
    draft: { attribute: false },
    example: { type: Boolean },
  };
  static override styles = [base, css`
    :host {
      display: flex;
      flex: 1;
      flex-direction: column;
    }

    textarea {
      flex: 1 0 auto;
      width: 100%;
      min-height: 184px;
      padding: var(--gap-4);
      border: 1px dashed var(--line-strong);
      border-radius: 8px;
      background: var(--paper);
      resize: vertical;
      white-space: pre;
      tab-size: 12;
    }

    textarea::placeholder {
      color: var(--quiet);
      opacity: 1;
      white-space: pre-line;
    }

    :host([compact]) textarea {
      min-height: 38px;
      height: 38px;
      padding: 8px 12px;
      border-radius: var(--round);
      resize: none;
      overflow: hidden;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      margin-top: var(--gap-3);
    }

    :host([compact]) .actions {
      margin-top: var(--gap-2);
    }

    input[type="file"] {
      display: none;
    }
  `];

  declare language: Language;
  /** One line high, once there is a result. */
  declare compact: boolean;
  /** What was typed here and is not taken; or a paste nothing could be read from, to be looked at. */
  declare draft: string;
  /** What was handed over last. */
  #told = "";
  /** Whether there is an example to load. */
  declare example: boolean;

  constructor() {
    super();
    this.example = false;
    this.compact = false;
    this.draft = "";
  }

  override focus(): void {
    this.renderRoot.querySelector("textarea")?.focus();
  }

  override render(): TemplateResult {
    const say = (id: string): string => this.language.say(id);
    return html`
      <label for="paste" class="unseen">${say("paste-label")}</label>
      <textarea id="paste" spellcheck="false" autocomplete="off" .value=${this.draft}
        placeholder=${say(this.compact ? (fingers() ? "paste-again-touch" : "paste-again") : fingers() ? "paste-here-touch" : "paste-here")} @paste=${this.#onPaste} @input=${this.#onInput} @keydown=${this.#onKey} @change=${this.#onChange}></textarea>
      <div class="actions">
        ${this.compact && this.draft === "" ? nothing : html`<button type="button" class=${this.compact ? "button" : "button first"} @mousedown=${this.#onPress} @click=${this.#onCompute}>${say("compute")}</button>`}
        ${this.example ? html`<button type="button" class="button" @click=${this.#onExample}>${say("example")}</button>` : nothing}
        <button type="button" class="button" @click=${this.#onBrowse}>${say("open-file")}</button>
        <input type="file" multiple tabindex="-1" aria-hidden="true" accept=".csv,.tsv,.txt,.xlsx,.xls,.htm,.html,.json,.yuekao,text/csv,text/plain,text/tab-separated-values" @change=${this.#onFile} />
        <slot></slot>
      </div>
    `;
  }

  /** Pasted text never enters the field: fifty megabytes in it would freeze the page. */
  #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain");
    const files = [...(event.clipboardData?.files ?? [])];
    event.preventDefault();
    event.stopPropagation();
    this.#type("");
    if (!text && files.length > 0) this.dispatchEvent(new FileEvent(files));
    else this.dispatchEvent(new TextEvent(text ?? ""));
  };

  /** What is typed counts with Ctrl+Enter, or when the field is left. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#submit();
  };

  #onChange = (): void => {
    // A field that is taken away is not one that was left.
    queueMicrotask(() => {
      if (this.isConnected) this.#submit();
    });
  };

  #onInput = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) this.#type(event.target.value);
  };

  #type(text: string): void {
    this.draft = text;
    this.#told = "";
    this.dispatchEvent(new DraftEvent(text));
  }

  #submit(): void {
    const text = this.draft;
    if (text.trim() === "" || text === this.#told) return;
    this.#told = text;
    this.dispatchEvent(new TextEvent(text));
  }

  /** The field is not left by the press: what was typed would count before the button is let go, and the box be empty by then. */
  #onPress = (event: MouseEvent): void => {
    event.preventDefault();
  };

  /** What is in the box counts, and the keyboard goes on at the result; an empty box is where to paste. */
  #onCompute = (): void => {
    if (this.draft.trim() === "") {
      this.dispatchEvent(new TextEvent(""));
      this.focus();
      return;
    }
    this.dispatchEvent(new TextEvent(this.draft, true));
    this.#told = this.draft;
  };

  #onExample = (): void => {
    this.dispatchEvent(new ExampleEvent());
  };

  #onBrowse = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
  };

  #onFile = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    event.target.value = "";
    if (files.length > 0) this.dispatchEvent(new FileEvent(files));
  };
}

define("yuekao-paste-box", PasteBox);
