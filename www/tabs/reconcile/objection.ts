// The draft of the objection: what it is headed with, the text, and the text as somebody changed it. Once it was copied, saved or
// changed by hand the objection is made, and the month is marked so.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { CalendarDate, Contract, Reconciliation, VendorMonth } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { StateEvent } from "../../archive/events.ts";
import { recordKey } from "../../domain/inputs.ts";
import type { Letterhead } from "../../domain/state.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { AlarmEvent, EnterEvent, LetterheadEvent } from "../../controls/events.ts";
import { save } from "../../controls/save-file.ts";
import { fileName } from "../../sheets/file-name.ts";
import { tabStyle } from "../style.ts";
import { draft, sidesOf } from "./draft.ts";

/** Lines of the draft that are in sight; in longer ones one scrolls. */
const MOST_LINES = 40;

const FIELDS = ["to", "number", "from"] as const;

export class ObjectionDraft extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, month: { attribute: false }, found: { attribute: false }, rights: { attribute: false },
    letterhead: { attribute: false }, letter: { attribute: false }, sheet: { attribute: false }, fixed: { attribute: false }, copied: { state: true },
  };
  static override styles = [base, tabStyle, css`
    :host {
      display: block;
    }

    header h2 {
      margin-inline-end: auto;
    }

    .head {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: var(--gap-2) var(--gap-4);
      padding: 0 var(--gap-4) var(--gap-3);
    }

    .head label {
      display: grid;
      gap: 2px;
      color: var(--quiet);
      font-size: var(--small);
    }

    .head input {
      width: 100%;
      color: var(--ink);
      font-size: var(--text);
    }

    textarea {
      display: block;
      width: calc(100% - 2 * var(--gap-4));
      field-sizing: content;
      margin: 0 var(--gap-4) var(--gap-3);
      padding: 8px 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--round);
      background: var(--sunk);
      font-size: 13px;
      line-height: 20px;
      font-variant-numeric: tabular-nums;
      resize: vertical;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare month: VendorMonth;
  declare found: Reconciliation;
  declare rights: readonly CalendarDate[];
  declare letterhead: Letterhead;
  /** The text as it was changed by hand. */
  declare letter: string | null;
  /** The sheet of the archive the month is of; null where nothing is kept. */
  declare sheet: string | null;
  /** Only to be read. */
  declare fixed: boolean;
  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  override render(): TemplateResult {
    const { language, letter } = this;
    const made = draft(this, language);
    const text = letter ?? made;
    return html`<section class="card" aria-labelledby="draft">
      <header><h2 id="draft">${language.say("reconcile-draft")}</h2>
        ${letter !== null && letter !== made && !this.fixed ? html`<button type="button" class="button" @click=${this.#again}>${language.say("reconcile-again")}</button>` : nothing}
        <button type="button" class="button" @click=${() => this.#save(text)}>${language.say("reconcile-docx")}</button>
        <button type="button" class="button first" @click=${() => this.#copy(text)}>${language.say(this.copied ? "reconcile-copied" : "reconcile-copy")}</button></header>
      <p class="about quiet on-screen">${language.say(letter !== null && letter !== made ? "reconcile-draft-changed" : "reconcile-draft-about")}</p>
      <div class="head on-screen">${FIELDS.map((field) => this.#field(field))}</div>
      <textarea id="draft-text" aria-labelledby="draft" rows=${Math.min(text.split("\n").length + 1, MOST_LINES)} .value=${live(text)} ?readonly=${this.fixed}
        @paste=${keepHere} @input=${this.#onText} @change=${this.#made} @copy=${this.#onCopy}></textarea>
    </section>`;
  }

  #field(field: (typeof FIELDS)[number]): TemplateResult {
    const { ours, theirs } = sidesOf(this.language);
    const of = field === "number" ? field : field === "to" ? theirs : ours;
    const type = ({ target }: Event): void => {
      this.copied = false;
      if (target instanceof HTMLInputElement) this.dispatchEvent(new LetterheadEvent({ [of]: target.value }, `letterhead ${of}`));
    };
    return html`<label>${this.language.say(`reconcile-head-${field}`)}<input type="text" autocomplete="off" ?readonly=${this.fixed} .value=${live(this.letterhead[of])}
      placeholder=${of === "provider" ? (this.month.vendor ?? "") : ""} @input=${type} /></label>`;
  }

  /** The letter for a word processor: its first line is its title. */
  async #save(text: string): Promise<void> {
    const { language, month } = this;
    try {
      const { docx } = await import("../../documents/docx.ts");
      const [title = "", ...lines] = text.split("\n");
      const file = await docx({ title, locale: language.locale, blocks: [{ text: lines.join("\n").trim() }] });
      save(file, fileName([month.vendor ?? null, month.month ? language.number.month(month.month) : null, language.say("reconcile-docx-file")], "docx"));
      this.#made();
    } catch (cause) {
      console.error(cause);
      this.dispatchEvent(new AlarmEvent("alarm-part"));
    }
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
      this.#made();
    } catch {
      // Where the browser does not let the page write, the text is there to be copied by hand.
      this.renderRoot.querySelector("textarea")?.select();
    }
  }

  /** What is agreed or paid stays so, and the mark can be taken back. */
  #made = (): void => {
    if (this.sheet && !this.fixed) this.dispatchEvent(new StateEvent(this.sheet, recordKey(this.month), "objected", true));
  };

  /** The whole letter by hand, not a number out of it. */
  #onCopy = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement && target.selectionStart === 0 && target.selectionEnd === target.value.length) this.#made();
  };

  /** Nothing is lost: the text as it was is a step back. */
  #again = (): void => {
    this.copied = false;
    this.dispatchEvent(new EnterEvent((entered) => Object.fromEntries(Object.entries(entered).filter(([name]) => name !== "letter")) as unknown as typeof entered, ""));
  };

  #onText = ({ target }: Event): void => {
    this.copied = false;
    if (target instanceof HTMLTextAreaElement) this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, letter: target.value }), "letter"));
  };
}

/** What is pasted here is part of the letter. */
function keepHere(event: Event): void {
  event.stopPropagation();
}

define("yuekao-objection", ObjectionDraft);
