// Offers: from volumes to plans side by side, where the cheapest changes, and a quote.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { CloseEvent, OfferEvent } from "../controls/events.ts";
import { today } from "../domain/deadline.ts";
import { withChoices } from "../domain/inputs.ts";
import { NO_OFFER, type Offer } from "../domain/offer.ts";
import type { Variant } from "../domain/state.ts";
import type { Contract, Derivation, Engine, VendorMonth } from "../engine/engine.ts";
import { costs, joinedQualities, payerOf, volumesAround, years, type Settled, type Volume, type YearCost } from "../engine/offers.ts";
import { language as spokenIn, type Language } from "../i18n/language.ts";
import { AskEvent, MoveEvent, PlansEvent, SetEvent, type Asked } from "../offers/events.ts";
import { explained } from "../offers/explained.ts";
import { costsOf } from "../offers/margin.ts";
import { sideWord, type Party } from "../offers/money.ts";
import type { Plan, PlanResult, Question } from "../offers/plan.ts";
import { plansOf } from "../offers/plans.ts";
import { chosen, quoted as quotedOf, type Quoted } from "../offers/quote.ts";
import type { QuoteWay, TakeEvent } from "../offers/quote-form.ts";
import type { QuoteSheet } from "../offers/quote-sheet.ts";
import { contactName, questionOf, volumeOf, volumesText, type Setup } from "../offers/volumes.ts";
import "../offers/break-even.ts";
import "../offers/margin.ts";
import "../offers/plans-table.ts";
import "../offers/quality-worth.ts";
import "../offers/volumes-panel.ts";
import type { View } from "../session/session.ts";
import { axisChoice, firstChoices, planChoice } from "./offers/choices.ts";
import { offersStyle } from "./offers/style.ts";
import { tabStyle } from "./style.ts";

/** How long volumes stand still, in milliseconds, before the year is settled, too. */
const REST = 120;

