// In front of a customer: large type, one step after the other, by key. Nothing of one's own costs is here.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { tokens } from "../controls/tokens.ts";
import type { Engine } from "../engine/engine.ts";
import type { Amount } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { moneyIn } from "./money.ts";
import { lowest } from "./plan.ts";
import type { Quoted, QuotedPlan } from "./quote.ts";
import { termsOf } from "./quote-terms.ts";
import { volumeOf } from "./volumes.ts";
import "./break-even.ts";

type Step = { what: "volumes" } | { what: "plan"; plan: number } | { what: "both"; plans: readonly number[] } | { what: "at" } | { what: "lines" };

export class ShowMode extends LitElement {
  static override properties = { language: { attribute: false }, engine: { attribute: false }, quoted: { attribute: false }, at: { state: true } };
  static override styles = [tokens, base, blankStyle, css`
    dialog {
      display: grid;
      grid-template-rows: 1fr auto;
      width: 100vw;
      max-width: none;
      height: 100vh;
      max-height: none;
      margin: 0;
      padding: clamp(16px, 4vw, 64px);
      border: 0;
      background: var(--paper);
      color: var(--ink);
      font: 24px/1.5 var(--font);
      overflow: auto;
    }

    h2 {
      margin-bottom: var(--gap-4);
      font-size: clamp(24px, 4vw, 44px);
      line-height: 1.3;
    }

    .amount {
      font-size: clamp(40px, 8vw, 96px);
      font-weight: 600;
      line-height: 1.2;
      font-variant-numeric: tabular-nums;
    }

    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: var(--gap-8);
    }

    .two .amount {
      font-size: clamp(32px, 5vw, 64px);
    }

    table {
      font-size: clamp(18px, 2.2vw, 32px);
      line-height: 1.5;
    }

    thead th {
      color: var(--ink);
      font-size: inherit;
      white-space: normal;
    }

    .least {
      color: var(--tier-best);
      font-weight: 600;
    }

    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3);
      align-items: center;
      justify-content: space-between;
      color: var(--quiet);
      font-size: 16px;
    }

    .button {
      font-size: 18px;
    }

    li {
      font-size: clamp(18px, 2vw, 26px);
    }

    /* Who has no keys goes by the buttons. */
    @media (hover: none) {
      .keys {
        display: none;
      }
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare quoted: Quoted | null;
  declare at: number;

  constructor() {
    super();
    this.quoted = null;
    this.at = 0;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  get #steps(): Step[] {
    const { plans = [], question } = this.quoted ?? {};
    return [
      ...(question && question.volumes.length > 0 ? [{ what: "volumes" as const }] : []),
      ...plans.map((_, plan) => ({ what: "plan" as const, plan })),
      ...plans.slice(1).map((_, place) => ({ what: "both" as const, plans: [0, place + 1] })),
      ...(question && question.axis !== "" ? [{ what: "at" as const }, ...(plans.length > 1 ? [{ what: "lines" as const }] : [])] : []),
    ];
  }

  override render(): TemplateResult | typeof nothing {
    const { language, quoted, at } = this;
    const steps = this.#steps;
    const step = steps[at];
    if (!quoted || !step) return nothing;
    return html`<dialog lang=${language.locale} aria-label=${language.say("quote-way-show")} @keydown=${this.#key} @close=${() => this.dispatchEvent(new Event("close"))}>
      <div aria-live="polite">${this.#step(step, quoted)}</div>
      <div class="foot"><span class="keys">${language.say("show-keys")}</span><span>${language.say("show-step", { here: String(at + 1), all: String(steps.length) })}</span>
        <span><button type="button" class="button" ?disabled=${at === 0} @click=${() => { this.#go(-1); }}>←</button> <button type="button" class="button first" ?disabled=${at === steps.length - 1} @click=${() => { this.#go(1); }}>${language.say("show-next")} →</button>
        <button type="button" class="button" @click=${this.#close}>${language.say("close")}</button></span></div>
    </dialog>`;
  }

  #step(step: Step, quoted: Quoted): TemplateResult {
    const { language } = this;
    const { plans, question, values } = quoted;
    switch (step.what) {
      case "volumes":
        return html`<h2>${language.say("offers-volumes")}</h2><table>${question.volumes.map((volume) => html`<tr><th scope="row">${language.text(volume.label)} ${exampleMark(language, volumeOf(question.setup, volume).from === "example")}</th><td class="end">${language.number.plain(question.amounts[volume.id] ?? "0")} ${language.unit(volume.unit)}</td></tr>`)}</table>`;
      case "plan": {
        const one = plans[step.plan];
        return one ? this.#plan(one, true) : html``;
      }
      case "both": {
        const both = step.plans.flatMap((place) => plans[place] ?? []);
        const best = lowest(both.map(({ cost }) => cost.now));
        return html`<div class="two">${both.map((one, place) => html`<div class=${best.has(place) ? "least" : ""}>${this.#plan(one, false)}${best.has(place) ? html`<p>✓ ${language.say("offers-cheapest")}</p>` : nothing}</div>`)}</div>`;
      }
      case "at": {
        const axis = question.volumes.find(({ id }) => id === question.axis);
        return html`<h2>${language.say("quote-at-volumes", { figure: language.text(axis?.label ?? "") })}</h2><table><thead><tr><td></td>${plans.map(({ plan }) => html`<th scope="col" class="end">${plan.mark} ${plan.name}</th>`)}</tr></thead>
          ${values.map((value, row) => {
            const amounts = plans.map(({ cost }) => cost.around[row] ?? { net: null });
            const best = lowest(amounts);
            return html`<tr><th scope="row">${language.number.plain(value)}</th>${amounts.map((amount, place) => html`<td class=${best.has(place) ? "end least" : "end"}>${this.#money(amount, plans[place])}</td>`)}</tr>`;
          })}</table>`;
      }
      case "lines":
        return html`<yuekao-break-even brief .language=${language} .engine=${this.engine} .question=${question} .otherVolumes=${""} .word=${language.say("offers-you-pay")}></yuekao-break-even>`;
    }
  }

  #plan(one: QuotedPlan, terms: boolean): TemplateResult {
    const { language } = this;
    const { plan, cost } = one;
    const lines = new Set(cost.assessment.lines.map(({ id }) => id.split(":")[0] ?? id));
    return html`<h2>${plan.mark} ${plan.name}</h2><p>${language.say("offers-a-month")} · ${language.say("offers-you-pay")}</p><p class="amount">${this.#money(cost.now, one)}</p>
      ${terms ? html`<ul>${termsOf(plan.contract, lines, plan.package, language).map(({ label, text }) => html`<li>${label}${language.say("quote-colon")}${text}</li>`)}</ul>` : nothing}`;
  }

  #money({ net, between }: Amount, one: QuotedPlan | undefined): string {
    return net === null || !one ? moneyText(null, between, this.language) : moneyIn(this.language, one.plan.currency).money(net.replace("-", ""));
  }

  #go(by: 1 | -1): void {
    this.at = Math.min(Math.max(this.at + by, 0), this.#steps.length - 1);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    // The line across the plans is moved by the same keys.
    if (target instanceof HTMLElement && target.role === "slider") return;
    const next = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"].includes(event.key);
    const back = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"].includes(event.key);
    if ((!next && !back) || (target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter"))) return;
    event.preventDefault();
    this.#go(next ? 1 : -1);
  };

  readonly #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };
}

define("yuekao-show", ShowMode);
