// The contract itself: its numbers as fields, the ones that stand in for blanks marked until they are set; the contract
// as a file, out and in. What does not go is said at its field, and the number in force stays.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Contract, StatedValue } from "../engine.ts";
import type { Language } from "../language.ts";
import { problemSentence } from "../sentences.ts";
import type { RefusedValue } from "../session.ts";
import { base } from "./base.ts";
import { blankStyle, exampleMark } from "./blank.ts";
import { define } from "./define.ts";
import { ExportEvent, FileEvent, ValueEvent } from "./events.ts";

export class Values extends LitElement {
  static override properties = {
    language: { attribute: false },
    contract: { attribute: false },
    set: { attribute: false },
    refused: { attribute: false },
    fixed: { attribute: false },
  };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }

    h2 {
      flex: 1;
      white-space: nowrap;
    }

    input[type="file"] {
      display: none;
    }

    .about {
      padding: 0 16px 10px;
      font-size: 13px;
      line-height: 20px;
    }

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr));
      padding: 0 8px 8px;
    }

    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(204px, auto);
      gap: 2px 12px;
      align-items: center;
      padding: 6px 8px;
      border-top: 1px solid var(--line);
      line-height: 20px;
    }

    label .clause {
      display: block;
      white-space: normal;
      line-height: 16px;
    }

    .field {
      display: flex;
      gap: 6px;
      align-items: center;
    }

    input {
      width: 96px;
      padding-inline: 8px;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
      background: var(--error-wash);
    }

    .problem {
      grid-column: 1 / -1;
      color: var(--error);
      font-size: 13px;
    }

    .unit {
      white-space: nowrap;
      flex: 1;
      min-width: 64px;
      color: var(--quiet);
      font-size: 13px;
    }

    .field .example {
      margin: 0;
    }

    @media (max-width: 479px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `];

  declare language: Language;
  declare contract: Contract;
  /** The numbers that were set here, by id. */
  declare set: Readonly<Record<string, string>>;
  declare refused: Readonly<Record<string, RefusedValue>>;
  /** Only to be looked at. */
  declare fixed: boolean;
  /** What stands in the field somebody types into. */
  #draft: { id: string; typed: string } | null = null;

  /** Goes to the first number that is an example. */
  override focus(): void {
    const first = this.contract.values?.find((value) => value.example)?.id;
    this.renderRoot.querySelector<HTMLElement>(first === undefined ? "input" : `#${CSS.escape(first)}`)?.focus();
  }

  override render(): TemplateResult {
    const { language } = this;
    const values = this.contract.values ?? [];
    const blank = values.filter((value) => value.example).length;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <h2 id="title">${language.say("contract-numbers")}</h2>
        <button type="button" class="button" @click=${this.#export}>${language.say("contract-export")}</button>
        <button type="button" class="button" ?disabled=${this.fixed} @click=${this.#browse}>${language.say("contract-import")}</button>
        <input type="file" tabindex="-1" aria-hidden="true" accept=".json,application/json" @change=${this.#import} />
      </header>
      <p class="about quiet">${language.say(values.length === 0 ? "contract-numbers-none" : blank > 0 ? "contract-numbers-blank" : "contract-numbers-set", { count: String(blank) })}</p>
      ${values.length > 0 ? html`<ul>${values.map((value) => this.#value(value))}</ul>` : nothing}
    </section>`;
  }

  #value({ id, label, unit, clause, value, example }: StatedValue): TemplateResult {
    const { language } = this;
    // What is computed from other numbers is no field.
    if (typeof value === "object") return html`<li><span>${language.text(label)} <span class="clause">${clause}</span></span><span class="quiet">${language.say("contract-computed")}</span></li>`;
    const refused = this.refused[id] ?? null;
    const type = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.#draft = { id, typed: event.target.value };
      this.dispatchEvent(new ValueEvent(id, event.target.value));
    };
    const leave = (): void => {
      this.#draft = null;
      this.requestUpdate();
    };
    // While somebody types, the field is theirs: "1." and an empty field are on the way to a number.
    const shown = this.#draft?.id === id ? this.#draft.typed : (refused?.typed ?? this.set[id] ?? String(value));
    return html`<li>
      <label for=${id}>${language.text(label)} <span class="clause">${clause}</span></label>
      <span class="field">
        <input id=${id} type="text" ?disabled=${this.fixed} inputmode="decimal" autocomplete="off" .value=${live(shown)} aria-invalid=${String(refused !== null)}
          aria-describedby=${refused ? `${id}-problem` : nothing} @input=${type} @blur=${leave} />
        <span class="unit">${language.unit(unit)}</span>
        ${exampleMark(language, example === true)}
      </span>
      ${refused ? html`<p class="problem" id="${id}-problem" role="alert">${this.#problem(refused)} ${language.say("value-kept", { value: language.measure(String(value), unit) })}</p>` : nothing}
    </li>`;
  }

  #problem({ problems }: RefusedValue): string {
    const [first] = problems;
    if (!first) return this.language.say("value-no-number");
    return problemSentence(first, this.language);
  }

  #export = (): void => {
    this.dispatchEvent(new ExportEvent());
  };

  #browse = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
  };

  #import = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (file) this.dispatchEvent(new FileEvent([file], "contract"));
  };
}

define("yuekao-values", Values);
