// How a table was read, to be looked at and put right: its rows as they stand, what each column was taken for, what a row is, which
// rows count. Each change is read at once, is one step back, and is known again by the table's headings.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { figureLabel } from "../domain/contract.ts";
import { rowTables } from "../domain/row-tables.ts";
import type { ColumnReading, Contract, FigureValue, Layout, RowKind, TableReading, VendorMonth } from "../engine/engine.ts";
import { readAs } from "../result/announcement.ts";
import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { define } from "../controls/define.ts";
import { CloseTableEvent, SayEvent } from "../controls/events.ts";
import type { Language } from "../i18n/language.ts";
import type { Layout as Rows } from "../paste/grid.ts";
import { Grid } from "../paste/grid.ts";
import { ColumnMenu, headingOf } from "./column-menu.ts";
import { panelStyle } from "./panel-style.ts";
import { columnKey, saysSomething, unsaid, withChoice, withColumn, withMonth, withoutRule, withRowsOf } from "../domain/layout-settings.ts";
import { OpenColumnEvent } from "./table.ts";

/** What is looked at. */
export interface Looked {
  text: string;
  tables: readonly TableReading[];
  records: readonly VendorMonth[];
  numbers: readonly number[];
  /** Where the rows of a long text are. */
  rows: Rows | null;
  /** Which vendor-month of them is shown. */
  shown: VendorMonth | null;
}

/** What the month was. */
interface Before {
  figures: Readonly<Record<string, FigureValue>>;
  rows: NonNullable<VendorMonth["rows"]>;
}

/** What a person can say a row is; what else there is follows from the columns. */
const KINDS: readonly RowKind[] = ["month", "day", "contact"];
/** Figures that are told of after a change. */
const MOST_CHANGES = 4;

