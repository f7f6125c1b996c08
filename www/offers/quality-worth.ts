// What quality is worth: what each plan comes to at every rate around the one that is taken, drawn with its steps as they are, and a good,
// a usual and a bad month side by side.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Line } from "../charts/lines.ts";
import "../charts/lines.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { partText } from "../domain/better-results.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Engine } from "../engine/engine.ts";
import { bare, EngineSearch } from "../engine/engine-worker.ts";
import { contains, costsWith, FAR, isRate, joinedQualities, KINDS_OF_MONTH, nextSteps, rateIn, ratesIn, stretches, usualRates, type Amount, type Gain, type KindOfMonth, type Quality, type QualityWorth, type Rates, type RateStretch, type Settled, type Step } from "../engine/offers.ts";
import { roundedDown, roundedUp, signed } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { narrow } from "../controls/narrow.ts";
import { axisNumbers } from "./axis-numbers.ts";
import { AskEvent, type Asked } from "./events.ts";
import { moneyIn, type sideWord } from "./money.ts";
import type { Question } from "./plan.ts";
import { progressBar, progressStyle, watched } from "./progress.ts";

interface Found extends QualityWorth {
  question: Question;
  /** What each rate is in a usual month. */
  usual: Rates;
  /** By kind of month, by plan. */
  kinds: Readonly<Record<KindOfMonth, readonly Amount[]>>;
}

/** While figures are moved nothing is looked for, in milliseconds. */
const REST = 250;
/** Of rates so many places are shown. */
const PLACES = 2;
/** Of more steps than these none is named in the drawing. */
const MOST_NAMED = 8;

