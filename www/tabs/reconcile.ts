// The other side's statement beside one's own figures: every difference, what it is worth, until when it can be objected
// to, and a draft of the objection.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { CalendarDate, Contract, Engine, FigureDifference, Parsed, Problem, Reconciliation, StatedResult, VendorMonth } from "../engine/engine.ts";
import { addressed, bands } from "../domain/contract.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { daysLeft, today } from "../domain/deadline.ts";
import { recordKey, refusal } from "../domain/inputs.ts";
import { minus, signed, zero } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import type { View } from "../session/session.ts";
import { NO_LETTERHEAD, NOTHING_ENTERED, settingsOf, type Entered, type Inputs } from "../domain/state.ts";
import { StateEvent } from "../archive/events.ts";
import type { Months } from "../archive/months.ts";
import type { Sheet } from "../archive/sheet.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { fingers } from "../controls/fingers.ts";
import { stacked } from "../controls/responsive-table.ts";
import { AlarmEvent, EnterEvent } from "../controls/events.ts";
import { agrees } from "./reconcile/agreement.ts";
import { anyDifference } from "./reconcile/draft.ts";
import { countName, figureName, figureValue, resultName, resultValue } from "./reconcile/names.ts";
import "./reconcile/objection.ts";
import "./reconcile/several-months.ts";
import { fromProse, type Prose } from "./reconcile/prose.ts";
import { onPhone, reconcileStyle } from "./reconcile/style.ts";
import { tabStyle } from "./style.ts";

interface Found {
  /** What a text of a chat was read as. */
  prose: Prose | null;
  parsed: Parsed;
  theirs: VendorMonth | null;
  compared: Reconciliation | null;
}

