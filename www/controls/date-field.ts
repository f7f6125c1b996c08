// A field for a day, a month or a time of a day, written as the page writes them. What is no date yet stays in the field, with how to
// write it below; it is told of by `change` once it is one.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { shownDate, typedDate, WRITTEN, type DateKind } from "../domain/typed-date.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "./base.ts";
import { define } from "./define.ts";

export class DateField extends LitElement {
  /** So that a label around it or for it is its own. */
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = { language: { attribute: false }, kind: { type: String }, label: { type: String }, value: { type: String }, wrong: { type: Boolean }, disabled: { type: Boolean }, doubtful: { state: true } };
  static override styles = [base, css`
    :host {
      display: inline-block;
    }

    input {
      width: 100%;
      padding-inline: 8px;
      font-variant-numeric: tabular-nums;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
      background: var(--error-wash);
    }

    @media print {
      input {
        min-height: 0;
        padding: 0;
        border: 0;
      }

      input::placeholder {
        color: transparent;
      }
    }

    p {
      color: var(--error);
      font-size: var(--small);
      line-height: 16px;
    }
  `];

  declare language: Language;
  declare kind: DateKind;
  /** What it is called; the words beside it are not in its own tree. */
  declare label: string;
  /** As ISO has it; empty where none is set. */
  declare value: string;
  /** Whether what is set was found to be wrong elsewhere. */
  declare wrong: boolean;
  declare disabled: boolean;
  /** Whether what was typed, and left, is no date. */
  declare doubtful: boolean;
  /** What is typed and not set: it stays where the field is drawn anew meanwhile. Null where the field shows what is set. */
  #typed: string | null = null;

  constructor() {
    super();
    this.kind = "date";
    this.label = "";
    this.value = "";
    this.wrong = false;
    this.disabled = false;
    this.doubtful = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value")) this.#show();
  }

  override render(): TemplateResult {
    const { doubtful } = this;
    return html`<input type="text" size=${WRITTEN[this.kind].length + 1} autocomplete="off" placeholder=${WRITTEN[this.kind]} aria-label=${this.label} .value=${live(this.#typed ?? shownDate(this.value))} ?disabled=${this.disabled}
        aria-invalid=${String(doubtful || this.wrong)} aria-describedby=${doubtful ? "how" : nothing} @input=${this.#onInput} @change=${this.#onChange} />
      ${doubtful ? html`<p id="how" role="alert">${this.language.say("date-as", { example: WRITTEN[this.kind] })}</p>` : nothing}`;
  }

  /** One that is written out needs no leaving of the field; a shorter one may go on. */
  #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.#typed = event.target.value;
    const date = typedDate(this.kind, event.target.value);
    if (date && shownDate(date) === event.target.value) this.#take(date);
  };

  #onChange = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { value: typed } = event.target;
    const date = typedDate(this.kind, typed);
    this.#typed = typed;
    if (date === null) this.doubtful = true;
    else this.#take(date);
  };

  /** The field shows what is set. */
  #show(): void {
    this.#typed = null;
    this.doubtful = false;
  }

  #take(date: string): void {
    this.#show();
    if (date === this.value) return;
    this.value = date;
    this.dispatchEvent(new Event("change"));
  }
}

define("yuekao-date-field", DateField);
