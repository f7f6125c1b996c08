// Plans side by side: what each is in the column's head, with its prices to be changed, and below what it costs.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { bands, MARKS, packages, parties, paysLabel, scoreLabel, toneOf } from "../domain/contract.ts";
import { plainNumber } from "../domain/inputs.ts";
import { tierText } from "../domain/missing.ts";
import type { Rewritten, Rival } from "../domain/offer.ts";
import type { Variant } from "../domain/state.ts";
import type { Assessment, Contract } from "../engine/engine.ts";
import { minus, signed, zero } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText, valueText } from "../i18n/open-values.ts";
import { priceOf, stepRows, type Amount, type Volume, type YearCost } from "../engine/offers.ts";
import { moneyIn, sideWord, type Party } from "./money.ts";
import { plansStyle } from "./plans-style.ts";
import { pricesOf, type PriceField } from "./prices.ts";
import { lowest, type Plan, type PlanResult } from "./plan.ts";
import { pricesOfRival } from "./volumes.ts";
import { AskEvent, PlansEvent, SetEvent, type Asked } from "./events.ts";

/** Of more prices than these the others are folded. */
const PRICES_SHOWN = 6;
const CURRENCIES = ["CNY", "USD", "EUR", "HKD", "TWD", "JPY"] as const;

export class PlansTable extends LitElement {
  static override properties = {
    language: { attribute: false }, results: { attribute: false }, years: { attribute: false }, values: { attribute: false }, axis: { attribute: false },
    volumes: { attribute: false }, payer: { attribute: false }, side: { attribute: false }, present: { attribute: false }, variants: { attribute: false }, fixed: { type: Boolean },
    current: { attribute: false }, asked: { attribute: false }, otherVolumes: { attribute: false }, contact: { attribute: false },
  };
  static override styles = [base, blankStyle, plansStyle];

  declare language: Language;
  declare results: readonly PlanResult[];
  /** By plan; null while they are being settled. */
  declare years: readonly (YearCost | null)[];
  /** The volumes around the one that is chosen. */
  declare values: readonly string[];
  declare axis: Volume | null;
  /** The volume that is chosen. */
  declare current: string;
  declare volumes: readonly Volume[];
  /** Who pays for the work. */
  declare payer: Party;
  /** Who reads. */
  declare side: Party | "";
  /** As typed by now. */
  declare present: Rewritten;
  declare variants: readonly Variant[];
  /** Only to be read. */
  declare fixed: boolean;
  /** The number whose derivation is open. */
  declare asked: string;
  /** The volumes that are not moved, as text; empty where there are none. */
  declare otherVolumes: string;
  /** What one contact is called; empty: nothing is counted. */
  declare contact: string;

  constructor() {
    super();
    this.fixed = false;
    this.asked = "";
  }