export class ReadingPanel extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, looked: { attribute: false }, wanted: { attribute: false }, fixed: { type: Boolean }, chosen: { state: true },
  };
  static override styles = [base, panelStyle];

  declare language: Language;
  declare contract: Contract;
  declare looked: Looked;
  /** The figure a column is looked for; empty: none. */
  declare wanted: string;
  declare fixed: boolean;
  /** Which table, from 0. */
  declare chosen: number;

  /** The month before something was said. */
  #before: Before | null = null;
  #effect = "";
  /** Whether the keyboard is to go here. */
  #waits = false;

  constructor() {
    super();
    this.wanted = "";
    this.fixed = false;
    this.chosen = 0;
    this.addEventListener(SayEvent.type, () => { this.#before = { figures: this.looked.shown?.figures ?? {}, rows: this.looked.shown?.rows ?? {} }; });
  }

  /** As soon as it has anything that can have the keyboard. */
  override focus(): void {
    const target = this.renderRoot.querySelector<HTMLElement>(this.wanted ? ".wanted button" : "h3");
    this.#waits = target === null;
    target?.focus({ preventScroll: true });
    if (target) this.scrollIntoView({ block: "nearest" });
  }

  protected override updated(): void {
    if (this.#waits) this.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("looked")) return;
    this.chosen = Math.min(this.chosen, Math.max(0, this.looked.tables.length - 1));
    if (this.#before && changed.get("looked")?.tables !== this.looked.tables) {
      this.#effect = this.#effectOf(this.#before, this.looked.shown);
      this.#before = null;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const table = this.looked.tables[this.chosen];
    // Its sentences come after it.
    if (!language.knows("reading") || !table) return nothing;
    const say = (id: string): string => language.say(id);
    return html`
      <header>
        <h3 tabindex="-1">${say("reading")}</h3>
        ${this.#tables()}
        <p class="effect" role="status">${this.#effect}</p>
        <button type="button" class="button" @click=${this.#close}>${say("reading-done")}</button>
      </header>
      ${this.looked.tables.length > 1 || this.looked.shown === null ? html`<p class="read">${readAs(table, this.looked.records, this.contract, language)}</p>` : nothing}
      ${saysSomething(table.layout) ? html`<p class="said">${say("reading-said")}
        <button type="button" class="button" ?disabled=${this.fixed} @click=${() => { this.#say(unsaid(table)); }}>${say("reading-forget")}</button></p>` : nothing}
      ${this.wanted ? this.#wanted(table) : nothing}
      ${this.#choices(table)}
      ${this.#rules(table)}
      <yuekao-read-table .language=${language} .contract=${this.contract} .table=${table} .grid=${new Grid(this.looked.text, table.columns.map(({ row, column, heading }) => ({ row, column, header: heading })), this.looked.rows)}
        .records=${this.looked.records} .numbers=${this.looked.numbers} ?fixed=${this.fixed} @yuekao-open-column=${this.#openColumn}></yuekao-read-table>
      <yuekao-column-menu .language=${language} .contract=${this.contract} .table=${table}></yuekao-column-menu>`;
  }

  /** Where the text holds several. */
  #tables(): TemplateResult | typeof nothing {
    const { tables } = this.looked;
    if (tables.length < 2) return nothing;
    const name = ({ sheet }: TableReading, place: number): string => this.language.say(sheet ? "reading-sheet" : "reading-table", { number: String(place + 1), sheet: sheet ?? "" });
    return html`<select aria-label=${this.language.say("reading-which")} @change=${this.#onTable}>
      ${tables.map((table, place) => html`<option value=${place} ?selected=${place === this.chosen}>${name(table, place)}</option>`)}</select>`;
  }

  /** Which of the columns nobody uses is the figure that is missing? */
  #wanted(table: TableReading): TemplateResult {
    const { language, wanted } = this;
    const figure = language.text(figureLabel(this.contract, wanted));
    const free = table.columns.filter(({ role, numbers }) => role === "ignored" && numbers);
    const likely = (column: ColumnReading): number => { const place = column.candidates.indexOf(wanted); return place < 0 ? Infinity : place; };
    const ordered = free.toSorted((one, two) => likely(one) - likely(two) || one.column - two.column);
    return html`<section class="wanted" aria-label=${language.say("reading-wanted", { figure })}>
      <p>${language.say("reading-wanted", { figure })}</p>
      ${ordered.length === 0 ? html`<p class="quiet">${language.say("reading-wanted-none")}</p>` : nothing}
      <ul>${ordered.map((column) => html`<li><button type="button" class="button" ?disabled=${this.fixed} @click=${() => { this.#take(table, column); }}>${headingOf(column, language)}
        <span class="quiet">${column.samples.slice(0, 3).join(language.say("list-comma"))}</span></button></li>`)}
        <li><button type="button" class="button plain" @click=${this.#notWanted}>${language.say("reading-wanted-other")}</button></li></ul>
    </section>`;
  }

  /** What is said once for the whole table. */
  #choices(table: TableReading): TemplateResult {
    const { language, fixed } = this;
    const { layout, grain, columns, rows } = table;
    const select = (name: "row" | "channel" | "totals", choices: readonly string[], automatic: string): TemplateResult => html`<label>${language.say(`reading-${name}`)}
      <select data-said=${name} ?disabled=${fixed} @change=${this.#onChoice}><option value="" ?selected=${!layout[name]}>${automatic}</option>
        ${choices.map((choice) => html`<option value=${choice} ?selected=${layout[name] === choice}>${language.say(`reading-${name}-${choice}`)}</option>`)}</select></label>`;
    const has = (...roles: string[]): boolean => columns.some(({ role }) => roles.includes(role));
    const { month = "" } = layout.only_here ?? {};
    const list = table.rowsOf !== undefined;
    return html`<div class="choices">
      ${this.#rowsOf(table)}
      ${list ? nothing : select("row", KINDS, language.say("reading-automatic-is", { what: language.say(`reading-row-${grain.row}`) }))}
      ${list ? nothing : this.#parts(table)}
      ${has("month", "date", "from", "to") ? nothing : html`<label>${language.say("month")}<yuekao-date-field kind="month" .language=${language} .label=${language.say("month")} .value=${month ?? ""} ?disabled=${fixed} @change=${this.#onMonth}></yuekao-date-field></label>`}
      ${has("vendor") ? nothing : html`<label>${language.say("vendor")}<input type="text" autocomplete="off" data-said="vendor" ?disabled=${fixed} .value=${layout.vendor ?? ""} @change=${this.#onChoice} /></label>`}
      ${list ? nothing : select("channel", ["phone", "chat"], language.say("reading-automatic"))}
      ${!list && rows.totals.length > 0 ? select("totals", ["rows", "totals"], language.say("reading-automatic")) : nothing}
    </div>`;
  }

  /** Which table of the contract it is, where that has any. */
  #rowsOf(table: TableReading): TemplateResult | typeof nothing {
    const { language } = this;
    const tables = rowTables(this.contract);
    if (tables.length === 0 || table.rows.across) return nothing;
    const { rows_of: said } = table.layout;
    const found = tables.find(({ id }) => id === table.rowsOf);
    const month = language.say("reading-rows-of-month");
    const change = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.#say(withRowsOf(table.layout, target.value === "automatic" ? null : target.value));
    };
    return html`<label>${language.say("reading-rows-of")}<select data-said="rows_of" ?disabled=${this.fixed} @change=${change}>
      <option value="automatic" ?selected=${typeof said !== "string"}>${language.say("reading-automatic-is", { what: found ? language.text(found.label) : month })}</option>
      <option value="" ?selected=${said === ""}>${month}</option>
      ${tables.map(({ id, label }) => html`<option value=${id} ?selected=${said === id}>${language.text(label)}</option>`)}</select></label>`;
  }

  /** By whom or what rows of the same day or month are told apart. */
  #parts(table: TableReading): TemplateResult | typeof nothing {
    const { language } = this;
    const { columns, rows, layout } = table;
    const texts = columns.filter(({ role, numbers, heading, decided }) => heading !== "" && (role === "agent" || role === "group" || (!numbers && (role === "ignored" || decided === "layout"))));
    if (rows.across || texts.length === 0) return nothing;
    const current = columns.find(({ role }) => role === "agent" || role === "group");
    const change = ({ target }: Event): void => {
      if (!(target instanceof HTMLSelectElement)) return;
      const column = columns[Number(target.value)];
      if (column) this.#say(withColumn(table, columnKey(column), { role: "agent" }));
      else if (current) this.#say(layout.columns?.[current.heading]?.role === "agent" ? withColumn(table, current.heading, null) : withColumn(table, current.heading, { role: "ignored" }));
    };
    return html`<label>${language.say("reading-parts")}<select ?disabled=${this.fixed} @change=${change}><option value="" ?selected=${!current}>${language.say("reading-parts-none")}</option>
      ${texts.map((column) => html`<option value=${columns.indexOf(column)} ?selected=${column === current}>${headingOf(column, language)}</option>`)}</select></label>`;
  }

  /** Cells that leave a row out wherever they stand. */
  #rules({ layout }: TableReading): TemplateResult | typeof nothing {
    const rules = layout.leave_out?.flatMap(({ column, cells }) => cells.map((cell) => ({ column, cell }))) ?? [];
    if (rules.length === 0) return nothing;
    return html`<ul class="rules" aria-label=${this.language.say("reading-rules")}>${rules.map(({ column, cell }) => html`<li>${this.language.say("reading-rule", { heading: column, cell })}
      <button type="button" class="button" ?disabled=${this.fixed} @click=${() => { this.#say(withoutRule(layout, column, cell)); }}>${this.language.say("reading-rule-forget")}</button></li>`)}</ul>`;
  }

  /** What became of the figures. */
  #effectOf({ figures: before, rows }: Before, month: VendorMonth | null): string {
    const { language } = this;
    const after = month?.figures ?? {};
    const shown = (value: FigureValue | undefined): string => (value === undefined ? language.say("not-given") : typeof value === "boolean" ? language.say(value ? "yes" : "no") : language.number.plain(String(value)));
    const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => before[id] !== after[id]);
    const lists = rowTables(this.contract).flatMap(({ id, label }) => {
      const [was, is] = [rows[id], month?.rows?.[id]];
      if (JSON.stringify(was) === JSON.stringify(is)) return [];
      const count = (list: readonly unknown[] | undefined): string => (list ? language.number.count(String(list.length)) : language.say("not-given"));
      const values = { table: language.text(label), before: count(was), after: count(is) };
      return [language.say(was?.length === is?.length ? "reading-rows-changed" : "reading-rows-become", values)];
    });
    if (changes.length === 0 && lists.length === 0) return language.say("reading-same");
    const changeSentences = changes.slice(0, MOST_CHANGES).map((id) => language.say("reading-becomes", { figure: language.text(figureLabel(this.contract, id)), before: shown(before[id]), after: shown(after[id]) }));
    return [...lists, ...changeSentences].join(language.say("list-comma"));
  }

  #take(table: TableReading, column: ColumnReading): void {
    const { wanted } = this;
    this.wanted = "";
    this.#say(withColumn(table, columnKey(column), { figure: wanted }));
    void this.updateComplete.then(() => { this.focus(); });
  }

  #notWanted = (): void => {
    this.wanted = "";
    void this.updateComplete.then(() => { this.focus(); });
  };

  #say(layout: Layout): void {
    this.dispatchEvent(new SayEvent(layout));
  }

  #onTable = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.chosen = Number(target.value);
  };

  #onChoice = ({ target }: Event): void => {
    const table = this.looked.tables[this.chosen];
    if (!table || !(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return;
    const name = target.dataset["said"] as "row" | "channel" | "vendor" | "totals";
    this.#say(withChoice(table.layout, name, target.value.trim() as Layout[typeof name]));
  };

  #onMonth = ({ target }: Event): void => {
    const table = this.looked.tables[this.chosen];
    if (table && target instanceof DateField) this.#say(withMonth(table.layout, target.value));
  };

  #openColumn = (event: Event): void => {
    const menu = this.renderRoot.querySelector("yuekao-column-menu");
    if (event instanceof OpenColumnEvent && menu instanceof ColumnMenu) void menu.open(event.column, event.opener);
  };

  #close = (): void => {
    this.dispatchEvent(new CloseTableEvent());
  };
}

define("yuekao-reading", ReadingPanel);
