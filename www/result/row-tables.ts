// The rows of the contract's tables: what was given for each incident, each site, and what it came to.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Assessment, Contract, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { why } from "../controls/explain-button.ts";
import { OneStop } from "../controls/one-stop.ts";
import { shownTables, type ShownRow, type ShownTable } from "../domain/row-results.ts";

/** Rows drawn before somebody asks for the others. */
const FIRST = 50;

export class RowTables extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, assessment: { attribute: false }, month: { attribute: false }, open: { attribute: false }, whole: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: contents;
    }

    .scroll {
      overflow-x: auto;
    }

    h2 .clause {
      margin-inline-start: 8px;
      font-weight: 400;
    }

    th,
    td {
      padding-inline: 8px;
      white-space: nowrap;
    }

    tbody th {
      font-weight: 400;
    }

    :is(th, td):first-child {
      padding-inline-start: 16px;
    }

    :is(th, td):last-child {
      padding-inline-end: 16px;
    }

    tbody tr:last-child > * {
      border-bottom: 0;
    }

    .button {
      margin: var(--gap-2) 16px;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare month: VendorMonth;
  declare open: string | null;
  /** Tables of which every row is drawn. */
  declare whole: ReadonlySet<string>;

  constructor() {
    super();
    this.whole = new Set();
    new OneStop(this);
  }

  override render(): TemplateResult[] {
    return shownTables(this.contract, this.assessment, this.month, this.language).map((table) => this.#table(table));
  }

  #table(table: ShownTable): TemplateResult {
    const { language } = this;
    const rows = this.whole.has(table.id) ? table.rows : table.rows.slice(0, FIRST);
    return html`<section role="group" class="card" aria-labelledby="title-${table.id}">
      <h2 id="title-${table.id}">${table.name}<small class="clause">${language.clauses(table.clause)}</small></h2>
      <div class="scroll"><table role="grid" aria-labelledby="title-${table.id}">
        <thead><tr><th scope="col">${table.rowName}</th>${table.heads.map(({ name }) => html`<th scope="col" class="end">${name}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => this.#row(row, table))}</tbody></table></div>
      ${rows.length < table.rows.length ? html`<button type="button" class="button" @click=${() => { this.whole = new Set([...this.whole, table.id]); }}>
        ${language.say("row-tables-all", { count: language.number.count(String(table.rows.length)) })}</button>` : nothing}
    </section>`;
  }

  #row({ name, cells }: ShownRow, { heads }: ShownTable): TemplateResult {
    return html`<tr><th scope="row">${name}</th>${cells.map(({ result, shown, number }, place) => html`<td class="end ${number === null ? "quiet" : ""}">${why(result, shown, this.open, `${name} ${heads[place]?.name ?? ""}`)}</td>`)}</tr>`;
  }
}

define("yuekao-row-tables", RowTables);