  override render(): TemplateResult {
    const { language, results } = this;
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${language.say("offers-plans")}><table>
      <thead><tr>${results.length > 1 ? html`<td></td>` : nothing}${results.map(({ plan }, place) => html`<th scope="col" colspan=${results.length > 1 ? 1 : 2}>${this.#head(plan, place)}</th>`)}</tr></thead>
      ${this.axis ? this.#around(this.axis) : this.#single()}
      ${this.#year()}
      ${this.#account()}
    </table></div>`;
  }

  #around(axis: Volume): TemplateResult {
    const { language, results, values } = this;
    const rows = values.map((value, row) => {
      const amounts = results.map((result) => this.#comparable(result, result.around[row] ?? null));
      return this.#amounts(html`${language.number.plain(value)} <small class="quiet">${language.unit(axis.unit)}</small>`, amounts, (plan) => ({ plan, what: "around", value }), value === this.current ? "now" : "");
    });
    return html`<tbody class="costs"><tr class="over"><th scope="rowgroup" colspan=${results.length + 1}><span class="stays">${language.say("offers-cost-at", { side: this.#word(results.flatMap(({ around }) => around)), figure: language.text(axis.label) })}
      ${this.otherVolumes === "" ? nothing : html`<small class="quiet">${language.say("offers-held", { others: this.otherVolumes })}</small>`}</span></th></tr>${rows}</tbody>`;
  }

  #single(): TemplateResult {
    const { language, results } = this;
    return html`<tbody class="costs">${this.#amounts(language.say("offers-a-month"), results.map((result) => this.#comparable(result, result.now)), (plan) => ({ plan, what: "now" }), "now")}</tbody>`;
  }

  #year(): TemplateResult {
    const { language, results, years } = this;
    const amounts = results.map((result, place) => this.#comparable(result, years[place] ?? null));
    return html`<tbody>${this.#amounts(html`${language.say("offers-a-year")}`, amounts, (plan) => ({ plan, what: "sum", of: "contact", result: "metric:sum" }), "sum")}
      ${this.contact === "" ? nothing : html`<tr><th scope="row">${language.say("offers-each", { contact: this.contact })}</th>${results.map(({ plan }, place) => {
        const each = years[place]?.perContact ?? null;
        return html`<td class="end">${each === null ? "—" : this.#why({ plan: place, what: "sum", of: "contact", result: "metric:per_contact" }, moneyIn(language, plan.currency).price(each.replace("-", "")))}</td>`;
      })}</tr>`}</tbody>`;
  }

  /** What can be held against the other plans: of other currencies and of plans without prices nothing can. */
  #comparable({ plan }: PlanResult, amount: Amount | null): Amount | null {
    return plan.refusal === null ? amount : null;
  }

  #amounts(head: TemplateResult | string, amounts: readonly (Amount | null)[], asked: (plan: number) => Asked, kind: string): TemplateResult {
    const { language, results } = this;
    const same = new Set(results.map(({ plan }) => plan.currency)).size === 1;
    const inSame = amounts.map((amount, place) => (same || results[place]?.plan.currency === language.currency.code ? amount : null));
    // What a competitor gets is no income of one's own.
    const own = inSame.map((amount, place) => (results[place]?.plan.variant?.rival ? null : amount));
    const [cheapest, dearest] = [lowest(inSame), lowest(own, true)];
    return html`<tr class=${kind}><th scope="row">${head}</th>${amounts.map((amount, place) => {
      const plan = results[place]?.plan;
      if (!plan || amount === null) return html`<td class="end quiet">${plan?.refusal ? language.say(plan.refusal) : "…"}</td>`;
      return html`<td class=${cheapest.has(place) ? "end least" : "end"}>${this.#why(asked(place), this.#amount(amount, plan))}
        ${cheapest.has(place) ? html`<small class="mark">✓ ${language.say("offers-cheapest")}</small>` : nothing}${!this.fixed && dearest.has(place) && this.side !== "" && this.side !== this.payer ? html`<small class="mark quiet">▲ ${language.say("offers-most-for-us")}</small>` : nothing}</td>`;
    })}</tr>`;
  }

  /** Without a sign: the word before says who pays. */
  #amount({ net, between }: Amount, { currency }: Plan): TemplateResult {
    const { language } = this;
    const money = moneyIn(language, currency).money;
    if (net === null) return html`<span class="open">${moneyText(null, between, language)}</span>`;
    return html`${net.startsWith("-") ? html`<small>${language.say("offers-the-other-way")}</small> ` : nothing}${money(net.replace("-", ""))}`;
  }

  #word(amounts: readonly Amount[]): string {
    const all = amounts.every(({ net }) => net === null || !net.startsWith("-"));
    return this.language.say(all ? sideWord(this.payer, this.side) : "offers-cost");
  }

  #why(asked: Asked, shown: TemplateResult | string): TemplateResult | string {
    const ask = (event: Event): void => {
      event.target?.dispatchEvent(new AskEvent(asked));
    };
    return html`<button type="button" class="why" aria-haspopup="dialog" aria-expanded=${String(this.asked === JSON.stringify(asked))} @click=${ask}>${shown}</button>`;
  }

  // What each plan is.

  #head(plan: Plan, place: number): TemplateResult {
    const { language, fixed } = this;
    const { contract, variant, mark, name } = plan;
    const typed = variant === null ? this.present : (this.variants[place - 1] ?? variant);
    const { client, provider } = parties(contract, language);
    const rival = variant?.rival ? ((typed as Variant).rival ?? variant.rival) : null;
    return html`<span class="letter">${mark}</span> ${rival && !fixed ? html`<input type="text" class="name" placeholder=${language.say("offers-rival")} aria-label=${language.say("offers-of", { mark, label: language.say("offers-rival-name") })} .value=${live(rival.name)}
        @input=${this.#put(place, (text) => ({ rival: { ...rival, name: text } }), "name")} />` : name}
      ${variant === null || variant.rival ? nothing : variant.contract === (this.results[0]?.plan.contract.id ?? "") ? nothing : html`<small class="quiet who">${language.say("offers-who", { client, provider })}</small>`}
      ${rival ? this.#rival(rival, plan, place) : this.#prices(plan, typed, place)}
      ${variant !== null && !fixed ? html`<button type="button" class="button plain on-screen" aria-label=${language.say("offers-remove-this", { name: mark })} @click=${() => this.dispatchEvent(new PlansEvent((compared) => compared.toSpliced(place - 1, 1)))}>${language.say("offers-remove")}</button>` : nothing}`;
  }

  #put(place: number, change: (text: string) => Partial<Variant>, about: string) {
    return (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
      const made = change(event.target.value);
      if (place === 0) this.dispatchEvent(new SetEvent((offer) => ({ ...offer, present: { ...offer.present, ...made } }), `plan 0 ${about}`));
      else this.dispatchEvent(new PlansEvent((compared) => compared.map((one, other) => (other === place - 1 ? { ...one, ...made } : one)), `plan ${place} ${about}`));
    };
  }

  #prices(plan: Plan, typed: Rewritten, place: number): TemplateResult {
    const { language, fixed } = this;
    const all = packages(plan.contract);
    const prices = pricesOf(plan.contract, plan.package);
    const [first, rest] = [prices.slice(0, PRICES_SHOWN), prices.slice(PRICES_SHOWN)];
    const fields = (some: readonly PriceField[]): TemplateResult => html`<ul class="prices">${some.map((price) => html`<li>${this.#price(plan, price, typed, place)}</li>`)}</ul>`;
    return html`${all.length > 1 ? html`<select class="small" ?disabled=${fixed} aria-label=${language.say("offers-of", { mark: plan.mark, label: language.say("package") })} @change=${this.#put(place, (text) => ({ package: text }), "package")}>
        ${typed.package === "" && plan.package === "" ? html`<option value="" selected>${language.say("offers-package-own")}</option>` : nothing}
        ${all.map(({ id, label }) => html`<option value=${id} ?selected=${id === plan.package}>${language.text(label)}</option>`)}</select>` : nothing}
      ${fields(first)}${rest.length > 0 ? html`<details><summary>${language.say("offers-more-prices", { count: String(rest.length) })}</summary>${fields(rest)}</details>` : nothing}`;
  }

  #price(plan: Plan, { key, label, unit, now, example }: PriceField, typed: Rewritten, place: number): TemplateResult {
    const { language } = this;
    const called = language.text(label);
    const written = "value" in key ? typed.values[key.value] : typed.terms?.[key.at];
    const change = (text: string): Partial<Variant> => ("value" in key ? { values: { ...typed.values, [key.value]: text } } : { terms: { ...typed.terms, [key.at]: text } });
    if (this.fixed) return html`<span>${called}</span> <span class="number">${language.measure(now, unit)}</span>`;
    const refused = written !== undefined && priceOf(plainNumber(written, language.currency.code) ?? "") === null;
    return html`<label><span>${called}${exampleMark(language, example)}</span> <span class="field"><input type="text" inputmode="decimal" autocomplete="off" size="8" aria-label=${language.say("offers-of", { mark: plan.mark, label: called })} .value=${live(written ?? language.number.plain(now))}
      aria-invalid=${String(refused)} @input=${this.#put(place, change, JSON.stringify(key))} /> <span class="quiet">${language.unit(unit)}</span></span></label>
      ${written !== undefined && !refused ? html`<button type="button" class="back on-screen" aria-label=${language.say("offers-price-back", { label: called })} @click=${this.#back(place, key)}>↺</button>` : nothing}
      ${refused ? html`<p class="said" role="alert">${language.say("offers-price-refused", { value: language.measure(now, unit) })}</p>` : nothing}`;
  }

  #back(place: number, key: PriceField["key"]) {
    const without = (fields: Readonly<Record<string, string>>, name: string): Record<string, string> => Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name));
    const change = <Of extends Rewritten>(one: Of): Of => ("value" in key ? { ...one, values: without(one.values, key.value) } : { ...one, terms: without(one.terms ?? {}, key.at) });
    return (): void => {
      if (place === 0) this.dispatchEvent(new SetEvent((offer) => ({ ...offer, present: change(offer.present) })));
      else this.dispatchEvent(new PlansEvent((compared) => compared.map((one, other) => (other === place - 1 ? change(one) : one))));
    };
  }

  #rival(rival: Rival, plan: Plan, place: number): TemplateResult {
    const { language, fixed, volumes } = this;
    const { mark } = plan;
    if (fixed) return html``;
    const unit = rival.currency === "CNY" ? language.unit("yuan") : rival.currency;
    const unpriced = (value: string): boolean => value.trim() !== "" && priceOf(plainNumber(value, rival.currency) ?? "") === null;
    const field = (label: string, value: string, change: (text: string) => Rival, about: string): TemplateResult => {
      const refused = unpriced(value);
      return html`<li><label>${label} <span class="field"><input type="text" inputmode="decimal" autocomplete="off" size="8"
      aria-label=${language.say("offers-of", { mark, label })} .value=${live(value)} aria-invalid=${String(refused)} @input=${this.#put(place, (text) => ({ rival: change(text) }), about)} /> <span class="quiet">${unit}</span></span></label>
        ${refused ? html`<p class="said" role="alert">${language.say("offers-number-refused")}</p>` : nothing}</li>`;
    };
    const each = volumes.filter(({ id }) => id !== rival.stepped);
    const steppable = volumes.filter(({ byCategory }) => !byCategory);
    const wrong = rival.stepped !== "" && stepRows(pricesOfRival(rival).steps) === null;
    const setStep = (row: number, part: "upTo" | "price") => this.#put(place, (text) => ({ rival: { ...rival, steps: rival.steps.map((step, other) => (other === row ? { ...step, [part]: text } : step)) } }), `step ${row} ${part}`);
    return html`<select class="small" aria-label=${language.say("offers-of", { mark, label: language.say("offers-currency") })} @change=${this.#put(place, (text) => ({ rival: { ...rival, currency: text } }), "currency")}>
        ${CURRENCIES.map((code) => html`<option value=${code} ?selected=${code === rival.currency}>${language.say(`offers-currency-${code.toLowerCase()}`)}</option>`)}</select>
      <ul class="prices">${field(language.say("offers-rival-month"), rival.month, (text) => ({ ...rival, month: text }), "month")}
      ${each.map(({ id, label }) => field(language.say("offers-rival-each", { figure: language.text(label) }), rival.prices[id] ?? "", (text) => ({ ...rival, prices: { ...rival.prices, [id]: text } }), `price ${id}`))}
      ${volumes.some(({ id }) => id === "seats") ? nothing : field(language.say("offers-rival-seat"), rival.prices["seats"] ?? "", (text) => ({ ...rival, prices: { ...rival.prices, seats: text } }), "price seats")}</ul>
      ${steppable.length === 0 ? nothing : html`<label class="small">${language.say("offers-rival-stepped")} <select aria-label=${language.say("offers-of", { mark, label: language.say("offers-rival-stepped") })}
        @change=${this.#put(place, (text) => ({ rival: { ...rival, stepped: text, steps: text === "" ? [] : rival.steps.length > 0 ? rival.steps : [{ upTo: "", price: "" }, { upTo: "", price: "" }] } }), "stepped")}>
        <option value="">${language.say("offers-rival-no-steps")}</option>${steppable.map(({ id, label }) => html`<option value=${id} ?selected=${id === rival.stepped}>${language.text(label)}</option>`)}</select></label>
      ${rival.stepped === "" ? nothing : html`<ol class="steps">${rival.steps.map(({ upTo, price }, row) => html`<li>
        <input type="text" inputmode="decimal" size="7" placeholder=${language.say(row === rival.steps.length - 1 ? "offers-step-beyond" : "offers-step-to")} aria-label=${language.say("offers-of", { mark, label: language.say("offers-step-up-to", { number: String(row + 1) }) })} .value=${live(upTo)} aria-invalid=${String(unpriced(upTo))} @input=${setStep(row, "upTo")} />
        <input type="text" inputmode="decimal" size="6" placeholder=${language.say("offers-step-price")} aria-label=${language.say("offers-of", { mark, label: language.say("offers-step-price-of", { number: String(row + 1) }) })} .value=${live(price)} aria-invalid=${String(unpriced(price))} @input=${setStep(row, "price")} /></li>`)}</ol>
        <button type="button" class="button plain on-screen" @click=${() => this.dispatchEvent(new PlansEvent((compared) => compared.map((one, other) => (other === place - 1 ? { ...one, rival: { ...rival, steps: [...rival.steps, { upTo: "", price: "" }] } } : one))))}>${language.say("offers-step-add")}</button>
        ${wrong && rival.steps.some(({ price }) => price.trim() !== "") ? html`<p class="said" role="alert">${language.say("offers-steps-refused")}</p>` : nothing}`}`}
      <p class="quiet hint">${language.say("offers-rival-blank")}</p>`;
  }

  // The account at the chosen volumes, line by line.

  #account(): TemplateResult {
    const { language, results } = this;
    const scored = results.some(({ plan }) => plan.contract.score);
    const labels = new Set(results.flatMap(({ plan }) => (plan.contract.score ? [scoreLabel(plan.contract, language)] : [])));
    const kinds = [...new Set(results.flatMap(({ assessment }) => assessment.lines.map(({ kind }) => kind)))];
    const row = (head: string, cell: (result: PlanResult, place: number) => TemplateResult | string, kind = ""): TemplateResult =>
      html`<tr class=${kind}><th scope="row">${head}</th>${results.map((result, place) => html`<td class="end">${result.plan.refusal ? "—" : cell(result, place)}</td>`)}</tr>`;
    const score = ({ status, score: value, scoreBetween }: Assessment): string =>
      value === null && status === "not_assessable" ? language.say("status-not-assessable") : valueText(value, scoreBetween, language.number.plain, language);
    const open = (assessment: Assessment): number => assessment.totals.open;
    return html`<tbody class="account"><tr class="over"><th scope="rowgroup" colspan=${results.length + 1}><span class="stays">${language.say("offers-account")}</span></th></tr>
      ${scored ? row(labels.size === 1 ? [...labels].join("") : language.say("score"), ({ assessment, plan }, place) => (plan.contract.score ? this.#why({ plan: place, what: "result", result: "score" }, score(assessment)) : "—")) : nothing}
      ${scored ? row(language.say("tier"), ({ assessment, plan }) => this.#tier(assessment, plan.contract)) : nothing}
      ${kinds.map((kind) => row(this.#kind(kind), (result, place) => this.#lines(result, kind, place)))}
      ${row(this.#pays("client"), ({ assessment: { totals }, plan }, place) => this.#why({ plan: place, what: "result", result: "total:clientPays" }, this.#money(totals.clientPays, totals.clientPaysBetween, plan)), "sum")}
      ${row(this.#pays("provider"), ({ assessment: { totals }, plan }, place) => this.#why({ plan: place, what: "result", result: "total:providerPays" }, this.#money(totals.providerPays, totals.providerPaysBetween, plan)), "sum")}
      ${results.length > 1 ? row(language.say("offers-difference"), (_, place) => this.#difference(place), "difference") : nothing}
      ${results.some(({ assessment }) => open(assessment) > 0) ? row(language.say("offers-open"), ({ assessment }) => language.number.count(String(open(assessment)))) : nothing}</tbody>`;
  }

  /** As the contracts call who pays, where all of them call it the same. */
  #pays(payer: Party): string {
    const [named = "", ...others] = new Set(this.results.map(({ plan }) => paysLabel(payer, plan.contract, this.language)));
    return named === "" || others.length > 0 ? paysLabel(payer, null, this.language) : named;
  }

  #money(amount: string | null, between: Parameters<typeof moneyText>[1], { currency }: Plan): string {
    return amount === null ? moneyText(amount, between, this.language) : moneyIn(this.language, currency).money(amount);
  }

  #tier(assessment: Assessment, contract: Contract): TemplateResult | string {
    const { tier, status } = assessment;
    if (!tier) return contract.score ? tierText(assessment, contract, this.language) : "—";
    return html`${MARKS[toneOf(bands(contract), tier.id)]} ${this.language.text(tier.label)}${status === "trial" ? html` <small class="quiet">${this.language.say("status-trial")}</small>` : nothing}`;
  }

  /** A kind of line by its own name where all contracts call it the same. */
  #kind(kind: string): string {
    const { language } = this;
    const lines = this.results.flatMap(({ assessment }) => assessment.lines.filter((line) => line.kind === kind).map(({ label }) => language.text(label)));
    const message = `offers-kind-${kind.replaceAll("_", "-")}`;
    return new Set(lines).size === 1 ? (lines[0] ?? kind) : language.has(message) ? language.say(message) : kind;
  }

  #lines({ assessment: { lines, fallback }, plan }: PlanResult, kind: string, place: number): TemplateResult | string {
    const { language } = this;
    const here = lines.filter((line) => line.kind === kind);
    if (here.length === 0) return "—";
    if (here.every(({ category }) => category !== undefined)) {
      return html`${this.#why({ plan: place, what: "result", result: "fallback" }, this.#money(fallback.total, fallback.between, plan))}${here.some(({ due }) => due !== false) ? nothing : html` <small class="quiet">${language.say("line-conditional")}</small>`}`;
    }
    return html`${here.map((line) => html`<div>${this.#why({ plan: place, what: "result", result: `line:${line.id}` }, this.#money(line.amount, line.between, plan))}${here.length > 1 ? html` <small class="quiet">${language.text(line.label)}</small>` : nothing}</div>`)}`;
  }

  #difference(place: number): TemplateResult | string {
    const { language, results, payer, side } = this;
    const [first, here] = [results[0], results[place]];
    if (place === 0) return language.say("offers-basis");
    // Without any amount it costs not nothing.
    if (first?.plan.refusal) return "—";
    if (!first || !here || first.plan.currency !== here.plan.currency) return language.say("offers-other-currency-short");
    if (first.now.net === null || here.now.net === null) return language.say("open");
    const more = minus(here.now.net, first.now.net);
    if (zero(more)) return language.say("offers-no-difference");
    const word = `${sideWord(payer, side)}-${more.startsWith("-") ? "less" : "more"}`;
    return html`${this.#why({ plan: place, what: "difference" }, signed(more, moneyIn(language, here.plan.currency).money))} <small class="quiet">${language.say(word)}</small>`;
  }
}

define("yuekao-offer-plans", PlansTable);
