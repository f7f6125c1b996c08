// What is due when, with the clause of each date: a time line, the working days it is counted in, and the days on which
// things really happened.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { CalendarDate, Contract, Text } from "../engine/engine.ts";
import { title } from "../domain/contract.ts";
import { recordKey } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import { saveFile } from "../controls/save-file.ts";
import type { View } from "../session/session.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import { fileName } from "../sheets/file-name.ts";
import { NOTHING_ENTERED, typedInto } from "../domain/state.ts";
import { base } from "../controls/base.ts";
import { DateField } from "../controls/date-field.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { EnterEvent } from "../controls/events.ts";
import { calendarFile } from "./dates/ics.ts";
import { tabStyle } from "./style.ts";
import "./dates/month.ts";

export class Dates extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, chosen: { state: true } };
  static override styles = [base, blankStyle, tabStyle, css`
    :host {
      display: grid;
      gap: var(--gap-3);
      container-type: inline-size;
    }

    .line {
      position: relative;
      padding: 0 var(--gap-4) var(--gap-2);
    }

    .line li {
      position: relative;
      display: grid;
      grid-template-columns: 24px 152px 1fr auto;
      gap: 0 var(--gap-3);
      padding: 6px 0;
      line-height: 20px;
    }

    /* The rail, from the first to the last. */
    .line li::before {
      content: "";
      position: absolute;
      inset: 0 auto 0 11px;
      border-inline-start: 2px solid var(--line);
    }

    .line li:first-child::before {
      inset-block-start: 16px;
    }

    .line li:last-child::before {
      inset-block-end: calc(100% - 16px);
    }

    .stop {
      position: relative;
      display: grid;
      place-items: center;
      width: 24px;
      height: 20px;
      padding: 0;
      border: 2px solid var(--line-strong);
      border-radius: 10px;
      background: var(--paper);
      font-size: var(--small);
      font-variant-numeric: tabular-nums;
      line-height: 16px;
    }

    button.stop {
      cursor: pointer;
    }

    .stop[aria-pressed="true"] {
      border-color: var(--accent);
      background: var(--accent);
      color: var(--accent-ink);
    }

    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }

    .how {
      grid-column: 3 / -1;
      color: var(--quiet);
      font-size: var(--small);
    }

    .how p + p {
      margin-top: 2px;
    }

    .months {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
      gap: var(--gap-4);
      padding: 0 var(--gap-4) var(--gap-3);
    }

    .key {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--gap-4);
      padding: 0 var(--gap-4) var(--gap-3);
      color: var(--quiet);
      font-size: var(--small);
    }

    .happened {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--gap-2);
      align-items: baseline;
      margin-top: 2px;
      color: var(--ink);
      font-size: 13px;
    }

    .warning {
      padding: 6px var(--gap-4);
      color: var(--warning);
      font-size: 13px;
    }

    @container (max-width: 559px) {
      .months {
        display: none;
      }

      .key {
        display: none;
      }

      .line li {
        grid-template-columns: 24px 1fr auto;
      }

      .line li > :is(time, .open) {
        grid-column: 2 / -1;
      }

      .line li > .what {
        grid-column: 2;
      }

      .how {
        grid-column: 2 / -1;
      }
    }
  `];

  declare language: Language;
  declare view: View;
  /** The date whose counting is shown. */
  declare chosen: string | null;

  constructor() {
    super();
    this.chosen = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { calendar, contract, month } = this.view;
    if (!contract || !month) return nothing;
    const dates = inOrder(calendar.dates);
    const happenings = happeningsOf(contract, dates);
    if (dates.length === 0) return html`<section class="card"><p class="about">${language.say(month.month ? "dates-none" : "dates-no-month")}</p></section>`;
    return html`
      <section class="card" aria-labelledby="title">
        <header><h2 id="title">${language.say("dates")}</h2>
          <button type="button" class="button" @click=${this.#save}>${language.say("dates-save")}</button></header>
        <ol class="line">${dates.map((date, place) => this.#date(date, place + 1, happenings.find(({ first }) => first === date.id)))}</ol>
        ${calendar.problems.map((problem) => html`<p class="warning">${problemSentence(problem, language)} ${problemHint(problem, language)}</p>`)}
      </section>
      ${this.#months(dates)}
    `;
  }

  #date(date: CalendarDate, number: number, happening: Happening | undefined): TemplateResult {
    const { language } = this;
    const counted = this.#counted(date);
    const label = language.text(date.label);
    const stop = counted.length > 0
      ? html`<button type="button" class="stop" aria-pressed=${String(this.chosen === date.id)} aria-label=${language.say("dates-show", { number: String(number), label })}
          @click=${() => this.#choose(date.id)}>${number}</button>`
      : html`<span class="stop">${number}</span>`;
    return html`<li>
      ${stop}
      ${date.date === null ? html`<span class="open quiet">${language.say("open")}</span>` : html`<time datetime=${date.date}>${language.number.date(date.date)}</time>`}
      <span class="what">${label}${exampleMark(language, date.example)}</span>
      <span class="clause">${language.clauses(date.clause)}</span>
      <div class="how">
        <p>${language.text(date.rule)}</p>
        ${date.moved_from ? html`<p>${language.say("dates-moved", { date: language.number.date(date.moved_from) })}</p>` : nothing}
        ${counted.length > 0 && date.from ? html`<p>${language.say("dates-counted", { from: language.number.date(date.from), days: counted.map((day) => this.#short(day)).join(language.say("list-comma")) })}</p>` : nothing}
        ${date.assumed ? html`<p>${language.say("dates-assumed", { event: this.#event(date.assumed) })}</p>` : nothing}
        ${date.missing ? html`<p>${language.say("dates-missing", { event: this.#event(date.missing) })}</p>` : nothing}
        ${happening ? this.#happened(happening) : nothing}
      </div>
    </li>`;
  }

  #months(dates: readonly CalendarDate[]): TemplateResult | typeof nothing {
    const { language } = this;
    const { days } = this.view.calendar;
    const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
    const marks = new Map<string, number[]>();
    dates.forEach(({ date }, place) => {
      if (date !== null) marks.set(date, [...(marks.get(date) ?? []), place + 1]);
    });
    const chosen = dates.find(({ id }) => id === this.chosen);
    const counted = new Set(chosen ? this.#counted(chosen) : []);
    const uncovered = [...new Set(days.flatMap((day) => day.uncovered ?? []))];
    return html`<section class="card" aria-labelledby="days">
      <h2 id="days">${language.say("dates-working-days")}</h2>
      <div class="months">${months.map((month) => html`<yuekao-dates-month .language=${language} .days=${days.filter(({ date }) => date.startsWith(month))}
        .marks=${marks} .counted=${counted}></yuekao-dates-month>`)}</div>
      <p class="key"><span>${language.say("dates-key-holiday")}</span><span>${language.say("dates-key-make-up")}</span><span>${language.say("dates-key-due")}</span><span>${language.say("dates-key-counted")}</span></p>
      ${this.#special()}
      ${uncovered.map((year) => html`<p class="warning">${language.say("dates-unknown", { year: String(year) })}</p>`)}
    </section>`;
  }

  /** In words what the two tables show, for screens that are too narrow for them and for reading aloud. */
  #special(): TemplateResult | typeof nothing {
    const { days } = this.view.calendar;
    const of = (kind: string): string => days.filter((day) => day.kind === kind).map(({ date }) => this.#short(date)).join(this.language.say("list-comma"));
    const [holidays, makeUp] = [of("holiday"), of("make_up")];
    return html`
      ${holidays ? html`<p class="about quiet">${this.language.say("dates-holidays", { days: holidays })}</p>` : nothing}
      ${makeUp ? html`<p class="about quiet">${this.language.say("dates-make-up", { days: makeUp })}</p>` : nothing}`;
  }

  /** The day on which that really happened from which a date is counted, to be filled in where it is told of first. */
  #happened({ id, label }: Happening): TemplateResult {
    const { month, latest, fixed } = this.view;
    const { events: typed } = (month && latest.entered[recordKey(month)]) ?? NOTHING_ENTERED;
    const name = this.language.text(label);
    const enter = ({ target }: Event): void => {
      if (target instanceof DateField) this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, events: typedInto(entered.events, id, target.value) }), id));
    };
    const value = typed[id] ?? "";
    return html`<div class=${value === "" ? "happened on-screen" : "happened"}><label for=${`event-${id}`}>${this.language.say("dates-happened", { event: name })}</label>
      <yuekao-date-field id=${`event-${id}`} .language=${this.language} .label=${name} .value=${value} ?disabled=${fixed} @change=${enter}></yuekao-date-field></div>`;
  }

  #choose(id: string): void {
    this.chosen = this.chosen === id ? null : id;
  }

  /** The working days between where a date is counted from and the date; the engine says which days are. */
  #counted({ from, date, plus }: CalendarDate): string[] {
    if (!plus || !("working_days" in plus) || plus.working_days <= 0 || from === null || date === null) return [];
    const working = this.view.calendar.days.filter(({ kind }) => kind === "working" || kind === "make_up");
    const days = working.map((day) => day.date).filter((day) => day > from && day <= date);
    // A date beyond the two months has days that are not listed here.
    return days.length === plus.working_days ? days : [];
  }

  #short(isoDate: string): string {
    return new Intl.DateTimeFormat(this.language.locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date(`${isoDate}T00:00:00Z`));
  }

  #event(id: string): string {
    const { contract } = this.view;
    const known = contract && happeningsOf(contract, []).find((happening) => happening.id === id);
    if (known) return this.language.text(known.label);
    const message = `dates-event-${id.replaceAll("_", "-")}`;
    return this.language.has(message) ? this.language.say(message) : id;
  }

  #save = (): void => {
    const { language } = this;
    const { contract, month, calendar } = this.view;
    if (!contract || !month?.month) return;
    const name = `${month.vendor ? `${month.vendor} ` : ""}${language.number.month(month.month)}`;
    const entries = inOrder(calendar.dates).flatMap(({ id, date, label, clause, rule }) => (date === null ? [] : [{
      uid: `${[contract.id, month.vendor ?? "", month.month ?? "", id].map(encodeURIComponent).join("/")}@yuekao`,
      date,
      summary: `${language.text(label)}${language.say("dates-for", { name })}`,
      description: `${language.text(title(contract))}\n${language.say("clause-is", { clause: language.clauses(clause) })}\n${language.text(rule)}`,
    }]));
    saveFile(fileName([month.vendor ?? null, language.number.month(month.month), language.say("dates")], "ics"), calendarFile(name, month.month, entries), "text/calendar");
  };
}

/** By the day; what is open comes last, as the contract has it. */
function inOrder(dates: readonly CalendarDate[]): readonly CalendarDate[] {
  return dates.toSorted((one, two) => ((one.date ?? "9999") < (two.date ?? "9999") ? -1 : Number(one.date !== two.date)));
}

/** Something a date is counted from that only the person knows. */
interface Happening {
  readonly id: string;
  readonly label: Text;
  /** The first date counted from it: there it is filled in. */
  readonly first: string | undefined;
}

function happeningsOf(contract: Contract, dates: readonly CalendarDate[]): readonly Happening[] {
  const found = new Map<string, { label: Text; counted: string[] }>();
  for (const { id, from, label } of contract.dates ?? []) {
    if (typeof from !== "object" || !("event" in from)) continue;
    const counted = [...(found.get(from.event.id)?.counted ?? []), id];
    found.set(from.event.id, { label: from.event.label ?? label, counted });
  }
  return [...found].map(([id, { label, counted }]) => ({ id, label, first: dates.find((date) => counted.includes(date.id))?.id }));
}

define("yuekao-dates", Dates);
