// What the engine asks about a table, each question with its answers and what each would come to. What is answered is kept for the
// next table with the same headings.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { figureLabel } from "../domain/contract.ts";
import { today } from "../domain/deadline.ts";
import { numbersWritten } from "../domain/problem-sentences.ts";
import type { Contract, TableAnswer, TableQuestion, TableReading } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { define } from "../controls/define.ts";
import { SayEvent } from "../controls/events.ts";

/** Figures of an answer that are shown. */
const MOST = 3;

export class Questions extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, tables: { attribute: false }, fixed: { type: Boolean } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    div {
      padding: 6px 16px;
      font-size: 13px;
      line-height: 20px;
    }

    p {
      margin: 0;
    }

    .sign {
      color: var(--warning);
      font-weight: 700;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }

    .button {
      min-height: 28px;
      padding: 2px 10px;
      font-size: 13px;
      text-align: start;
      white-space: normal;
    }

    .taken {
      border-color: var(--line-strong);
      font-weight: 700;
    }
  `];

  declare language: Language;
  declare contract: Contract | null;
  declare tables: readonly TableReading[];
  declare fixed: boolean;

  constructor() {
    super();
    this.tables = [];
    this.fixed = false;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.language.knows("problems")) return nothing;
    return html`${this.tables.flatMap((table) => table.questions.map((question) => this.#question(question, table)))}`;
  }

  #question(question: TableQuestion, table: TableReading): TemplateResult {
    const { language } = this;
    const { ask, figure, heading = "", values = {}, open, choices } = question;
    const name = language.say(`ask-${word(ask)}`, { heading, ...numbersWritten(values, language), figure: figure ? this.#figure(figure) : "" });
    return html`<div role="group" aria-label=${name}>
      <p>${open ? html`<span class="sign" aria-hidden="true">? </span>` : nothing}${name}</p>
      <ul>${choices.map((choice, place) => html`<li>${this.#choice(choice, question, !open && place === 0)}</li>`)}
        ${ask === "year" ? years().map((year) => html`<li>${this.#year(year, table)}</li>`) : nothing}
        ${ask === "month" || ask === "year" ? html`<li>${this.#other(ask, table)}</li>` : nothing}</ul>
    </div>`;
  }

  #choice(choice: TableAnswer, { ask }: TableQuestion, taken: boolean): TemplateResult {
    const { language } = this;
    const { id, text = "", layout } = choice;
    const shown = id === "figure" ? this.#figure(text) : /^\d{4}-\d\d$/.test(text) ? language.number.month(text) : text;
    const say = (): void => {
      this.dispatchEvent(new SayEvent(layout));
    };
    return html`<button type="button" class=${taken ? "button taken" : "button"} aria-pressed=${String(taken)} ?disabled=${this.fixed} @click=${say}>
      ${language.say(`answer-${word(ask)}-${word(id)}`, { text: shown })} <span class="quiet">${this.#comesTo(choice)}</span></button>`;
  }

  /** What the first month would come to that the answer changes. */
  #comesTo({ comesTo }: TableAnswer): string {
    const { language } = this;
    const figures = Object.entries(comesTo?.[0]?.figures ?? {}).slice(0, MOST);
    if (figures.length === 0) return "";
    const said = figures.map(([id, value]) => language.say("answer-figure", { figure: this.#figure(id), value: typeof value === "boolean" ? String(value) : language.number.plain(String(value)) }));
    return language.say("answer-comes-to", { figures: said.join(language.say("list-comma")) });
  }

  #year(year: number, { layout }: TableReading): TemplateResult {
    const say = (): void => {
      this.dispatchEvent(new SayEvent({ ...layout, only_here: { ...layout.only_here, year } }));
    };
    return html`<button type="button" class="button" ?disabled=${this.fixed} @click=${say}>${this.language.say("answer-year", { year: String(year) })}</button>`;
  }

  /** A month or a year that nothing in the table names. */
  #other(ask: "month" | "year", { layout }: TableReading): TemplateResult {
    const say = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement || event.target instanceof DateField) || event.target.value === "") return;
      const { value } = event.target;
      this.dispatchEvent(new SayEvent({ ...layout, only_here: { ...layout.only_here, ...(ask === "month" ? { month: value } : { year: Number(value) }) } }));
    };
    return ask === "month"
      ? html`<yuekao-date-field kind="month" .language=${this.language} .label=${this.language.say("ask-month")} ?disabled=${this.fixed} @change=${say}></yuekao-date-field>`
      : html`<input type="number" min="1990" max="2199" placeholder=${this.language.say("answer-year-other")} aria-label=${this.language.say("ask-year")} ?disabled=${this.fixed} @change=${say} />`;
  }

  #figure(id: string): string {
    return this.language.text(figureLabel(this.contract, id));
  }
}

/** Months are written without their year while it goes on, or soon after its end. */
function years(): [number, number] {
  const now = Number(today().slice(0, "2026".length));
  return [now, now - 1];
}

const word = (name: string): string => name.replaceAll("_", "-");

define("yuekao-questions", Questions);