export class QualityWorthCard extends LitElement {
  static override properties = {
    language: { attribute: false }, engine: { attribute: false }, question: { attribute: false }, asked: { attribute: false }, side: { attribute: false },
    metric: { state: true }, typed: { state: true }, found: { state: true }, done: { state: true }, stopped: { state: true },
  };
  static override styles = [base, progressStyle, css`
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
      width: auto;
      min-width: min(100%, 560px);
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

    .drawing {
      padding-inline: var(--gap-4);
    }

    details {
      padding-bottom: var(--gap-2);
    }

    summary {
      padding: 0 var(--gap-4) var(--gap-2);
      color: var(--accent);
      font-size: 13px;
      cursor: pointer;
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

    thead th {
      white-space: normal;
    }

    tbody th {
      min-width: 96px;
    }

    input {
      width: 72px;
      min-height: 26px;
      padding: 1px 6px;
      text-align: end;
    }

    ${narrow(639, css`
      :is(th, td) {
        padding-inline: 4px;
      }

      table {
        width: 100%;
        min-width: 0;
      }

      tbody th {
        min-width: 72px;
      }

      input {
        width: 56px;
      }

      /* Three amounts fill a line of a phone: what they are of stands above them. */
      .kinds tr {
        display: grid;
        grid-template-columns: repeat(3, minmax(max-content, 1fr));
        padding: 4px var(--gap-3);
        border-bottom: 1px solid var(--line);
      }

      .kinds :is(th, td) {
        padding: 2px 4px;
        border: 0;
      }

      .kinds td:empty {
        display: none;
      }

      .kinds tbody th {
        grid-column: 1 / -1;
      }
    `)}

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
  /** The number whose derivation is open. */
  declare asked: string;
  /** Who pays, in the words of who reads: the name of a sentence. */
  declare side: ReturnType<typeof sideWord>;
  /** The rate that is looked at; empty: the first. */
  declare metric: string;
  /** What was typed for a good, a usual and a bad month. */
  declare typed: Readonly<Record<KindOfMonth, Rates>>;
  declare found: Found | null;
  /** How much of the work is done, from 0 to 1; null: nothing is at work. */
  declare done: number | null;
  declare stopped: boolean;
  readonly #search = new EngineSearch();
  #turn = 0;

  constructor() {
    super();
    this.question = null;
    this.asked = "";
    this.side = "offers-cost";
    this.metric = "";
    this.typed = { good: {}, usual: {}, bad: {} };
    this.found = null;
    this.done = null;
    this.stopped = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("question") || changed.has("metric")) attempt(this, this.#find());
    else if (changed.has("typed")) attempt(this, this.#settleKinds());
  }

  override render(): TemplateResult | typeof nothing {
    const { language, found, done, stopped } = this;
    const work = progressBar(language.say("worth-looking"), done, stopped, this.#stop, () => { attempt(this, this.#find()); }, language);
    if (!found) return work === nothing ? nothing : html`<section class="card"><header>${work}</header></section>`;
    const { question, quality } = found;
    const { plans } = question;
    const all = joinedQualities(plans.map(({ drivers }) => drivers));
    const some = stretches(found);
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title">${language.say("worth-title")}</h2>${all.length > 1 ? html`<label class="small">${language.say("offers-over")} <select @change=${this.#choose}>${all.map(({ metric, label: name }) => html`<option value=${metric} ?selected=${metric === quality.metric}>${language.text(name)}</option>`)}</select></label>` : nothing}${work}</header>
      <p>${plans.map((plan, place) => this.#next(found, some, plan.mark, place))}</p>
      ${this.#drawing(found, some)}
      <details><summary>${language.say("offers-as-table")}</summary><div class="scroll" role="group" tabindex="0" aria-label=${language.say("worth-title")}><table><thead><tr><th scope="col">${language.text(quality.label)}</th>${plans.map(({ mark, name }) => html`<th scope="col" class="end">${mark} ${name}</th>`)}</tr></thead>
        <tbody>${some.map((stretch) => html`<tr class=${contains(stretch, found.here) ? "here" : ""}><th scope="row">${this.#range(stretch, quality)}</th>${stretch.amounts.map((amount, plan) => html`<td class="end">${this.#why({ plan, what: "rates", rates: stretch.from.set }, amount)}</td>`)}</tr>`)}</tbody></table></div></details>
      ${found.gains.length === 0 ? nothing : html`<p>${found.gains.map((gain) => this.#gain(gain, found))}</p>`}
      ${this.#months(found, all)}
    </section>`;
  }

  #range({ from, to }: RateStretch, { unit }: Quality): string {
    const { language } = this;
    const [low, high] = [roundedUp(from.rate, PLACES), roundedDown(to.rate, PLACES)];
    return from.rate === to.rate ? language.measure(low, unit) : language.say("between", { low: language.number.plain(low), high: language.measure(high, unit) });
  }

  #drawing({ question: { plans }, points, quality, here }: Found, some: readonly RateStretch[]): TemplateResult | typeof nothing {
    const { language } = this;
    const known = plans.flatMap((plan, place) => (plan.refusal === null && plan.currency === language.currency.code ? [place] : []));
    const lines: Line[] = known.map((place) => ({ mark: plans[place]?.mark ?? "", points: points.flatMap(({ rate, amounts }) => {
      const net = amounts[place]?.net ?? null;
      return net === null ? [] : [[Number(rate), Number(net)] as const];
    }) }));
    if (!lines.some((line) => line.points.length > 1)) return nothing;
    const steps = some.slice(1).filter((stretch, place) => stretch.from.rate !== stretch.to.rate || some[place]?.from.rate !== some[place]?.to.rate);
    const notches = steps.length > MOST_NAMED ? [] : steps.map(({ from: { rate } }) => ({ at: Number(rate), label: language.measure(roundedUp(rate, PLACES), quality.unit) }));
    const label = language.text(quality.label);
    return html`<p class="quiet">${language.say("worth-axis", { side: language.say(this.side), here: language.measure(roundedDown(here, PLACES), quality.unit), figure: label })}</p>
      <div class="drawing"><yuekao-lines close .lines=${lines} .notches=${notches} .axis=${label} .here=${Number(here)} .label=${language.say("worth-drawing", { figure: label })}
        .written=${(rate: number) => language.number.plain(String(rate))} .money=${axisNumbers(language).money}></yuekao-lines></div>`;
  }

  /** What the next step up and the next one down are worth, for a plan. */
  #next({ here, quality, question }: Found, some: readonly RateStretch[], mark: string, place: number): TemplateResult | typeof nothing {
    const { language } = this;
    const plan = question.plans[place];
    if (plan?.refusal !== null) return nothing;
    const { money: written } = moneyIn(language, plan.currency);
    const { up, down } = nextSteps(some, here, place);
    const step = (sentence: "worth-up" | "worth-down", rate: string, { set, change }: Step): TemplateResult => {
      const money = signed(change, written);
      const [before, after] = around(language, sentence, { rate: language.measure(rate, quality.unit) }, "change");
      return html`${before}${language.say(this.side)} ${this.#button({ plan: place, what: "change", rates: set }, money)}${after}`;
    };
    const parts = [...(up ? [step("worth-up", roundedUp(up.rate, PLACES), up)] : []), ...(down ? [step("worth-down", roundedDown(down.rate, PLACES), down)] : [])];
    // Of what is open at one of these rates nobody knows that it stays the same.
    const open = some.some(({ amounts }) => (amounts[place]?.net ?? null) === null);
    const far = quality.unit === "%" ? language.say("worth-percent-points", { far: String(FAR) }) : language.measure(String(FAR), quality.unit);
    const none = open ? language.say("open") : language.say("worth-nothing", { far });
    return html`<span>${mark} ${parts.length > 0 ? parts.map((part, at) => html`${at > 0 ? language.say("offers-semicolon") : nothing}${part}`) : none}</span><br />`;
  }

  #gain({ figure, extra, saves, sums }: Gain, { question: { plans } }: Found): TemplateResult {
    const { language } = this;
    const [plan] = plans;
    if (!plan) return html``;
    const unit = monthFigures(plan.contract).find(({ id }) => id === figure)?.unit ?? "";
    const each = sums?.perContact ?? null;
    const words = { mark: plan.mark, way: partText({ figure, extra }, plan.contract, unit, language), gain: language.number.money(saves) };
    const [before, after] = around(language, "worth-each", words, "each");
    return html`<span>${before}${each === null ? language.say("open") : this.#button({ plan: 0, what: "gain", figure, result: "metric:per_contact" }, language.number.price(each), sums)}${after}</span><br />`;
  }

  /** A good, a usual and a bad month, each with the rates it is made of and what it comes to. */
  #months({ question, kinds, usual }: Found, all: readonly Quality[]): TemplateResult {
    const { language } = this;
    const said = (kind: KindOfMonth, quality: Quality): TemplateResult => {
      const { metric, label } = quality;
      const typed = this.typed[kind][metric];
      return html`<input type="text" inputmode="decimal" aria-label=${`${language.say(`worth-${kind}`)} ${language.text(label)}`} .value=${live(typed ?? rateIn(kind, quality, usual))}
        aria-invalid=${String(typed !== undefined && rateTyped(typed, quality.unit) === null)} @input=${this.#type(kind, metric)} />`;
    };
    return html`<h3>${language.say("worth-months")}</h3>
      <div class="scroll" role="group" tabindex="0" aria-label=${language.say("worth-months")}><table class="kinds">
        <thead><tr><td></td>${KINDS_OF_MONTH.map((kind) => html`<th scope="col" class="end">${language.say(`worth-${kind}`)}</th>`)}</tr></thead>
        <tbody>${all.map((quality) => html`<tr><th scope="row">${language.text(quality.label)} <small>${language.unit(quality.unit)}</small></th>${KINDS_OF_MONTH.map((kind) => html`<td class="end">${said(kind, quality)}</td>`)}</tr>`)}
          ${question.plans.map(({ mark, name }, plan) => html`<tr><th scope="row">${mark} ${name}</th>${KINDS_OF_MONTH.map((kind) => html`<td class="end">${this.#why({ plan, what: "rates", rates: this.#rates(kind, question, usual) }, kinds[kind][plan])}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  #rates(kind: KindOfMonth, question: Question, usual: Rates): Rates {
    const all = joinedQualities(question.plans.map(({ drivers }) => drivers));
    const typed = Object.entries(this.typed[kind]).flatMap(([metric, text]) => {
      const rate = rateTyped(text, all.find((one) => one.metric === metric)?.unit ?? "");
      return rate === null ? [] : [[metric, rate] as const];
    });
    return ratesIn(kind, question, usual, Object.fromEntries(typed));
  }

  #why(asked: Asked, amount: Amount | undefined): TemplateResult | string {
    const { language } = this;
    const plan = this.found?.question.plans[asked.plan];
    if (!amount || !plan || plan.refusal !== null) return "—";
    if (amount.net === null) return moneyText(null, amount.between, language);
    return this.#button(asked, moneyIn(language, plan.currency).money(amount.net.replace("-", "")));
  }

  #button(asked: Asked, shown: string, settled: Settled | null = null): TemplateResult {
    return html`<button type="button" class="why" aria-haspopup="dialog" aria-expanded=${String(this.asked === JSON.stringify(asked))} @click=${(event: Event) => event.target?.dispatchEvent(new AskEvent(asked, settled))}>${shown}</button>`;
  }

  readonly #stop = (): void => {
    this.#turn += 1;
    this.#search.end();
    this.done = null;
    this.stopped = true;
  };

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    const { question, engine, metric } = this;
    this.stopped = false;
    if (!question || joinedQualities(question.plans.map(({ drivers }) => drivers)).length === 0) {
      this.#search.end();
      this.found = null;
      this.done = null;
      return;
    }
    await new Promise((done) => setTimeout(done, REST));
    if (turn !== this.#turn) return;
    const worth = await watched((progress) => this.#search.ask((engine, told) => engine.qualityWorth(bare(question), metric, told), progress), (done) => { if (turn === this.#turn) this.done = done; });
    if (turn !== this.#turn) return;
    const settled = await engine.ask((module) => {
      const usual = usualRates(module, question);
      return { usual, kinds: this.#kinds(question, usual, (rates) => costsWith(module, question, rates)) };
    });
    if (turn === this.#turn) this.found = worth && { ...worth, question, ...settled };
  }

  #kinds(question: Question, usual: Rates, at: (rates: Rates) => Amount[]): Found["kinds"] {
    const of = (kind: KindOfMonth): Amount[] => at(this.#rates(kind, question, usual));
    return { good: of("good"), usual: of("usual"), bad: of("bad") };
  }

  async #settleKinds(): Promise<void> {
    const { found } = this;
    if (!found) return;
    const { question, usual } = found;
    const kinds = await this.engine.ask((module) => this.#kinds(question, usual, (rates) => costsWith(module, question, rates)));
    if (this.found === found) this.found = { ...found, kinds };
  }

  readonly #choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.metric = event.target.value;
  };

  #type(kind: KindOfMonth, metric: string) {
    return (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.typed = { ...this.typed, [kind]: { ...this.typed[kind], [metric]: event.target.value } };
    };
  }
}

/** A rate as it was typed; null: it is none. */
function rateTyped(text: string, unit: string): string | null {
  const plain = plainNumber(text);
  return plain !== null && isRate(plain, unit) ? plain : null;
}

/** What a sentence says before and after one of its values. */
function around(language: Language, sentence: string, words: Readonly<Record<string, string>>, value: string): [before: string, after: string] {
  const [before = "", after = ""] = language.say(sentence, { ...words, [value]: "\u0000" }).split("\u0000");
  return [before, after];
}

define("yuekao-quality-worth", QualityWorthCard);