export class Reconcile extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, archiving: { attribute: false }, sheets: { attribute: false }, found: { state: true },
  };
  static override styles = [base, tabStyle, reconcileStyle, stacked, onPhone];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare archiving: Months | null;
  declare sheets: readonly Sheet[];
  declare found: Found | null;
  /** A month that is being opened from the statement of several, and that statement. */
  #carried: { key: string; text: string } | null = null;
  /** The statement that came last: a month is found to agree once, not again whenever it is looked at. */
  #fresh = "";
  /** The newest question wins. */
  #turn = 0;

  constructor() {
    super();
    this.found = null;
    this.archiving = null;
    this.sheets = [];
  }

  /** The box somebody pastes into. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("textarea")?.focus();
  }

  /** A statement from wherever it comes takes the place of the one that is here. */
  take(text: string): void {
    const message = refusal(text);
    if (message) this.dispatchEvent(new AlarmEvent(message));
    else {
      this.#fresh = text;
      this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, statement: text }), "", "statement"));
    }
  }

  #entered({ entered }: Inputs): Entered {
    const { month } = this.view;
    return (month && entered[recordKey(month)]) ?? NOTHING_ENTERED;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    const { contract, month, inputs } = this.view;
    const same = before && before.contract === contract && before.month === month && before.inputs.entered === inputs.entered;
    if (changed.has("view") && !same) attempt(this, this.#compare());
    if (this.#carried && month && recordKey(month) === this.#carried.key) {
      const { text } = this.#carried;
      this.#carried = null;
      if (this.#entered(this.view.latest).statement !== text) queueMicrotask(() => { this.take(text); });
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { contract, month } = this.view;
    if (!contract || !month) return nothing;
    const { language, found } = this;
    return html`<div class="both">
      <section class="card intake" aria-labelledby="statement">
        <h2 id="statement">${language.say("reconcile-statement")}</h2>
        <p class="about quiet on-screen">${language.say("reconcile-about")}</p>
        <textarea aria-labelledby="statement" spellcheck="false" placeholder=${language.say("reconcile-placeholder")} .value=${live(this.#entered(this.view.latest).statement)} ?readonly=${this.view.fixed}
          @input=${this.#onInput} @paste=${keepHere}></textarea>
        ${found ? this.#recognised(found) : nothing}
      </section>
      <div class="results">${this.#several(found)}${found?.compared ? this.#differences(found.compared, contract, month) : this.#empty(found)}</div>
    </div>`;
  }

  /** Where nothing is compared yet: what to do, and what comes of it. */
  #empty(found: Found | null): TemplateResult {
    const { language } = this;
    const { month } = this.view;
    const others = month?.month !== undefined && (found?.parsed.records.length ?? 0) > 1;
    if (found) return html`<section class="card"><p class="about">${others ? language.say("reconcile-not-this-month", { month: language.number.month(month.month ?? "") }) : language.say("reconcile-nothing")}</p></section>`;
    return html`<section class="card empty" aria-labelledby="empty"><h2 id="empty">${language.say("reconcile-empty-title")}</h2>
      <ol>${[1, 2, 3].map((step) => html`<li>${language.say(`reconcile-empty-${step}`)}</li>`)}</ol>
      <p class="about quiet on-screen"><button type="button" class="button first" ?disabled=${this.view.fixed} @click=${() => { this.focus(); }}>${language.say("reconcile-empty-do")}</button> ${fingers() ? nothing : language.say("reconcile-empty-or")}</p></section>`;
  }

  #several(found: Found | null): TemplateResult | typeof nothing {
    if (!found || found.parsed.records.length < 2) return nothing;
    return html`<yuekao-several-months .language=${this.language} .view=${this.view} .engine=${this.engine} .archiving=${this.archiving} .sheets=${this.sheets} .records=${found.parsed.records} ?whole=${isWhole(found.parsed)}
      @yuekao-carry-statement=${this.#onCarry}></yuekao-several-months>`;
  }

  #onCarry = (event: CustomEvent<string>): void => {
    this.#carried = { key: event.detail, text: this.#entered(this.view.latest).statement };
  };

  /** What was understood, what was not; nothing of it is dropped in silence. */
  #recognised({ prose, parsed, theirs }: Found): TemplateResult {
    const { language } = this;
    const { month } = this.view;
    const known = parsed.columns.filter(({ role }) => role !== "ignored");
    const ignored = parsed.columns.filter(({ role }) => role === "ignored");
    const list = (columns: Parsed["columns"]): string => columns.map(({ header }) => header).join(language.say("list-comma"));
    const other = theirs?.month !== undefined && theirs.month !== month?.month;
    return html`<div class="understood">
      ${prose ? html`<p>${language.say("reconcile-prose")}</p>` : nothing}
      ${prose && prose.left.length > 0 ? html`<p class="quiet">${language.say("reconcile-prose-left", { parts: prose.left.join(language.say("list-comma")) })}</p>` : nothing}
      ${known.length > 0 ? html`<p>${language.say("reconcile-known", { names: list(known) })}</p>` : nothing}
      ${ignored.length > 0 ? html`<p class="warning">${language.say("reconcile-unknown", { names: list(ignored) })}</p>` : nothing}
      ${other ? html`<p class="warning">${language.say("reconcile-other-month", { month: language.number.month(theirs.month ?? "") })}</p>` : nothing}
      ${parsed.records.length > 1 ? html`<p class="quiet">${language.say("reconcile-several", { count: String(parsed.records.length) })}</p>` : nothing}
      ${parsed.problems.map((problem) => html`<p class="warning">${problemSentence(named(problem, parsed), language)} <span class="quiet">${this.#hint(problem)}</span></p>`)}
    </div>`;
  }

  /** What to write instead: of a tier its names, where the engine speaks of numbers. */
  #hint(problem: Problem): string {
    const { language, view: { contract } } = this;
    if (problem.values?.["figure"] !== "stated.tier" || !contract) return problemHint(problem, language);
    return language.say("reconcile-tiers", { tiers: bands(contract).map(({ label }) => language.text(label)).join(language.say("list-comma")) });
  }

  #differences(found: Reconciliation, contract: Contract, month: VendorMonth): TemplateResult {
    const { language } = this;
    const differing = found.results.filter(({ differs }) => differs).length;
    const uncompared = found.results.filter(({ ours }) => ours === null).length;
    const agreed = found.agreed + found.results.length - uncompared;
    return html`
      <section class="card" aria-labelledby="sum">
        <h2 id="sum">${language.say("reconcile-sum")}</h2>
        <p class="about" role="status">${anyDifference(found)
          ? this.#counted({ figures: found.figures.length, results: differing, agreed: found.agreed, uncompared })
          : agreed === 0 ? language.say("reconcile-nothing") : html`${language.say("reconcile-agrees", { agreed: String(agreed) })} ${uncompared > 0 ? this.#counted({ uncompared }) : nothing}`}</p>
        ${found.figures.length > 0 ? html`<p class="about">${this.#together(found, contract)}</p>` : nothing}
        ${this.#agreement(found)}
        ${found.lacking.length > 0 ? html`<p class="about warning">${this.#lacking(found, contract)}</p>` : nothing}
      </section>
      ${found.figures.length > 0 ? this.#figures(found.figures, contract) : nothing}
      ${found.results.length > 0 ? this.#results(found.results, contract) : nothing}
      ${anyDifference(found) ? html`${this.#rights(found, contract)}${this.#draft(found, contract, month)}` : nothing}
    `;
  }

  /** How many differ and how many agree, as far as there are any. */
  #counted(counts: Readonly<Record<string, number>>): string {
    const { language } = this;
    const parts = Object.entries(counts).filter(([, count]) => count > 0).map(([what, count]) => language.say(`reconcile-counted-${what}`, { count: language.number.count(String(count)) }));
    return language.say("reconcile-counted", { what: parts.join(language.say("list-comma")) });
  }

  /** Taking over what the other side gives, once both agree; the table stays as it is, and so the way back is open. */
  #agreement({ figures }: Reconciliation): TemplateResult | typeof nothing {
    const { language, view } = this;
    if (view.fixed) return nothing;
    const taken = Object.keys(this.#entered(view.latest).agreed ?? {}).length;
    // A rate only stands in for counts: while there are counts, taking it over would change nothing.
    const rates = new Set(monthFigures(view.contract ?? ({} as Contract)).filter(({ kind }) => kind === "percent").map(({ id }) => id));
    const ofMonth = figures.filter(({ category, figure }) => category === null && figure !== "package" && !rates.has(figure));
    return html`<p class="about on-screen">
      ${ofMonth.length > 0 ? html`<button type="button" class="button" @click=${() => this.#agree(ofMonth)}>${language.say("reconcile-agree", { count: language.number.count(String(ofMonth.length)) })}</button> <span class="quiet">${language.say("reconcile-agree-about")}</span>` : nothing}
      ${taken > 0 ? html`<strong>${language.say("reconcile-agreed-figures", { count: language.number.count(String(taken)) })}</strong> <button type="button" class="button" @click=${this.#disagree}>${language.say("reconcile-disagree")}</button>` : nothing}</p>`;
  }

  #agree(figures: readonly FigureDifference[]): void {
    const kinds = new Map(monthFigures(this.view.contract ?? ({} as Contract)).map(({ id, kind }) => [id, kind]));
    const written = ({ figure, theirs }: FigureDifference): string => (kinds.get(figure) === "flag" ? String(theirs !== "0") : theirs);
    const agreed = Object.fromEntries(figures.map((difference) => [difference.figure, written(difference)]));
    this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, agreed: { ...entered.agreed, ...agreed } }), ""));
  }

  #disagree = (): void => {
    this.dispatchEvent(new EnterEvent((entered) => Object.fromEntries(Object.entries(entered).filter(([name]) => name !== "agreed")) as unknown as Entered, ""));
  };

  #together({ ours, theirs, worth }: Reconciliation, contract: Contract): string {
    const { language } = this;
    const { provider } = addressed(contract, language);
    const money = worth.money === null ? null : signed(worth.money, (value) => language.number.money(value));
    const [before, after] = [ours?.score ?? null, theirs?.score ?? null];
    // What is not known of one of the two is no change.
    if (contract.score && before === null) return language.say("reconcile-ours-open");
    if (contract.score && after === null) return money === null ? language.say("reconcile-theirs-open") : language.say("reconcile-theirs-open-money", { provider, money });
    if (money === null) return language.say("reconcile-money-open", { provider });
    return language.say(!contract.score ? "reconcile-together-money" : before === after ? "reconcile-together-same" : "reconcile-together", { ours: language.number.plain(before ?? ""), theirs: language.number.plain(after ?? ""), provider, money });
  }

  /** What they would have to state. */
  #lacking({ lacking }: Reconciliation, contract: Contract): string {
    const { language } = this;
    return language.say("reconcile-lacking", { counts: lacking.map((figure) => countName(figure, contract, language)).join(language.say("list-comma")) });
  }

  #figures(figures: readonly FigureDifference[], contract: Contract): TemplateResult {
    const { language } = this;
    const say = (id: string): string => language.say(`reconcile-${id}`);
    const money = language.say("reconcile-money", { provider: addressed(contract, language).provider });
    return html`<section class="card" aria-labelledby="figures"><h2 id="figures">${say("figures")}</h2>
      <div class="scroll" role="group" tabindex="0" aria-labelledby="figures"><table>
        <thead><tr><th scope="col">${say("figure")}</th><th scope="col" class="end">${say("theirs")}</th><th scope="col" class="end">${say("ours")}</th>
          <th scope="col" class="end">${say("points")}</th><th scope="col" class="end">${money}</th></tr></thead>
        <tbody>${figures.map((difference) => html`<tr><th scope="row">${figureName(difference, contract, language)}</th>
          <td class="end" data-name=${say("theirs")}>${figureValue(difference, difference.theirs, contract, language)}</td><td class="end" data-name=${say("ours")}>${figureValue(difference, difference.ours, contract, language)}</td>
          <td class="end" data-name=${say("points")}>${difference.worth.points === null ? "—" : signed(difference.worth.points, (value) => language.number.plain(value))}</td>
          <td class="end" data-name=${money}>${difference.worth.money === null ? html`<small class="quiet">${say("not-alone")}</small>` : signed(difference.worth.money, (value) => language.number.money(value))}</td></tr>`)}</tbody>
      </table></div>
      <p class="about quiet small">${say("figures-about")}</p>
    </section>`;
  }

  #results(results: readonly StatedResult[], contract: Contract): TemplateResult {
    const { language } = this;
    const say = (id: string): string => language.say(`reconcile-${id}`);
    return html`<section class="card" aria-labelledby="results"><h2 id="results">${say("results")}</h2>
      <div class="scroll" role="group" tabindex="0" aria-labelledby="results"><table>
        <thead><tr><th scope="col">${say("result")}</th><th scope="col" class="end">${say("stated")}</th><th scope="col" class="end">${say("by-ours")}</th>
          <th scope="col" class="end">${say("by-theirs")}</th><th scope="col" class="end">${say("difference")}</th><th scope="col">${language.say("clause")}</th></tr></thead>
        <tbody>${results.map((result) => html`<tr class=${result.differs ? "differs" : ""}><th scope="row">${resultName(result, contract, language)}</th>
          <td class="end" data-name=${say("stated")}>${resultValue(result, result.stated, contract, language)}</td><td class="end" data-name=${say("by-ours")}>${resultValue(result, result.ours, contract, language)}</td>
          <td class="end" data-name=${say("by-theirs")}>${result.byTheirs === null ? html`<span class="quiet">${say("not-computable")}</span>` : resultValue(result, result.byTheirs, contract, language)}${result.follows === false ? html` <small class="warning">${say("not-following")}</small>` : nothing}</td>
          <td class="end" data-name=${say("difference")}><span class="amount">${this.#difference(result)}</span></td><td class="clause">${language.clauses(result.clause ?? "")}</td></tr>`)}</tbody>
      </table></div></section>`;
  }

  /** What they state less what is ours, as it stands in the line; what it is worth to whom is another question. */
  #difference({ differs, stated, ours, unit }: StatedResult): string {
    const { language } = this;
    if (ours === null) return language.say("reconcile-not-compared");
    if (!differs) return `✓ ${language.say("reconcile-same")}`;
    const points = (value: string): string => language.number.rate(value).replace(/\s?%$/, "");
    const by = unit === "tier" || unit === "rows" ? "0" : minus(stated, ours);
    if (unit === "%" ? zero(points(by)) : zero(by)) return `✕ ${language.say("reconcile-differs")}`;
    return signed(by, (value) => (unit === "%" ? language.say("reconcile-percent-points", { value: points(value) }) : language.measure(value, unit)));
  }

  /** What the contract says of objecting to what differs. */
  #dates(found: Reconciliation): CalendarDate[] {
    const about = new Set([...found.figures, ...found.results.filter(({ differs }) => differs)].map((difference) => difference.about));
    return this.view.calendar.dates.filter(({ objection_to: to }) => to !== undefined && about.has(to));
  }

  #rights(found: Reconciliation, contract: Contract): TemplateResult {
    const { language } = this;
    const rights = this.#dates(found);
    return html`<section class="card" aria-labelledby="rights"><h2 id="rights">${language.say("reconcile-rights")}</h2>
      ${rights.length === 0 ? html`<p class="about quiet">${language.say("reconcile-no-right")}</p>` : html`<ul class="rights">${rights.map((right) => html`<li>
        <span><strong>${right.date === null ? language.say("open") : language.number.date(right.date)}</strong>${right.date === null ? nothing : html`<br /><small class="quiet">${this.#left(right.date)}</small>`}</span>
        <span>${language.text(right.label)} <span class="clause">${language.clauses(right.clause)}</span>${right.objection_by === undefined ? nothing : ` · ${language.say("reconcile-right-of", { party: addressed(contract, language)[right.objection_by] })}`}<br /><small class="quiet">${language.text(right.rule)}${right.from ? ` · ${language.say("reconcile-from", { date: language.number.date(right.from) })}` : ""}${right.assumed ? ` · ${language.say("reconcile-assumed")}` : ""}</small></span></li>`)}</ul>`}
    </section>`;
  }

  /** How long there is to object, or that there no longer is. */
  #left(date: string): string {
    const days = daysLeft(date, today());
    return this.language.say(`reconcile-${days < 0 ? "passed" : days === 0 ? "today" : days === 1 ? "left-one" : "left"}`, { days: String(days) });
  }

  #draft(found: Reconciliation, contract: Contract, month: VendorMonth): TemplateResult {
    const { latest, fixed } = this.view;
    return html`<yuekao-objection .language=${this.language} .contract=${contract} .month=${month} .found=${found} .rights=${this.#dates(found)}
      .letterhead=${settingsOf(latest).letterhead ?? NO_LETTERHEAD} .letter=${this.#entered(latest).letter ?? null} .sheet=${latest.example ? null : (latest.sheet ?? null)} .fixed=${fixed}></yuekao-objection>`;
  }

  async #compare(): Promise<void> {
    const turn = ++this.#turn;
    const { contract, month } = this.view;
    const { statement } = this.#entered(this.view.inputs);
    if (!contract || !month || refusal(statement) !== null) {
      this.found = null;
      return;
    }
    const read = (text: string): Promise<Parsed> => this.engine.ask((engine) => engine.parseStatement(text, contract));
    const written = await read(statement);
    const asProse = fromProse(statement, month.month);
    const said = asProse && (await read(asProse.text));
    const prose = said && known(said) > known(written) ? asProse : null;
    const parsed = prose && said ? said : written;
    const theirs = ofMonth(parsed.records, month);
    const compared = theirs ? await this.engine.ask((engine) => engine.reconcile(contract, month, theirs)) : null;
    if (turn !== this.#turn) return;
    this.found = { prose, parsed, theirs, compared };
    this.#infer(statement, month);
  }

  /** A statement that agrees in everything settles the month: that is said, and can be undone. */
  #infer(statement: string, month: VendorMonth): void {
    const { found, view: { inputs, fixed } } = this;
    if (statement !== this.#fresh || fixed || !found?.compared || !isWhole(found.parsed) || !agrees(found.compared)) return;
    this.#fresh = "";
    if (inputs.sheet && !inputs.example) this.dispatchEvent(new StateEvent(inputs.sheet, recordKey(month), "reconciled", true));
  }

  #onInput = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLTextAreaElement)) return;
    this.#fresh = target.value;
    this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, statement: target.value }), "statement"));
  };
}

/** What is pasted here is no new table of one's own. */
function keepHere(event: Event): void {
  event.stopPropagation();
}

/** How many figures and results were recognised. */
function known({ records }: Parsed): number {
  return records.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0);
}

/** Whether nothing of a statement was left over. */
function isWhole({ columns, problems }: Parsed): boolean {
  return columns.every(({ role, header }) => role !== "ignored" || header.trim() === "") && problems.length === 0;
}

/** Of a statement of several months or vendors the one that is about this month; the only one is held against it, whatever it is about. */
function ofMonth(records: readonly VendorMonth[], { vendor, month }: VendorMonth): VendorMonth | null {
  const same = records.filter((record) => record.month === undefined || record.month === month);
  return same.find((record) => record.vendor === vendor) ?? same[0] ?? (records.length === 1 ? records[0] : null) ?? null;
}

/** A result has no name of its own in the engine: it is called as it was pasted. */
function named(problem: Problem, { columns }: Parsed): Problem {
  const { figure } = problem.values ?? {};
  const column = figure?.startsWith("stated.") ? columns.find((one) => one.figure === figure) : undefined;
  return column ? { ...problem, values: { ...problem.values, figure: column.header } } : problem;
}

define("yuekao-reconcile", Reconcile);
