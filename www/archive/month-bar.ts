// Which month is on the page, among all that are kept: to the one before and the one after, how far it is, and what changed against
// the month before.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { ChooseEvent } from "../controls/events.ts";
import { monthBefore } from "../domain/calendar-months.ts";
import { lineTerms, paysLabel } from "../domain/contract.ts";
import { recordKey } from "../domain/inputs.ts";
import type { Assessment } from "../engine/engine.ts";
import { signed } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { monthsOf } from "../months/span.ts";
import { differenceOf } from "../months/sums.ts";
import type { View } from "../session/view.ts";
import { OpenPlaceEvent, StateEvent } from "./events.ts";
import { looksBack } from "./looks-back.ts";
import type { Months } from "./months.ts";
import { openAmounts } from "./open-amounts.ts";
import { byVendor, countingOf, monthsOfVendor, partsOf, placesOf, under, STATES, stateOf, AGREED, isAgreed, type MonthState, type Place, type Sheet } from "./sheet.ts";

/** A month to choose: in a sheet of the archive, or in the one on the page, which may not be there yet. */
interface Choice {
  key: string;
  vendor: string;
  month: string;
  place: Place | null;
  record: number;
}

export class MonthBar extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, archiving: { attribute: false }, sheets: { attribute: false }, shows: { reflect: true }, earlier: { state: true }, since: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      align-items: center;
      min-height: 32px;
    }

    .vendor {
      max-width: 180px;
    }

    /* In the line of a heading, which keeps its height. */
    :host([shows="state"]) {
      min-height: 0;
      margin-block: -4px;
    }

    :host([shows="state"]) select {
      min-height: 0;
      height: 26px;
      padding-block: 0;
      font-size: var(--small);
    }

    @media (max-width: 639px) {
      :host([shows="state"]) {
        margin-block: 0;
      }
    }

    .change {
      font-variant-numeric: tabular-nums;
    }

    .used {
      flex-basis: 100%;
    }
  `];

  declare language: Language;
  declare view: View;
  declare archiving: Months;
  declare sheets: readonly Sheet[];
  /** Which month it is, how far it is, or both. */
  declare shows: "month" | "state" | "both";
  /** Whether the contract was changed since the month was agreed, and is shown changed. */
  declare since: boolean;
  /** What the month before came to; null: there is none, or it is not known yet. */
  declare earlier: Assessment | null;
  #turn = 0;

  constructor() {
    super();
    this.shows = "both";
    this.since = false;
    this.earlier = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("sheets") || (changed.has("view") && changed.get("view")?.assessment !== this.view.assessment)) attempt(this, this.#compare());
  }

  override render(): TemplateResult | typeof nothing {
    const { language, view } = this;
    const { month } = view;
    if (!month || !language.knows("archive")) return nothing;
    const key = recordKey(month);
    if (this.shows === "state") return html`${this.#state(key)}${this.#change()}`;
    const { vendor } = partsOf(key);
    const vendors = this.#vendors();
    const months = this.#choices(vendor);
    const at = months.findIndex((one) => one.key === key);
    // The month that was asked for last may be on its way: the next step goes on from it.
    const asked = months.findIndex(({ place, record }) => record === view.latestRecord && (place === null || place.sheet.id === view.latest.sheet));
    const from = asked >= 0 ? asked : at;
    const step = (by: number) => (): void => { this.#open(months[from + by]); };
    const name = (one: Choice): string => (language.month(one.month));
    return html`
      ${vendors.length > 1 ? html`<select class="vendor" aria-label=${language.say("vendor")} @change=${(event: Event) => { this.#toVendor(event, month.month ?? ""); }}>
        ${vendors.map((one) => html`<option value=${one} ?selected=${one === vendor}>${one || language.say("vendor-unknown")}</option>`)}</select>` : nothing}
      <button type="button" class="button" ?disabled=${from <= 0} aria-label=${language.say("record-before")} @click=${step(-1)}>‹</button>
      <select class="month" aria-label=${language.say("month")} @change=${(event: Event) => { this.#toMonth(event, months); }}>
        ${months.map((one, place) => html`<option value=${place} ?selected=${one.key === key}>${name(one)}</option>`)}</select>
      <button type="button" class="button" ?disabled=${from < 0 || from >= months.length - 1} aria-label=${language.say("record-after")} @click=${step(1)}>›</button>
      ${months.length > 1 ? html`<span class="quiet small">${language.say("record-of", { here: language.number.count(String(at + 1)), all: language.number.count(String(months.length)) })}</span>` : nothing}
      ${this.#versions(key)}
      ${this.shows === "both" ? html`${this.#state(key)}${this.#change()}` : nothing}
      ${this.#used()}`;
  }

  /** What counts under the contract in force, and under that of the sheet on the page. */
  get #counting(): ReturnType<typeof countingOf> {
    const { family } = this.archiving;
    const own = this.#filed;
    return countingOf(under(this.sheets, own && !family.has(own.contract) ? new Set([...family, own.contract]) : family));
  }

  get #filed(): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === this.view.inputs.sheet);
  }

  /** The months on the page whose sheet is not in the archive, or not with its months. */
  get #unfiled(): Choice[] {
    const { parsed, numbers } = this.view;
    if (this.#filed?.months) return [];
    return (parsed?.records ?? []).map((record, place) => ({ key: recordKey(record), vendor: record.vendor ?? "", month: record.month ?? "", place: null, record: numbers[place] ?? place }));
  }

  #vendors(): string[] {
    return [...new Set([...byVendor(this.#counting).keys(), ...this.#unfiled.map(({ vendor }) => vendor)])];
  }

  /** Every month of a vendor that counts, and those on the page. */
  #choices(vendor: string): Choice[] {
    const counting = monthsOfVendor(this.#counting, vendor).map((place): Choice => ({ key: place.key, vendor, month: place.month, place, record: place.record }));
    const choices = new Map([...counting, ...this.#unfiled.filter((one) => one.vendor === vendor)].map((one) => [one.key, one]));
    return [...choices.values()].sort((one, two) => (one.month < two.month ? -1 : Number(one.month > two.month)));
  }

  /** Where a month is kept twice, which one is shown. */
  #versions(key: string): TemplateResult | typeof nothing {
    const { language, view } = this;
    const versions = placesOf(this.sheets.filter(({ months }) => months?.includes(key))).filter((place) => place.key === key);
    const at = versions.findIndex(({ sheet }) => sheet.id === view.inputs.sheet);
    if (versions.length < 2 || at < 0) return nothing;
    const count = (value: number): string => language.number.count(String(value));
    const counts = this.#counting.get(key)?.sheet;
    const open = (event: Event): void => {
      const place = event.target instanceof HTMLSelectElement ? versions[Number(event.target.value)] : undefined;
      if (place) this.dispatchEvent(new OpenPlaceEvent(place.sheet.id, place.record, place.key));
    };
    return html`<select class="version" aria-label=${language.say("archive-version")} @change=${open}>
      ${versions.map((_, place) => html`<option value=${place} ?selected=${place === at}>${language.say(versions[place]?.sheet === counts ? "archive-version-counts" : "archive-version-other", { here: count(place + 1), all: count(versions.length) })}</option>`)}</select>`;
  }

  #state(key: string): TemplateResult | typeof nothing {
    const { language, view } = this;
    const sheet = this.sheets.find(({ id }) => id === view.inputs.sheet);
    if (!sheet) return nothing;
    const state = stateOf(sheet, key);
    const set = (event: Event): void => {
      const chosen = event.target instanceof HTMLSelectElement ? STATES.find((one) => one === (event.target as HTMLSelectElement).value) : undefined;
      if (chosen) this.dispatchEvent(new StateEvent(sheet.id, key, chosen));
    };
    return html`<select class="state" ?disabled=${view.fixed} aria-label=${language.say("archive-state-label")} @change=${set}>
      ${STATES.map((one: MonthState) => html`<option value=${one} ?selected=${one === state}>${language.say(`state-${one}`)}</option>`)}</select>
      ${isAgreed(state) ? this.#stillOpen(state) : nothing}
      ${view.inputs.contract.startsWith(AGREED) ? html`<span class="small warning">${language.say("archive-under-then")}</span>` : nothing}
      ${this.since ? html`<span class="small warning">${language.say("archive-changed-since")}</span> <button type="button" class="button small" @click=${() => { this.dispatchEvent(new OpenPlaceEvent(sheet.id, view.record, key)); }}>${language.say("archive-show-then")}</button>` : nothing}`;
  }

  /** It was marked before its amount was known, or that is open again. */
  #stillOpen(state: MonthState): TemplateResult | typeof nothing {
    const { language, view: { contract, assessment } } = this;
    const amounts = contract && assessment ? openAmounts(contract, assessment, language) : "";
    return amounts === "" ? nothing : html`<span class="small warning">${language.say("archive-still-open", { state: language.say(`state-${state}`), amounts })}</span>`;
  }

  /** Against the month before: differences of what the engine has settled, where both are known. */
  #change(): TemplateResult | typeof nothing {
    const { language, earlier: before, view } = this;
    const { assessment, contract } = view;
    if (!before || !assessment || !contract) return nothing;
    const more = (now: string | null, then: string | null, shown: (value: string) => string): string | null => {
      if (now === null || then === null) return null;
      const difference = differenceOf(now, then);
      return difference === "0" ? null : signed(difference, shown);
    };
    const score = more(assessment.score, before.score, (value) => language.number.plain(value));
    const money = (value: string): string => language.number.money(value);
    const paid = [["provider", more(assessment.totals.providerPays, before.totals.providerPays, money)], ["client", more(assessment.totals.clientPays, before.totals.clientPays, money)]] as const;
    const parts = [...(score ? [language.say("archive-change-score", { points: score })] : []), ...paid.flatMap(([party, amount]) => (amount ? [language.say("archive-change-money", { pays: paysLabel(party, contract, language), money: amount })] : []))];
    const { totals } = before;
    const open = (contract.score && before.score === null && before.scoreBetween) || totals.providerPays === null || totals.clientPays === null;
    const said = open ? language.say("archive-before-open") : parts.length > 0 ? parts.join(language.say("list-comma")) : language.say(contract.score && lineTerms(contract).length > 0 ? "archive-change-none" : "archive-change-same");
    return html`<span class="change small">${language.say("archive-change", { changes: said })}</span>`;
  }

  /** The months before this one that the contract looked at. */
  #used(): TemplateResult | typeof nothing {
    const { language, view: { contract, month } } = this;
    if (!contract || !month || !looksBack(contract)) return nothing;
    const months = [...(month.history ?? []).flatMap((one) => one.month ?? [])];
    if (months.length === 0) return html`<span class="used small quiet">${language.say("archive-used-none")}</span>`;
    const { from, missing } = monthsOf([...months, ...(month.month ? [month.month] : [])]);
    const before = months.toSorted();
    const values = { from: language.number.month(from), to: language.number.month(before.at(-1) ?? from), count: language.number.count(String(months.length)) };
    return html`<span class="used small quiet">${language.say(months.length === 1 ? "archive-used-one" : "archive-used", values)}
      ${missing.length > 0 ? html`<span class="warning">${language.say("archive-used-missing", { months: missing.map((one) => language.number.month(one)).join(language.say("list-comma")) })}</span>` : nothing}</span>`;
  }

  async #compare(): Promise<void> {
    const turn = ++this.#turn;
    const { month, assessment } = this.view;
    const wanted = month?.month ? monthBefore(month.month) : "";
    const place = assessment && wanted ? this.#choices(month?.vendor ?? "").find((one) => one.month === wanted)?.place : null;
    const found = place ? await this.archiving.settlement(place) : null;
    const since = await this.#changedSince();
    if (turn !== this.#turn) return;
    this.earlier = found?.assessment ?? null;
    this.since = since;
  }

  async #changedSince(): Promise<boolean> {
    const { view: { inputs, month }, archiving } = this;
    const own = month && !inputs.contract.startsWith(AGREED) ? placesOf(this.sheets.filter(({ id }) => id === inputs.sheet)).find(({ key, sheet }) => key === recordKey(month) && isAgreed(stateOf(sheet, key))) : undefined;
    const then = own && (await archiving.settledFrom(own));
    return then !== undefined && then !== null && JSON.stringify(then.contract) !== JSON.stringify(await archiving.current());
  }

  #open(choice: Choice | undefined): void {
    if (!choice) return;
    const { place, record, key } = choice;
    this.dispatchEvent(place ? new OpenPlaceEvent(place.sheet.id, record, key) : new ChooseEvent(record));
  }

  #toMonth(event: Event, months: readonly Choice[]): void {
    if (event.target instanceof HTMLSelectElement) this.#open(months[Number(event.target.value)]);
  }

  /** The same month of the other vendor, or its newest. */
  #toVendor(event: Event, month: string): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const vendor = event.target.value;
    const theirs = this.#choices(vendor);
    this.#open(theirs.find((one) => one.month === month) ?? theirs.at(-1));
  }
}

define("yuekao-month-bar", MonthBar);

