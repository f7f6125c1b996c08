// The pasted table as it was read: over each column what it was taken for, beside each row whether it counts.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { ColumnReading, Contract, TableReading, VendorMonth } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { SayEvent } from "../controls/events.ts";
import type { Language } from "../i18n/language.ts";
import { columnName } from "../paste/column.ts";
import type { Grid } from "../paste/grid.ts";
import { headingOf } from "./column-menu.ts";
import { meaningOf } from "./figures.ts";
import { monthsOf, rowsOf, type RowsOf } from "./rows.ts";
import { columnKey, withoutRule, withRow, withRule } from "../domain/layout-settings.ts";
import { readTableStyle } from "./table-style.ts";

/** Rows drawn at a time. */
const WINDOW = 60;
/** The marks a workbook's text has for sheets and merged cells. */
const MARKS = new RegExp(`^[${String.fromCharCode(0x1d, 0x1e, 0x1f)}]`);

/** What a column is, is to be looked at, below what was pressed. */
export class OpenColumnEvent extends Event {
  static readonly type = "yuekao-open-column";
  constructor(readonly column: ColumnReading, readonly opener: HTMLElement) {
    super(OpenColumnEvent.type);
  }
}

export class ReadTable extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, table: { attribute: false }, grid: { attribute: false }, records: { attribute: false }, numbers: { attribute: false },
    fixed: { type: Boolean }, from: { state: true }, at: { state: true },
  };
  static override styles = [base, readTableStyle];

  declare language: Language;
  declare contract: Contract;
  declare table: TableReading;
  declare grid: Grid;
  declare records: readonly VendorMonth[];
  declare numbers: readonly number[];
  declare fixed: boolean;
  /** The first row drawn. */
  declare from: number;
  /** The row whose box the keyboard reaches with Tab; the others with the arrows. */
  declare at: number;

  #rows!: RowsOf;
  #month!: (row: number) => VendorMonth | undefined;
  #months = 0;
  /** Boxes that were just ticked or cleared: another table comes with what they make of it, and until then they stay so. */
  readonly #pending = new Map<number, boolean>();

  constructor() {
    super();
    this.fixed = false;
    this.from = 0;
    this.at = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("table")) this.#pending.clear();
    if (!changed.has("table") && !changed.has("records")) return;
    this.#rows = rowsOf(this.table);
    this.#month = monthsOf(this.records, this.numbers, this.table);
    this.#months = this.table.combined.length;
    const { first, last } = this.#rows;
    if (this.from < first || this.from > last) this.from = this.table.rows.across ? 1 : first;
    if (!this.#rows.canBeSaid(this.at)) this.at = this.#boxes[0] ?? 0;
  }

  protected override render(): TemplateResult {
    const { across } = this.table.rows;
    return across ? this.#across() : this.#down();
  }

  /** Headings above, rows below. */
  #down(): TemplateResult {
    const { language, table } = this;
    const { last } = this.#rows;
    const until = Math.min(last, this.from + WINDOW - 1);
    const rows = Array.from({ length: Math.max(0, until - this.from + 1) }, (_, index) => this.from + index).filter((row) => this.#rows.state(row) !== undefined || table.columns.some((column) => column.row === row));
    const width = Math.max(1, ...table.columns.map(({ column }) => column), this.grid.width(this.from, until));
    const places = Array.from({ length: width }, (_, index) => index + 1);
    // Those among the rows have their buttons there.
    const above = new Map(table.columns.filter(({ row }) => row === 0 || this.#rows.state(row) !== "body").map((column) => [column.column, column]));
    const labelColumns = new Map(table.columns.filter((column) => above.get(column.column) !== column).map((column) => [column.row, column]));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${language.say("reading-rows")}>
      <table @keydown=${this.#onKey}>
        <thead><tr><th scope="col" class="first">${language.say("reading-counts")}</th>${labelColumns.size > 0 ? html`<th scope="col">${language.say("reading-meaning")}</th>` : nothing}
          ${places.map((place) => { const column = above.get(place); return column ? html`<th scope="col" class=${column.role === "ignored" ? "unused" : "used"}>${this.#button(column)}</th>` : html`<td class="unused">${columnName(place)}</td>`; })}</tr></thead>
        <tbody>${rows.map((row, index) => this.#row(row, rows[index - 1], places, labelColumns))}</tbody>
      </table></div>${this.#pager(until)}`;
  }

  #row(row: number, before: number | undefined, places: readonly number[], labelColumns: ReadonlyMap<number, ColumnReading>): TemplateResult {
    const state = this.#rows.state(row) ?? "note";
    const cells = this.grid.row(row);
    const label = labelColumns.get(row);
    return html`<tr class=${state}>
      <th scope="row" class="first">${this.#mark(row)}${this.#monthAt(row, before)}</th>
      ${labelColumns.size > 0 ? html`<td>${label ? this.#button(label) : nothing}</td>` : nothing}
      ${places.map((place) => this.#cell(cells[place - 1]?.text ?? ""))}</tr>`;
  }

  /** Labels down, months or days across. */
  #across(): TemplateResult {
    const { language, table } = this;
    const labels = new Map(table.columns.map((column) => [column.row, column]));
    const rows = [...new Set([...table.rows.title, ...table.rows.head, ...labels.keys(), ...table.rows.notes])].filter((row) => row > 0).toSorted((one, two) => one - two);
    const width = Math.max(1, this.#rows.last, ...rows.map((row) => this.grid.row(row).length));
    const until = Math.min(width, this.from + WINDOW - 1);
    const places = Array.from({ length: until - this.from + 1 }, (_, index) => this.from + index);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${language.say("reading-rows")}>
      <table @keydown=${this.#onKey}>
        <thead><tr><th scope="col" class="first">${language.say("reading-meaning")}</th>
          ${places.map((place, index) => (this.#rows.state(place) ? html`<th scope="col">${this.#mark(place)}${this.#monthAt(place, places[index - 1])}</th>` : html`<td class="unused">${columnName(place)}</td>`))}</tr></thead>
        <tbody>${rows.map((row) => {
          const label = labels.get(row);
          const cells = this.grid.row(row);
          return html`<tr class=${label ? (label.role === "ignored" ? "left-out" : "body") : "title"}><th scope="row" class="first">${label ? this.#button(label) : nothing}</th>
            ${places.map((place) => this.#cell(cells[place - 1]?.text ?? "", this.#rows.state(place)))}</tr>`;
        })}</tbody>
      </table></div>${this.#pager(until, width)}`;
  }

  #cell(text: string, state = ""): TemplateResult {
    const shown = text.replace(MARKS, "");
    return html`<td class=${`${/^(?:[A-Z]{3} ?|[A-Z]{1,3}(?=\$))?[\s\d.,\p{Sc}%+:-]+$/u.test(shown) ? "end" : ""} ${state === "body" ? "" : state}`.trim() || nothing}>${shown}</td>`;
  }

  /** What a column was taken for; pressed, it opens the list of what it could be. */
  #button(column: ColumnReading): TemplateResult {
    const { language } = this;
    const heading = headingOf(column, language);
    const meaning = this.#meaning(column);
    const open = (event: Event): void => {
      if (event.currentTarget instanceof HTMLElement) this.dispatchEvent(new OpenColumnEvent(column, event.currentTarget));
    };
    return html`<button type="button" class=${column.role === "ignored" ? "meaning unused" : "meaning"} aria-haspopup="dialog" ?disabled=${this.fixed || (column.heading === "" && this.table.rows.across)}
      data-heading=${columnKey(column)} @click=${open}><span class="unseen">${heading}${language.say("reading-is")}</span><span>${meaning}</span><span aria-hidden="true" class="arrow"></span></button>`;
  }

  #meaning(column: ColumnReading): string {
    const { language } = this;
    const name = meaningOf(column, this.table, this.contract, language);
    return column.decided === "layout" ? language.say("reading-said-so", { name }) : name;
  }

  /** Whether the row counts, or what else it is. */
  #mark(row: number): TemplateResult {
    const { language } = this;
    const state = this.#rows.state(row) ?? "note";
    const name = this.table.rows.across ? columnName(row) : String(row);
    const word = state === "body" ? "" : language.say(`reading-state-${state}`);
    if (!this.#rows.canBeSaid(row)) return html`<span class="number">${name}</span> <span class="state">${word}</span>`;
    return html`<label><input type="checkbox" data-row=${row} tabindex=${row === this.at ? "0" : "-1"} .checked=${live(this.#pending.get(row) ?? state === "body")} ?disabled=${this.fixed} aria-label=${language.say(this.table.rows.across ? "reading-column-counts" : "reading-row-counts", { row: name })}
      @change=${this.#onCount} @focus=${() => { this.at = row; }} /><span class="number">${name}</span></label> <span class="state">${word}</span>${this.#ruleFor(row)}`;
  }

  /** A row that was left out by hand: whether others with the same name are to be left out, too. */
  #ruleFor(row: number): TemplateResult | typeof nothing {
    const { table, language } = this;
    if (!table.rows.byHand.includes(row)) return nothing;
    const part = table.columns.find(({ role }) => role === "agent" || role === "group" || role === "category" || role === "row_name");
    const cell = part ? this.grid.row(row)[part.column - 1]?.text.trim() : undefined;
    if (!part || !cell) return nothing;
    const rule = (): void => {
      this.dispatchEvent(new SayEvent(withRow(withRule(table.layout, columnKey(part), cell), row, null)));
    };
    return html` <button type="button" class="button rule" ?disabled=${this.fixed} @click=${rule}>${language.say("reading-leave-all", { cell })}</button>`;
  }

  /** The month where it begins, if there are several. */
  #monthAt(row: number, before: number | undefined): TemplateResult | typeof nothing {
    if (this.#months < 2) return nothing;
    const own = this.#month(row);
    if (!own || (before !== undefined && this.#month(before) === own)) return nothing;
    const { language } = this;
    return html`<span class="month">${[own.vendor, own.month ? language.number.month(own.month) : ""].filter(Boolean).join(" ")}</span>`;
  }

  #pager(last: number, all = this.#rows.last): TemplateResult | typeof nothing {
    const first = this.table.rows.across ? 1 : this.#rows.first;
    if (all - first < WINDOW) return nothing;
    const { language } = this;
    const count = (rows: number): string => language.number.count(String(rows));
    const move = (by: number) => (): void => { this.from = Math.max(first, this.from + by); };
    return html`<div class="pager"><button type="button" class="button" ?disabled=${this.from <= first} @click=${move(-WINDOW)}>${language.say("sheet-before")}</button>
      <span class="quiet">${language.say("sheet-rows", { from: count(this.from), to: count(last), all: count(all) })}</span>
      <button type="button" class="button" ?disabled=${last >= all} @click=${move(WINDOW)}>${language.say("sheet-after")}</button></div>`;
  }

  /** Rows with a box, among those drawn. */
  get #boxes(): number[] {
    const last = Math.min(this.#rows.last, this.from + WINDOW - 1);
    return Array.from({ length: Math.max(0, last - this.from + 1) }, (_, index) => this.from + index).filter((row) => this.#rows.canBeSaid(row));
  }

  #onCount = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const row = Number(target.dataset["row"]);
    this.#pending.set(row, target.checked);
    const { layout, rows } = this.table;
    const rule = this.#rows.rule(row);
    const said = layout.only_here?.keep?.includes(row) ?? false;
    // What somebody said is taken back; what the table says is overruled.
    if (!target.checked) this.#say(said ? withRow(layout, row, null) : withRow(layout, row, false));
    else if (rows.byHand.includes(row)) this.#say(withRow(layout, row, null));
    else if (rule && layout.leave_out?.some(({ column, cells }) => column === rule.heading && cells.includes(rule.cell))) this.#say(withoutRule(layout, rule.heading, rule.cell));
    else this.#say(withRow(layout, row, true));
  };

  #say(layout: Parameters<typeof withRow>[0]): void {
    this.dispatchEvent(new SayEvent(layout));
  }

  /** The arrows go from box to box. */
  #onKey = (event: KeyboardEvent): void => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.dataset["row"] === undefined) return;
    const boxes = this.#boxes;
    const here = boxes.indexOf(Number(box.dataset["row"]));
    const moves: Record<string, number> = { ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1, Home: 0, End: boxes.length - 1 };
    const next = boxes[moves[event.key] ?? -1];
    if (moves[event.key] === undefined || next === undefined) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`input[data-row="${next}"]`)?.focus();
  };
}

define("yuekao-read-table", ReadTable);
