// A quote that was opened by its link: only to be read, but for the volumes.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { CloseEvent } from "../controls/events.ts";
import { tokens } from "../controls/tokens.ts";
import { NO_OFFER } from "../domain/offer.ts";
import type { Contract, Derivation, Engine } from "../engine/engine.ts";
import type { Language, Part } from "../i18n/language.ts";
import { AskEvent, MoveEvent, SetEvent, type Asked } from "../offers/events.ts";
import { differs, questionIn, quoted, type Carried, type Quoted } from "../offers/quote.ts";
import { explained } from "../offers/explained.ts";
import "../offers/quote-sheet.ts";
import "../offers/volumes-panel.ts";

export class QuotePage extends LitElement {
  static override properties = {
    language: { attribute: false }, carried: { attribute: false }, engine: { attribute: false }, closable: { type: Boolean },
    moved: { state: true }, shown: { state: true }, first: { state: true }, unsound: { state: true }, asked: { state: true }, why: { state: true },
  };
  static override styles = [tokens, base, css`
    :host {
      color: var(--ink);
      font: var(--text) / 22px var(--font);
    }

    dialog {
      width: 100vw;
      max-width: none;
      height: 100vh;
      max-height: none;
      margin: 0;
      padding: var(--gap-4);
      border: 0;
      background: var(--ground);
      color: inherit;
      overflow: auto;
    }

    .top {
      display: flex;
      gap: var(--gap-3);
      align-items: center;
      justify-content: space-between;
      max-width: 1340px;
      margin: 0 auto var(--gap-3);
    }

    .both {
      display: grid;
      grid-template-columns: 300px minmax(0, 1fr);
      gap: var(--gap-3);
      align-items: start;
      max-width: 1340px;
      margin: 0 auto;
    }

    .both:has(yuekao-derivation) {
      grid-template-columns: 280px minmax(0, 1fr) 340px;
    }

    yuekao-derivation {
      position: sticky;
      top: 0;
      max-height: 90vh;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
    }

    @media (max-width: 899px) {
      .both,
      .both:has(yuekao-derivation) {
        grid-template-columns: minmax(0, 1fr);
      }

      yuekao-derivation {
        position: fixed;
        inset: auto 0 0;
        max-height: 60vh;
      }
    }

    @media print {
      .top,
      yuekao-offer-volumes,
      yuekao-derivation {
        display: none;
      }

      dialog,
      .both {
        display: block;
        position: static;
        width: auto;
        height: auto;
        padding: 0;
        overflow: visible;
        background: none;
      }
    }
  `];

  declare language: Language;
  declare engine: Engine;
  /** Or why there is none. */
  declare carried: Carried | "quote-newer" | "quote-damaged";
  /** Whether there is something below it to go to. */
  declare closable: boolean;
  declare moved: Readonly<Record<string, string>>;
  declare shown: Quoted | null;
  /** As it was quoted. */
  declare first: Quoted | null;
  declare unsound: boolean;
  declare asked: Asked | null;
  declare why: { contract: Contract; node: Derivation } | null;
  readonly parts: readonly Part[] = ["offers", "contract", "problems"];
  #turn = 0;

