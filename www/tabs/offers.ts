// The same month under two to four contracts side by side: other contracts, other readings, other numbers.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Assessment, Contract, Engine, Line, Module } from "../engine/engine.ts";
import { moneyText, valueText } from "../i18n/open-values.ts";
import { MARKS, bands, contractName, ownName, parties, scoreLabel, toneOf } from "../domain/contract.ts";
import { zero } from "../i18n/decimal.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import { tierText } from "../domain/missing.ts";
import type { View } from "../session/session.ts";
import { ownOf, type Variant } from "../domain/state.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { CompareEvent } from "../controls/events.ts";
import { contractOf, LETTERS, monthOf, MOST, nameOf, offers, type Offer, type Side } from "./compare/variants.ts";
import "./compare/bars.ts";
import "./compare/break-even.ts";
import { compareStyle } from "./compare/style.ts";
import { tabStyle } from "./style.ts";

type Results = ReturnType<Module["compare"]>;
const GROUPS: readonly Offer["group"][] = ["readings", "packages", "contracts", "values"];

export class Compare extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, sides: { state: true }, results: { state: true },
  };
  static override styles = [base, tabStyle, compareStyle, css`
    :host {
      display: grid;
      gap: var(--gap-3);
    }
  `];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare sides: readonly Side[];
  declare results: Results;
  /** The newest question wins. */
  #turn = 0;

  constructor() {
    super();
    this.sides = [];
    this.results = [];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    const { contract, month, inputs } = this.view;
    const same = before && before.contract === contract && before.month === month && before.inputs.compared === inputs.compared;
    if (changed.has("view") && !same) attempt(this, this.#settle());
  }

  override render(): TemplateResult | typeof nothing {
    const { contract, month } = this.view;
    const { language, sides } = this;
    if (!contract || !month || sides.length === 0) return nothing;
    return html`
      <section class="card" aria-labelledby="title">
        <header><h2 id="title">${language.say("compare")}</h2>${this.#adding()}</header>
        ${sides.length < 2 ? html`<p class="about quiet on-screen">${language.say("compare-about")}</p>` : nothing}
        <div class="scroll" role="group" tabindex="0" aria-labelledby="title">${this.#table()}</div>
      </section>
      ${sides.length > 1 ? html`
        ${this.results.every(({ assessment: { totals } }) => zero(totals.clientPays ?? "1") && zero(totals.providerPays ?? "1")) ? nothing : html`<section class="card" aria-labelledby="bars"><h2 id="bars">${language.say("compare-bars")}</h2>
          <yuekao-compare-bars .language=${language} .results=${this.results.map(({ assessment }) => assessment)}></yuekao-compare-bars></section>`}
        <yuekao-break-even .language=${language} .engine=${this.engine} .sides=${sides}></yuekao-break-even>` : nothing}
    `;
  }

  #adding(): TemplateResult | typeof nothing {
    const { contract, month, templates, inputs } = this.view;
    const { language } = this;
    if (!contract || !month || this.view.fixed || inputs.compared.length >= MOST - 1) return nothing;
    const contracts = [...templates.map(({ id, label }) => ({ id, label: language.text(label) })), ...inputs.owns.map((own) => ({ id: own.id, label: ownName(own, language) }))];
    const all = offers(contract, month, contracts, inputs, language);
    const add = (event: Event): void => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const offer = all[Number(event.target.value)];
      event.target.value = "";
      if (offer) this.#wish((compared) => [...compared, offer.variant]);
    };
    return html`<select class="add" aria-label=${language.say("compare-add")} @change=${add}>
      <option value="" selected>${language.say("compare-add")}</option>
      ${GROUPS.map((group) => {
        const some = all.filter((offer) => offer.group === group);
        return some.length === 0 ? nothing : html`<optgroup label=${language.say(`compare-group-${group}`)}>${some.map((offer) => html`<option value=${all.indexOf(offer)}>${offer.label}</option>`)}</optgroup>`;
      })}
    </select>`;
  }

  #table(): TemplateResult {
    const { language, sides, results } = this;
    const score = ({ status, score: value, scoreBetween }: Assessment): string =>
      value === null && status === "not_assessable" ? language.say("status-not-assessable") : valueText(value, scoreBetween, language.number.plain, language);
    const kinds = [...new Set(results.flatMap(({ assessment }) => assessment.lines.map(({ kind }) => kind)))];
    const scored = sides.some(({ contract }) => contract.score);
    const labels = new Set(sides.flatMap(({ contract }) => (contract.score ? [scoreLabel(contract, language)] : [])));
    const row = (head: TemplateResult | string, cell: (assessment: Assessment, place: number) => TemplateResult | string, kind = ""): TemplateResult =>
      html`<tr class=${kind}><th scope="row">${head}</th>${results.map(({ assessment }, place) => html`<td class="end">${cell(assessment, place)}</td>`)}</tr>`;
    return html`<table>
      <thead><tr><td></td>${sides.map((side, place) => html`<th scope="col">${this.#head(side, place)}</th>`)}</tr></thead>
      <tbody>
        ${scored ? row(labels.size === 1 ? [...labels].join("") : language.say("score"), (assessment, place) => (sides[place]?.contract.score ? score(assessment) : "—")) : nothing}
        ${scored ? row(language.say("tier"), (assessment, place) => this.#tier(assessment, sides[place]?.contract ?? null)) : nothing}
        ${kinds.map((kind) => row(this.#kind(kind), (assessment) => this.#lines(assessment, kind)))}
        ${row(html`${language.say("pays", { party: language.say("client") })}`, ({ totals }) => moneyText(totals.clientPays, totals.clientPaysBetween, language), "sum")}
        ${row(html`${language.say("pays", { party: language.say("provider") })}`, ({ totals }) => moneyText(totals.providerPays, totals.providerPaysBetween, language), "sum")}
        ${sides.length > 1 ? row(language.say("compare-difference"), (_, place) => this.#difference(place), "difference") : nothing}
        ${results.some(({ assessment }) => open(assessment) > 0) ? row(language.say("compare-open"), (assessment) => language.number.count(String(open(assessment)))) : nothing}
      </tbody>
    </table>`;
  }

  #head({ variant, contract }: Side, place: number): TemplateResult {
    const { language } = this;
    const letter = LETTERS.charAt(place);
    const { client, provider } = parties(contract, language);
    const name = variant ? nameOf(variant, contract, this.view.inputs, language) : language.say("compare-present");
    const other = variant === null || variant.contract !== this.view.inputs.contract;
    return html`<span class="letter">${letter}</span> ${name}
      ${variant === null ? html`<small class="quiet">${contractName(this.view.inputs.contract, contract, this.view.inputs, language)}</small>` : nothing}
      ${other ? html`<small class="quiet">${language.say("compare-who", { client, provider })}</small>` : nothing}
      ${variant && !this.view.fixed ? this.#changes(variant, contract, place - 1) : nothing}`;
  }

  /** What a variant has otherwise, to be changed on the spot. */
  #changes(variant: Variant, contract: Contract, place: number): TemplateResult {
    const { language } = this;
    const letter = LETTERS.charAt(place + 1);
    const put = (change: (one: Variant) => Variant | null, about = ""): void => {
      this.#wish((compared) => compared.flatMap((one, other) => (other === place ? (change(one) ?? []) : [one])), about);
    };
    const value = (id: string) => (event: Event): void => {
      const { target } = event;
      if (target instanceof HTMLInputElement) put((one) => ({ ...one, values: { ...one.values, [id]: target.value } }), `${letter} ${id}`);
    };
    // What is typed stands in its field before anything came of it.
    const { values } = this.view.latest.compared[place] ?? variant;
    const stated = (contract.values ?? []).filter(({ id }) => id in variant.values);
    return html`
      ${stated.map(({ id, label, unit }) => html`<label class="small">${language.text(label)}
        <span class="field"><input type="text" inputmode="decimal" autocomplete="off" .value=${live(values[id] ?? "")} aria-invalid=${String(plainNumber(values[id] ?? "") === null)}
          @input=${value(id)} /> ${language.unit(unit)}</span></label>`)}
      <button type="button" class="button plain" aria-label=${language.say("compare-remove-this", { name: letter })} @click=${() => put(() => null)}>${language.say("compare-remove")}</button>`;
  }

  #tier(assessment: Assessment, contract: Contract | null): TemplateResult | string {
    const { tier, status } = assessment;
    if (!tier || !contract) return contract?.score ? tierText(assessment, contract, this.language) : "—";
    return html`${MARKS[toneOf(bands(contract), tier.id)]} ${this.language.text(tier.label)}${status === "trial" ? html` <small class="quiet">${this.language.say("status-trial")}</small>` : nothing}`;
  }

  /** A kind of line by its own name where all contracts call it the same. */
  #kind(kind: string): string {
    const { language } = this;
    const lines = this.results.flatMap(({ assessment }) => assessment.lines.filter((line) => line.kind === kind).map(({ label }) => language.text(label)));
    const message = `compare-kind-${kind.replaceAll("_", "-")}`;
    return new Set(lines).size === 1 ? (lines[0] ?? kind) : language.has(message) ? language.say(message) : kind;
  }

  #lines({ lines, fallback }: Assessment, kind: string): TemplateResult | string {
    const { language } = this;
    const here = lines.filter((line) => line.kind === kind);
    const byCategory = here.length > 0 && here.every(({ category }) => category !== undefined);
    if (here.length === 0) return "—";
    if (byCategory) {
      return html`${moneyText(fallback.total, fallback.between, language)}${here.some(({ due }) => due !== false) ? nothing : html` <small class="quiet">${language.say("line-conditional")}</small>`}`;
    }
    return html`${here.map((line) => html`<div>${this.#amount(line)}${here.length > 1 ? html` <small class="quiet">${language.text(line.label)}</small>` : nothing}</div>`)}`;
  }

  #amount({ amount, between }: Line): string {
    return moneyText(amount, between, this.language);
  }

  #difference(place: number): TemplateResult | string {
    const { language } = this;
    const difference = this.results[place]?.difference ?? null;
    if (place === 0) return language.say("compare-basis");
    if (difference === null) return language.say("open");
    const amount = language.number.money(difference.replace("-", ""));
    if (zero(difference)) return language.say("compare-no-difference");
    return html`${difference.startsWith("-") ? "−" : "+"}${amount} <small class="quiet">${language.say(difference.startsWith("-") ? "compare-less" : "compare-more", { provider: language.say("provider") })}</small>`;
  }

  async #settle(): Promise<void> {
    const turn = ++this.#turn;
    const { contract, month, inputs } = this.view;
    if (!contract || !month) return;
    const others = await Promise.all(inputs.compared.map(async (variant): Promise<Side[]> => {
      try {
        const template = ownOf(inputs, variant.contract)?.contract ?? (await this.engine.template(variant.contract));
        return [{ variant, contract: await this.engine.worded(contractOf(variant, template, inputs), month.month), month: monthOf(variant, month) }];
      } catch {
        // A contract that was removed since is left out.
        return [];
      }
    }));
    const sides: Side[] = [{ variant: null, contract, month }, ...others.flat().slice(0, MOST - 1)];
    const results = await this.engine.ask((engine) => engine.compare(sides.map((side) => side.contract), sides.map((side) => side.month)));
    if (turn !== this.#turn) return;
    this.sides = sides;
    this.results = results;
  }

  #wish(change: (compared: readonly Variant[]) => readonly Variant[], about = ""): void {
    this.dispatchEvent(new CompareEvent(change, about));
  }
}

/** How many lines of the account are open that are due, or can be. */
function open({ totals }: Assessment): number {
  return totals.open;
}

define("yuekao-compare", Compare);
