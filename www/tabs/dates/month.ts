// One month of the working calendar as a table: holidays and make-up days marked as calendars in China mark them, and the
// contract's dates by their numbers in the list.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Day } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";

export class DatesMonth extends LitElement {
  static override properties = { language: { attribute: false }, days: { attribute: false }, marks: { attribute: false }, counted: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    table {
      table-layout: fixed;
    }

    caption {
      padding-bottom: 4px;
      font-weight: 600;
      text-align: start;
    }

    th,
    td {
      padding: 2px;
      border: 0;
      text-align: center;
    }

    thead th {
      color: var(--quiet);
    }

    td > div {
      display: grid;
      grid-template-rows: 20px 16px;
      min-height: 44px;
      padding: 2px 0;
      border: 1px solid transparent;
      border-radius: 4px;
      line-height: 20px;
    }

    .weekend {
      color: var(--quiet);
    }

    .holiday {
      background: var(--accent-wash);
      color: var(--accent);
    }

    .make_up {
      background: var(--warning-wash);
    }

    .unknown {
      border-style: dashed;
      border-color: var(--line-strong);
    }

    .due {
      border: 2px solid var(--ink);
      color: var(--ink);
      font-weight: 600;
    }

    .counted {
      box-shadow: inset 0 -3px var(--accent);
    }

    small {
      font-size: var(--small);
      font-weight: 400;
      line-height: 16px;
      white-space: nowrap;
    }

    .mark {
      display: inline-block;
      min-width: 18px;
      margin-inline: 1px;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      font-variant-numeric: tabular-nums;
      line-height: 14px;
    }

    sup {
      font-size: 10px;
      line-height: 1;
      margin-inline-start: 2px;
    }

    .make_up sup {
      color: var(--warning);
    }

    @media (forced-colors: active) {
      .counted {
        text-decoration: underline;
      }
    }
  `];

  declare language: Language;
  declare days: readonly Day[];
  /** Which of the listed dates fall on a day: ISO date → their numbers. */
  declare marks: ReadonlyMap<string, readonly number[]>;
  /** The working days that are counted for the chosen date. */
  declare counted: ReadonlySet<string>;

  constructor() {
    super();
    this.days = [];
    this.marks = new Map();
    this.counted = new Set();
  }

  override render(): TemplateResult | typeof nothing {
    const [first] = this.days;
    if (!first) return nothing;
    const { language } = this;
    const weekday = new Intl.DateTimeFormat(language.locale, { weekday: "short", timeZone: "UTC" });
    // 2024 began on a Monday.
    const heads = [1, 2, 3, 4, 5, 6, 7].map((day) => weekday.format(new Date(Date.UTC(2024, 0, day))));
    const weeks: (Day | null)[][] = [[...Array<null>(mondayFirst(first.date)).fill(null)]];
    for (const day of this.days) {
      if (weeks.at(-1)?.length === 7) weeks.push([]);
      weeks.at(-1)?.push(day);
    }
    return html`<table>
      <caption>${language.number.month(first.date.slice(0, 7))}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((day) => html`<td>${day ? this.#day(day) : nothing}</td>`)}</tr>`)}</tbody>
    </table>`;
  }

  #day({ date, kind, uncovered }: Day): TemplateResult {
    const { language } = this;
    const marks = this.marks.get(date) ?? [];
    const named = kind === "holiday" || kind === "make_up";
    const state = [kind, uncovered === undefined ? "" : "unknown", marks.length > 0 ? "due" : "", this.counted.has(date) ? "counted" : ""].join(" ");
    return html`<div class=${state}>
      <span>${Number(date.slice(8))}${named ? html`<sup aria-hidden="true">${language.say(`dates-mark-${kind.replace("_", "-")}`)}</sup><span class="unseen">${language.say(`dates-kind-${kind.replace("_", "-")}`)}</span>` : nothing}</span>
      <small>${marks.map((mark) => html`<span class="mark" aria-hidden="true">${mark}</span><span class="unseen">${language.say("dates-number", { number: String(mark) })}</span>`)}</small>
    </div>`;
  }
}

/** How many days of its week lie before it. */
function mondayFirst(isoDate: string): number {
  return (new Date(`${isoDate}T00:00:00Z`).getUTCDay() + 6) % 7;
}

define("yuekao-dates-month", DatesMonth);
