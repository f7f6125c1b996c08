// The quote as the customer sees it: on the screen, on paper and in a link. Every number opens its derivation.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import type { Engine } from "../engine/engine.ts";
import { EXAMPLE_VAT, type Amount, type Sums } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { BreakEven } from "./break-even.ts";
import { AskEvent, type Asked } from "./events.ts";
import { moneyIn } from "./money.ts";
import { lowest } from "./plan.ts";
import { assumptions, vatOf, validUntil, type Quoted, type QuotedPlan } from "./quote.ts";
import { termsOf } from "./quote-terms.ts";

/** What a chart has on A4. */
const CHART = 640;

export class QuoteSheet extends LitElement {
  static override properties = {
    language: { attribute: false }, engine: { attribute: false }, quoted: { attribute: false }, asked: { attribute: false }, large: { type: Boolean, reflect: true },
  };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    article {
      max-width: 1000px;
      padding: var(--gap-6);
      border: 1px solid var(--line);
      border-radius: 8px;
      background: var(--paper);
      color: var(--ink);
      line-height: 22px;
    }

    h1 {
      font-size: 22px;
      font-weight: 600;
      line-height: 32px;
      text-align: center;
      letter-spacing: 0.2em;
    }

    h2 {
      margin: var(--gap-4) 0 var(--gap-2);
      padding-bottom: 4px;
      border-bottom: 2px solid var(--ink);
    }

    dl {
      display: grid;
      grid-template-columns: auto 1fr auto 1fr;
      gap: 4px var(--gap-3);
      margin-top: var(--gap-4);
    }

    dt {
      color: var(--quiet);
    }

    .scroll {
      overflow-x: auto;
    }

    table {
      font-size: 13px;
    }

    thead th {
      min-width: 120px;
      color: var(--ink);
      font-size: 13px;
      font-weight: 600;
      white-space: normal;
      vertical-align: top;
    }

    th,
    td {
      padding: 6px 8px;
    }

    .gross :is(th, td) {
      font-weight: 600;
    }

    .least {
      color: var(--tier-best);
      font-weight: 600;
    }

    .open {
      padding: 0 4px;
      border: 1px dashed var(--line-strong);
      border-radius: 4px;
      color: var(--quiet);
    }

    .terms {
      display: grid;
      gap: var(--gap-2);
    }

    .terms li {
      padding-inline-start: 1em;
      text-indent: -1em;
    }

    .basis {
      display: grid;
      gap: 2px;
      padding-inline-start: 1.4em;
      list-style: decimal;
    }

