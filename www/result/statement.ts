// What is owed, line by line. The lines that are due add up to the total; what would only be owed on a condition is shown
// and says so.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { moneyText, type Between } from "../i18n/open-values.ts";
import { Blanks } from "../domain/blanks.ts";
import { payers, paysLabel } from "../domain/contract.ts";
import type { Assessment, Contract, Line } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { why } from "../controls/explain-button.ts";

export class Statement extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, assessment: { attribute: false }, open: { attribute: false } };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    th,
    td {
      padding-inline: 8px;
    }

    :is(th, td):first-child {
      padding-inline-start: 24px;
    }

    :is(th, td):last-child {
      padding-inline-end: 24px;
    }

    tbody th {
      font-weight: 400;
    }

    small {
      display: inline-block;
      margin-inline-start: 8px;
      font-size: var(--small);
    }

    @media (max-width: 639px) {
      :is(th, td):first-child {
        padding-inline-start: 16px;
      }

      :is(th, td):last-child {
        padding-inline-end: 16px;
      }

      .clause {
        white-space: normal;
      }

      /* Below the name of its line, and as far in. */
      small {
        display: block;
        margin-inline-start: 0;
      }
    }

    .payer {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 16px;
    }

    .open {
      color: var(--quiet);
      font-weight: 400;
    }

    .conditional {
      color: var(--quiet);
    }

    tfoot :is(th, td) {
      border-bottom: 0;
      font-weight: 600;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare open: string | null;

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { lines, totals } = this.assessment;
    const say = (id: string): string => language.say(id);
    const paying = payers(this.contract);
    if (!paying.client && !paying.provider) return nothing;
    const both = paying.client && paying.provider;
    const blanks = new Blanks(this.contract);
    return html`<section role="group" class="card" aria-label=${say("statement")}>
      <table>
        <thead><tr>
          <th scope="col">${say("statement")}</th>
          <th scope="col">${say("clause")}</th>
          <th scope="col" class="end">${say("amount")}</th>
        </tr></thead>
        <tbody>${lines.filter((line) => line.category === undefined).map((line) => this.#line(line, both, blanks))}${this.#categories(both)}</tbody>
        <tfoot>
          ${paying.client ? this.#total(paysLabel("client", this.contract, language), "total:clientPays", totals.clientPays, totals.clientPaysBetween) : nothing}
          ${paying.provider ? this.#total(paysLabel("provider", this.contract, language), "total:providerPays", totals.providerPays, totals.providerPaysBetween) : nothing}
          ${totals.payable === null && !totals.payableBetween ? nothing : this.#total(say("payable-rest"), "payable", totals.payable, totals.payableBetween)}
        </tfoot>
      </table>
    </section>`;
  }

  #line(line: Line, both: boolean, blanks: Blanks): TemplateResult {
    const { language } = this;
    const label = language.text(line.label);
    return html`<tr class=${line.due === false ? "conditional" : nothing}>
      <th scope="row">${label}${exampleMark(language, blanks.named(line.id))}${this.#condition(line.due)}${this.#capped(line)}${both ? this.#payer(line) : nothing}</th>
      <td class="clause">${language.clauses(line.clause)}</td>
      ${this.#amount(`line:${line.id}`, line.amount, line.between, label)}
    </tr>`;
  }

  /** Where both parties pay something, each line says which. */
  #payer({ payer }: Line): TemplateResult {
    const { language } = this;
    return html`<span class="payer">${paysLabel(payer, this.contract, language)}</span>`;
  }

  #condition(due: boolean | null): TemplateResult | typeof nothing {
    return due ? nothing : html`<small>${this.language.say(due === null ? "line-due-open" : "line-conditional")}</small>`;
  }

  #amount(result: string, amount: string | null, between: Between | undefined, label: string): TemplateResult {
    return html`<td class="end ${amount === null ? "open" : ""}">${why(result, moneyText(amount, between, this.language), this.open, label)}</td>`;
  }

  #capped({ uncapped }: Line): TemplateResult | typeof nothing {
    if (uncapped === undefined) return nothing;
    return html`<small>${this.language.say("line-capped", { amount: this.language.number.money(uncapped) })}</small>`;
  }

  /** The lines of all categories as one; each stands in the table of categories. */
  #categories(both: boolean): TemplateResult | typeof nothing {
    const { language } = this;
    const { fallback, lines } = this.assessment;
    const perCategory = lines.filter((line) => line.category !== undefined);
    const [first] = perCategory;
    if (!first) return nothing;
    const due = perCategory.some((line) => line.due) || (perCategory.some((line) => line.due === null) ? null : false);
    const open = perCategory.filter((line) => line.amount === null).length;
    return html`<tr class=${due === false ? "conditional" : nothing}>
      <th scope="row">${language.say("fallback-lines", { label: language.text(first.label), count: language.number.count(String(perCategory.length)) })}
        ${open > 0 ? html` <span class="small">${language.say("fallback-open", { count: String(open) })}</span>` : nothing}${this.#condition(due)}${both ? this.#payer(first) : nothing}</th>
      <td class="clause">${language.clauses(first.clause)}</td>
      ${this.#amount("fallback", fallback.total, fallback.between, language.text(first.label))}
    </tr>`;
  }

  #total(label: string, result: string, amount: string | null, between: Between | undefined): TemplateResult {
    return html`<tr>
      <th scope="row" colspan="2">${label}</th>
      ${this.#amount(result, amount, between, label)}
    </tr>`;
  }
}

define("yuekao-statement", Statement);
