// Costs over a volume, one line for each contract, with the volumes at which the cheapest changes. Lines are told apart by
// their dashes and by a letter at their end, not by colour alone.

import { scaleLinear, type ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";

export interface Line {
  /** One letter. */
  mark: string;
  /** Drawn only: a float will do. */
  points: readonly (readonly [x: number, y: number])[];
}

/** A place on the volume axis that is named. */
export interface Notch {
  at: number;
  label: string;
}

/** A volume is to be read off the lines. */
export class ReadEvent extends Event {
  static readonly type = "yuekao-read";
  constructor(readonly volume: number) {
    super(ReadEvent.type);
  }
}

const HEIGHT = 300;
const EDGE = { top: 28, right: 28, bottom: 34, left: 76 };
/** The width of a digit of the names. */
const DIGIT = 8;
/** The same of the numbers beside the axes, and of their Chinese characters. */
const SMALL_DIGIT = 7;
const CHARACTER = 12;
const DASHES = ["", "8 4", "2 4", "10 4 2 4"];

export class Lines extends LitElement {
  static override properties = {
    lines: { attribute: false }, notches: { attribute: false }, label: { attribute: false }, axis: { attribute: false },
    written: { attribute: false }, money: { attribute: false }, width: { state: true }, at: { attribute: false }, reads: { attribute: false },
    here: { attribute: false }, close: { type: Boolean },
  };
  static override styles = [base, css`
    :host {
      display: block;
      min-height: 300px;
    }

    svg {
      display: block;
      width: 100%;
      height: 300px;
    }

    text {
      fill: var(--quiet);
      font: 12px/1 var(--font);
      font-variant-numeric: tabular-nums;
    }

    .grid {
      stroke: var(--line);
    }

    .axis {
      stroke: var(--line-strong);
    }

    .notch {
      stroke: var(--ink);
      stroke-dasharray: 2 3;
    }

    .named {
      fill: var(--ink);
      font-weight: 600;
      text-anchor: middle;
    }

    path {
      fill: none;
      stroke-width: 2.5;
    }

    .line-0 {
      stroke: var(--tier-best);
    }

    .line-1 {
      stroke: var(--tier-worst);
    }

    .line-2 {
      stroke: var(--ink);
    }

    .line-3 {
      stroke: var(--tier-poor);
    }

    .letter {
      fill: var(--ink);
      font-weight: 700;
    }

    .end {
      text-anchor: end;
    }

    .middle {
      text-anchor: middle;
    }

    .cursor {
      stroke: var(--accent);
      stroke-width: 1.5;
    }

    [role="slider"] {
      cursor: crosshair;
      touch-action: pan-y;
    }

    @media (forced-colors: active) {
      path,
      .notch,
      .axis {
        stroke: CanvasText;
      }

      text {
        fill: CanvasText;
      }
    }
  `];

  declare lines: readonly Line[];
  declare notches: readonly Notch[];
  /** What the whole drawing says. */
  declare label: string;
  /** What is on the volume axis. */
  declare axis: string;
  /** `short`: in as few letters as a round number takes, such as 3亿. */
  declare written: (volume: number, short: boolean) => string;
  declare money: (amount: number, short: boolean) => string;
  declare width: number;
  /** The volume that is read off all lines; null: none can be. */
  declare at: number | null;
  /** What is read there, for who does not see it. */
  declare reads: string;
  /** The volume that is marked and cannot be moved; null: none is. */
  declare here: number | null;
  /** Whether the amounts begin near the lowest one, not at nothing. */
  declare close: boolean;
  /** From the edges of the drawing to volumes; as it was drawn last. */
  #volumes = scaleLinear();

  readonly #observer = new ResizeObserver(([entry]) => {
    // In the frame after: drawn at once it would change what is being measured.
    requestAnimationFrame(() => (this.width = Math.floor(entry?.contentRect.width ?? 0)));
  });

  constructor() {
    super();
    this.lines = [];
    this.notches = [];
    this.label = "";
    this.axis = "";
    this.written = String;
    this.money = String;
    this.width = 0;
    this.at = null;
    this.reads = "";
    this.here = null;
    this.close = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Draws it at once for another width, such as that of paper; what it returns takes that back. */
  drawnFor(width: number): () => void {
    const { width: before } = this;
    this.width = width;
    this.performUpdate();
    return () => {
      this.width = before;
    };
  }

  override render(): TemplateResult | typeof nothing {
    const all = this.lines.flatMap(({ points }) => points);
    if (this.width === 0 || all.length === 0) return nothing;
    const xs = all.map(([x]) => x);
    const ys = all.map(([, y]) => y);
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const room = (high - low) / 4;
    // Where nothing changes there is nothing to be looked at closely.
    const range = this.close && room > 0 ? [low < 0 ? low - room : Math.max(0, low - room), high + room] : [Math.min(0, low), Math.max(1, high)];
    const y = scaleLinear(range, [HEIGHT - EDGE.bottom, EDGE.top]).nice(5);
    const [bottom = 0] = y.domain();
    const amounts = y.ticks(5);
    const tall = amounts.some((tick) => widthOf(this.money(tick, false)) > EDGE.left - 8);
    const sums = amounts.map((tick) => ({ tick, text: this.money(tick, tall) }));
    const left = Math.max(EDGE.left, 12 + Math.max(...sums.map(({ text }) => widthOf(text))));
    const x = scaleLinear([Math.min(...xs), Math.max(...xs)], [left, this.width - EDGE.right]);
    const path = line<readonly [number, number]>((point) => x(point[0]), (point) => y(point[1]));
    this.#volumes = x;
    const drawing = html`<svg role="img" aria-label=${this.label} viewBox="0 0 ${this.width} ${HEIGHT}">
      ${sums.map(({ tick, text }) => svg`
        <line class="grid" x1=${left} x2=${this.width - EDGE.right} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="end" x=${left - 8} y=${y(tick) + 4}>${text}</text>`)}
      <line class="axis" x1=${left} x2=${this.width - EDGE.right} y1=${y(Math.max(0, bottom))} y2=${y(Math.max(0, bottom))}></line>
      ${this.#names(x).map(({ at, text }) => svg`<text class="middle" x=${at} y=${HEIGHT - EDGE.bottom + 16}>${text}</text>`)}
      <text class="end" x=${this.width - EDGE.right} y=${HEIGHT - 4}>${this.axis}</text>
      ${this.#notches(x)}
      ${this.lines.map(({ points }, place) => svg`<path class=${`line-${place}`} stroke-dasharray=${DASHES[place] || nothing} d=${path(points) ?? ""}></path>`)}
      ${this.#letters(y)}
      ${this.here === null ? nothing : svg`<line class="cursor" x1=${x(this.here)} x2=${x(this.here)} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom}></line>`}
      ${this.at === null ? nothing : svg`<line class="cursor" x1=${x(this.at)} x2=${x(this.at)} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom}></line>`}
    </svg>`;
    if (this.at === null) return drawing;
    const [from = 0, to = 0] = x.domain();
    return html`<div role="slider" tabindex="0" aria-label=${this.axis} aria-valuemin=${from} aria-valuemax=${to} aria-valuenow=${this.at} aria-valuetext=${this.reads}
      @pointermove=${this.#point} @pointerdown=${this.#point} @keydown=${this.#key}>${drawing}</div>`;
  }

  readonly #point = (event: PointerEvent): void => {
    const { left = 0, width = 1 } = this.renderRoot.querySelector("svg")?.getBoundingClientRect() ?? {};
    this.#read(this.#volumes.invert((event.clientX - left) * (this.width / width)));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const [from = 0, to = 0] = this.#volumes.domain();
    const step = Math.max(1, Math.round((to - from) / 100));
    const moves: Record<string, number> = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: 10 * step, PageDown: -10 * step, Home: -Infinity, End: Infinity };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#read((this.at ?? from) + (event.shiftKey && Number.isFinite(move) ? Math.sign(move) : move));
  };

  #read(volume: number): void {
    const [from = 0, to = 0] = this.#volumes.domain();
    const at = Math.round(Math.min(Math.max(volume, from), to));
    if (at !== this.at) this.dispatchEvent(new ReadEvent(at));
  }

  /** As many volumes as stand beside each other, in short where they do not in full. */
  #names(x: ScaleLinear<number, number>): { at: number; text: string }[] {
    const most = this.width < 520 ? 3 : 7;
    const found = [{ count: most, short: false }, { count: most, short: true }, { count: 3, short: true }, { count: 2, short: true }].map(({ count, short }) => {
      const names = x.ticks(count).filter(Number.isInteger).map((tick) => ({ at: x(tick), text: this.written(tick, short) }));
      const ends = names.map(({ at, text }) => ({ from: at - widthOf(text) / 2, to: at + widthOf(text) / 2 }));
      return { names, fit: ends.every(({ from, to }, place) => to <= this.width && from >= (ends[place - 1]?.to ?? -Infinity) + DIGIT) };
    });
    return (found.find(({ fit }) => fit) ?? found.at(-1))?.names ?? [];
  }

  /** Each with its name, where that does not stand over the one before: all of them stand in the sentences and the table. */
  #notches(x: ScaleLinear<number, number>): SVGTemplateResult[] {
    let free = -Infinity;
    const [left = 0] = x.range();
    return this.notches.map(({ at: volume, label }) => {
      const at = x(volume);
      const half = label.length * DIGIT / 2;
      const kept = Math.max(left + half, Math.min(at, this.width - EDGE.right - half));
      const named = kept - half >= free;
      if (named) free = kept + half + DIGIT;
      return svg`<line class="notch" x1=${at} x2=${at} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom}></line>
        ${named ? svg`<text class="named" x=${kept} y=${EDGE.top - 10}>${label}</text>` : nothing}`;
    });
  }

  /** At the end of each line its letter; where lines end close together the letters make room for each other. */
  #letters(y: (amount: number) => number): SVGTemplateResult[] {
    const ends = this.lines.map(({ mark, points }) => ({ mark, at: y(points.at(-1)?.[1] ?? 0) })).toSorted((one, two) => one.at - two.at);
    let above = -Infinity;
    return ends.map(({ mark, at }) => {
      above = Math.max(at, above + 14);
      return svg`<text class="letter" x=${this.width - EDGE.right + 8} y=${above + 4}>${mark}</text>`;
    });
  }
}

/** How wide a number beside an axis is, in pixels. */
function widthOf(text: string): number {
  const characters = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return characters * CHARACTER + (text.length - characters) * SMALL_DIGIT;
}

define("yuekao-lines", Lines);
