// What stands in a quote beside the plans: to whom, from whom, from when until when, VAT, which plans; and the ways it is taken along.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { define } from "../controls/define.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import type { Quote } from "../domain/offer.ts";
import { EXAMPLE_VAT } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import { SetEvent } from "./events.ts";
import type { Plan } from "./plan.ts";
import { calledIn, vatOf, validUntil } from "./quote.ts";

export type QuoteWay = "print" | "docx" | "xlsx" | "link" | "embed" | "show";
const WAYS: readonly QuoteWay[] = ["show", "print", "docx", "xlsx", "link", "embed"];

/** The quote is to be taken along. */
export class TakeEvent extends Event {
  static readonly type = "yuekao-take-quote";
  constructor(readonly way: QuoteWay) {
    super(TakeEvent.type, { bubbles: true, composed: true });
  }
}

export class QuoteForm extends LitElement {
  static override properties = {
    language: { attribute: false }, quote: { attribute: false }, plans: { attribute: false }, today: { attribute: false }, fromMonth: { attribute: false }, said: { attribute: false }, busy: { type: Boolean },
  };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    .fields {
      display: grid;
      gap: 8px;
      padding: 0 var(--gap-4) var(--gap-3);
    }

    label,
    legend {
      color: var(--quiet);
      font-size: var(--small);
    }

    :is(input[type="text"], yuekao-date-field) {
      width: 100%;
      color: var(--ink);
      font-size: var(--text);
    }

    .short {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px;
    }

    fieldset {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      border: 0;
    }

    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      color: var(--ink);
      font-size: 13px;
    }

    .check input[type="checkbox"] {
      flex: none;
      min-height: 0;
      accent-color: var(--accent);
    }

    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
    }

    .said {
      color: var(--error);
      font-size: 13px;
    }

    p {
      font-size: 13px;
      line-height: 20px;
    }
  `];

  declare language: Language;
  /** As typed by now. */
  declare quote: Quote;
  declare plans: readonly Plan[];
  /** As an ISO date. */
  declare today: string;
  /** Where the volumes come from; empty where from no month. */
  declare fromMonth: string;
  /** What has become of it. */
  declare said: string;
  declare busy: boolean;

  constructor() {
    super();
    this.fromMonth = "";
    this.said = "";
    this.busy = false;
  }

  override render(): TemplateResult {
    const { language, quote, plans, fromMonth, said, busy } = this;
    const field = (name: "customer" | "seller" | "days" | "vat" | "note", more: { wrong?: boolean; placeholder?: string; mark?: TemplateResult | typeof nothing } = {}): TemplateResult => html`<label>${language.say(`quote-${name}`)} ${more.mark ?? nothing}
      <input type="text" autocomplete="off" placeholder=${more.placeholder ?? ""} .value=${live(quote[name])} aria-invalid=${String(more.wrong ?? false)} @input=${this.#put(name)} /></label>`;
    const in_ = (place: number): boolean => quote.plans.length === 0 || quote.plans.includes(place);
    const noRate = vatOf(quote.vat) === null;
    return html`<section class="card" aria-labelledby="title"><h2 id="title">${language.say("quote-make")}</h2><div class="fields">
      ${field("customer")}${field("seller")}
      <div class="short"><label>${language.say("quote-date")}<yuekao-date-field kind="date" .language=${language} .label=${language.say("quote-date")} .value=${quote.date} @change=${this.#putDate}></yuekao-date-field></label>${field("days", { wrong: quote.days !== "" && validUntil("2026-01-01", quote.days) === null })}</div>
      ${quote.date === this.today ? nothing : html`<button type="button" class="button plain" @click=${() => { this.#set({ date: this.today, ...(quote.days === "" ? { days: "30" } : {}) }); }}>${language.say("quote-today", { date: language.number.date(this.today) })}</button>`}
      ${field("vat", { wrong: quote.vat !== "" && noRate, placeholder: EXAMPLE_VAT, mark: exampleMark(language, noRate) })}
      ${quote.vat !== "" && noRate ? html`<p class="said" role="alert">${language.say("quote-vat-refused")}</p>` : nothing}
      <label class="check"><input type="checkbox" .checked=${live(quote.vatIncluded)} @change=${(event: Event) => { if (event.target instanceof HTMLInputElement) this.#set({ vatIncluded: event.target.checked }); }} />${language.say("quote-vat-included")}</label>
      <fieldset><legend>${language.say("quote-plans")}</legend>${plans.map((plan, place) => html`<span class="check"><input type="checkbox" aria-label=${`${plan.mark} ${plan.name}`} .checked=${live(in_(place) && plan.refusal === null)} ?disabled=${plan.refusal !== null}
        @change=${() => { this.#choose(place); }} />${plan.mark}<input type="text" class="named" aria-label=${language.say("quote-named", { mark: plan.mark })} placeholder=${calledIn(plan, language)} .value=${live(quote.names[place] ?? "")} @input=${this.#name(place)} />${plan.refusal === null ? nothing : html` <small class="quiet">${language.say(plan.refusal)}</small>`}</span>`)}</fieldset>
      ${field("note")}
      ${fromMonth === "" ? nothing : html`<p class="quiet">${language.say("quote-from-month", { month: fromMonth })}</p>`}
      <div class="ways">${WAYS.map((way) => html`<button type="button" class=${way === "print" ? "button first" : "button"} ?disabled=${busy} @click=${() => this.dispatchEvent(new TakeEvent(way))}>${language.say(`quote-way-${way}`)}</button>`)}</div>
      <p role="status">${said === "" ? nothing : language.say(said)}</p>
    </div></section>`;
  }

  #putDate = ({ target }: Event): void => {
    if (target instanceof DateField) this.#set({ date: target.value }, "date");
  };

  #put(name: "customer" | "seller" | "days" | "vat" | "note") {
    return (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.#set({ [name]: event.target.value }, name);
    };
  }

  #name(place: number) {
    return (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const { value } = event.target;
      const { plans } = this;
      this.dispatchEvent(new SetEvent((offer) => ({ ...offer, quote: { ...offer.quote, names: plans.map((_, one) => (one === place ? value : (offer.quote.names[one] ?? ""))) } }), `quote name ${place}`));
    };
  }

  #choose(place: number): void {
    const { plans } = this;
    this.dispatchEvent(new SetEvent((offer) => {
      const now = offer.quote.plans.length === 0 ? plans.map((_, one) => one) : offer.quote.plans;
      return { ...offer, quote: { ...offer.quote, plans: now.includes(place) ? now.filter((one) => one !== place) : [...now, place].toSorted((one, other) => one - other) } };
    }));
  }

  #set(change: Partial<Quote>, about = ""): void {
    this.dispatchEvent(new SetEvent((offer) => ({ ...offer, quote: { ...offer.quote, ...change } }), about === "" ? "" : `quote ${about}`));
  }
}

define("yuekao-quote-form", QuoteForm);
