// The composite score on a line from 0 to 100 with the tier edges drawn. Positions are percentages of the width, so the
// line fits any screen and its text keeps its size.

import { css, html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from "lit";

import { betweenText, type Between } from "../i18n/open-values.ts";
import { MARKS, toneOf, type Band } from "../domain/contract.ts";
import type { Language } from "../i18n/language.ts";
import type { Decimal } from "../i18n/numbers.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";

const BAR = { top: 26, height: 12 };

export class Scale extends LitElement {
  static override properties = {
    language: { attribute: false },
    bands: { attribute: false },
    score: { attribute: false },
    between: { attribute: false },
    tiers: { attribute: false },
    most: { attribute: false },
  };
  static override styles = [base, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    svg {
      display: block;
      width: 100%;
      height: 74px;
      overflow: visible;
    }

    text {
      fill: var(--quiet);
      font: 12px/1 var(--font);
      font-variant-numeric: tabular-nums;
      text-anchor: middle;
    }

    .here {
      fill: var(--ink);
      font-weight: 700;
      font-size: 14px;
    }

    .pointer {
      fill: var(--ink);
      stroke: var(--paper);
      stroke-width: 2;
      paint-order: stroke;
    }

    .range {
      fill: none;
      stroke: var(--ink);
      stroke-dasharray: 4 3;
    }

    .edge {
      stroke: var(--paper);
      stroke-width: 2;
    }

    .worst {
      fill: var(--tier-worst);
    }

    .poor {
      fill: var(--tier-poor);
    }

    .fair {
      fill: var(--tier-fair);
    }

    .good {
      fill: var(--tier-good);
    }

    .best {
      fill: var(--tier-best);
    }

    rect.other {
      opacity: 0.4;
    }

    .now {
      color: var(--ink);
      fill: var(--ink);
      font-weight: 600;
    }

    /* Where the amounts have no room under their tiers they stand in a line. */
    .amounts {
      display: none;
      flex-flow: row-reverse wrap;
      justify-content: space-between;
      gap: 0 8px;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 18px;
    }

    @container (max-width: 619px) {
      .amount {
        display: none;
      }

      .amounts {
        display: flex;
      }

      .close {
        text-anchor: start;
      }

      svg {
        height: 58px;
      }
    }

    @media (forced-colors: active) {
      rect {
        forced-color-adjust: none;
        stroke: CanvasText;
      }

      text,
      .pointer {
        fill: CanvasText;
      }
    }
  `];

  declare language: Language;
  declare bands: readonly Band[];
  declare score: Decimal | null;
  /** What the score can be while it is open. */
  declare between: Between | null;
  /** The tier, or all that are possible. */
  declare tiers: readonly string[];
  /** The score's upper end. */
  declare most: number;

  constructor() {
    super();
    this.bands = [];
    this.score = null;
    this.between = null;
    this.tiers = [];
    this.most = 100;
  }

  override render(): TemplateResult {
    const { number } = this.language;
    const between = this.score === null && this.between ? betweenText(this.between, number.plain, this.language) : "";
    const label = between !== "" ? this.language.say("scale-label-between", { between }) : this.score === null
      ? this.language.say("scale-label-open")
      : this.language.say("scale-label", { score: number.plain(this.score), most: number.plain(String(this.most)) });
    return html`<svg role="img" aria-label=${label}>
      ${this.bands.map((band) => this.#band(band))}
      ${this.bands.map((band, place) => this.#edge(band, this.bands[place + 1]))}
      ${this.score === null ? null : this.#pointer(this.score)}
      ${between === "" || !this.between ? null : this.#range(this.between, between)}
    </svg>
    <p class="amounts">${this.bands.map((band) => html`<span class=${this.tiers.includes(band.id) ? "now" : ""}>${this.#amount(band)}</span>`)}</p>`;
  }

  // Positions only: what is drawn a hundredth of a pixel off is drawn in the right place.
  #percent(points: Decimal | null, open: number): number {
    return ((points === null ? open : Number(points)) / this.most) * 100;
  }

  #band(band: Band): SVGTemplateResult {
    const from = this.#percent(band.from, 0);
    const to = this.#percent(band.to, this.most);
    const tone = toneOf(this.bands, band.id);
    const now = this.tiers.includes(band.id);
    return svg`
      <rect class="${tone} ${now ? "" : "other"}" x="${from}%" y=${BAR.top} width="${to - from}%" height=${BAR.height}></rect>
      <text class="amount ${now ? "now" : ""}" x="${(from + to) / 2}%" y="70">${this.#amount(band)}</text>`;
  }

  #amount(band: Band): string {
    const amount = band.amount === null ? "" : this.language.number.money(band.amount).replace(/[.,]00$/, "");
    return `${MARKS[toneOf(this.bands, band.id)]} ${amount}`;
  }

  /** `below`: the tier below, whose edge may be close. */
  #edge(band: Band, below?: Band): SVGTemplateResult {
    const at = this.#percent(band.from, 0);
    const shown = band.from === null ? "0" : this.language.number.plain(band.from);
    return svg`
      ${at > 0 ? svg`<line class="edge" x1="${at}%" x2="${at}%" y1=${BAR.top} y2=${BAR.top + BAR.height}></line>` : null}
      <text class=${below && at - this.#percent(below.from, 0) < 7 ? "close" : ""} x="${at}%" y="52">${shown}</text>`;
  }

  /** All the score can still be. */
  #range([least, most]: Between, shown: string): SVGTemplateResult {
    const from = this.#percent(least, 0);
    const to = this.#percent(most, this.most);
    // Its middle, as far from the ends as the text needs.
    const middle = Math.min(94, Math.max(6, (from + to) / 2));
    return svg`
      <rect class="range" x="${from}%" y=${BAR.top - 4} width="${to - from}%" height=${BAR.height + 8} rx="3"></rect>
      <text class="here" x="${middle}%" y="12">${shown}</text>`;
  }

  #pointer(score: Decimal): SVGTemplateResult {
    return svg`<svg class="pointer" x="${this.#percent(score, 0)}%" y="0" overflow="visible">
      <path d="M0 ${BAR.top + 3} L-7 16 L7 16 Z"></path>
      <text class="here" x="0" y="12">${this.language.number.plain(score)}</text>
    </svg>`;
  }
}

define("yuekao-scale", Scale);
