// The fee of each category as one bar, made of what it is paid for. The table below it has every number; here it is seen
// which categories and which work cost the most.

import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";

import { priceLabel } from "../domain/contract.ts";
import type { Assessment, Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { chartStyle } from "./style.ts";

/** As many kinds of work have a colour of their own; further ones share the last. */
const SERIES = 6;

interface Row {
  category: string;
  amount: string;
  /** By figure; positions only, the money itself stays a decimal. */
  parts: ReadonlyMap<string, number>;
}

export class CategoryBars extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, assessment: { attribute: false } };
  static override styles = [base, chartStyle, css`
    :host {
      display: block;
      padding: 0 var(--gap-4) var(--gap-3);
      font-size: 13px;
    }

    figcaption {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-4);
      padding-bottom: 4px;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 20px;
    }

    figcaption svg {
      display: inline-block;
      width: 12px;
      height: 12px;
      margin-inline-end: 4px;
      vertical-align: -1px;
    }

    .bars {
      display: grid;
      grid-template-columns: minmax(64px, max-content) 1fr max-content max-content;
      gap: 0 var(--gap-3);
      align-items: center;
      line-height: 22px;
    }

    .bars svg {
      width: 100%;
      height: 14px;
    }

    .bars rect {
      stroke: var(--paper);
      stroke-width: 1;
    }

    .bars .end {
      font-variant-numeric: tabular-nums;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;

  protected override render(): TemplateResult | typeof nothing {
    const { language, contract } = this;
    const { byCategory, rows, total } = this.assessment.fallback;
    const figures = [...new Set(rows.map(({ figure }) => figure))];
    const known = byCategory.flatMap(({ category, amount }): Row[] => amount === null ? [] : [{
      category, amount, parts: new Map(rows.filter((row) => row.category === category).map(({ figure, amount: part }) => [figure, Number(part ?? 0)])),
    }]);
    const most = max(known, ({ amount }) => Number(amount)) ?? 0;
    // One bar alone compares with nothing.
    if (known.length < 2 || most === 0) return nothing;
    const along = scaleLinear([0, most], [0, 100]);
    const series = stack<Row, string>().keys(figures).value(({ parts }, figure) => parts.get(figure) ?? 0)(known);
    const label = (figure: string): string => language.text(priceLabel(contract, figure));
    const tone = (place: number): string => `series-${Math.min(place, SERIES - 1)}`;
    const share = new Intl.NumberFormat(language.locale, { style: "percent", maximumFractionDigits: 1 });
    return html`<figure aria-hidden="true">
      <figcaption>${figures.map((figure, place) => html`<span><svg><rect class=${tone(place)} width="12" height="12"></rect></svg>${label(figure)}</span>`)}</figcaption>
      <div class="bars">${known.map((row, place) => html`
        <span>${row.category}</span>
        <svg>${series.map((one, work) => {
          const [from = 0, to = 0] = one[place] ?? [];
          return to > from ? svg`<rect class=${tone(work)} x="${along(from)}%" width="${along(to) - along(from)}%" height="14"><title>${label(one.key)} ${language.number.money(String(row.parts.get(one.key) ?? 0))}</title></rect>` : nothing;
        })}</svg>
        <span class="end">${language.number.money(row.amount)}</span>
        <span class="end quiet">${total === null ? nothing : share.format(Number(row.amount) / Number(total))}</span>`)}</div>
    </figure>`;
  }
}

define("yuekao-category-bars", CategoryBars);
