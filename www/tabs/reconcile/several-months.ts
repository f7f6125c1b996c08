// A statement of several months, held against the months there are: what of each differs, in a row that leads to it.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Months } from "../../archive/months.ts";
import { OpenPlaceEvent, StatesEvent } from "../../archive/events.ts";
import { countingOf, stateOf, under, type Place, type Sheet } from "../../archive/sheet.ts";
import { attempt } from "../../controls/attempt.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { ChooseEvent } from "../../controls/events.ts";
import { stacked } from "../../controls/responsive-table.ts";
import { addressed, currencyOf } from "../../domain/contract.ts";
import { recordKey, withChoices } from "../../domain/inputs.ts";
import type { Contract, Engine, Reconciliation, VendorMonth } from "../../engine/engine.ts";
import { signed } from "../../i18n/decimal.ts";
import type { Language } from "../../i18n/language.ts";
import type { View } from "../../session/session.ts";
import { tabStyle } from "../style.ts";
import { agrees } from "./agreement.ts";
import { anyDifference } from "./draft.ts";
import { resultName } from "./names.ts";

/** A month of the statement beside one's own. */
interface Row {
  readonly key: string;
  readonly vendor: string;
  readonly month: string;
  readonly theirs: VendorMonth;
  /** Where one's own is; null: there is none, or only on the page. */
  readonly place: Place | null;
  /** Which month of the text on the page it is; null: it is not on the page. */
  readonly record: number | null;
  /** Null where there is no such month, or it cannot be read. */
  readonly found: Reconciliation | null;
}

/** Months compared in one go: the page answers in between. */
const AT_A_TIME = 20;

