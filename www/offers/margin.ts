// What is left after one's own costs: for one's own eyes alone. It is in no quote, no link, no file and on no paper.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Margin } from "../domain/offer.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Engine } from "../engine/engine.ts";
import { margin as marginOf, priceOf, type Margin as Left, type OwnCosts } from "../engine/offers.ts";
import { positive } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { AskEvent, SetEvent } from "./events.ts";
import { lowest, type PlanResult } from "./plan.ts";

/** The costs that were stated; null where none was. */
export function costsOf({ seat, seats, contact }: Margin, offered: string | null, contacts: string | null): OwnCosts | null {
  const [each, call] = [ownPrice(seat), ownPrice(contact)];
  const number = ownPrice(seats) ?? offered;
  // Agents cost nothing known where their number is not.
  if ((each === null && call === null) || (each !== null && number === null) || (call !== null && contacts === null)) return null;
  return { seat: each ?? "0", seats: each === null ? "0" : (number ?? "0"), contact: call ?? "0", contacts: call === null ? "0" : (contacts ?? "0") };
}

/** A cost as it was typed; null: it is none. */
function ownPrice(typed: string): string | null {
  return priceOf(plainNumber(typed) ?? "");
}

export class OfferMargin extends LitElement {
  static override properties = {
    language: { attribute: false }, engine: { attribute: false }, results: { attribute: false }, margin: { attribute: false }, seats: { attribute: false }, contacts: { attribute: false }, asked: { attribute: false }, found: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: block;
    }

    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: 8px var(--gap-4);
      padding: 0 var(--gap-4) var(--gap-2);
    }

    label {
      color: var(--quiet);
      font-size: var(--small);
    }

    input {
      width: 100px;
      color: var(--ink);
      text-align: end;
    }

    p {
      padding: 0 var(--gap-4) var(--gap-2);
      font-size: 13px;
    }

    summary {
      padding: var(--gap-3) var(--gap-4);
      font-weight: 600;
      cursor: pointer;
    }

    .scroll {
      overflow-x: auto;
    }

    table {
      font-size: 13px;
    }

    :is(th, td):first-child {
      padding-inline-start: var(--gap-4);
    }

    :is(th, td):last-child {
      padding-inline-end: var(--gap-4);
    }

    .loss {
      color: var(--error);
      font-weight: 600;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
    }

    @media print {
      :host {
        display: none !important;
      }
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare results: readonly PlanResult[];
  /** As typed by now. */
  declare margin: Margin;
  /** How many agents are offered; null: none are. */
  declare seats: string | null;
  declare contacts: string | null;
  /** The number whose derivation is open. */
  declare asked: string;
  declare found: readonly (Left | null)[];
  #turn = 0;

  constructor() {
    super();
    this.asked = "";
    this.found = [];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("results") || changed.has("margin") || changed.has("seats") || changed.has("contacts")) attempt(this, this.#find());
  }

  override render(): TemplateResult {
    const { language, margin, results, found } = this;
    const field = (name: keyof Margin, placeholder = ""): TemplateResult => html`<label>${language.say(`margin-${name}`)}<br /><input type="text" inputmode="decimal" autocomplete="off" placeholder=${placeholder} .value=${live(margin[name])}
      aria-invalid=${String(margin[name].trim() !== "" && ownPrice(margin[name]) === null)} @input=${this.#put(name)} /></label>`;
    // What somebody else sells has none of one's own costs.
    const own = results.flatMap(({ plan }, place) => (plan.variant?.rival ? [] : [[place, found[place] ?? null] as const]));
    const best = lowest(found.map((one) => (one ? { net: one.left } : null)), true);
    const amount = (value: string | null): string => (value === null ? language.say("open") : `${value.startsWith("-") ? "−" : ""}${language.number.money(value.replace("-", ""))}`);
    return html`<section class="card on-screen"><details ?open=${found.some((one) => one !== null)}><summary>${language.say("margin-title")}</summary>
      <p class="quiet">${language.say("margin-about")}</p>
      <div class="fields">${field("seat")}${field("seats", this.seats ?? "")}${field("contact")}</div>
      ${found.some((one) => one !== null) ? html`<div class="scroll" role="group" tabindex="0" aria-label=${language.say("margin-title")}><table><thead><tr><td></td>${own.map(([place]) => html`<th scope="col" class="end">${results[place]?.plan.mark} ${results[place]?.plan.name}</th>`)}</tr></thead><tbody>
        <tr><th scope="row">${language.say("margin-cost")}</th>${own.map(([place, one]) => html`<td class="end">${one ? this.#why(place, "metric:cost", amount(one.cost)) : "—"}</td>`)}</tr>
        <tr><th scope="row">${language.say("margin-left")}</th>${own.map(([place, one]) => html`<td class=${one?.left && !positive(one.left) ? "end loss" : "end"}>${one ? this.#why(place, "metric:left", amount(one.left)) : "—"}${best.has(place) ? " ▲" : nothing}</td>`)}</tr>
        <tr><th scope="row">${language.say("margin-share")}</th>${own.map(([place, one]) => html`<td class="end">${one?.share ? this.#why(place, "metric:share", language.number.percent(one.share)) : "—"}</td>`)}</tr></tbody></table></div>` : nothing}
    </details></section>`;
  }

  #why(plan: number, result: string, shown: string): TemplateResult {
    const asked = { plan, what: "margin" as const, result };
    return html`<button type="button" class="why" aria-haspopup="dialog" aria-expanded=${String(this.asked === JSON.stringify(asked))} @click=${(event: Event) => event.target?.dispatchEvent(new AskEvent(asked))}>${shown}</button>`;
  }

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    const { margin, seats, contacts, results, language } = this;
    const costs = costsOf(margin, seats, contacts);
    const found = costs === null ? [] : await this.engine.ask((module) => results.map(({ now, plan }) => (now.net === null || plan.variant?.rival !== undefined || now.net.startsWith("-") || plan.refusal !== null || plan.currency !== language.currency.code ? null : marginOf(module, now.net, costs, plan.contract.currency))));
    if (turn === this.#turn) this.found = found;
  }

  #put(name: keyof Margin) {
    return (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const { value } = event.target;
      this.dispatchEvent(new SetEvent((offer) => ({ ...offer, margin: { ...offer.margin, [name]: value } }), `margin ${name}`));
    };
  }
}

define("yuekao-offer-margin", OfferMargin);