export class Offers extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, plans: { state: true }, results: { state: true }, years: { state: true },
    moving: { state: true }, axis: { state: true }, asked: { state: true }, why: { state: true }, question: { state: true }, quoting: { state: true }, quoted: { state: true }, words: { state: true }, said: { state: true },
    showing: { state: true },
  };
  static override styles = [base, tabStyle, offersStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare plans: readonly Plan[];
  declare results: readonly PlanResult[];
  declare years: readonly (YearCost | null)[];
  /** Volumes that are being moved. */
  declare moving: Readonly<Record<string, string>>;
  /** The volume that was chosen to be moved; empty: the first. */
  declare axis: string;
  declare asked: Asked | null;
  declare why: { contract: Contract; node: Derivation } | null;
  /** What was settled last, at rest. */
  declare question: Question | null;
  /** Whether the quote is made, or shown. */
  declare quoting: boolean;
  declare quoted: Quoted | null;
  /** The language with the sentences of a contract, which a quote says its terms in. */
  declare words: Language | null;
  /** What has become of the quote that was to be taken along. */
  declare said: string;
  declare showing: boolean;
  /** What the number that is asked about is a result of, where it is none of the plans' own. */
  #askedOf: Settled | null = null;
  /** Loaded with the first quote. */
  #sheet: (new () => QuoteSheet) | null = null;
  /** What was asked last, and what that was made from. */
  #lastQuestion: { plans: readonly Plan[]; view: View; axis: string; moving: Readonly<Record<string, string>>; question: Question } | null = null;
  #known: { view: View; setup: Setup } | null = null;
  #turn = 0;
  #settling = 0;
  /** What was settled last, or is being settled. */
  #of: { plans: readonly Plan[]; month: VendorMonth | null; at: string } | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.plans = [];
    this.results = [];
    this.years = [];
    this.moving = {};
    this.axis = "";
    this.asked = null;
    this.why = null;
    this.question = null;
    this.quoting = false;
    this.quoted = null;
    this.words = null;
    this.said = "";
    this.showing = false;
    this.addEventListener(MoveEvent.type, this.#onMove);
    this.addEventListener(SetEvent.type, this.#onSet);
    this.addEventListener(PlansEvent.type, this.#onPlans);
    this.addEventListener(AskEvent.type, this.#onAsk);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("view") && !changed.has("language")) return;
    const before = changed.get("view");
    const { contract, month, inputs } = this.view;
    const same = before && before.contract === contract && before.month === month && before.inputs.compared === inputs.compared && before.inputs.settings === inputs.settings
      && before.inputs.owns === inputs.owns && before.inputs.offer?.present === inputs.offer?.present;
    if (changed.has("language") && this.words && this.words.locale !== this.language.locale) attempt(this, this.#loadQuote());
    if (same && !changed.has("language")) {
      if (before.inputs.offer !== inputs.offer) attempt(this, this.#settle(false));
      return;
    }
    attempt(this, this.#prepare());
  }

  override render(): TemplateResult | typeof nothing {
    const { contract, inputs } = this.view;
    const { language, plans, results } = this;
    if (!contract || plans.length === 0 || results.length === 0) return nothing;
    const alone = plans.length < 2 && inputs.compared.length === 0;
    if (this.quoting && this.quoted && this.words) return this.#quote(this.quoted, this.words);
    return html`
      <div class="both">
        <div class="volumes">${this.#derivation()}<yuekao-offer-volumes .language=${language} .setup=${this.#setup} .typed=${this.view.latest.offer ?? NO_OFFER} .volumes=${this.#volumes} .qualities=${joinedQualities(plans.map(({ drivers }) => drivers))}
          .amounts=${this.#amounts} .measured=${this.#measured} .axis=${this.#axis?.id ?? ""}></yuekao-offer-volumes></div>
        <div class="plans">
          <section class="card" aria-labelledby="title">
            <header><h2 id="title">${language.say("offers-plans")}</h2><span class="tools">${this.#choices(contract)}<button type="button" class="button first quote" ?disabled=${plans.every(({ refusal }) => refusal !== null)} @click=${this.openQuote}>${language.say("quote-make")}</button></span></header>
            ${new Set(plans.map(({ currency }) => currency)).size > 1 ? html`<p class="about" role="status">${language.say("offers-currencies")}</p>` : nothing}
            <div class=${alone ? "alone" : ""}><yuekao-offer-plans .language=${language} .results=${results} .years=${this.years} .values=${this.question ? volumesAround({ ...this.question, amounts: this.#amounts }) : []} .axis=${this.#axis} .current=${this.#amounts[this.#axis?.id ?? ""] ?? ""}
              .volumes=${this.#volumes} .payer=${this.#payer} .side=${this.language.side} .present=${(this.view.latest.offer ?? NO_OFFER).present} .variants=${this.view.latest.compared} ?fixed=${this.view.fixed}
              .asked=${this.asked ? JSON.stringify(this.asked) : ""} .otherVolumes=${this.#otherVolumes} .contact=${this.#contacts?.label ?? ""}></yuekao-offer-plans>${alone ? firstChoices(contract, this.view, language, this.#addPlan) : nothing}</div>
          </section>
          ${plans.length > 1 ? html`<yuekao-break-even .language=${language} .engine=${this.engine} .question=${this.question} .otherVolumes=${this.#otherVolumes} .word=${language.say(sideWord(this.#payer, this.language.side))} .asked=${this.asked ? JSON.stringify(this.asked) : ""}></yuekao-break-even>` : nothing}
          <yuekao-quality-worth .language=${language} .engine=${this.engine} .question=${this.question} .asked=${this.asked ? JSON.stringify(this.asked) : ""} .side=${sideWord(this.#payer, this.language.side)}></yuekao-quality-worth>
          ${this.view.fixed ? nothing : html`<yuekao-offer-margin .language=${language} .engine=${this.engine} .results=${results} .margin=${(this.view.latest.offer ?? NO_OFFER).margin}
            .seats=${this.#amounts["seats"] ?? null} .contacts=${this.#contacts?.count ?? null} .asked=${this.asked ? JSON.stringify(this.asked) : ""}></yuekao-offer-margin>`}
        </div>
      </div>`;
  }

  #quote(quoted: Quoted, words: Language): TemplateResult {
    const { language, plans } = this;
    const { latest } = this.view;
    const month = this.#setup.month && this.#volumes.some((volume) => volumeOf(this.#setup, volume).from === "month") ? (this.#setup.month.month ?? "") : "";
    return html`<div class="both quoting">
      <div class="volumes on-screen"><button type="button" class="button back" @click=${this.#closeQuote}>← ${language.say("quote-back")}</button>
        ${this.#derivation()}
        <yuekao-quote-form .language=${language} .quote=${(latest.offer ?? NO_OFFER).quote} .plans=${plans} .today=${today()} .fromMonth=${month === "" ? "" : language.number.month(month)} .said=${this.said}
          ?busy=${this.said === "quote-busy"} @yuekao-take-quote=${this.#take}></yuekao-quote-form>
        <yuekao-offer-volumes .language=${language} .setup=${this.#setup} .typed=${latest.offer ?? NO_OFFER} .volumes=${this.#volumes} .qualities=${joinedQualities(plans.map(({ drivers }) => drivers))}
          .amounts=${this.#amounts} .measured=${this.#measured} .axis=${this.#axis?.id ?? ""}></yuekao-offer-volumes></div>
      <yuekao-quote-sheet .language=${words} .engine=${this.engine} .quoted=${quoted} .asked=${this.asked ? JSON.stringify(this.asked) : ""}></yuekao-quote-sheet>
    </div>${this.showing ? html`<yuekao-show .language=${words} .engine=${this.engine} .quoted=${quoted} @close=${() => (this.showing = false)}></yuekao-show>` : nothing}`;
  }

  #derivation(): TemplateResult | typeof nothing {
    return this.why ? html`<yuekao-derivation role="dialog" aria-label=${this.language.say("why")} .language=${this.language} .contract=${this.why.contract} .derivation=${this.why.node} @yuekao-close=${this.#close}></yuekao-derivation>` : nothing;
  }

  /** What goes on paper while a quote is made: that alone. */
  get paper(): QuoteSheet | null {
    const { quoted, words, engine } = this;
    if (!this.quoting || !quoted || !words || !this.#sheet) return null;
    const screen = this.renderRoot.querySelector("yuekao-quote-sheet");
    return Object.assign(new this.#sheet(), { language: words, engine, quoted, screen: screen instanceof this.#sheet ? screen : null });
  }

  // What the plans are settled from.

  /** The same as long as the view is: what was found out of its month is known by it. */
  get #setup(): Setup {
    const { view } = this;
    const known = this.#known;
    if (known?.view === view) return known.setup;
    const { month, parsed, inputs } = view;
    const same = known?.view.month === month && (["settings", "entered", "handedOver"] as const).every((key) => known.view.inputs[key] === inputs[key]);
    const setup = { offer: inputs.offer ?? NO_OFFER, month: same ? known.setup.month : month && parsed ? withChoices(month, [], inputs, this.language.currency.code) : month };
    this.#known = { view, setup };
    return setup;
  }

  get #volumes(): readonly Volume[] {
    return this.#currentQuestion().volumes;
  }

  get #amounts(): Readonly<Record<string, string>> {
    return this.#currentQuestion().amounts;
  }

  get #contacts(): { count: string; label: string } | null {
    return contactName(this.#volumes, this.#amounts, this.language);
  }

  /** What the chosen month measures, by the first plan that counts it. */
  get #measured(): Readonly<Record<string, string | null>> {
    return Object.fromEntries(this.results.toReversed().flatMap(({ assessment }) => assessment.metrics.map(({ id, value }) => [id, value] as const)));
  }

  get #axis(): Volume | null {
    const volumes = this.#volumes;
    return volumes.find(({ id }) => id === this.axis) ?? volumes[0] ?? null;
  }

  get #payer(): Party {
    const [first] = this.plans;
    return first ? payerOf(first.contract) : "client";
  }

  /** “消息 20,000 条、…”: what stays where one volume is moved. */
  get #otherVolumes(): string {
    return volumesText(this.#volumes.filter(({ id }) => id !== this.#axis?.id), this.#amounts, this.language);
  }

  /** Many parts of the page ask for it while a volume is moved. */
  #currentQuestion(): Question {
    const { plans, view, axis, moving } = this;
    const known = this.#lastQuestion;
    if (known && known.plans === plans && known.view === view && known.axis === axis && known.moving === moving) return known.question;
    const question = questionOf(plans, this.#setup, axis, moving);
    this.#lastQuestion = { plans, view, axis, moving, question };
    return question;
  }

  async #prepare(): Promise<void> {
    const turn = ++this.#turn;
    const { contract, month, inputs } = this.view;
    if (!contract) return;
    const plans = await plansOf(this.engine, { inputs, contract, month: month?.month, categories: (month?.categories?.length ?? 0) > 0 }, this.language);
    if (turn !== this.#turn) return;
    this.plans = plans;
    await this.#settle(true);
  }

  /** `whole`: with the year, and what is looked for beside the page; where only volumes are moved, that follows when they stand still. */
  async #settle(whole: boolean): Promise<void> {
    const { language } = this;
    const question = this.#currentQuestion();
    const { plans, amounts, axis, basis: { month, quality } } = question;
    if (plans.length === 0) return;
    clearTimeout(this.#rest);
    if (!whole) this.#rest = setTimeout(() => { attempt(this, this.#settle(true)); }, REST);
    const at = JSON.stringify([amounts, axis, quality]);
    const same = this.#of?.plans === plans && this.#of.month === month && this.#of.at === at;
    // A slider that is let go is where it was.
    if (!whole && same) return;
    this.#of = { plans, month, at };
    const turn = ++this.#settling;
    const { results, yearly, quoted } = await this.engine.ask((module) => {
      const quote = this.quoting ? questionOf(chosen(plans, question.setup.offer, language), question.setup, axis, this.moving) : null;
      const found = quote && !whole ? null : costs(module, question, whole);
      return { results: found, yearly: whole && found ? years(module, question, found) : null, quoted: quote ? quotedOf(module, quote, this.words ?? language) : null };
    });
    if (turn !== this.#settling) return;
    if (quoted ?? whole) this.quoted = quoted;
    // While the quote is there, the plans behind it follow when volumes stand still.
    if (!results) return;
    this.results = results;
    if (yearly) {
      this.years = yearly;
      this.question = question;
      if (this.asked) await this.#explain(this.asked);
    } else {
      this.years = this.years.map(() => null);
    }
  }

  /** Above the plans: what can be chosen. */
  #choices(contract: Contract): TemplateResult {
    const { language } = this;
    const chooseAxis = (axis: string): void => {
      this.axis = axis;
      attempt(this, this.#settle(true));
    };
    return html`${axisChoice(this.#volumes, this.#axis?.id, language, chooseAxis)}${planChoice(contract, this.view, language, this.#addPlan)}`;
  }

  readonly #addPlan = (variant: Variant): void => {
    this.#setPlans((compared) => [...compared, variant]);
  };

  #set(change: (offer: Offer) => Offer, about = ""): void {
    this.dispatchEvent(new OfferEvent(({ compared, offer = NO_OFFER }) => ({ compared, offer: change(offer) }), about));
  }

  #setPlans(change: PlansEvent["change"], about = ""): void {
    this.dispatchEvent(new OfferEvent(({ compared, offer }) => ({ compared: change(compared), ...(offer ? { offer } : {}) }), about));
  }

  readonly #onMove = (event: Event): void => {
    if (!(event instanceof MoveEvent)) return;
    event.stopPropagation();
    this.moving = { ...this.moving, [event.figure]: event.value };
    attempt(this, this.#settle(false));
  };

  readonly #onSet = (event: Event): void => {
    if (!(event instanceof SetEvent)) return;
    event.stopPropagation();
    this.moving = {};
    this.#set(event.change, event.about);
  };

  readonly #onPlans = (event: Event): void => {
    if (!(event instanceof PlansEvent)) return;
    event.stopPropagation();
    this.#setPlans(event.change, event.about);
  };

  // Where a number comes from.

  readonly #onAsk = (event: Event): void => {
    if (!(event instanceof AskEvent)) return;
    event.stopPropagation();
    if (JSON.stringify(this.asked) === JSON.stringify(event.asked)) {
      this.#closeDerivation();
      return;
    }
    this.asked = event.asked;
    this.#askedOf = event.settled;
    attempt(this, this.#explain(event.asked).then(async () => {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("yuekao-derivation")?.focus();
    }));
  };

  async #explain(asked: Asked): Promise<void> {
    const { quoted } = this;
    const quote = this.quoting ? quoted : null;
    const one = quote?.plans[asked.plan] ?? null;
    const cost = quote ? (one?.cost ?? null) : (this.results[asked.plan] ?? null);
    const question = quote?.question ?? this.question;
    if (!question || !cost) return;
    const contact = (one ? one.yearCost : this.years[asked.plan])?.sums ?? null;
    const own = quote ? null : costsOf((this.view.inputs.offer ?? NO_OFFER).margin, this.#amounts["seats"] ?? null, this.#contacts?.count ?? null);
    await import("../result/derivation.ts");
    const node = await this.engine.ask((module) => explained(module, quote ? question : { ...question, amounts: this.#amounts }, cost, { month: one?.month ?? null, year: one?.year ?? null, contact, gain: this.#askedOf, costs: own }, asked));
    if (this.asked === asked) this.why = node ? { contract: cost.plan.contract, node } : null;
  }

  // The quote.

  readonly openQuote = (): void => {
    this.#closeDerivation();
    this.quoting = true;
    this.said = "";
    attempt(this, this.#loadQuote());
  };

  /** Loads the sheet of the quote, and the language it is written in. */
  async #loadQuote(): Promise<void> {
    const { locale } = this.language;
    const [words, { QuoteSheet }] = await Promise.all([spokenIn(locale, ["page", "more", "problems", "offers", "contract"]), import("../offers/quote-sheet.ts"), import("../offers/quote-form.ts")]);
    this.words = words.of(this.view.contract);
    this.#sheet = QuoteSheet;
    await this.#settle(true);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".back")?.focus();
  }

  readonly #closeQuote = (): void => {
    this.#closeDerivation();
    this.quoting = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".quote")?.focus());
  };

  readonly #take = ({ way }: TakeEvent): void => {
    this.said = "quote-busy";
    this.#taken(way).then((said) => (this.said = said), (cause: unknown) => {
      console.error(cause);
      this.said = "quote-failed";
    });
  };

  /** The name of the sentence on what has become of it. */
  async #taken(way: QuoteWay): Promise<string> {
    const { quoted, words } = this;
    if (!quoted || !words) return "quote-failed";
    if (way === "show") {
      await import("../offers/show.ts");
      this.showing = true;
      return "";
    }
    const { takeQuote } = await import("./offers/take-quote.ts");
    return takeQuote(quoted, way, this.engine, words);
  }

  readonly #close = (event: Event): void => {
    if (!(event instanceof CloseEvent)) return;
    event.stopPropagation();
    this.#closeDerivation();
  };

  #closeDerivation(): void {
    this.asked = null;
    this.why = null;
  }
}

define("yuekao-offers", Offers);