    .seals {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--gap-6);
      margin-top: var(--gap-8);
    }

    .seals p {
      min-height: 72px;
    }

    yuekao-break-even {
      margin-top: var(--gap-3);
    }

    :host([large]) article {
      max-width: none;
      border: 0;
      font-size: 20px;
      line-height: 30px;
    }

    :host([large]) :is(table, thead th) {
      font-size: 24px;
      line-height: 36px;
    }

    :host([large]) :is(.seals, .basis, .terms) {
      font-size: 18px;
    }

    @media (max-width: 639px) {
      article {
        padding: var(--gap-4);
      }

      dl {
        grid-template-columns: auto 1fr;
      }

      thead th {
        min-width: 104px;
      }

      /* Other plans are scrolled to beside their rows' names. */
      thead td,
      thead th:first-child,
      tbody th {
        position: sticky;
        inset-inline-start: 0;
        min-width: 92px;
        padding-inline: 0 6px;
        background: var(--paper);
      }
    }

    @media print {
      article {
        max-width: none;
        padding: 0;
        border: 0;
        font-size: 12px;
        line-height: 18px;
      }

      table {
        font-size: 11px;
      }

      /* A quote of two plans, with its seals, on one sheet. */
      :is(th, td) {
        padding-block: 3px;
      }

      h2 {
        margin-top: 12px;
      }

      .seals {
        margin-top: 14px;
      }

      .why {
        text-decoration: none;
      }

      :is(tr, li, .seals, yuekao-break-even) {
        break-inside: avoid;
      }

      h2 {
        break-after: avoid;
      }

      .scroll {
        overflow: visible;
      }
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare quoted: Quoted | null;
  /** The number whose derivation is open. */
  declare asked: string;
  declare large: boolean;
  /** The same on the screen, where this one is for paper. */
  screen: QuoteSheet | null = null;

  constructor() {
    super();
    this.quoted = null;
    this.asked = "";
    this.large = false;
  }

  /** Draws it now: who prints does not wait. */
  drawn(): void {
    this.performUpdate();
    const { screen } = this;
    this.chart?.drawnFor(CHART, screen && screen.quoted === this.quoted ? screen.chart : null);
  }

  get chart(): BreakEven | null {
    const chart = this.renderRoot.querySelector("yuekao-break-even");
    return chart instanceof BreakEven ? chart : null;
  }

  override render(): TemplateResult | typeof nothing {
    const { language, quoted, engine } = this;
    if (!quoted) return nothing;
    const { plans, question, values } = quoted;
    const { quote } = question.setup.offer;
    const axis = question.volumes.find(({ id }) => id === question.axis);
    const until = validUntil(quote.date, quote.days);
    const fact = (label: string, value: string): TemplateResult => html`<dt>${language.say(label)}</dt><dd>${value || "—"}</dd>`;
    return html`<article lang=${language.locale} aria-labelledby="title">
      <h1 id="title">${language.say("offers-quote")}</h1>
      <dl>${fact("quote-customer", quote.customer)}${fact("quote-seller", quote.seller)}${fact("quote-date", quote.date === "" ? "" : language.number.date(quote.date))}${fact("quote-valid", until === null ? "" : language.say("quote-until", { date: language.number.date(until) }))}</dl>
      <h2>${language.say("quote-cost")}</h2>
      <div class="scroll" role="group" tabindex="0" aria-label=${language.say("quote-cost")}><table>
        <thead><tr><td></td>${plans.map(({ plan }) => html`<th scope="col" class="end">${plan.mark} ${plan.name}</th>`)}</tr></thead>
        <tbody>${this.#sums("month", "offers-a-month")}${this.#sums("year", "offers-a-year")}${this.#each()}</tbody>
      </table></div>
      ${axis && values.length > 1 ? html`<h2>${language.say("quote-at-volumes", { figure: language.text(axis.label) })}</h2>
        <div class="scroll" role="group" tabindex="0" aria-label=${language.say("quote-at-volumes", { figure: language.text(axis.label) })}><table>
          <thead><tr><th scope="col">${language.text(axis.label)}${language.unit(axis.unit) ? html` <small>${language.unit(axis.unit)}</small>` : nothing}</th>${plans.map(({ plan }) => html`<th scope="col" class="end">${plan.mark}</th>`)}</tr></thead>
          <tbody>${values.map((value, row) => this.#row(language.number.plain(value), plans.map(({ cost }) => cost.around[row] ?? null), (plan) => ({ plan, what: "around", value })))}</tbody></table></div>
        ${plans.length > 1 ? html`<yuekao-break-even brief .language=${language} .engine=${engine} .question=${question} .otherVolumes=${""} .word=${language.say("offers-you-pay")} .asked=${this.asked}></yuekao-break-even>` : nothing}` : nothing}
      <h2>${language.say("quote-terms")}</h2>
      <ul class="terms">${plans.map((plan) => this.#terms(plan))}</ul>
      <h2>${language.say("quote-basis")}</h2>
      <ol class="basis">${assumptions(quoted, language).map((sentence) => html`<li>${sentence}</li>`)}${quote.note.trim() === "" ? nothing : html`<li>${quote.note}</li>`}</ol>
      <div class="seals"><p>${language.say("quote-seal-seller", { name: quote.seller })}</p><p>${language.say("quote-seal-customer", { name: quote.customer })}</p></div>
    </article>`;
  }

  #sums(span: "month" | "year", head: string): TemplateResult {
    const { language, quoted } = this;
    const { plans = [], question } = quoted ?? {};
    const { quote } = question?.setup.offer ?? {};
    const example = exampleMark(language, vatOf(quote?.vat ?? "") === null);
    const rate = language.number.percent(vatOf(quote?.vat ?? "") ?? EXAMPLE_VAT);
    const amounts = plans.map((one): Amount => (span === "month" ? one.cost.now : { net: one.yearCost?.net ?? null }));
    const best = lowest(plans.every(({ plan }) => plan.currency === language.currency.code) ? amounts : []);
    const cell = (result: "line:net" | "line:vat" | "total:clientPays", of: (sums: Sums) => string | null) => (one: QuotedPlan, place: number): TemplateResult => {
      const sums = one[span];
      const amount = sums ? of(sums) : null;
      return html`<td class=${result === "total:clientPays" && best.has(place) ? "end least" : "end"}>${this.#why({ plan: place, what: "sum", of: span, result }, amount, sums ? undefined : amounts[place], one)}${result === "total:clientPays" && best.has(place) ? html` ✓` : nothing}</td>`;
    };
    return html`<tr><th scope="row">${language.say(head)} · ${language.say("offers-net")}</th>${plans.map(cell("line:net", ({ net }) => net))}</tr>
      <tr><th scope="row">${language.say("quote-vat-rate", { rate })}${example}</th>${plans.map(cell("line:vat", ({ vat }) => vat))}</tr>
      <tr class="gross"><th scope="row">${language.say(head)} · ${language.say("quote-gross")}</th>${plans.map(cell("total:clientPays", ({ gross }) => gross))}</tr>`;
  }

  #each(): TemplateResult | typeof nothing {
    const { language, quoted } = this;
    const { plans = [], contact = "" } = quoted ?? {};
    if (contact === "") return nothing;
    return html`<tr><th scope="row">${language.say("quote-each", { contact })}</th>${plans.map((one, place) => html`<td class="end">${!one.yearCost?.perContact ? "—" : this.#button({ plan: place, what: "sum", of: "contact", result: "metric:per_contact" }, moneyIn(language, one.plan.currency).price(one.yearCost.perContact.replace("-", "")))}</td>`)}</tr>`;
  }

  #row(head: string, amounts: readonly (Amount | null)[], asked: (plan: number) => Asked): TemplateResult {
    const { language } = this;
    const { plans = [] } = this.quoted ?? {};
    const best = lowest(plans.every(({ plan }) => plan.currency === language.currency.code) ? amounts : []);
    return html`<tr><th scope="row">${head}</th>${amounts.map((amount, place) => {
      const one = plans[place];
      return html`<td class=${best.has(place) ? "end least" : "end"}>${one && amount ? this.#why(asked(place), amount.net, amount, one) : "—"}${best.has(place) ? html` ✓` : nothing}</td>`;
    })}</tr>`;
  }

  #why(asked: Asked, amount: string | null, open: Amount | undefined, one: QuotedPlan): TemplateResult {
    const { language } = this;
    if (amount === null) return html`<span class="open">${moneyText(null, open?.between, language)}</span>`;
    const shown = moneyIn(language, one.plan.currency).money(amount.replace("-", ""));
    return html`${amount.startsWith("-") ? html`<small>${language.say("offers-the-other-way")}</small> ` : nothing}${this.#button(asked, shown)}`;
  }

  #button(asked: Asked, shown: string): TemplateResult {
    const ask = (event: Event): void => {
      event.target?.dispatchEvent(new AskEvent(asked));
    };
    return html`<button type="button" class="why" aria-haspopup="dialog" aria-expanded=${String(this.asked === JSON.stringify(asked))} @click=${ask}>${shown}</button>`;
  }

  #terms({ plan, cost }: QuotedPlan): TemplateResult {
    const { language } = this;
    const lines = new Set(cost.assessment.lines.map(({ id }) => id.split(":")[0] ?? id));
    return html`<li><b>${plan.mark} ${plan.name}</b>${termsOf(plan.contract, lines, plan.package, language).map(({ label, clause, text }) => html`<br />${label}${language.say("quote-colon")}${text} <span class="clause">${clause}</span>`)}</li>`;
  }
}

define("yuekao-quote-sheet", QuoteSheet);
