// The tiers on a line, with the edges between them to be taken hold of: by mouse, by finger, by key.

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";

import { MARKS, toneOf, type Band } from "../../domain/contract.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import type { Language } from "../../i18n/language.ts";
import type { Decimal } from "../../i18n/numbers.ts";

const BAR = { top: 30, height: 20 };

/** An edge was moved: the lower one of the tier with that number. */
export class EdgeEvent extends Event {
  static readonly type = "edge";
  constructor(readonly index: number, readonly edge: string) {
    super(EdgeEvent.type, { bubbles: true, composed: true });
  }
}

/** Lists that say the same are drawn once. */
const differs = (one: unknown, other: unknown): boolean => one !== other && JSON.stringify(one) !== JSON.stringify(other);

export class Ladder extends LitElement {
  static override properties = {
    language: { attribute: false }, bands: { attribute: false, hasChanged: differs }, score: { attribute: false }, most: { attribute: false }, fixed: { attribute: false }, movable: { attribute: false, hasChanged: differs },
  };
  static override styles = [base, css`
    :host {
      display: block;
      margin-block: 4px 8px;
      touch-action: pan-y;
      user-select: none;
    }

    svg {
      display: block;
      width: 100%;
      height: 84px;
      overflow: visible;
    }

    text {
      fill: var(--quiet);
      font: 12px/1 var(--font);
      font-variant-numeric: tabular-nums;
      text-anchor: middle;
    }

    .worst { fill: var(--tier-worst); }
    .poor { fill: var(--tier-poor); }
    .fair { fill: var(--tier-fair); }
    .good { fill: var(--tier-good); }
    .best { fill: var(--tier-best); }

    .here {
      fill: var(--ink);
      font-weight: 700;
      font-size: 13px;
    }

    [role="slider"] {
      cursor: ew-resize;
      outline: none;
    }

    [role="slider"] .grip {
      fill: var(--paper);
      stroke: var(--line-strong);
      stroke-width: 1.5;
    }

    [role="slider"]:is(:hover, :focus-visible) .grip {
      stroke: var(--accent);
      stroke-width: 2.5;
    }

    [role="slider"]:is(:hover, :focus-visible) text {
      fill: var(--accent);
      font-weight: 600;
    }

    .reach {
      fill: transparent;
      stroke: none !important;
    }

    @media (forced-colors: active) {
      rect {
        forced-color-adjust: none;
        stroke: CanvasText;
      }
    }
  `];

  declare language: Language;
  declare bands: readonly Band[];
  declare score: Decimal | null;
  declare most: number;
  declare fixed: boolean;
  /** Whether the lower edge of each tier is a number that stands there itself. */
  declare movable: readonly boolean[];
  #dragged: number | null = null;
  /** Where an edge was moved to, until the tiers have followed. */
  #moved: { index: number; edge: string } | null = null;

  override willUpdate(): void {
    if (this.#moved && this.bands[this.#moved.index]?.from === this.#moved.edge) this.#moved = null;
  }

  /** Where an edge is by now. */
  #at(index: number): number {
    return Number(this.#moved?.index === index ? this.#moved.edge : this.bands[index]?.from);
  }

  override render(): TemplateResult {
    return html`<svg role="group" aria-label=${this.language.say("ladder-label")} @pointermove=${this.#move} @pointerup=${this.#drop} @pointercancel=${this.#drop}>
      ${this.bands.map((band) => this.#band(band))}
      ${this.score === null ? nothing : svg`<text class="here" x="${this.#percent(this.score, 0)}%" y="20">▼ ${this.language.number.plain(this.score)}</text>`}
      ${this.bands.map((band, index) => this.#edge(band, index))}
    </svg>`;
  }

  // Positions only: what is drawn a hundredth of a pixel off is drawn in the right place.
  #percent(points: Decimal | null, open: number): number {
    return Math.max(0, Math.min(100, ((points === null ? open : Number(points)) / this.most) * 100));
  }

  #band(band: Band): SVGTemplateResult {
    const [from, to] = [this.#percent(band.from, 0), this.#percent(band.to, this.most)];
    const tone = toneOf(this.bands, band.id);
    return svg`<rect class=${tone} x="${from}%" y=${BAR.top} width="${Math.max(0, to - from)}%" height=${BAR.height}></rect>
      ${to - from > 4 ? svg`<text x="${(from + to) / 2}%" y="80" aria-hidden="true">${MARKS[tone]}</text>` : nothing}`;
  }

  #edge(band: Band, index: number): SVGTemplateResult | typeof nothing {
    if (band.from === null || Number(band.from) <= 0) return nothing;
    const { number } = this.language;
    const x = this.#percent(band.from, 0);
    const [least, most] = this.#limits(index);
    const free = !this.fixed && this.movable[index] === true;
    if (!free) return svg`<text x="${x}%" y="64">${number.plain(band.from)}</text>`;
    return svg`<g role="slider" tabindex="0" data-index=${index} aria-label=${this.language.say("ladder-edge", { tier: this.language.text(band.label) })}
      aria-valuemin=${least} aria-valuemax=${most} aria-valuenow=${Number(band.from)} aria-valuetext=${number.plain(band.from)} @pointerdown=${this.#take} @keydown=${this.#key} @blur=${this.#leave}>
      <svg x="${x}%" overflow="visible"><rect class="reach" x="-16" y=${BAR.top - 12} width="32" height="52"></rect><rect class="grip" x="-4" y=${BAR.top - 4} width="8" height=${BAR.height + 8} rx="3"></rect><text x="0" y="68">${number.plain(band.from)}</text></svg></g>`;
  }

  /** Between which whole points an edge can be moved without any tier going. */
  #limits(index: number): [number, number] {
    const at = Number(this.bands[index]?.from);
    const edges = this.bands.flatMap(({ from }) => (from === null ? [] : [Number(from)]));
    const below = Math.max(0, ...edges.filter((edge) => edge < at).map((edge) => Math.floor(edge) + 1));
    const above = Math.min(this.most, ...edges.filter((edge) => edge > at).map((edge) => Math.ceil(edge) - 1));
    return [below, above];
  }

  #set(index: number, wanted: number): void {
    const [least, most] = this.#limits(index);
    const edge = String(Math.max(least, Math.min(most, Math.round(wanted))));
    if (Number(edge) === this.#at(index)) return;
    this.#moved = { index, edge };
    this.dispatchEvent(new EdgeEvent(index, edge));
  }

  #take = (event: PointerEvent): void => {
    const { currentTarget } = event;
    if (!(currentTarget instanceof SVGElement)) return;
    this.#dragged = Number(currentTarget.dataset["index"]);
    currentTarget.focus();
    currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
    event.preventDefault();
  };

  #move = (event: PointerEvent): void => {
    if (this.#dragged === null) return;
    const { left, width } = this.getBoundingClientRect();
    this.#set(this.#dragged, ((event.clientX - left) / width) * this.most);
  };

  #drop = (): void => {
    this.#dragged = null;
  };

  #leave = (): void => {
    this.#moved = null;
  };

  #key = (event: KeyboardEvent): void => {
    if (!(event.currentTarget instanceof SVGElement)) return;
    const index = Number(event.currentTarget.dataset["index"]);
    const now = this.#at(index);
    const [least, most] = this.#limits(index);
    const wanted: Record<string, number> = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 5, PageUp: now + 5, Home: least, End: most };
    const to = wanted[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#set(index, to);
  };
}

define("yuekao-ladder", Ladder);