  constructor() {
    super();
    this.carried = "quote-damaged";
    this.closable = false;
    this.moved = {};
    this.shown = null;
    this.first = null;
    this.unsound = false;
    this.asked = null;
    this.why = null;
    this.addEventListener(MoveEvent.type, (event) => { if (event instanceof MoveEvent) this.#move({ [event.figure]: event.value }); });
    this.addEventListener(SetEvent.type, (event) => { if (event instanceof SetEvent) this.#move(event.change({ ...NO_OFFER, volumes: this.moved }).volumes); });
    this.addEventListener(AskEvent.type, (event) => { if (event instanceof AskEvent) attempt(this, this.#ask(event.asked)); });
  }

  override firstUpdated(): void {
    // As a dialog only where there is something below.
    const dialog = this.renderRoot.querySelector("dialog");
    if (!this.closable || !dialog) return;
    dialog.showModal();
    // What is read first is the quote, not the way out of it.
    dialog.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("language") || changed.has("carried")) attempt(this, this.#settle());
  }

  override render(): TemplateResult {
    const { carried, shown, unsound } = this;
    const language = this.language.of(shown?.question.plans[0]?.contract ?? null);
    const refused = typeof carried === "string" ? carried : unsound ? "quote-damaged" : null;
    return html`<dialog ?open=${!this.closable} tabindex="-1" lang=${language.locale} aria-label=${language.say("offers-quote")} @close=${() => this.dispatchEvent(new Event("close"))}>
      <div class="top"><p class="quiet">${refused === null ? language.say("quote-read-only") : nothing}</p><span>
        ${shown ? html`<button type="button" class="button" @click=${() => { window.print(); }}>${language.say("quote-way-print")}</button>` : nothing}
        ${this.closable ? html`<button type="button" class="button" @click=${this.#close}>${language.say("quote-to-calculator")}</button>` : nothing}</span></div>
      ${refused === null ? nothing : html`<p role="alert">${language.say(refused)}</p>`}
      ${shown && typeof carried !== "string" ? html`${this.first && differs(carried, this.first) ? html`<p role="alert">${language.say("quote-differs")}</p>` : nothing}<div class="both">
        <yuekao-offer-volumes only .language=${language} .setup=${shown.question.setup} .typed=${{ ...NO_OFFER, volumes: this.moved }} .volumes=${shown.question.volumes} .qualities=${[]} .amounts=${shown.question.amounts} .axis=${shown.question.axis}></yuekao-offer-volumes>
        <yuekao-quote-sheet .language=${language} .engine=${this.engine} .quoted=${shown} .asked=${this.asked ? JSON.stringify(this.asked) : ""}></yuekao-quote-sheet>
        ${this.why ? html`<yuekao-derivation role="dialog" aria-label=${language.say("why")} .language=${language} .contract=${this.why.contract} .derivation=${this.why.node} @yuekao-close=${this.#shut}></yuekao-derivation>` : nothing}
      </div>` : nothing}
    </dialog>`;
  }

  #move(volumes: Readonly<Record<string, string>>): void {
    this.moved = { ...this.moved, ...volumes };
    attempt(this, this.#settle());
  }

  async #settle(): Promise<void> {
    const turn = ++this.#turn;
    const { carried, moved, language } = this;
    if (typeof carried === "string") return;
    const shown = await this.engine.ask((module) => {
      const question = questionIn(module, carried, moved);
      return question && quoted(module, question, language);
    });
    if (turn !== this.#turn) return;
    this.unsound = shown === null;
    this.shown = shown;
    if (Object.keys(moved).length === 0) this.first = shown;
    if (this.asked) await this.#explain(this.asked);
  }

  async #ask(asked: Asked): Promise<void> {
    if (JSON.stringify(asked) === JSON.stringify(this.asked)) {
      this.#forget();
      return;
    }
    this.asked = asked;
    await this.#explain(asked);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("yuekao-derivation")?.focus();
  }

  async #explain(asked: Asked): Promise<void> {
    const { shown } = this;
    const one = shown?.plans[asked.plan];
    if (!shown || !one) return;
    await import("../result/derivation.ts");
    const node = await this.engine.ask((module) => explained(module, shown.question, one.cost, { month: one.month, year: one.year, contact: one.yearCost?.sums ?? null }, asked));
    if (this.asked === asked) this.why = node ? { contract: one.plan.contract, node } : null;
  }

  readonly #shut = (event: Event): void => {
    if (!(event instanceof CloseEvent)) return;
    event.stopPropagation();
    this.#forget();
  };

  #forget(): void {
    this.asked = null;
    this.why = null;
  }

  readonly #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };
}

define("yuekao-quote-page", QuotePage);
