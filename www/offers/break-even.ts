// From which volume on which plan is the cheaper one: drawn, read off by a line across all plans, said in sentences, and as a table.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Engine, Text } from "../engine/engine.ts";
import { bare, EngineSearch } from "../engine/engine-worker.ts";
import { amountOf, monthAt, type Amount, type BreakEvens, type PairBreakEven } from "../engine/offers.ts";
import type { Line, Lines, Notch, ReadEvent } from "../charts/lines.ts";
import "../charts/lines.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { problemSentence } from "../domain/problem-sentences.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { axisNumbers } from "./axis-numbers.ts";
import { AskEvent } from "./events.ts";
import { lowest, type Plan, type Question } from "./plan.ts";
import { progressBar, progressStyle, watched } from "./progress.ts";

interface Found extends BreakEvens {
  /** What it was looked for with. */
  question: Question;
  /** Those that are held against each other. */
  plans: readonly Plan[];
  /** The same, as they are drawn: an element that is handed the same lines does not draw them anew. */
  drawn: readonly Line[];
  notches: readonly Notch[];
}

/** Sentences for contracts that change places often would say nothing. */
const MOST_SAID = 5;
/** While volumes are moved nothing is looked for, in milliseconds. */
const REST = 200;

export class BreakEven extends LitElement {
  static override properties = {
    language: { attribute: false }, engine: { attribute: false }, question: { attribute: false }, brief: { type: Boolean }, otherVolumes: { attribute: false }, word: { attribute: false }, asked: { attribute: false },
    found: { state: true }, at: { state: true }, read: { state: true }, done: { state: true }, given: { state: true },
  };
  static override styles = [base, progressStyle, css`
    :host {
      display: block;
    }

    .body {
      padding: 0 var(--gap-4) var(--gap-3);
    }

    .said {
      display: grid;
      gap: 2px;
      margin-bottom: var(--gap-3);
    }

    .said b {
      font-weight: 600;
    }

    summary {
      cursor: pointer;
      color: var(--accent);
      font-size: 13px;
    }

    .scroll {
      overflow-x: auto;
    }

    .cost {
      color: var(--quiet);
      font-size: var(--small);
    }

    .readout {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--gap-4);
      min-height: 24px;
      font-variant-numeric: tabular-nums;
    }

    .least {
      color: var(--tier-best);
      font-weight: 600;
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare question: Question | null;
  /** The volumes that are not moved, as text; empty where there are none. */
  declare otherVolumes: string;
  /** Who pays, in the words of who reads. */
  declare word: string;
  /** The number whose derivation is open; null: none can be opened here. */
  declare asked: string | null;
  /** Without the table behind the drawing. */
  declare brief: boolean;
  declare found: Found | null;
  /** The volume that is read off; null: the one that is chosen. */
  declare at: number | null;
  declare read: readonly Amount[];
  /** How much of the search is done, from 0 to 1; null: nothing is looked for. */
  declare done: number | null;
  /** Whether the search was given up. */
  declare given: boolean;
  readonly #search = new EngineSearch();
  /** The newest question wins. */
  #turn = 0;
  #reading = 0;

  constructor() {
    super();
    this.question = null;
    this.brief = false;
    this.otherVolumes = "";
    this.word = "";
    this.asked = null;
    this.found = null;
    this.at = null;
    this.read = [];
    this.done = null;
    this.given = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("question")) return;
    if (changed.get("question")?.axis !== this.question?.axis) this.at = null;
    attempt(this, this.#find());
  }

  /** Draws it at once for paper, as wide as that is, with what the one on the screen has found: who prints does not wait. */
  drawnFor(width: number, screen: BreakEven | null = null): void {
    if (screen) {
      this.found = screen.found;
      this.read = screen.read;
    }
    this.performUpdate();
    this.renderRoot.querySelector<Lines>("yuekao-lines")?.drawnFor(width);
  }

  override render(): TemplateResult | typeof nothing {
    const { found, language, done, given } = this;
    const work = progressBar(language.say("offers-looking"), done, given, this.#stop, () => { attempt(this, this.#find()); }, language);
    if (!found) return work === nothing ? nothing : html`<section class="card"><header>${work}</header></section>`;
    const { pairs, question, drawn: lines, notches } = found;
    const figure = this.#figure(question);
    const here = this.at ?? Number(question.amounts[question.axis] ?? 0);
    const numbers = axisNumbers(language);
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title">${language.say("offers-break-even", { figure })}</h2>${work}</header>
      <div class="body">
        <div class="said" role="status">${pairs.map((pair) => this.#sentence(pair, figure))}${pairs.length === 0 && lines.length > 0 ? html`<p>${this.#unsearched(found.tied, figure)}</p>` : nothing}</div>
        ${lines.length > 0 ? html`<p class="cost">${language.say("offers-axis", { side: this.word })} ${this.#inShares(question)} ${this.otherVolumes === "" ? nothing : language.say("offers-held", { others: this.otherVolumes })}</p>
          <yuekao-lines .lines=${lines} .notches=${notches} .axis=${figure} .label=${language.say("offers-drawing", { figure })} .at=${here} .reads=${this.#reads(here)} @yuekao-read=${this.#move}
            .written=${numbers.count} .money=${numbers.money}></yuekao-lines>
          <p class="readout">${this.#readout(here, figure)}</p>` : nothing}
        ${!this.brief && pairs.some(({ spans }) => spans.length > 0) ? this.#table(pairs, figure) : nothing}
      </div>
    </section>`;
  }

  /** Why no sentence says from which volume on another plan costs less. */
  #unsearched(tied: readonly Text[], figure: string): string {
    const { language } = this;
    const rates = tied.map((label) => language.text(label)).join(language.say("list-comma"));
    return tied.length > 0 ? language.say("offers-tied", { figure, rates }) : language.say("offers-in-proportion");
  }

  #figure({ volumes, axis }: Question): string {
    return this.language.text(volumes.find(({ id }) => id === axis)?.label ?? axis);
  }

  /** A volume of several categories is moved as their total. */
  #inShares(question: Question): string {
    const { volumes, axis, basis } = question;
    const categories = basis.month?.categories?.length ?? 0;
    return categories > 1 && volumes.some(({ id, byCategory }) => id === axis && byCategory) ? this.language.say("offers-in-shares", { figure: this.#figure(question), count: String(categories) }) : "";
  }

  #readout(here: number, figure: string): TemplateResult {
    const { language, read, found } = this;
    const best = lowest(read);
    return html`<span>${figure} <b>${language.number.count(String(here))}</b></span>${read.map((amount, place) => html`<span class=${best.has(place) ? "least" : ""}>${found?.plans[place]?.mark ?? ""} ${this.#why(amount, place, String(here))}${best.has(place) ? ` ✓ ${language.say("offers-cheapest")}` : nothing}</span>`)}`;
  }

  #money({ net, between }: Amount): string {
    return moneyText(net, between, this.language);
  }

  /** `place`: among those that are drawn. */
  #why(amount: Amount, place: number, value: string): TemplateResult | string {
    const { found, asked } = this;
    const shown = this.#money(amount);
    const plan = found?.question.plans.findIndex((one) => one === found.plans[place]) ?? -1;
    if (asked === null || amount.net === null || plan === -1) return shown;
    const about = { plan, what: "around" as const, value };
    return html`<button type="button" class="why" aria-haspopup="dialog" aria-expanded=${String(asked === JSON.stringify(about))} @click=${(event: Event) => event.target?.dispatchEvent(new AskEvent(about))}>${shown}</button>`;
  }

  #reads(here: number): string {
    const { found, read, language } = this;
    const all = read.map((amount, place) => `${found?.plans[place]?.mark ?? ""} ${this.#money(amount)}`);
    return [language.number.count(String(here)), ...all].join(language.say("offers-semicolon"));
  }

  #sentence({ contracts: [one, other], spans, complete, problems }: PairBreakEven, figure: string): TemplateResult {
    const { language } = this;
    const plans = this.found?.plans ?? [];
    const names = { one: plans[one]?.mark ?? "", other: plans[other]?.mark ?? "", figure };
    const [problem] = problems;
    if (problem) return html`<p class="quiet">${language.say("offers-pair", names)}${problemSentence(problem, language)}</p>`;
    const count = (volume: number): string => language.number.count(String(volume));
    if (spans.length > MOST_SAID) {
      return html`<p>${language.say("offers-pair", names)}${language.say("offers-often", { figure, from: count(spans[1]?.from ?? 0), count: count(spans.length - 1) })}</p>`;
    }
    const parts = spans.map(({ from, to, cheaper }, place) => {
      const range = spans.length > 1 && from === to ? "offers-exactly" : spans.length > 1 && place === spans.length - 1 ? "offers-from" : "offers-between";
      const who = cheaper === null ? language.say("offers-equal") : language.say("offers-cheaper", { name: this.#cheaper(cheaper) === 0 ? names.one : names.other });
      return language.say(range, { from: count(from), to: count(to), figure, who });
    });
    return html`<p>${language.say("offers-pair", names)}<b>${parts.join(language.say("offers-semicolon"))}</b>${complete ? nothing : html` ${language.say("offers-incomplete", { to: count(spans.at(-1)?.to ?? 0) })}`}</p>`;
  }

  /** The engine tells what is cheaper for the client; where the provider pays for the work it is the other way round. */
  #cheaper(cheaper: number): number {
    return this.found?.question.payer === "provider" ? 1 - cheaper : cheaper;
  }

  #table(pairs: readonly PairBreakEven[], figure: string): TemplateResult {
    const { language } = this;
    const mark = (place: number): string => this.found?.plans[place]?.mark ?? "";
    const count = (volume: number): string => language.number.count(String(volume));
    return html`<details><summary>${language.say("offers-as-table")}</summary><div class="scroll" role="group" tabindex="0" aria-label=${language.say("offers-break-even", { figure })}><table>
      <thead><tr><th scope="col">${language.say("offers-contracts")}</th><th scope="col" class="end">${language.say("offers-span-from", { figure })}</th><th scope="col" class="end">${language.say("offers-span-to")}</th><th scope="col">${language.say("offers-span-cheaper")}</th></tr></thead>
      <tbody>${pairs.flatMap(({ contracts: [one, other], spans }) => spans.map(({ from, to, cheaper }) => html`<tr>
        <th scope="row">${mark(one)} – ${mark(other)}</th><td class="end">${count(from)}</td><td class="end">${count(to)}</td>
        <td>${cheaper === null ? language.say("offers-equal") : mark(this.#cheaper(cheaper) === 0 ? one : other)}</td></tr>`))}</tbody>
    </table></div></details>`;
  }

  readonly #stop = (): void => {
    this.#turn += 1;
    this.#search.end();
    this.done = null;
    this.given = true;
  };

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    const { question } = this;
    // What another currency or no price stands for is not drawn among the others.
    const plans = question?.plans.filter(({ refusal, currency }) => refusal === null && currency === this.language.currency.code) ?? [];
    this.given = false;
    if (!question || question.axis === "" || plans.length < 2) {
      this.#search.end();
      this.found = null;
      this.done = null;
      return;
    }
    await new Promise((done) => setTimeout(done, REST));
    if (turn !== this.#turn) return;
    const offer = bare({ ...question, plans });
    const found = await watched((progress) => this.#search.ask((engine, told) => engine.breakEven(offer, told), progress), (done) => { if (turn === this.#turn) this.done = done; });
    if (turn !== this.#turn) return;
    const drawn = found.lines.map(({ points }, place) => ({ mark: plans[place]?.mark ?? "", points: points.map(([volume, net]) => [volume, Number(net)] as const) }));
    this.found = { ...found, question, plans, drawn, notches: found.edges.map((at) => ({ at, label: this.language.number.count(String(at)) })) };
    await this.#readAt(this.at ?? Number(question.amounts[question.axis] ?? 0));
  }

  readonly #move = (event: ReadEvent): void => {
    this.at = event.volume;
    attempt(this, this.#readAt(event.volume));
  };

  /** What every plan costs there, exactly: nothing is read off a drawing. */
  async #readAt(volume: number): Promise<void> {
    const { found } = this;
    if (!found) return;
    const turn = ++this.#reading;
    const { plans, question } = found;
    const read = await this.engine.ask((module) => plans.map((plan) => amountOf(module.assess(plan.contract, monthAt(module, question, plan, String(volume))).totals, question.payer)));
    if (turn === this.#reading) this.read = read;
  }
}

define("yuekao-break-even", BreakEven);
