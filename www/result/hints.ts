// What to do about the result, in a line each: until when it can be objected to, what would have reached a better one, and whether
// the contract can be read to another. Told after the result, in lines the answer keeps free.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { addressed, bands, lineTerms } from "../domain/contract.ts";
import { deadlineOf, today } from "../domain/deadline.ts";
import { recordKey } from "../domain/inputs.ts";
import type { BetterTier, Contract, Engine } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { minus, positive } from "../i18n/decimal.ts";
import type { View } from "../session/session.ts";
import { Superseded } from "../workers/errors.ts";
import { monthFigures } from "../domain/figure-kinds.ts";
import { betterOf, gainText, isBest, waysOf, wayText } from "../domain/better-results.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { TabEvent } from "../controls/events.ts";

/** How many ways are worth a line; the what-if tab has them all. */
const MOST_WAYS = 2;
/** Days before which a deadline stands out. */
const SOON = 5;

export class Hints extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, closed: { attribute: false }, better: { state: true } };
  static override styles = [base, css`
    :host {
      display: block;
      font-size: 13px;
      line-height: 22px;
    }

    button {
      display: inline;
      padding: 0;
      margin-inline-end: 16px;
      border: 0;
      background: none;
      color: var(--accent);
      text-align: start;
      cursor: pointer;
    }

    button:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }

    strong,
    .soon {
      font-weight: 600;
    }

    .soon {
      color: var(--warning);
    }

    @media print {
      button {
        display: none;
      }
    }
  `];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  /** Whether the month is confirmed or paid. */
  declare closed: boolean | undefined;
  /** Null until it is known. */
  declare better: readonly BetterTier[] | null;

  constructor() {
    super();
    this.better = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    if (changed.has("view") && (before?.month !== this.view.month || before.contract !== this.view.contract)) void this.#ask();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { contract } = this.view;
    // Its sentences come with those of everything below the answer.
    if (!contract || !this.language.has("way-more")) return nothing;
    // The deadline and the readings share a line: the answer keeps two free.
    const [deadline, readings] = [this.#deadline(), this.#readings()];
    return html`${this.#agreed()}${this.#next(contract)}${deadline === nothing && readings === nothing ? nothing : html`<p>${deadline} ${readings}</p>`}`;
  }

  /** The month is not computed with the table alone. */
  #agreed(): TemplateResult | typeof nothing {
    const { month, inputs } = this.view;
    const count = Object.keys((month && inputs.entered[recordKey(month)]?.agreed) ?? {}).length;
    if (count === 0) return nothing;
    return html`<p class="soon">${this.language.say("hint-agreed", { count: this.language.number.count(String(count)) })} <button type="button" @click=${() => this.#open("reconcile")}>${this.language.say("hint-agreed-open")} ›</button></p>`;
  }

  /** Silence is consent: the day to object is the dearest one to miss. */
  #deadline(): TemplateResult | typeof nothing {
    const { language } = this;
    if (this.closed) return nothing;
    const { dates } = this.view.calendar;
    const ours = language.side || "provider";
    const deadline = deadlineOf(dates.filter(({ objection_by: by }) => (by ?? ours) === ours), today()) ?? deadlineOf(dates, today());
    if (!deadline) return nothing;
    const { right, left } = deadline;
    const by = right.objection_by;
    const theirs = by !== undefined && by !== ours;
    // Where the contract's data does not say who may object, it is hardly the client, who states: to it nothing is said to be its own.
    const what = theirs ? language.say("hint-objection-their", { party: addressed(this.view.contract ?? ({} as Contract), language)[by] })
      : by === undefined && ours === "client" ? language.say("hint-objection-of", { label: language.text(right.label) }) : language.say("hint-objection-own");
    const values = { what, date: language.number.date(right.date), days: language.number.count(String(Math.abs(left))) };
    const said = left > 0 ? language.say(left === 1 ? "hint-objection-one" : "hint-objection", values) : language.say(left === 0 ? "hint-objection-today" : "hint-objection-passed", values);
    const assumed = right.assumed ? language.say("hint-objection-assumed") : "";
    return html`<span class=${left < 0 ? "quiet" : left <= SOON && !theirs ? "soon" : ""}>${said}${assumed}</span> <button type="button" @click=${() => this.#open("reconcile")}>${language.say("hint-objection-open")} ›</button>`;
  }

  async #ask(): Promise<void> {
    const { contract, month } = this.view;
    this.better = null;
    if (!contract || !month) return;
    try {
      const better = await betterOf(this.engine, contract, month);
      if (month === this.view.month && contract === this.view.contract) this.better = better;
    } catch (cause) {
      // The result stands without it.
      if (!(cause instanceof Superseded)) console.error(cause);
    }
  }

  #next(contract: Contract): TemplateResult | typeof nothing {
    const { language, better } = this;
    const { assessment } = this.view;
    if (!better || !assessment) return nothing;
    const [goal] = better;
    const all = bands(contract);
    const top = isBest(assessment, contract);
    if (!goal) {
      return top ? html`<p class="quiet">${language.say("hint-best")}</p>` : nothing;
    }
    const units = new Map(monthFigures(contract).map(({ id, unit }) => [id, unit]));
    const ways = waysOf(goal).slice(0, MOST_WAYS);
    const [first] = ways;
    const named = (id: string | null): string => language.text(all.find((band) => band.id === id)?.label ?? "");
    if (!first) {
      return html`<p>${language.say("hint-out-of-reach", { tier: named(goal.tier) })} ${this.#more()}</p>`;
    }
    const text = ways.map((way) => wayText(way, contract, (figure) => units.get(figure) ?? "", language)).join(language.say("way-or"));
    const gain = gainText(first.saves, contract, language);
    return html`<p>${goal.tier === null && top ? html`<span class="quiet">${language.say("hint-best")}</span> · ` : nothing}<strong>${goal.tier === null
      ? language.say("hint-money", { ways: text, gain })
      : language.say("hint-next", { ways: text, tier: named(first.reaches), score: first.score === null ? "" : language.say("hint-next-score", { score: language.number.plain(first.score) }), gain: gain === "" ? "" : language.say("hint-next-gain", { gain }) })}</strong> ${this.#more()}</p>`;
  }

  #more(): TemplateResult {
    return html`<button type="button" @click=${() => this.#open("what-if")}>${this.language.say("hint-more")} ›</button>`;
  }

  #readings(): TemplateResult | typeof nothing {
    const { language } = this;
    const matter = this.view.readings.filter((reading) => reading.matters);
    if (matter.length === 0) return nothing;
    const differences = matter.flatMap(({ choices }) => choices.map(({ difference }) => difference?.replace("-", "") ?? null));
    const known = differences.filter((difference) => difference !== null);
    const most = known.reduce((most, one) => (positive(minus(one, most)) ? one : most), "0");
    // While one of them is open, nobody knows the most.
    const money = known.length === differences.length && lineTerms(this.view.contract ?? ({} as Contract)).length > 0 && /[1-9]/.test(most);
    return html`<button type="button" @click=${() => this.#open("contract")}>${language.say(money ? "hint-readings-money" : "hint-readings", {
      count: language.number.count(String(matter.length)), amount: language.number.money(most).replace(/[.,]00$/, ""),
    })} ›</button>`;
  }

  #open(tab: TabEvent["tab"]): void {
    this.dispatchEvent(new TabEvent(tab));
  }
}

define("yuekao-hints", Hints);
