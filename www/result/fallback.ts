// Per category: volumes, package, price, amount. A category the contract does not list waits for its package: its row
// stays, its amount is open.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { moneyText } from "../i18n/open-values.ts";
import { addressed, figureLabel, packages, priceLabel } from "../domain/contract.ts";
import type { Assessment, Contract, FallbackRow } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import "../charts/category-bars.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { HandOverEvent, PackageEvent } from "../controls/events.ts";
import { why } from "../controls/explain-button.ts";
import { OneStop } from "../controls/one-stop.ts";
import { stackedTo } from "../controls/responsive-table.ts";

export class Fallback extends LitElement {
  static override properties = {
    language: { attribute: false },
    contract: { attribute: false },
    assessment: { attribute: false },
    handedOver: { attribute: false },
    fixed: { attribute: false },
    open: { attribute: false },
  };
  static override styles = [base, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: baseline;
      justify-content: space-between;
    }

    label {
      display: flex;
      gap: 6px;
      align-items: center;
      font-size: 13px;
    }

    input[type="checkbox"] {
      min-height: 0;
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--accent);
    }

    .scroll {
      border-radius: 0 0 8px 8px;
      overflow-x: auto;
    }

    th,
    td {
      padding-inline: 8px;
      white-space: nowrap;
    }

    tbody td small {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 16px;
    }

    :is(th, td):first-child {
      padding-inline-start: 16px;
    }

    tr {
      background: var(--paper);
    }

    /* Where the table is wider than its place, what it says of whom stays in sight. */
    :is(th, td):is(:first-child, :last-child) {
      position: sticky;
      inset-inline: 0;
      background: inherit;
    }

    :is(th, td):last-child {
      padding-inline-end: 16px;
    }

    .waiting {
      background: var(--warning-wash);
    }

    .waiting select {
      border-color: var(--warning);
    }

    select {
      min-height: 28px;
      padding-block: 2px;
    }

    tfoot :is(th, td) {
      border-bottom: 0;
      font-weight: 600;
    }
  `, stackedTo(639), css`
    /* On a phone a category and its amount come first, then what the amount is made of. */
    @container (max-width: 639px) {
      tfoot {
        display: block;
      }

      tr {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
      }

      :is(th, td):is(:first-child, :last-child) {
        position: static;
      }

      th:first-child {
        flex: 1 1 50%;
        order: -2;
      }

      td:last-child {
        order: -1;
      }

      td[data-name]:first-of-type {
        flex-basis: 100%;
      }

      tbody td small {
        display: inline;
        margin-inline-start: 4px;
      }
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare handedOver: boolean;
  /** Only to be looked at. */
  declare fixed: boolean;
  declare open: string | null;

  constructor() {
    super();
    new OneStop(this);
  }

  /** Goes to the first category that waits for its package. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>(".waiting select")?.focus();
  }

  override render(): TemplateResult {
    const { language } = this;
    const { fallback } = this.assessment;
    const say = (id: string): string => language.say(id);
    const who = { client: addressed(this.contract, language).client };
    const figures = new Map(fallback.rows.map((row) => [row.figure, language.text(figureLabel(this.contract, row.figure))]));
    const forced = !this.handedOver && fallback.byCategory.some((row) => row.due === true);
    return html`<section role="group" class="card" aria-labelledby="title">
      <header>
        <h2 id="title">${language.say("fallback-title", who)}</h2>
        <label><input type="checkbox" .checked=${this.handedOver || forced} ?disabled=${forced || this.fixed} @change=${this.#handOver} />
          ${language.say(forced ? "fallback-forced" : "fallback-handed-over", who)}</label>
      </header>
      <yuekao-category-bars .language=${language} .contract=${this.contract} .assessment=${this.assessment}></yuekao-category-bars>
      <div class="scroll">
        <table role="grid" aria-labelledby="title">
          <thead><tr>
            <th scope="col">${say("category")}</th>
            <th scope="col">${say("package")}</th>
            ${[...figures.values()].map((label) => html`<th scope="col" class="end">${label}</th>`)}
            <th scope="col" class="end">${say("amount")}</th>
          </tr></thead>
          <tbody>${fallback.byCategory.map((category) => {
            const rows = fallback.rows.filter((row) => row.category === category.category);
            const id = `line:fallback:${category.category}`;
            return html`<tr class=${category.package === null ? "waiting" : nothing}>
              <th scope="row">${category.category}</th>
              <td data-name=${say("package")}>${this.#package(category.category, category.package)}</td>
              ${[...figures].map(([figure, label]) => this.#volume(rows.find((row) => row.figure === figure), label))}
              <td class="end ${category.amount === null ? "quiet" : ""}">${why(id, moneyText(category.amount, category.between, language), this.open, category.category)}</td>
            </tr>`;
          })}</tbody>
          <tfoot><tr>
            <th scope="row">${say("total")}</th>
            <td colspan=${figures.size + 1}></td>
            <td class="end">${why("fallback", moneyText(fallback.total, fallback.between, language), this.open, say("total"))}</td>
          </tr></tfoot>
        </table>
      </div>
    </section>`;
  }

  #volume(row: FallbackRow | undefined, label: string): TemplateResult {
    const { number } = this.language;
    if (!row || row.quantity === null) return html`<td class="end quiet" data-name=${label}>${this.language.say("not-given")}</td>`;
    return html`<td class="end" data-name=${label}>${why(`row:${row.category}:${row.figure}`, number.count(row.quantity), this.open, this.language.text(priceLabel(this.contract, row.figure)))}<small>${row.price === null ? "" : `× ${number.price(row.price)}`}</small></td>`;
  }

  #package(category: string, chosen: string | null): TemplateResult {
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new PackageEvent(category, event.target.value));
    };
    return html`<select ?disabled=${this.fixed} aria-label=${this.language.say("package-of", { category })} @change=${choose}>
      ${chosen === null ? html`<option value="" selected disabled>${this.language.say("package-choose")}</option>` : nothing}
      ${packages(this.contract).map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${this.language.text(label)}</option>`)}
    </select>`;
  }

  #handOver = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.dispatchEvent(new HandOverEvent(event.target.checked));
  };
}

define("yuekao-fallback", Fallback);
