// What a month comes to over two of its figures: one field for each result, the edges drawn, each field with its mark and
// word, the month as it was and as it is supposed to be. A table says the same.

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { scaleLinear, type ScaleLinear } from "d3-scale";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Tone } from "../domain/contract.ts";
import { edges, regions, type Region } from "./regions.ts";
import { Sized } from "./sized.ts";
import { chartStyle } from "./style.ts";

export interface HeatAxis {
  label: string;
  /** Rising. */
  values: readonly number[];
  /** Where the month was; null: not given. */
  real: number | null;
  shown: (value: number) => string;
}

export interface HeatLevel {
  /** Of a tier; or one of five steps of a scale that says more or less, and not better or worse. */
  tone: Tone | `step-${0 | 1 | 2 | 3 | 4}` | "open";
  mark: string;
  label: string;
}

export interface Heat {
  x: HeatAxis;
  y: HeatAxis;
  levels: readonly HeatLevel[];
  /** The level of each cell, row by row from the highest `y`; below zero: the two cannot be together. */
  kinds: readonly number[];
  /** What a cell comes to, in words. */
  text: (place: number) => string;
}

/** Somebody pointed at a place of the map. */
export class PickEvent extends Event {
  static readonly type = "yuekao-pick";
  constructor(readonly x: number, readonly y: number) {
    super(PickEvent.type, { bubbles: true, composed: true });
  }
}

const ROOM = { left: 64, right: 24, top: 10, bottom: 40 };
/** A name is written where its field is this much wider than a mark. */
const LETTER = 13;
const MOST_HEADS = 7;

export class HeatMap extends LitElement {
  static override properties = { heat: { attribute: false }, x: { attribute: false }, y: { attribute: false }, says: { attribute: false } };
  static override styles = [base, chartStyle, css`
    :host {
      display: block;
    }

    svg {
      width: 100%;
      cursor: crosshair;
      touch-action: manipulation;
    }

    .ground {
      fill: var(--sunk);
    }

    .hatch {
      stroke: var(--line-strong);
    }

    .none {
      fill: url(#none);
    }

    .edges {
      fill: none;
      stroke: var(--ink);
      stroke-width: 1.5;
    }

    text.name {
      fill: var(--ink);
      font-weight: 600;
      text-anchor: middle;
      paint-order: stroke;
      stroke: var(--paper);
      stroke-width: 3;
      stroke-linejoin: round;
    }

    .here {
      fill: var(--ink);
      stroke: var(--paper);
      stroke-width: 2;
    }

    .was {
      fill: none;
      stroke: var(--ink);
      stroke-width: 2;
    }

    .middle {
      text-anchor: middle;
    }

    .end {
      text-anchor: end;
    }

    details {
      margin-top: var(--gap-2);
      font-size: 13px;
    }

    summary {
      color: var(--quiet);
      cursor: pointer;
    }

    .scroll {
      position: relative;
      overflow-x: auto;
    }

    :is(th, td) {
      padding: 3px 8px;
      white-space: nowrap;
    }

    .keys {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      font-size: var(--small);
      line-height: 20px;
    }

    .keys svg {
      display: inline-block;
      width: 14px;
      height: 14px;
      margin-inline-end: 4px;
      vertical-align: -2px;
    }
  `];

  declare heat: Heat | null;
  /** Where the month is supposed to be; null: not given. */
  declare x: number | null;
  declare y: number | null;
  /** The words around it. */
  declare says: { title: string; table: string; now: string; real: string; none: string };

  readonly #sized = new Sized(this);
  /** What of the picture stays the same while only the supposed month moves over it. */
  #drawn: { heat: Heat; width: number; picture: Drawn } | null = null;

  constructor() {
    super();
    this.heat = null;
    this.x = null;
    this.y = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { heat } = this;
    if (!heat) return nothing;
    const used = new Set(heat.kinds);
    return html`${this.#picture(heat)}
      <ul class="keys">
        ${heat.levels.map((level, kind) => used.has(kind) ? html`<li><svg aria-hidden="true"><rect class="field ${level.tone}" width="14" height="14"></rect></svg>${level.mark} ${level.label}</li>` : nothing)}
        <li><svg aria-hidden="true"><circle class="here" cx="7" cy="7" r="5"></circle></svg>${this.says.now}</li>
        <li><svg aria-hidden="true"><circle class="was" cx="7" cy="7" r="5"></circle></svg>${this.says.real}</li>
      </ul>
      <details><summary>${this.says.table}</summary>${this.#table(heat)}</details>`;
  }

