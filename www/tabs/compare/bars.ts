// What each party pays under each contract, as bars beside each other.

import { css, html, LitElement, svg, type TemplateResult } from "lit";

import { moneyText, type Between } from "../../i18n/open-values.ts";
import type { Assessment } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { LETTERS } from "./variants.ts";

export class Bars extends LitElement {
  static override properties = { language: { attribute: false }, results: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    ol {
      display: grid;
      gap: var(--gap-2);
      padding: 0 var(--gap-4) var(--gap-3);
    }

    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr);
      gap: 2px var(--gap-2);
      align-items: center;
    }

    b {
      grid-row: span 2;
    }

    div {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 200px;
      gap: var(--gap-3);
      align-items: center;
      font-size: 13px;
      line-height: 20px;
    }

    svg {
      display: block;
      width: 100%;
      height: 14px;
    }

    .track {
      fill: var(--line);
    }

    .client {
      fill: var(--tier-best);
    }

    /* From the least to the most it can be. */
    .open {
      fill: none;
      stroke: var(--line-strong);
      stroke-dasharray: 4 3;
    }

    .provider {
      fill: var(--tier-poor);
    }

    @media (max-width: 639px) {
      div {
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
      }
    }

    @media print {
      svg {
        print-color-adjust: exact;
      }
    }

    @media (forced-colors: active) {
      rect {
        forced-color-adjust: none;
        stroke: CanvasText;
      }
    }
  `];

  declare language: Language;
  declare results: readonly Assessment[];

  constructor() {
    super();
    this.results = [];
  }

  override render(): TemplateResult {
    // Lengths only: a float will do.
    const ends = this.results.flatMap(({ totals }) => [totals.clientPays, totals.providerPays, ...(totals.clientPaysBetween ?? []), ...(totals.providerPaysBetween ?? [])]);
    const most = Math.max(1, ...ends.map((end) => Number(end ?? 0)));
    return html`<ol>${this.results.map(({ totals }, place) => html`<li><b>${LETTERS.charAt(place)}</b>
      ${this.#bar("client", totals.clientPays, totals.clientPaysBetween, most)}
      ${this.#bar("provider", totals.providerPays, totals.providerPaysBetween, most)}</li>`)}</ol>`;
  }

  #bar(payer: "client" | "provider", amount: string | null, between: Between | undefined, most: number): TemplateResult {
    const { language } = this;
    const [low, high] = amount === null ? (between ?? [null, null]) : [amount, amount];
    const at = (end: string | null, open: number): number => (end === null ? open : (Number(end) / most) * 100);
    const [from, to] = [at(low, 0), at(high, 100)];
    return html`<div><svg aria-hidden="true">${svg`<rect class="track" x="0" y="6" width="100%" height="2"></rect><rect class=${payer} x="0" y="0" width="${from}%" height="14"></rect>
      ${amount === null ? svg`<rect class="open" x="${from}%" y="1" width="${to - from}%" height="12"></rect>` : null}`}</svg>
      <span>${language.say("pays", { party: language.say(payer) })} <span class="number">${moneyText(amount, between, language)}</span></span></div>`;
  }
}

define("yuekao-compare-bars", Bars);
