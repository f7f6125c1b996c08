// The contract's figures to be filled in, one by one, with their units. Each counts as it is typed; what is filled in is the month.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Contract, Engine, Problem } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { define } from "../controls/define.ts";
import { grouped } from "../controls/grouped.ts";
import { FailedEvent, FillEvent, FillHereEvent, TemplateEvent } from "../controls/events.ts";
import type { Language } from "../i18n/language.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import type { View } from "../session/session.ts";
import type { FigureKind } from "../domain/figure-kinds.ts";
import { categoryFigures, categoryNames, groupsOf, type FieldGroup } from "./fields.ts";
import { categoryField, filledFrom, NO_ROWS, NOTHING_FILLED, problemsByField, written, type FieldName, type Filled, type FilledRows } from "./filled.ts";
import { formStyle } from "./form-style.ts";
import { HEADINGS } from "./headings.ts";
import { rowGrid } from "./row-grid.ts";
import { rowTables } from "../domain/row-tables.ts";

export class Form extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, filled: { state: true }, groups: { state: true } };
  static override styles = [base, formStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare filled: Filled;
  /** Null until it is known what the contract needs. */
  declare groups: readonly FieldGroup[] | null;

  /** The table as it was handed over last. */
  #sent: string | null = null;
  #fields: ReadonlyMap<string, FieldName> = new Map();
  #asked: Contract | null = null;
  #waits = false;

  constructor() {
    super();
    this.filled = NOTHING_FILLED;
    this.groups = null;
  }

  /** At the first field that is empty, as soon as there are any. */
  override focus(): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement | DateField>("section :is(input, yuekao-date-field)")];
    const target = inputs.find(({ value }) => value === "") ?? inputs[0];
    this.#waits = target === undefined;
    target?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { contract, written: terms, latest } = this.view;
    if (!contract || !terms || !changed.has("view")) return;
    if (terms !== this.#asked) void this.#ask(terms);
    if (latest.text === this.#sent) return;
    // What is here was not typed here: it is taken over where the form could have written it.
    const filled = filledFrom(latest.text, contract);
    this.filled = filled ?? { ...NOTHING_FILLED, month: lastMonth() };
    this.#fields = filled ? written(filled, contract, this.language).fields : new Map();
    this.#sent = latest.text;
  }

  protected override updated(): void {
    if (this.#waits) this.focus();
  }

  /** What a month without figures lacks is what the contract needs. */
  async #ask(contract: Contract): Promise<void> {
    this.#asked = contract;
    try {
      const empty = await this.engine.assess({ ...contract, start: contract.start ?? "2000-01-01" }, { month: lastMonth(), figures: {} });
      if (contract === this.#asked) this.groups = groupsOf(contract, empty);
    } catch (cause) {
      this.dispatchEvent(new FailedEvent(cause));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, groups } = this;
    const { contract } = this.view;
    if (!contract || !groups || !language.knows("form")) return nothing;
    const say = (id: string): string => language.say(id);
    const problems = problemsByField(this.#problems, this.#fields);
    const folded = groups.find(({ name }) => name === null);
    const categories = categoryFigures(contract);
    return html`<header><h2>${say("form")}</h2><button type="button" class="button" @click=${this.#template}>${say("form-template")}</button>
        <button type="button" class="button" @click=${this.#close}>${say("form-close")}</button></header>
      <p class="quiet small">${say(this.#replaces ? "form-replaces" : "form-about")}</p>
      <section aria-label=${say("form-whose")}>
        ${this.#vendor(problems)}${this.#date("month", language.say("month"), problems)}${this.#date("start", language.text(HEADINGS.start), problems)}
      </section>
      ${groups.filter(({ name }) => name !== null).map(({ name, figures }, place) => html`<section aria-labelledby="group-${place}"><h3 id="group-${place}">${language.text(name ?? "")}</h3>
        ${figures.map((figure) => this.#figure(figure, problems))}</section>`)}
      ${folded ? html`<details ?open=${folded.figures.some(({ id }) => this.filled.figures[id] !== undefined)}><summary>${say("form-others")}</summary><section aria-label=${say("form-others")}>${folded.figures.map((figure) => this.#figure(figure, problems))}</section></details>` : nothing}
      ${rowTables(contract).map((table) => rowGrid({
        table, language, problems, fixed: this.view.fixed, filled: this.filled.rows[table.id] ?? NO_ROWS,
        take: (rows, field) => { this.#take(this.#withRows(table.id, rows), field); },
        show: (rows) => { this.filled = this.#withRows(table.id, rows); },
      }))}
      ${categories.length > 0 ? this.#categories(contract, categories, problems) : nothing}`;
  }

  #withRows(table: string, rows: FilledRows): Filled {
    return { ...this.filled, rows: { ...this.filled.rows, [table]: rows } };
  }

  /** Those of the text as it was handed over: it may have been refused. */
  get #problems(): readonly Problem[] {
    const { alarm, inputs, parsed } = this.view;
    if (alarm?.refused !== undefined && alarm.refused === this.#sent) return alarm.problems ?? [];
    return inputs.text === this.#sent ? (parsed?.problems ?? []) : [];
  }

  /** Whether something else is here that makes way. */
  get #replaces(): boolean {
    const { text } = this.view.latest;
    return text !== "" && this.view.contract !== null && filledFrom(text, this.view.contract) === null;
  }

  #vendor(problems: ReadonlyMap<FieldName, Problem>): TemplateResult {
    const change = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.#take({ ...this.filled, vendor: target.value }, "vendor");
    };
    return this.#entry("vendor", this.language.say("vendor"), problems, (about) => html`<input type="text" autocomplete="off" ?disabled=${this.view.fixed} .value=${live(this.filled.vendor)} data-field="vendor"
      aria-invalid=${String(about.wrong)} aria-describedby=${about.id} @input=${change} @keydown=${this.#onKey} />`);
  }

  /** Taken when it is a date, not with every key: half of one is another one. */
  #date(name: "month" | "start", label: string, problems: ReadonlyMap<FieldName, Problem>): TemplateResult {
    const change = ({ target }: Event): void => {
      if (target instanceof DateField) this.#take({ ...this.filled, [name]: target.value }, name);
    };
    return this.#entry(name, label, problems, (about) => html`<yuekao-date-field kind=${name === "month" ? "month" : "date"} .language=${this.language} .label=${label} .value=${this.filled[name]} data-field=${name}
      ?wrong=${about.wrong} ?disabled=${this.view.fixed} @change=${change} @keydown=${this.#onKey}></yuekao-date-field>`);
  }

  #figure({ id, label, unit, kind }: FigureKind, problems: ReadonlyMap<FieldName, Problem>): TemplateResult {
    const typed = this.filled.figures[id] ?? "";
    const change = (value: string): Filled => ({ ...this.filled, figures: { ...this.filled.figures, [id]: value } });
    const name = this.language.text(label);
    if (kind !== "flag") return this.#field(id, name, this.language.unit(unit), typed, problems, change);
    const choices = ["", this.language.say("yes"), this.language.say("no")];
    return html`<label>${name}<select ?disabled=${this.view.fixed} @change=${(event: Event) => { if (event.target instanceof HTMLSelectElement) this.#take(change(event.target.value), id); }}>
      ${[...new Set([...choices, typed])].map((choice) => html`<option value=${choice} ?selected=${choice === typed}>${choice === "" ? this.language.say("not-given") : choice}</option>`)}</select></label>`;
  }

  #field(id: FieldName, name: string, unit: string, typed: string, problems: ReadonlyMap<FieldName, Problem>, change: (typed: string) => Filled): TemplateResult {
    return this.#entry(id, name, problems, (about) => html`<input type="text" inputmode="decimal" autocomplete="off" ?disabled=${this.view.fixed}
        .value=${live(grouped(this, `[data-field="${id}"]`, typed, this.language))} @blur=${this.#onBlur} data-field=${id} aria-invalid=${String(about.wrong)} aria-describedby=${about.id}
        @input=${(event: Event) => { if (event.target instanceof HTMLInputElement) this.#take(change(event.target.value), id); }} @keydown=${this.#onKey} />${unit ? html`<span class="unit">${unit}</span>` : nothing}`);
  }

  /** A field with its name above and what is wrong with it below. */
  #entry(id: FieldName, name: string, problems: ReadonlyMap<FieldName, Problem>, field: (about: { wrong: boolean; id: string | typeof nothing }) => TemplateResult): TemplateResult {
    const problem = problems.get(id);
    const { language } = this;
    const about = `problem-${id.replaceAll(" ", "-")}`;
    return html`<div class="field"><label>${name}<span class="entry">${field({ wrong: problem?.severity === "error", id: problem ? about : nothing })}</span></label>
      ${problem && language.knows("problems") ? html`<p class="problem ${problem.severity}" id=${about}>${problemSentence(problem, language)} ${problemHint(problem, language)}</p>` : nothing}</div>`;
  }

  #onBlur = (): void => {
    this.requestUpdate();
  };

  #categories(contract: Contract, figures: readonly FigureKind[], problems: ReadonlyMap<FieldName, Problem>): TemplateResult {
    const { language } = this;
    const { categories } = this.filled;
    const rows = categories.length > 0 ? categories : [{ category: "", figures: {} }];
    const put = (place: number, change: Partial<(typeof rows)[number]>): Filled => ({ ...this.filled, categories: rows.map((row, at) => (at === place ? { ...row, ...change } : row)) });
    const input = (place: number, id: string, name: string, typed: string, change: (value: string) => Filled, list: string | typeof nothing = nothing): TemplateResult => {
      const field = categoryField(place, id);
      const problem = problems.get(field);
      return html`<input type="text" autocomplete="off" list=${list} aria-label=${language.say("form-category-field", { row: String(place + 1), field: name })} aria-invalid=${String(problem?.severity === "error")}
        title=${problem && language.knows("problems") ? problemSentence(problem, language) : nothing} .value=${live(id === "category" ? typed : grouped(this, `[data-field="${field}"]`, typed, language))} @blur=${this.#onBlur} data-field=${field} ?disabled=${this.view.fixed}
        @input=${(event: Event) => { if (event.target instanceof HTMLInputElement) this.#take(change(event.target.value), field); }} @keydown=${this.#onKey} />`;
    };
    return html`<details ?open=${categories.length > 0}><summary>${language.say("form-categories")}</summary>
      <datalist id="categories">${categoryNames(contract).map((name) => html`<option value=${language.text(name)}></option>`)}</datalist>
      <div class="scroll" tabindex="0" role="group" aria-label=${language.say("form-categories")}><table><thead><tr><th scope="col">${language.say("category")}</th>${figures.map(({ label, unit }) => html`<th scope="col">${language.text(label)}<br />${language.unit(unit)}</th>`)}</tr></thead>
        <tbody>${rows.map((row, place) => html`<tr><td>${input(place, "category", language.say("category"), row.category, (category) => put(place, { category }), "categories")}</td>
          ${figures.map(({ id, label }) => html`<td>${input(place, id, language.text(label), row.figures[id] ?? "", (value) => put(place, { figures: { ...row.figures, [id]: value } }))}</td>`)}</tr>`)}</tbody></table></div>
      <button type="button" class="button" ?disabled=${this.view.fixed} @click=${() => { this.filled = { ...this.filled, categories: [...rows, { category: "", figures: {} }] }; }}>${language.say("form-category-add")}</button></details>`;
  }

  /** What was typed counts at once; in one field it is one step back. */
  #take(filled: Filled, field: FieldName): void {
    const { contract } = this.view;
    if (!contract) return;
    const replaces = this.#replaces;
    this.filled = filled;
    const { text, fields } = written(filled, contract, this.language);
    this.#fields = fields;
    // Before the first figure there is no month, and what else is here stays.
    if (text === this.#sent || (text === "" && replaces)) return;
    this.#sent = text;
    this.dispatchEvent(new FillEvent(text, field, replaces));
  }

  /** Enter goes on to the next field. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const inputs = [...this.renderRoot.querySelectorAll<HTMLElement>("input, yuekao-date-field")].filter((input) => input.checkVisibility());
    inputs[inputs.indexOf(event.target) + 1]?.focus();
  };

  #template = (): void => {
    this.dispatchEvent(new TemplateEvent());
  };

  #close = (): void => {
    this.dispatchEvent(new FillHereEvent(false));
  };
}

/** The month before this one: that is what is settled. */
function lastMonth(): string {
  const now = new Date();
  const before = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1));
  return before.toISOString().slice(0, "2026-10".length);
}

define("yuekao-form", Form);
