// What quality is worth: what each plan comes to at every rate around the one that is taken, with its steps as they are, and a good, a
// usual and a bad month side by side.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Engine, Module } from "../engine/engine.ts";
import { Search } from "../engine/search.ts";
import { partText } from "../domain/better-results.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { minus, positive, signed, zero } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { amountOf, type Amount, type Question } from "./amounts.ts";
import { joinedQualities, type Quality } from "./drivers.ts";
import { monthWith, rateOf } from "./months.ts";
import { summed } from "./summary.ts";

/** A stretch of rates at which a plan comes to the same. */
interface Stretch {
  from: string;
  to: string;
  amounts: readonly Amount[];
}

const KINDS = ["good", "usual", "bad"] as const;
type Kind = (typeof KINDS)[number];
type Rates = Readonly<Record<string, string>>;

interface Found {
  question: Question;
  quality: Quality;
  here: string;
  stretches: readonly Stretch[];
  /** By kind of month, by plan. */
  kinds: Readonly<Record<Kind, readonly Amount[]>>;
  /** What more answered contacts, or better answers, are worth under the first plan in the month that was pasted. */
  each: readonly Each[];
}

/** So many more of a figure, what they gain, and what that is for each. */
interface Each {
  figure: string;
  extra: string;
  saves: string;
  each: string | null;
}

/** So far on both sides of the rate it is looked at, in points, and in steps of this. */
const FAR = 15n;
/** Points by which a good or a bad month differs, until somebody says otherwise. */
const APART = "5";
const REST = 250;

export class QualityWorth extends LitElement {
  static override properties = { language: { attribute: false }, engine: { attribute: false }, question: { attribute: false }, metric: { state: true }, typed: { state: true }, found: { state: true } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--gap-4);
      align-items: center;
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

    p {
      padding: 0 var(--gap-4) var(--gap-2);
      font-size: 13px;
      line-height: 20px;
    }

    .here :is(th, td) {
      background: var(--sunk);
      font-weight: 600;
    }

    h3 {
      padding: var(--gap-3) var(--gap-4) 4px;
      font-size: 13px;
      font-weight: 600;
    }

    input {
      width: 72px;
      min-height: 26px;
      padding: 1px 6px;
      text-align: end;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
    }

