// The contract's settings this result rests on: when the cooperation began, which reading of an ambiguous clause counts
// and what another one would change, and the tier table.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { valueText } from "../between.ts";
import { bands, MARKS, parties, rangeText, toneOf } from "../contract.ts";
import type { Assessment, Contract, ReadingEffect, VendorMonth } from "../engine.ts";
import type { Language } from "../language.ts";
import { base } from "./base.ts";
import { define } from "./define.ts";
import { ReadingEvent, StartEvent } from "./events.ts";

export class Terms extends LitElement {
  static override properties = {
    language: { attribute: false },
    contract: { attribute: false },
    month: { attribute: false },
    assessment: { attribute: false },
    readings: { attribute: false },
    fixed: { attribute: false },
  };
  static override styles = [base, css`
    :host {
      display: block;
    }

    .field {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
      padding: 10px 16px;
      border-top: 1px solid var(--line);
    }

    .field label {
      display: flex;
      gap: 12px;
      justify-content: space-between;
    }

    .field input {
      justify-self: start;
    }

    .change {
      font-size: 13px;
      line-height: 20px;
    }

    .change strong {
      font-weight: 600;
    }

    table {
      border-top: 1px solid var(--line);
    }

    :is(th, td):first-child {
      padding-inline-start: 16px;
    }

    :is(th, td):last-child {
      padding-inline-end: 16px;
    }

    tbody tr:last-child > * {
      border-bottom: 0;
    }

    .range {
      white-space: nowrap;
    }

    summary {
      padding: 10px 16px;
      border-top: 1px solid var(--line);
      color: var(--quiet);
      cursor: pointer;
      font-size: 13px;
    }

    [aria-current] {
      background: var(--accent-wash);
      font-weight: 600;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare month: VendorMonth;
  declare assessment: Assessment;
  declare readings: readonly ReadingEffect[];
  /** Only to be looked at. */
  declare fixed: boolean;

  /** Goes to the start of the cooperation. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#start")?.focus();
  }

  override render(): TemplateResult {
    const { language, readings } = this;
    // What was read differently by choice stays in sight, so that it can be taken back.
    const shown = (reading: ReadingEffect): boolean => reading.matters || this.#chosen(reading);
    const matter = readings.filter(shown);
    const others = readings.filter((reading) => !shown(reading));
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${language.say("terms")}</h2>
      ${this.#start()} ${matter.map((reading) => this.#reading(reading))}
      ${others.length > 0 ? html`<details>
        <summary>${language.say("readings-same", { count: language.number.count(String(others.length)) })}</summary>
        ${others.map((reading) => this.#reading(reading))}
      </details>` : nothing}
      ${this.#tiers()}
    </section>`;
  }

  #chosen(reading: ReadingEffect): boolean {
    return reading.current !== reading.choices[0]?.id;
  }

  #start(): TemplateResult {
    const { language } = this;
    const pasted = this.month.start;
    const change = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.dispatchEvent(new StartEvent(event.target.value));
    };
    return html`<div class="field">
      <label for="start"><span>${language.say("start")}</span></label>
      <input id="start" type="date" .value=${pasted ?? this.contract.start ?? ""} ?disabled=${pasted !== undefined || this.fixed}
        aria-describedby="start-hint" @change=${change} />
      <p id="start-hint" class="change quiet">${language.say(pasted !== undefined ? "start-pasted" : this.contract.trial ? "start-hint" : "start-hint-term")}</p>
    </div>`;
  }

  #reading(reading: ReadingEffect): TemplateResult {
    const { language } = this;
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement) this.dispatchEvent(new ReadingEvent(reading.id, event.target.value));
    };
    const others = reading.choices.filter((choice) => choice.id !== reading.current && choice.changes);
    return html`<div class="field">
      <label for=${reading.id}><span>${language.text(reading.question)}</span><span class="clause">${reading.clause}</span></label>
      <select id=${reading.id} ?disabled=${this.fixed} aria-describedby="${reading.id}-change" @change=${choose}>
        ${reading.choices.map((choice) => html`<option value=${choice.id} ?selected=${choice.id === reading.current}>${language.text(choice.label)}</option>`)}
      </select>
      <div id="${reading.id}-change" class="change">
        ${others.length === 0 ? html`<span class="quiet">${language.say("reading-same")}</span>` : others.map((choice) => html`<p>${this.#effect(choice)}</p>`)}
      </div>
    </div>`;
  }

  /** What another reading would make of this month: its score, its tier, the money. */
  #effect(choice: ReadingEffect["choices"][number]): string {
    const { language } = this;
    const tier = bands(this.contract).find((band) => band.id === choice.tier);
    const { difference } = choice;
    const way = difference === null ? "-open" : !/[1-9]/.test(difference) ? "" : difference.startsWith("-") ? "-more" : "-less";
    return language.say(`${this.contract.score ? "reading-change" : "reading-money"}${way}`, {
      provider: parties(this.contract, language).provider,
      reading: language.text(choice.label),
      score: valueText(choice.score, choice.scoreBetween, language.number.plain, language),
      tier: tier ? language.text(tier.label) : language.say("open"),
      money: difference === null ? "" : language.number.money(difference.replace("-", "")),
    });
  }

  #tiers(): TemplateResult | typeof nothing {
    const { language } = this;
    const all = bands(this.contract, this.assessment.tiers);
    if (all.length === 0) return nothing;
    const amounts = all.some((band) => band.amount !== null);
    return html`<table>
      <caption class="unseen">${language.say("tiers")}</caption>
      <thead><tr>
        <th scope="col">${language.say("tier")}</th>
        <th scope="col">${language.say("points")}</th>
        ${amounts ? html`<th scope="col" class="end">${language.say("deduction")}</th>` : nothing}
      </tr></thead>
      <tbody>${all.map((band) => html`<tr aria-current=${band.id === this.assessment.tier?.id ? "true" : nothing}>
        <th scope="row"><span aria-hidden="true">${MARKS[toneOf(all, band.id)]}</span> ${language.text(band.label)}</th>
        <td class="range">${rangeText(band.range, (edge) => language.number.plain(edge))}</td>
        ${amounts ? html`<td class="end">${band.amount === null ? "" : language.number.money(band.amount)}</td>` : nothing}
      </tr>`)}</tbody>
    </table>`;
  }
}

define("yuekao-terms", Terms);