  #picture(heat: Heat): TemplateResult {
    const width = Math.max(this.#sized.width, 240);
    const height = Math.round(Math.min(Math.max(width * 0.55, 220), 420));
    const inner = { width: width - ROOM.left - ROOM.right, height: height - ROOM.top - ROOM.bottom };
    const { x, y } = heat;
    if (this.#drawn?.heat !== heat || this.#drawn.width !== width) this.#drawn = { heat, width, picture: drawn(heat, inner) };
    const { alongX, alongY, fields, between } = this.#drawn.picture;
    const pick = (event: MouseEvent): void => {
      if (!(event.currentTarget instanceof SVGElement)) return;
      const box = event.currentTarget.getBoundingClientRect();
      this.dispatchEvent(new PickEvent(alongX.invert(event.clientX - box.left - ROOM.left), alongY.invert(event.clientY - box.top - ROOM.top)));
    };
    return html`<svg role="img" aria-label=${this.says.title} width=${width} height=${height} viewBox="0 0 ${width} ${height}" @click=${pick}>
      <g transform="translate(${ROOM.left} ${ROOM.top})">
        <defs><pattern id="none" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ground plain" width="8" height="8"></rect><line class="hatch" x1="0" x2="0" y1="0" y2="8"></line></pattern></defs>
        <rect class="none plain" width=${inner.width} height=${inner.height}></rect>
        ${fields.map((region) => this.#field(region, heat))}
        <path class="edges" d=${between}></path>
        ${this.#ticksX(x, alongX, inner.height)}${this.#ticksY(y, alongY)}
        <text class="middle" x=${inner.width / 2} y=${inner.height + 34}>${x.label} →</text>
        <text class="middle" transform="translate(${12 - ROOM.left} ${inner.height / 2}) rotate(-90)">${y.label} →</text>
        ${dot("was", x.real, y.real, alongX, alongY)}${dot("here", this.x, this.y, alongX, alongY)}
      </g>
    </svg>`;
  }

  #field({ kind, path, label }: Region, heat: Heat): SVGTemplateResult {
    const level = heat.levels[kind];
    if (!level) return svg``;
    const name = label.width > (level.label.length + 2) * LETTER ? `${level.mark} ${level.label}` : level.mark;
    return svg`<path class="field ${level.tone}" d=${path} shape-rendering="crispEdges"></path>
      ${label.width > LETTER ? svg`<text class="name" x=${label.x} y=${label.y + 4}>${name}</text>` : nothing}`;
  }

  #ticksX({ shown, values }: HeatAxis, along: Along, height: number): SVGTemplateResult[] {
    const [from = 0, to = 0] = along.range();
    return ticks(along, Math.max(2, Math.floor((to - from) / 90)), values).map((tick) => svg`
      <line class="axis" x1=${along(tick)} x2=${along(tick)} y1=${height} y2=${height + 4}></line>
      <text class="middle" x=${along(tick)} y=${height + 16}>${shown(tick)}</text>`);
  }

  #ticksY({ shown, values }: HeatAxis, along: Along): SVGTemplateResult[] {
    return ticks(along, 5, values).map((tick) => svg`
      <line class="axis" x1="-4" x2="0" y1=${along(tick)} y2=${along(tick)}></line>
      <text class="end" x="-8" y=${along(tick) + 4}>${shown(tick)}</text>`);
  }

  #table({ x, y, kinds, levels, text }: Heat): TemplateResult {
    const columns = sample(x.values.length);
    const rows = sample(y.values.length);
    const value = (axis: HeatAxis, place: number): string => axis.shown(axis.values[place] ?? 0);
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.says.title}><table>
      <thead><tr><th scope="col">${y.label} ╲ ${x.label}</th>${columns.map((column) => html`<th scope="col" class="end">${value(x, column)}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>
        <th scope="row">${value(y, y.values.length - 1 - row)}</th>
        ${columns.map((column) => {
          const place = row * x.values.length + column;
          const level = levels[kinds[place] ?? -1];
          return html`<td class="end">${level ? html`${level.mark} ${text(place)}<span class="unseen"> ${level.label}</span>` : this.says.none}</td>`;
        })}
      </tr>`)}</tbody>
    </table></div>`;
  }
}

type Along = ScaleLinear<number, number>;

interface Drawn {
  alongX: Along;
  alongY: Along;
  fields: readonly Region[];
  /** The edges, as one path. */
  between: string;
}

function drawn({ x, y, kinds }: Heat, inner: { width: number; height: number }): Drawn {
  const cells = { columns: x.values.length, rows: y.values.length, kinds };
  const cell = { width: inner.width / cells.columns, height: inner.height / cells.rows };
  return {
    // The middle of a cell is its value.
    alongX: positions(x.values, cell.width / 2, inner.width - cell.width / 2),
    alongY: positions(y.values, inner.height - cell.height / 2, cell.height / 2),
    fields: regions(cells, cell.width, cell.height),
    between: edges(cells, cell.width, cell.height),
  };
}

function positions(values: readonly number[], from: number, to: number): Along {
  const [first = 0] = values;
  const last = values.at(-1) ?? first;
  return scaleLinear([first, last === first ? first + 1 : last], [from, to]);
}

/** Of what there is only a whole number of, no half is marked. */
function ticks(along: Along, most: number, values: readonly number[]): number[] {
  const whole = values.every(Number.isInteger);
  return along.ticks(most).filter((tick) => !whole || Number.isInteger(tick));
}

function dot(name: string, x: number | null, y: number | null, alongX: Along, alongY: Along): SVGTemplateResult | typeof nothing {
  return x === null || y === null ? nothing : svg`<circle class="${name} plain" cx=${alongX(x)} cy=${alongY(y)} r="6"></circle>`;
}

/** A few places, evenly spread, the first and the last among them. */
function sample(count: number): number[] {
  const heads = Math.min(count, MOST_HEADS);
  return Array.from({ length: heads }, (_, place) => Math.round((place * (count - 1)) / Math.max(heads - 1, 1)));
}

define("yuekao-heat-map", HeatMap);
