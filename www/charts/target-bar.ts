// A value on a bar with a mark where its target is. The number and the target stand beside it as text, so it says nothing
// to a screen reader that is not said already.

import { css, LitElement, nothing, svg, html, type SVGTemplateResult, type TemplateResult } from "lit";
import { scaleLinear } from "d3-scale";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { chartStyle } from "./style.ts";

export class TargetBar extends LitElement {
  static override properties = {
    value: { attribute: false }, target: { attribute: false }, earlier: { attribute: false }, most: { attribute: false }, missed: { type: Boolean },
  };
  static override styles = [base, chartStyle, css`
    :host {
      display: block;
    }

    svg {
      width: 100%;
      height: 14px;
    }

    .met {
      fill: var(--tier-best);
    }

    .missed {
      fill: var(--tier-poor);
    }

    .earlier {
      stroke: var(--ink);
      stroke-dasharray: 2 2;
    }
  `];

  /** Decimals; null: open. */
  declare value: string | null;
  declare target: string | null;
  /** Where the value was, if it is compared with another. */
  declare earlier: string | null;
  /** Where the bar ends; null: a little beyond whatever is shown. */
  declare most: string | null;
  declare missed: boolean;

  constructor() {
    super();
    this.value = null;
    this.target = null;
    this.earlier = null;
    this.most = null;
    this.missed = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.value === null) return nothing;
    // Positions only: what is drawn a hundredth of a pixel off is drawn in the right place.
    const shown = [this.value, this.target, this.earlier].map((number) => Number(number ?? 0));
    const to = this.most === null ? Math.max(...shown) * 1.2 : Number(this.most);
    const at = scaleLinear([0, to || 1], [0, 100]).clamp(true);
    const mark = (name: string, decimal: string | null): SVGTemplateResult | typeof nothing =>
      decimal === null ? nothing : svg`<line class=${name} x1="${at(Number(decimal))}%" x2="${at(Number(decimal))}%" y1="0" y2="14"></line>`;
    return html`<svg aria-hidden="true">
      <rect class="track plain" x="0" y="4" width="100%" height="6"></rect>
      <rect class=${this.missed ? "missed" : "met"} x="0" y="3" width="${at(Number(this.value))}%" height="8"></rect>
      ${mark("earlier", this.earlier)}${mark("target", this.target)}
    </svg>`;
  }
}

define("yuekao-target-bar", TargetBar);