    small {
      color: var(--quiet);
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare question: Question | null;
  /** The rate that is looked at; empty: the first. */
  declare metric: string;
  /** What was typed for a good, a usual and a bad month. */
  declare typed: Readonly<Record<Kind, Rates>>;
  declare found: Found | null;
  /** Its own: other parts of the page ask at the same time. */
  readonly #search = new Search();
  #turn = 0;

  constructor() {
    super();
    this.question = null;
    this.metric = "";
    this.typed = { good: {}, usual: {}, bad: {} };
    this.found = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("question") || changed.has("metric") || changed.has("typed")) attempt(this, this.#find());
  }

  override render(): TemplateResult | typeof nothing {
    const { language, found } = this;
    if (!found) return nothing;
    const { question, quality, stretches, here, kinds } = found;
    const { plans } = question;
    const all = joinedQualities(plans.map(({ drivers }) => drivers));
    const label = language.text(quality.label);
    const money = (amount: Amount | undefined): string => (amount ? moneyText(amount.net?.replace("-", "") ?? null, amount.between, language) : "—");
    const range = ({ from, to }: Stretch): string => (from === to ? language.measure(from, quality.unit) : language.say("between", { low: language.number.plain(from), high: language.measure(to, quality.unit) }));
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title">${language.say("worth-title")}</h2>${all.length > 1 ? html`<label class="small">${language.say("offers-over")} <select @change=${this.#choose}>${all.map(({ metric, label: name }) => html`<option value=${metric} ?selected=${metric === quality.metric}>${language.text(name)}</option>`)}</select></label>` : nothing}</header>
      <p>${this.#next(found)}</p>
      <div class="scroll" role="group" tabindex="0" aria-label=${language.say("worth-title")}><table><thead><tr><th scope="col">${label}</th>${plans.map(({ mark, name }) => html`<th scope="col" class="end">${mark} ${name}</th>`)}</tr></thead>
        <tbody>${stretches.map((stretch) => html`<tr class=${contains(stretch, here) ? "here" : ""}><th scope="row">${range(stretch)}</th>${stretch.amounts.map((amount) => html`<td class="end">${money(amount)}</td>`)}</tr>`)}</tbody></table></div>
      ${found.each.length === 0 ? nothing : html`<p>${found.each.map((one) => this.#each(one, found))}</p>`}
      <h3>${language.say("worth-months")}</h3>
      <div class="scroll" role="group" tabindex="0" aria-label=${language.say("worth-months")}><table><thead><tr><td></td>${all.map(({ label: name, unit }) => html`<th scope="col">${language.text(name)} <small>${language.unit(unit)}</small></th>`)}${plans.map(({ mark }) => html`<th scope="col" class="end">${mark}</th>`)}</tr></thead>
        <tbody>${KINDS.map((kind) => html`<tr><th scope="row">${language.say(`worth-${kind}`)}</th>${all.map((one) => html`<td><input type="text" inputmode="decimal" aria-label=${`${language.say(`worth-${kind}`)} ${language.text(one.label)}`}
          .value=${live(this.typed[kind][one.metric] ?? rateIn(kind, one, question))} aria-invalid=${String(this.typed[kind][one.metric] !== undefined && plainNumber(this.typed[kind][one.metric] ?? "") === null)} @input=${this.#type(kind, one.metric)} /></td>`)}${kinds[kind].map((amount) => html`<td class="end">${money(amount)}</td>`)}</tr>`)}</tbody></table></div>
    </section>`;
  }

  /** What the next step up and the next one down are worth, for each plan. */
  #next({ question, stretches, here, quality }: Found): TemplateResult[] {
    const { language } = this;
    const at = stretches.findIndex((stretch) => contains(stretch, here));
    const now = stretches[at];
    if (!now) return [];
    return question.plans.map((plan, place) => {
      const differing = (one: Stretch | undefined): boolean => one?.amounts[place]?.net !== now.amounts[place]?.net;
      const better = stretches.slice(at + 1).find(differing);
      const worse = stretches.slice(0, at).toReversed().find(differing);
      const change = (one: Stretch): string | null => {
        const [then, before] = [one.amounts[place]?.net ?? null, now.amounts[place]?.net ?? null];
        if (then === null || before === null) return null;
        const more = minus(then, before);
        return zero(more) ? null : signed(more, (value) => language.number.money(value));
      };
      const up = better && change(better);
      const down = worse && change(worse);
      const parts = [
        ...(better && up ? [language.say("worth-up", { rate: language.measure(better.from, quality.unit), change: up })] : []),
        ...(worse && down ? [language.say("worth-down", { rate: language.measure(worse.to, quality.unit), change: down })] : []),
      ];
      return html`<span>${plan.mark} ${parts.length > 0 ? parts.join(language.say("offers-semicolon")) : language.say("worth-nothing")}</span> `;
    });
  }

  #each({ figure, extra, saves, each }: Each, { question: { plans } }: Found): TemplateResult {
    const { language } = this;
    const [plan] = plans;
    if (!plan) return html``;
    const unit = monthFigures(plan.contract).find(({ id }) => id === figure)?.unit ?? "";
    const sentence = language.say("worth-each", { mark: plan.mark, way: partText({ figure, extra }, plan.contract, unit, language), gain: language.number.money(saves), each: each === null ? language.say("open") : language.number.price(each) });
    return html`<span>${sentence}</span><br />`;
  }

  /** By the engine's own search, in the month as it was pasted: single figures, the fewest that gain anything. */
  async #gains({ plans, setup, amounts }: Question): Promise<Each[]> {
    const [plan] = plans;
    if (!plan || !setup.month || plan.drivers.qualities.length === 0) return [];
    const month = monthWith(plan.contract, plan.drivers, setup, amounts, plan.pack);
    const better = await this.#search.ask({ contract: plan.contract, month });
    const single = better.flatMap(({ levers }) => levers).flatMap(({ figure, extra, saves }) => (extra !== null && saves !== null && positive(saves) && positive(extra) ? [{ figure, extra, saves }] : []));
    const fewest = single.filter(({ figure }, place) => single.findIndex((one) => one.figure === figure) === place);
    return this.engine.ask((module) => fewest.map((one) => ({ ...one, each: summed(module, { paid: [one.saves], names: [""], contacts: { count: one.extra, label: one.figure }, vat: "0", included: false }, this.language).perContact })));
  }

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    const { question, engine } = this;
    const all = question ? joinedQualities(question.plans.map(({ drivers }) => drivers)) : [];
    const quality = all.find(({ metric }) => metric === this.metric) ?? all[0];
    if (!question || !quality) {
      this.found = null;
      return;
    }
    await new Promise((done) => setTimeout(done, REST));
    if (turn !== this.#turn) return;
    const each = await this.#gains(question);
    if (turn !== this.#turn) return;
    const found = await engine.ask((module): Found => {
      const here = rateNow(module, quality, question);
      const at = (rates: Rates): Amount[] => question.plans.map((plan) => {
        if (plan.refusal !== null) return { net: null };
        const setup = { ...question.setup, offer: { ...question.setup.offer, quality: { ...question.setup.offer.quality, ...rates } } };
        return amountOf(module.assess(plan.contract, monthWith(plan.contract, plan.drivers, setup, question.amounts, plan.pack)).totals, question.payer);
      });
      const stretches: Stretch[] = [];
      for (const rate of ratesAround(here, quality.unit)) {
        // As it is, it is settled as it is.
        const amounts = at(rate === here ? {} : { [quality.metric]: rate });
        const last = stretches.at(-1);
        if (last && JSON.stringify(last.amounts) === JSON.stringify(amounts)) stretches[stretches.length - 1] = { ...last, to: rate };
        else stretches.push({ from: rate, to: rate, amounts });
      }
      const kind = (one: Kind): Amount[] => at(Object.fromEntries(all.map((rated) => [rated.metric, this.typed[one][rated.metric] ?? rateIn(one, rated, question)])));
      return { question, quality, here, each, stretches, kinds: { good: kind("good"), usual: kind("usual"), bad: kind("bad") } };
    });
    if (turn === this.#turn) this.found = found;
  }

  readonly #choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.metric = event.target.value;
  };

  #type(kind: Kind, metric: string) {
    return (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.typed = { ...this.typed, [kind]: { ...this.typed[kind], [metric]: event.target.value } };
    };
  }
}

/** The rate as it is taken, or as the month has it. */
function rateNow(engine: Module, { metric, target, ...quality }: Quality, { plans, setup, amounts }: Question): string {
  const { rate } = rateOf({ ...quality, metric, target }, setup);
  if (rate !== null) return rate;
  for (const { contract, drivers, pack } of plans) {
    const found = engine.assess(contract, monthWith(contract, drivers, setup, amounts, pack)).metrics.find(({ id }) => id === metric)?.value ?? null;
    if (found !== null) return found;
  }
  return target ?? "90";
}

/** Whole points around a rate, never below none nor above all, with the rate itself among them. */
function ratesAround(here: string, unit: string): string[] {
  const [whole = "0", fraction = ""] = here.split(".");
  const middle = BigInt(whole);
  const last = unit === "%" && middle + FAR > 100n ? 100n : middle + FAR;
  const first = middle > FAR ? middle - FAR : 0n;
  return Array.from({ length: Number(last - first) + 1 }, (_, place) => first + BigInt(place)).flatMap((rate) => (rate === middle && /[1-9]/.test(fraction) ? [String(rate), here] : [rate === middle ? here : String(rate)]));
}

function contains({ from, to }: Stretch, rate: string): boolean {
  return !positive(minus(from, rate)) && !positive(minus(rate, to));
}

/** What a rate is in a good, a usual and a bad month until somebody says otherwise. */
function rateIn(kind: Kind, quality: Quality, { setup }: Question): string {
  const usual = rateOf(quality, setup).rate ?? quality.target ?? "90";
  const up = quality.better === "lower" ? "bad" : "good";
  if (kind === "usual") return usual;
  const moved = kind === up ? minus(usual, `-${APART}`) : minus(usual, APART);
  if (moved.startsWith("-")) return "0";
  return quality.unit === "%" && positive(minus(moved, "100")) ? "100" : moved;
}

define("yuekao-quality-worth", QualityWorth);
