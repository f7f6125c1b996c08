// The figures of the month one by one: those read from the table with their cells, and fields for those it does not hold,
// for work orders and for changes of seats. What is typed here is kept beside the table, never written into it.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { Contract, FigureCells, FigureValue, VendorMonth, WorkOrder } from "../engine/engine.ts";
import { figureLabel, lineTerms } from "../domain/contract.ts";
import { plainNumber, recordKey } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import type { DateKind } from "../domain/typed-date.ts";
import { addressOf } from "../paste/column.ts";
import type { View } from "../session/session.ts";
import { NOTHING_ENTERED, settingsOf, typedInto, type Entered } from "../domain/state.ts";
import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { define } from "../controls/define.ts";
import { grouped } from "../controls/grouped.ts";
import { CellEvent, EnterEvent, NotOfferedEvent } from "../controls/events.ts";
import { monthFigures, type FigureKind } from "../domain/figure-kinds.ts";
import { figuresStyle } from "./figures/style.ts";
import { tabStyle } from "./style.ts";

export class FiguresTab extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false } };
  static override styles = [base, tabStyle, figuresStyle];

  declare language: Language;
  declare view: View;

  /** As typed, before anything came of it. */
  get #entered(): Entered {
    const { latest, month } = this.view;
    return (month && latest.entered[recordKey(month)]) ?? NOTHING_ENTERED;
  }

  override render(): TemplateResult | typeof nothing {
    const { contract, month, parsed, record, assessment } = this.view;
    const pasted = parsed?.records[record];
    if (!contract || !month || !pasted) return nothing;
    const figures = monthFigures(contract);
    const given = figures.filter(({ id }) => pasted.figures[id] !== undefined);
    const lacking = figures.filter(({ id }) => pasted.figures[id] === undefined);
    return html`
      ${this.#section("figures-lacking", html`<p class="about quiet">${this.language.say(lacking.length === 0 ? "figures-none-lacking" : "figures-about")}</p>
        ${this.#lacking(lacking, pasted, new Set(assessment?.missing?.flatMap(({ figure }) => figure ?? [])))}`)}
      ${this.#notOffered(contract)}
      ${this.#section("figures-given", html`<ul>${given.map((figure) => this.#given(figure, pasted))}</ul>`)}
      ${lineTerms(contract).some((line) => line.late_replies) ? this.#section("figures-work-orders", this.#workOrders(pasted)) : nothing}
      ${paysPerSeat(contract) ? this.#section("figures-seat-changes", this.#seatChanges(pasted)) : nothing}
    `;
  }

  /** Those that something waits for, those of what need not happen, and those nothing waits for. */
  #lacking(lacking: readonly FigureKind[], pasted: VendorMonth, missing: ReadonlySet<string>): TemplateResult[] {
    const { language } = this;
    const typed = this.#entered.figures;
    const occasional = lacking.filter(({ kind, absent }) => absent === "zero" || (absent === undefined && kind === "flag"));
    const required = lacking.filter((figure) => !occasional.includes(figure) && (missing.has(figure.id) || (typed[figure.id] !== undefined && figure.kind !== "percent")));
    const derived = lacking.filter((figure) => !occasional.includes(figure) && !required.includes(figure));
    const still = required.filter(({ id }) => missing.has(id)).length;
    return [
      { title: language.say(still > 0 ? "figures-required" : "figures-required-none", { count: language.number.count(String(still)) }), figures: required },
      { title: language.say("figures-on-occasion"), figures: occasional },
      { title: language.say("figures-derived"), figures: derived },
    ].flatMap(({ title, figures }) => (figures.length === 0 ? [] : [html`<h3>${title}</h3><ul>${figures.map((figure) => this.#field(figure, pasted))}</ul>`]));
  }

  /** Figures that count what is not offered, as it was said here; what the contract says itself is changed in the contract. */
  #notOffered(contract: Contract): TemplateResult | typeof nothing {
    const { language } = this;
    const said = settingsOf(this.view.inputs).notOffered;
    const figures = contract.not_offered ?? [];
    if (figures.length === 0) return nothing;
    const again = (id: string): void => {
      this.dispatchEvent(new NotOfferedEvent([id], false));
    };
    return this.#section("figures-not-offered", html`<p class="about quiet">${language.say("figures-not-offered-about")}</p>
      <ul>${figures.map((id) => html`<li><span>${language.text(figureLabel(contract, id))}</span>
        ${said.includes(id) ? html`<button type="button" class="button" ?disabled=${this.view.fixed} @click=${() => { again(id); }}>${language.say("figures-offered-again")}</button>` : nothing}</li>`)}</ul>`);
  }

  #section(title: string, content: TemplateResult): TemplateResult {
    return html`<section class="card" aria-labelledby=${title}><h2 id=${title}>${this.language.say(title)}</h2>${content}</section>`;
  }

  #given({ id, label, unit }: FigureKind, pasted: VendorMonth): TemplateResult {
    const value = pasted.figures[id];
    const cell = pasted.cells?.[id];
    return html`<li><span>${this.language.text(label)}</span><span class="end">${value === undefined ? nothing : this.#written(value, unit)} ${cell ? this.#cell(cell) : nothing}</span></li>`;
  }

  #written(value: FigureValue, unit: string): string {
    const { language } = this;
    if (typeof value === "boolean") return language.say(value ? "yes" : "no");
    const amount = language.measure(String(value), unit);
    return language.has(`counted-${unit}`) ? language.say("way-amount", { amount, unit: language.unit(unit) }) : amount;
  }

  #cell(cell: FigureCells): TemplateResult {
    const address = addressOf(cell);
    const show = (): void => {
      this.dispatchEvent(new CellEvent(cell));
    };
    return html`<button type="button" class="cell" aria-label=${this.language.say("figures-cell", { cell: address })} @click=${show}>${address}</button>`;
  }

  #field({ id, label, unit, kind }: FigureKind, pasted: VendorMonth): TemplateResult {
    const typed = this.#entered.figures[id] ?? "";
    const cell = pasted.withheld?.includes(id) ? pasted.cells?.[id] : undefined;
    const empty = cell ? "withheld" : "not-given";
    const enter = ({ target }: Event): void => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
      this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, figures: typedInto(entered.figures, id, target.value) }), id));
    };
    const wrong = kind !== "flag" && typed !== "" && plainNumber(typed, this.language.currency.code) === null;
    return html`<li>
      <label for=${id}>${this.language.text(label)}${cell ? this.#cell(cell) : nothing}</label>
      <span class="field">${kind === "flag"
        ? html`<select id=${id} ?disabled=${this.view.fixed} @change=${enter}>
            ${[["", empty], ["true", "yes"], ["false", "no"]].map(([value, word]) => html`<option value=${value} ?selected=${value === typed}>${this.language.say(word ?? "")}</option>`)}
          </select>`
        : html`<input id=${id} type="text" ?disabled=${this.view.fixed} inputmode="decimal" autocomplete="off" placeholder=${this.language.say(empty)} .value=${live(grouped(this, `[id="${id}"]`, typed, this.language))} aria-invalid=${String(wrong)} @blur=${() => { this.requestUpdate(); }}
            aria-describedby=${wrong ? `${id}-problem` : nothing} @input=${enter} /><span class="unit">${this.language.unit(unit)}</span>`}</span>
      ${wrong ? html`<p class="problem" id="${id}-problem" role="alert">${this.language.say("figures-no-number")}</p>` : nothing}
    </li>`;
  }

  #workOrders(pasted: VendorMonth): TemplateResult {
    const { language } = this;
    const { workOrders } = this.#entered;
    const change = (next: (orders: Entered["workOrders"]) => Entered["workOrders"], about: string): void => {
      this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, workOrders: next(entered.workOrders) }), about));
    };
    // Those of the table come first in the result, then those typed here with a time of receipt.
    let place = pasted.work_orders?.length ?? 0;
    const { month, inputs } = this.view;
    const settled = ((month && inputs.entered[recordKey(month)]) ?? NOTHING_ENTERED).workOrders;
    const judged = settled.map(({ received }) => (received === "" ? undefined : this.view.assessment?.workOrders[place++]));
    return this.#rows({
      about: "work-order",
      heads: ["figures-received", "figures-replied", "figures-cost", "figures-deadline"],
      rows: workOrders.map((order, row) => ({
        fields: [
          { name: "received", type: "time", value: order.received },
          { name: "replied", type: "time", value: order.replied },
          { name: "cost", type: "text", value: order.cost },
        ],
        note: order === settled[row] ? this.#deadline(judged[row]) : "",
      })),
      pasted: pasted.work_orders?.length ?? 0,
      set: (row, name, value) => change((orders) => orders.map((order, at) => (at === row ? { ...order, [name]: value } : order)), `work order ${row} ${name}`),
      add: () => change((orders) => [...orders, { received: "", replied: "", cost: "" }], ""),
      remove: (row) => change((orders) => orders.filter((_, at) => at !== row), ""),
      label: (head, row) => language.say("figures-row-field", { field: language.say(head, { unit: language.unit(language.money) }), row: String(row + 1) }),
    });
  }

  #deadline(order: WorkOrder | undefined): string {
    if (!order?.deadline) return "";
    const { language } = this;
    const deadline = order.deadline.replace("T", " ");
    return language.say(order.late === true ? "figures-late" : order.late === false ? "figures-in-time" : "figures-due", { deadline });
  }

  #seatChanges(pasted: VendorMonth): TemplateResult {
    const { language } = this;
    const { seatChanges } = this.#entered;
    const change = (next: (changes: Entered["seatChanges"]) => Entered["seatChanges"], about: string): void => {
      this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, seatChanges: next(entered.seatChanges) }), about));
    };
    return this.#rows({
      about: "seat-change",
      heads: ["figures-first-day", "figures-seats"],
      rows: seatChanges.map((one) => ({
        fields: [{ name: "date", type: "date", value: one.date }, { name: "seats", type: "text", value: one.seats }],
        note: "",
      })),
      pasted: pasted.seat_changes?.length ?? 0,
      set: (row, name, value) => change((changes) => changes.map((one, at) => (at === row ? { ...one, [name]: value } : one)), `seat change ${row} ${name}`),
      add: () => change((changes) => [...changes, { date: "", seats: "" }], ""),
      remove: (row) => change((changes) => changes.filter((_, at) => at !== row), ""),
      label: (head, row) => language.say("figures-row-field", { field: language.say(head), row: String(row + 1) }),
    });
  }

  /** A list that grows by a row at a time. */
  #rows({ about, heads, rows, pasted, set, add, remove, label }: Rows): TemplateResult {
    const say = (id: string): string => this.language.say(id);
    const type = (row: number, name: string) => (event: Event): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof DateField) set(row, name, event.target.value);
    };
    return html`<p class="about quiet">${say(`figures-${about}-about`)}${pasted > 0 ? ` ${this.language.say("figures-pasted-rows", { count: String(pasted) })}` : ""}</p>
      ${rows.length > 0 ? html`<div class="scroll"><table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${this.language.say(head, { unit: this.language.unit(this.language.money) })}</th>`)}<th scope="col"><span class="unseen">${say("figures-remove")}</span></th></tr></thead>
        <tbody>${rows.map(({ fields, note }, row) => html`<tr>
          ${fields.map(({ name, type: kind, value }, at) => html`<td>${kind === "text"
            ? html`<input type="text" ?disabled=${this.view.fixed} inputmode="decimal" aria-label=${label(heads[at] ?? "", row)} aria-invalid=${String(value !== "" && plainNumber(value, this.language.currency.code) === null)} .value=${live(value)} @input=${type(row, name)} />`
            : html`<yuekao-date-field kind=${kind} .language=${this.language} .label=${label(heads[at] ?? "", row)} .value=${value} ?disabled=${this.view.fixed} @change=${type(row, name)}></yuekao-date-field>`}</td>`)}
          ${heads.length > fields.length ? html`<td class="small">${note}</td>` : nothing}
          <td><button type="button" class="button" ?disabled=${this.view.fixed} aria-label=${this.language.say("figures-remove-row", { row: String(row + 1) })} @click=${() => { remove(row); }}>${say("figures-remove")}</button></td>
        </tr>`)}</tbody>
      </table></div>` : nothing}
      <p class="add"><button type="button" class="button" ?disabled=${this.view.fixed} @click=${add}>${say(`figures-${about}-add`)}</button></p>`;
  }
}

interface Rows {
  about: string;
  heads: readonly string[];
  rows: readonly { fields: readonly { name: string; type: DateKind | "text"; value: string }[]; note: string }[];
  /** How many stand in the table already. */
  pasted: number;
  set: (row: number, name: string, value: string) => void;
  add: () => void;
  remove: (row: number) => void;
  label: (head: string, row: number) => string;
}

/** Whether a term of the contract counts the days a seat was staffed. */
function paysPerSeat(contract: Contract): boolean {
  return JSON.stringify([contract.fees, contract.damages]).includes('"per_seat":{');
}

define("yuekao-figures", FiguresTab);
