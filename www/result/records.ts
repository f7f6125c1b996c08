// Which of the pasted vendor-months is shown. One select however many there are, with steps to the next and the one before.

import { css, html, LitElement, type TemplateResult } from "lit";

import type { VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { ChooseEvent } from "../controls/events.ts";

export class Records extends LitElement {
  static override properties = { language: { attribute: false }, records: { attribute: false }, numbers: { attribute: false }, of: { attribute: false }, chosen: { attribute: false }, latest: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      align-items: center;
    }

    select {
      max-width: 180px;
    }
  `];

  declare language: Language;
  /** The months to choose from: all of a short text, the vendor's of a long one. */
  declare records: readonly VendorMonth[];
  /** Which of the text each of them is, from 0. */
  declare numbers: readonly number[];
  /** How many the text holds. */
  declare of: number;
  declare chosen: number;
  /** Which was chosen last: it may be on its way, and the next step goes on from it. */
  declare latest: number | null;

  override render(): TemplateResult {
    const { language, records, numbers, of, chosen } = this;
    const from = this.latest ?? chosen;
    const here = records[numbers.indexOf(chosen)];
    const vendors = [...new Set(records.map((record) => record.vendor ?? ""))];
    const months = records.map((record, index) => ({ record, index: numbers[index] })).filter(({ record }) => (record.vendor ?? "") === (here?.vendor ?? ""));
    const step = (by: number) => (): void => {
      this.#choose(from + by);
    };
    return html`
      ${vendors.length > 1 ? html`<select aria-label=${language.say("vendor")} @change=${this.#onVendor}>
        ${vendors.map((vendor) => html`<option value=${vendor} ?selected=${vendor === (here?.vendor ?? "")}>${vendor || language.say("vendor-unknown")}</option>`)}
      </select>` : (of > records.length && here?.vendor ? html`<span>${here.vendor}</span>` : null)}
      <select aria-label=${language.say("month")} @change=${this.#onMonth}>
        ${months.map(({ record, index }) => html`<option value=${index} ?selected=${index === chosen}>${language.month(record.month)}</option>`)}
      </select>
      <button type="button" class="button" ?disabled=${from === 0} aria-label=${language.say("record-before")} @click=${step(-1)}>‹</button>
      <button type="button" class="button" ?disabled=${from === of - 1} aria-label=${language.say("record-after")} @click=${step(1)}>›</button>
      <span class="quiet small">${language.say("record-of", { here: language.number.count(String(chosen + 1)), all: language.number.count(String(of)) })}</span>
    `;
  }

  #onMonth = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.#choose(Number(event.target.value));
  };

  /** The same month of the other vendor, where it has one. */
  #onVendor = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const vendor = event.target.value;
    const month = this.records[this.numbers.indexOf(this.chosen)]?.month;
    const same = this.records.findIndex((record) => (record.vendor ?? "") === vendor && record.month === month);
    const place = same >= 0 ? same : this.records.findIndex((record) => (record.vendor ?? "") === vendor);
    this.#choose(this.numbers[place] ?? this.chosen);
  };

  #choose(record: number): void {
    this.dispatchEvent(new ChooseEvent(record));
  }
}

define("yuekao-records", Records);
