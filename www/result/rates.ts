// The rates with what counts in them: vendors dispute the numerator and the denominator, so both stand beside the rate.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { minus } from "../i18n/decimal.ts";
import { openText, type Between } from "../i18n/open-values.ts";
import { Blanks } from "../domain/blanks.ts";
import { isForgiven, shownRate } from "../domain/result-texts.ts";
import type { Assessment, Contract, Item, Metric } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { stackedTo } from "../controls/responsive-table.ts";
import { why } from "../controls/explain-button.ts";

/** All columns need more, in pixels. */
const WIDE = 799;

export class Rates extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, assessment: { attribute: false }, open: { attribute: false } };
  static override styles = [base, blankStyle, css`
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

    .rate .quiet {
      font-weight: 400;
    }

    .missed {
      color: var(--error);
    }

    .forgiven {
      color: var(--warning);
    }

    .note {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 16px;
    }

    .hint {
      margin: 0;
      padding: 6px 24px;
      border-top: 1px solid var(--line);
      color: var(--quiet);
      font-size: var(--small);
    }

    yuekao-target-bar {
      display: block;
      width: 88px;
      height: 14px;
      margin-inline-start: auto;
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

    .group > * {
      background: var(--ground);
      font-weight: 600;
    }

    th small {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      font-weight: 400;
      line-height: 16px;
    }
  `, stackedTo(WIDE), css`
    @container (max-width: ${WIDE}px) {
      /* What it is, its target and its counts; at the end of these lines the value, the clause and the points. */
      tr {
        grid-template-columns: 1fr auto;
        grid-auto-flow: dense;
      }

      tr > * {
        grid-column: 1;
      }

      tr > .hours {
        grid-column: 1 / -1;
      }

      tr > .end {
        text-align: start;
      }

      tr > :is(.rate, .clause, .points) {
        grid-column: 2;
        text-align: end;
      }
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare open: string | null;

  override render(): TemplateResult {
    const { items, groups = [] } = this.assessment;
    // What is measured only under another reading stands without value and target: this month does not know it.
    const conditional = new Set(this.contract.metrics?.filter(({ when }) => when).map(({ id }) => id));
    const helpers = new Set(this.contract.metrics?.filter(({ helper }) => helper).map(({ id }) => id));
    const metrics = this.assessment.metrics.filter(({ id }) => !helpers.has(id)).filter(({ id, value, target }) => value !== null || target !== null || !conditional.has(id));
    const say = (id: string): string => this.language.say(id);
    const scored = new Set(metrics.map((metric) => metric.id));
    // A column nobody fills is left out: not every contract counts, has hours, or gives points.
    const columns: Columns = {
      counts: metrics.some((metric) => metric.denominator !== null),
      hours: metrics.some((metric) => metric.hours),
      points: items.length > 0,
    };
    const blanks = new Blanks(this.contract);
    const rows = [
      ...metrics.map((metric) => ({ metric, item: items.find(({ id }) => id === metric.id) })),
      ...items.filter(({ id }) => !scored.has(id)).map((item) => ({ metric: null, item })),
    ];
    /** Of a group, or of none. */
    const rowsOf = (group?: string): TemplateResult[] =>
      rows.filter(({ item }) => item?.group === group).map(({ metric, item }) => (metric ? this.#metric(metric, item, columns, blanks) : this.#item(item, columns)));
    if (rows.length === 0) return html``;
    return html`<section role="group" class="card" aria-label=${say("rates")}>
      <table>
        <thead><tr>
          <th scope="col">${say("rates")}</th>
          <th scope="col" class="end">${say("rate-value")}</th>
          <th scope="col" class="end">${say("rate-target")}</th>
          ${columns.counts ? html`<th scope="col">${say("rate-counts")}</th>` : nothing}
          ${columns.hours ? html`<th scope="col">${say("rate-hours")}</th>` : nothing}
          <th scope="col">${say("clause")}</th>
          ${columns.points ? html`<th scope="col" class="end">${say("item-score")}</th>` : nothing}
        </tr></thead>
        <tbody>${groups.map((group) => [this.#item(group, columns, "group"), rowsOf(group.id)])}${rowsOf()}</tbody>
      </table>
      <p class="hint">${say("rates-hint")}</p>
    </section>`;
  }

  #metric(metric: Metric, item: Item | undefined, columns: Columns, blanks: Blanks): TemplateResult {
    const { language } = this;
    const { number } = language;
    const say = (id: string): string => language.say(id);
    const missed = metric.met === false;
    // What earns no points of its own is shown, and not coloured as if it did.
    const forgiven = isForgiven(metric, item);
    const weight = item || !columns.points ? (forgiven ? "forgiven" : missed ? "missed" : "") : "aside";
    const show = (value: string): string => language.measure(value, metric.unit);
    const term = this.contract.metrics?.find(({ id }) => id === metric.id);
    const side = term?.better === "lower" ? "≤ " : "";
    const label = language.text(metric.label);
    return html`<tr>
      <th scope="row">${label}${metric.counts ? html`<small>${language.text(metric.counts)}</small>` : nothing}</th>
      <td class="end rate ${weight}">${metric.value === null
        ? this.#nothing(metric.between, show, `metric:${metric.id}`, label)
        : why(`metric:${metric.id}`, shownRate(metric, forgiven, language), this.open, label, metric.unit === "%" ? `${number.plain(metric.value)}%` : undefined)}${exampleMark(language, blanks.of(term?.value))}
        ${metric.target === null ? nothing : html`<yuekao-target-bar .value=${metric.value} .target=${metric.target} .most=${metric.unit === "%" && side === "" ? "100" : null} ?missed=${missed}></yuekao-target-bar>`}</td>
      <td class="end" data-name=${say("rate-target")}>${metric.target === null ? nothing : html`${side}${show(metric.target)}${exampleMark(language, blanks.of(term?.target))} ${this.#mark(metric.met)}${forgiven && metric.value !== null ? html`<span class="note">${language.say("rate-forgiven", { gap: show(minus(metric.target, metric.value).replace("-", "")) })}</span>` : nothing}`}</td>
      ${columns.counts ? html`<td class="counts" data-name=${say("rate-counts")}>${this.#counts(metric)}</td>` : nothing}
      ${columns.hours ? html`<td class="hours">${metric.hours ? language.text(metric.hours.text) : nothing}</td>` : nothing}
      <td class="clause">${language.clauses(metric.clause)}</td>
      ${columns.points ? html`<td class="end points" data-name=${item ? say("item-score") : nothing}>${item ? this.#score(item) : nothing}</td>` : nothing}
    </tr>`;
  }

  #counts({ id, numerator, denominator }: Metric): TemplateResult | string | typeof nothing {
    const { number, say } = { number: this.language.number, say: (id: string): string => this.language.say(id) };
    const missing = this.assessment.missing?.filter(({ neededFor }) => neededFor.includes(`metric:${id}`)) ?? [];
    const unknown = say(missing.some(({ reason }) => reason === "withheld") ? "withheld" : "not-given");
    if (denominator !== null) return `${numerator === null ? unknown : number.count(numerator)} / ${number.count(denominator)}`;
    // What is no rate, or was given as one, has no counts to miss.
    return missing.length > 0 ? html`<span class="quiet">${unknown}</span>` : nothing;
  }

  /** What is open with what it can be, or that nothing was measured. */
  #nothing(between: Between | undefined, shown: (value: string) => string, result: string, label: string): TemplateResult {
    const { language } = this;
    return html`<span class="quiet">${between ? why(result, openText(between, shown, language), this.open, label) : language.say("no-data")}</span>`;
  }

  /** Met or not: a mark beside the colour. */
  #mark(met: boolean | null): TemplateResult {
    if (met === null) return html`<span class="mark"></span>`;
    return html`<span class="mark" role="img" aria-label=${this.language.say(met ? "rate-met" : "rate-missed")}>${met ? "✓" : "✕"}</span>`;
  }

  /** What earns points without a rate of its own, or a group above those that share its weight. */
  #item(item: Item, { counts, hours }: Columns, kind = "item"): TemplateResult {
    return html`<tr class=${kind}>
      <th scope="row">${this.language.text(item.label)}</th><td></td><td></td>${counts ? html`<td></td>` : nothing}${hours ? html`<td></td>` : nothing}
      <td class="clause">${this.language.clauses(item.clause)}</td>
      <td class="end points" data-name=${this.language.say("item-score")}>${this.#score(item, kind)}</td>
    </tr>`;
  }

  #score(item: Item, kind = "item"): TemplateResult {
    const { number } = this.language;
    const [result, label] = [`${kind}:${item.id}`, this.language.text(item.label)];
    const shown = item.score === null ? this.#nothing(item.between, number.plain, result, label) : why(result, number.plain(item.score), this.open, label);
    // Points that come on top, or are taken off, are points of nothing.
    return html`${shown}${item.weight === "0" ? nothing : html` <span class="quiet small">/ ${number.plain(item.weight)}</span>`}`;
  }
}

interface Columns {
  counts: boolean;
  hours: boolean;
  points: boolean;
}

define("yuekao-rates", Rates);