export class SeveralMonths extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, archiving: { attribute: false }, sheets: { attribute: false }, records: { attribute: false },
    whole: { type: Boolean }, rows: { state: true },
  };
  static override styles = [base, tabStyle, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .scroll {
      max-height: 420px;
      overflow: auto;
    }

    table {
      font-size: 13px;
      line-height: 20px;
    }

    .here th,
    .here td {
      background: var(--accent-wash);
    }

    .differs {
      font-weight: 600;
    }

    .amount,
    .differs {
      white-space: nowrap;
    }
  `, stacked, css`
    @container (max-width: 559px) {
      .scroll {
        max-height: none;
      }

      td.end {
        text-align: start;
      }
    }
  `];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare archiving: Months | null;
  declare sheets: readonly Sheet[];
  /** The months of the statement, as read. */
  declare records: readonly VendorMonth[];
  /** Whether all of the statement was recognised. */
  declare whole: boolean;
  /** As far as they have been compared. */
  declare rows: readonly Row[];
  /** The newest question wins. */
  #turn = 0;

  constructor() {
    super();
    this.rows = [];
    this.sheets = [];
    this.archiving = null;
    this.whole = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    const same = before && before.contract === this.view.contract && before.inputs === this.view.inputs;
    if (changed.has("records") || changed.has("sheets") || (changed.has("view") && !same)) attempt(this, this.#compare());
  }

  override render(): TemplateResult | typeof nothing {
    const { language, rows, view } = this;
    const { contract, month } = view;
    if (!contract) return nothing;
    const say = (id: string, values: Record<string, string> = {}): string => language.say(`reconcile-months-${id}`, values);
    const count = (number: number): string => language.number.count(String(number));
    const known = rows.filter(({ found }) => found !== null);
    const agreeing = rows.filter((row) => this.#agrees(row));
    const differing = known.filter(({ found }) => found && anyDifference(found));
    const vendors = new Set(rows.map(({ vendor }) => vendor)).size > 1;
    const here = month ? recordKey(month) : "";
    const unmarked = agreeing.filter(({ place, key }) => place && ["draft", "objected"].includes(stateOf(place.sheet, key)));
    return html`<section class="card" aria-labelledby="months">
      <h2 id="months">${say("title")}</h2>
      <p class="about" role="status">${rows.length < this.records.length ? say("far", { done: count(rows.length), all: count(this.records.length) })
        : say("sum", { all: count(rows.length), agreeing: count(agreeing.length), differing: count(differing.length), others: count(rows.length - agreeing.length - differing.length) })}</p>
      ${unmarked.length > 0 && !view.fixed ? html`<p class="about on-screen"><button type="button" class="button" @click=${() => { this.#mark(unmarked); }}>${say("mark", { count: count(unmarked.length) })}</button></p>` : nothing}
      <div class="scroll" role="group" tabindex="0" aria-labelledby="months"><table>
        <thead><tr>${vendors ? html`<th scope="col">${language.say("vendor")}</th>` : nothing}<th scope="col">${language.say("month")}</th>
          <th scope="col" class="end">${say("figures")}</th><th scope="col" class="end">${say("results")}</th>
          <th scope="col" class="end">${language.say("reconcile-money", { provider: addressed(contract, language).provider })}</th><th scope="col">${say("state")}</th><td class="on-screen"></td></tr></thead>
        <tbody>${rows.map((row) => this.#row(row, vendors, row.key === here, contract))}</tbody>
      </table></div></section>`;
  }

  #row(row: Row, vendors: boolean, here: boolean, contract: Contract): TemplateResult {
    const { language } = this;
    const { vendor, month, found, place, key } = row;
    const say = (id: string): string => language.say(`reconcile-months-${id}`);
    const name = language.month(month);
    const number = (count: number | undefined): string => (count === undefined ? "—" : language.number.count(String(count)));
    const differs = found !== null && anyDifference(found);
    const results = found?.results.filter((result) => result.differs);
    const named = results?.map((result) => resultName(result, contract, language)).join(language.say("list-comma"));
    const said = found === null ? say("none") : this.#agrees(row) ? `✓ ${say("agrees")}` : differs ? `✕ ${language.say("reconcile-differs")}` : say("not-compared");
    const state = place && stateOf(place.sheet, key) !== "draft" ? ` · ${language.say(`state-${stateOf(place.sheet, key)}`)}` : "";
    return html`<tr class=${here ? "here" : nothing}>
      ${vendors ? html`<th scope="row">${vendor || language.say("vendor-unknown")}</th><td data-name=${language.say("month")}>${name}</td>` : html`<th scope="row">${name}</th>`}
      <td class="end" data-name=${say("figures")}>${number(found?.figures.length)}</td>
      <td class="end" data-name=${say("results")}>${number(results?.length)}${named ? html` <small class="quiet">${named}</small>` : nothing}</td>
      <td class="end" data-name=${say("money")}>${found === null || !differs ? "—" : moneyText(found, contract, language).map((amount) => html`<div class="amount">${amount}</div>`)}</td>
      <td class=${differs ? "differs" : nothing} data-name=${say("state")}>${said}${state}</td>
      <td class="on-screen">${found === null || here ? nothing : html`<button type="button" class="button" aria-label=${`${say("open")} ${[vendor, name].filter(Boolean).join(" ")}`} @click=${() => { this.#open(row); }}>${say("open")}</button>`}</td>
    </tr>`;
  }

  #agrees({ found }: Row): boolean {
    return this.whole && found !== null && agrees(found);
  }

  #open({ key, place, record }: Row): void {
    this.dispatchEvent(new CustomEvent("yuekao-carry-statement", { detail: key, bubbles: true, composed: true }));
    if (place) this.dispatchEvent(new OpenPlaceEvent(place.sheet.id, place.record, key));
    else if (record !== null) this.dispatchEvent(new ChooseEvent(record));
  }

  #mark(rows: readonly Row[]): void {
    this.dispatchEvent(new StatesEvent(rows.flatMap(({ place, key }) => (place ? [{ sheet: place.sheet.id, key }] : [])), "reconciled"));
  }

  async #compare(): Promise<void> {
    const turn = ++this.#turn;
    const { contract } = this.view;
    this.rows = [];
    if (!contract) return;
    const family = this.archiving?.family;
    const counting = countingOf(family ? under(this.sheets, family) : []);
    const rows: Row[] = [];
    for (const theirs of this.records) {
      rows.push(await this.#compared(theirs, contract, counting));
      if (turn !== this.#turn) return;
      if (rows.length % AT_A_TIME === 0 || rows.length === this.records.length) {
        this.rows = [...rows];
        await new Promise((done) => setTimeout(done));
      }
    }
  }

  async #compared(theirs: VendorMonth, contract: Contract, counting: ReadonlyMap<string, Place>): Promise<Row> {
    const { view: { month: shown, parsed, numbers, inputs }, engine } = this;
    // A statement that names nobody is about the vendor on the page.
    const vendors = new Set(this.records.map(({ vendor }) => vendor));
    const vendor = (vendors.size > 1 ? theirs.vendor : shown?.vendor) ?? "";
    const month = theirs.month ?? shown?.month ?? "";
    const key = recordKey({ ...theirs, vendor, month });
    const place = counting.get(key) ?? null;
    const at = parsed?.records.findIndex((one) => recordKey(one) === key) ?? -1;
    const onPage = place && place.sheet.id !== inputs.sheet ? undefined : parsed?.records[at];
    const settled = place && this.archiving ? await this.archiving.settledFrom(place) : null;
    const own = settled ?? (onPage && parsed ? { contract, month: withChoices(onPage, parsed.records, inputs, currencyOf(contract)) } : null);
    const found = own ? await engine.ask((module) => module.reconcile(own.contract, own.month, theirs)) : null;
    return { key, vendor, month, theirs, place, record: onPage ? (numbers[at] ?? null) : null, found };
  }
}

/** What differs in money: by their figures, or, where those are the same, in the amounts they state, which may be none. */
export function moneyText({ figures, results, worth }: Reconciliation, contract: Contract, language: Language): string[] {
  const money = (amount: string): string => signed(amount, (value) => language.number.money(value));
  if (figures.length > 0) return [worth.money === null ? language.say("open") : money(worth.money)];
  const amounts = results.filter(({ about }) => about === "account");
  const differing = amounts.filter(({ differs }) => differs);
  if (differing.length > 0) {
    return differing.map((result) => language.say("reconcile-months-amount", { name: resultName(result, contract, language), amount: result.worth.money === null ? language.say("open") : money(result.worth.money) }));
  }
  if (amounts.length === 0) return [language.say("reconcile-months-no-amounts")];
  return [language.say(amounts.some(({ ours }) => ours === null) ? "open" : "reconcile-months-same-amounts")];
}

define("yuekao-several-months", SeveralMonths);
