// The rates with what counts in them: vendors dispute the numerator and the denominator, so both stand beside the rate.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Assessment, Item, Metric } from "../engine.ts";
import type { Language } from "../language.ts";
import { base } from "./base.ts";
import { define } from "./define.ts";
import { why } from "./why.ts";

export class Rates extends LitElement {
  static override properties = { language: { attribute: false }, assessment: { attribute: false }, open: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .card {
      overflow: hidden;
    }

    tbody tr:last-child > * {
      border-bottom: 0;
    }

    th,
    td {
      padding-inline: 8px;
      line-height: 20px;
    }

    :is(th, td):first-child {
      padding-inline-start: 24px;
    }

    :is(th, td):last-child {
      padding-inline-end: 24px;
    }

    .rate {
      font-weight: 600;
      white-space: nowrap;
    }

    .missed {
      color: var(--error);
    }

    .counts,
    .hours,
    td.end {
      white-space: nowrap;
    }

    .hours {
      color: var(--quiet);
      font-size: var(--small);
    }

    .mark {
      display: inline-block;
      width: 16px;
      color: var(--quiet);
    }

    .aside {
      font-weight: 400;
    }

    th small {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      font-weight: 400;
      line-height: 16px;
    }

    @container (max-width: 559px) {
      thead {
        position: absolute;
        clip-path: inset(50%);
      }

      table,
      tbody {
        display: block;
      }

      tr {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        padding: 8px 16px;
        border-bottom: 1px solid var(--line);
      }

      th,
      td,
      td.end,
      :is(th, td):first-child,
      :is(th, td):last-child {
        grid-column: 1 / -1;
        padding: 0;
        border: 0;
        text-align: start;
      }

      tr > th:first-child {
        grid-column: 1;
      }

      tr > td.rate.end {
        grid-column: 2;
      }

      td:empty {
        display: none;
      }

      td[data-name]::before {
        content: attr(data-name) "  ";
        color: var(--quiet);
        font-size: var(--small);
      }
    }
  `];

  declare language: Language;
  declare assessment: Assessment;
  declare open: string | null;

  override render(): TemplateResult {
    const { metrics, items } = this.assessment;
    const say = (id: string): string => this.language.say(id);
    const scored = new Set(metrics.map((metric) => metric.id));
    return html`<section class="card" aria-label=${say("rates")}>
      <table>
        <thead><tr>
          <th scope="col">${say("rates")}</th>
          <th scope="col" class="end">${say("rate-value")}</th>
          <th scope="col" class="end">${say("rate-target")}</th>
          <th scope="col">${say("rate-counts")}</th>
          <th scope="col">${say("rate-hours")}</th>
          <th scope="col">${say("clause")}</th>
          <th scope="col" class="end">${say("item-score")}</th>
        </tr></thead>
        <tbody>
          ${metrics.map((metric) => this.#metric(metric, items.find((item) => item.id === metric.id)))}
          ${items.filter((item) => !scored.has(item.id)).map((item) => this.#item(item))}
        </tbody>
      </table>
    </section>`;
  }

  #metric(metric: Metric, item: Item | undefined): TemplateResult {
    const { language } = this;
    const { number } = language;
    const say = (id: string): string => language.say(id);
    const missed = metric.met === false;
    // What earns no points of its own is shown, and not coloured as if it did.
    const weight = item ? (missed ? "missed" : "") : "aside";
    const show = (value: string, short = false): string => (metric.unit === "%" ? number.percent(value, short) : number.plain(value));
    const label = language.text(metric.label);
    return html`<tr>
      <th scope="row">${label}${metric.counts ? html`<small>${language.text(metric.counts)}</small>` : nothing}</th>
      <td class="end rate ${weight}">${metric.value === null
        ? html`<span class="quiet">${say(nothingMeasured(metric) ? "no-data" : "missing")}</span>`
        : why(`metric:${metric.id}`, show(metric.value, missed), this.open, label)}</td>
      <td class="end" data-name=${say("rate-target")}>${metric.target === null ? nothing : html`${show(metric.target)} ${this.#mark(metric.met)}`}</td>
      <td class="counts" data-name=${say("rate-counts")}>${metric.denominator === null
        ? html`<span class="quiet">${say("missing")}</span>`
        : `${metric.numerator === null ? say("missing") : number.count(metric.numerator)} / ${number.count(metric.denominator)}`}</td>
      <td class="hours">${metric.hours ? language.text(metric.hours.text) : nothing}</td>
      <td class="clause">${metric.clause}</td>
      <td class="end" data-name=${item ? say("item-score") : nothing}>${item ? this.#score(item, metric) : nothing}</td>
    </tr>`;
  }

  /** Met or not: a mark beside the colour. */
  #mark(met: boolean | null): TemplateResult {
    if (met === null) return html`<span class="mark"></span>`;
    return html`<span class="mark" role="img" aria-label=${this.language.say(met ? "rate-met" : "rate-missed")}>${met ? "✓" : "✕"}</span>`;
  }

  #item(item: Item): TemplateResult {
    return html`<tr>
      <th scope="row">${this.language.text(item.label)}</th><td></td><td></td><td></td><td></td>
      <td class="clause">${item.clause}</td>
      <td class="end" data-name=${this.language.say("item-score")}>${this.#score(item)}</td>
    </tr>`;
  }

  #score(item: Item, metric?: Metric): TemplateResult {
    const { number } = this.language;
    const shown = item.score === null
      ? html`<span class="quiet">${this.language.say(metric && nothingMeasured(metric) ? "no-data" : "missing")}</span>`
      : why(`item:${item.id}`, number.plain(item.score), this.open, this.language.text(item.label));
    return html`${shown} <span class="quiet small">/ ${number.plain(item.weight)}</span>`;
  }
}

/** Nobody called: the channel drops out. That is not the same as a figure that was not given. */
function nothingMeasured({ value, denominator }: Metric): boolean {
  return value === null && denominator !== null && !/[1-9]/.test(denominator);
}

define("yuekao-rates", Rates);
