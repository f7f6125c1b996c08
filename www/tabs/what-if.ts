// What if: every figure the contract computes with can be moved, and score, tier and money follow. The pasted figures
// stay as they are; what is supposed lives here.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Heat, HeatAxis, PickEvent } from "../charts/heat-map.ts";
import type { Assessment, BetterTier, Contract, Engine, GridCell, VendorMonth } from "../engine/engine.ts";
import { plainNumber, recordKey } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import { tierText } from "../domain/missing.ts";
import { resultParts } from "../domain/result-texts.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import type { View } from "../session/session.ts";
import { betterOf } from "../domain/better-results.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { fingers } from "../controls/fingers.ts";
import { monthFigures, type FigureKind } from "../domain/figure-kinds.ts";
import type { SupposeEvent, TypedEvent } from "./what-if/field.ts";
import { decimal, numberOf, reachOf, snapped, spread, supposedFigures, type Supposed } from "./what-if/figures.ts";
import { keepSuppositions, keptSuppositions } from "./what-if/kept.ts";
import { cellsOf, COARSE, FINE, heatOf, impossible, lean, refined, type MapQuestion } from "./what-if/map.ts";
import { whatIfStyle } from "./what-if/style.ts";
import type { TryEvent } from "./what-if/ways.ts";
import { tabStyle } from "./style.ts";
import "../charts/heat-map.ts";
import "./what-if/field.ts";
import "./what-if/outcome.ts";
import "./what-if/ways.ts";

/** What stands in a box and does not count, or not yet: with the reason where it was refused. */
export interface Typed {
  typed: string;
  reason: string | null;
}

interface Subject {
  contract: Contract;
  month: VendorMonth;
}

export class WhatIf extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, open: { attribute: false },
    supposed: { state: true }, typed: { state: true }, now: { state: true }, better: { state: true }, sides: { state: true }, grid: { state: true },
  };
  static override styles = [base, tabStyle, whatIfStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare open: string | null;
  /** The name under which things are kept in this browser; empty: nothing is. */
  declare storage: string;
  declare supposed: Supposed;
  declare typed: Readonly<Record<string, Typed>>;
  /** What the supposed month comes to. */
  declare now: Assessment | null;
  declare better: readonly BetterTier[];
  /** The two figures of the map; null until they are known. */
  declare sides: { x: string; y: string } | null;
  /** The cells of the map, and the figures they were settled with. */
  declare grid: { question: MapQuestion; figures: VendorMonth["figures"]; cells: readonly GridCell[] } | null;

  /** What every question here is about: the contract made ready, and the month without its cells. */
  #subject: Subject | null = null;
  #preparing: Promise<Subject | null> | null = null;
  /** Newest wins: of two answers, only the later is shown. */
  #turn = 0;
  #asked = "";
  /** The picture made last, and what it was made from: it stays while only the supposed month moves over it. */
  #heat: { from: readonly unknown[]; heat: Heat } | null = null;

  constructor() {
    super();
    this.storage = "";
    this.supposed = {};
    this.typed = {};
    this.now = null;
    this.better = [];
    this.sides = null;
    this.grid = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("view");
    if (!changed.has("view") || (before?.month === this.view.month && before.contract === this.view.contract)) return;
    const { month, contract } = this.view;
    const other = !before?.month || !month || recordKey(before.month) !== recordKey(month) || before.contract?.id !== contract?.id;
    if (other) {
      this.supposed = month && contract ? keptSuppositions(this.storage, monthKey(month, contract)) : {};
      this.typed = {};
      this.sides = null;
    }
    this.#subject = null;
    this.#preparing = null;
    this.#asked = "";
    attempt(this, this.#begin());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, view, now } = this;
    const { contract, month, assessment } = view;
    if (!contract || !month || !assessment) return nothing;
    return html`
      ${this.#controls(contract, month)}
      <div class="result">
        <yuekao-supposition .language=${language} .contract=${contract} .real=${assessment} .now=${now ?? assessment} .open=${this.open}></yuekao-supposition>
        ${this.#map(contract, month)}
      </div>
      <yuekao-ways class="ways" .language=${language} .contract=${contract} .assessment=${assessment} .better=${this.better} @yuekao-try=${this.#try}></yuekao-ways>
      ${this.#strip(contract, now ?? assessment)}
      <p class="unseen" role="status">${this.#said()}</p>`;
  }

  #controls(contract: Contract, month: VendorMonth): TemplateResult {
    const { language } = this;
    const all = monthFigures(contract);
    const given = all.filter(({ id }) => month.figures[id] !== undefined);
    const lacking = all.filter(({ id }) => month.figures[id] === undefined);
    const figures = supposedFigures(month, this.supposed);
    const field = (figure: FigureKind): TemplateResult => html`<yuekao-figure-field .language=${language} .figure=${figure}
      .reach=${reachOf(figure, all, month.figures, figures)} .now=${figures[figure.id]} .real=${month.figures[figure.id]} .typed=${this.typed[figure.id] ?? null}></yuekao-figure-field>`;
    const changed = Object.keys(this.supposed).length + Object.keys(this.typed).length > 0;
    return html`<section class="card figures" aria-labelledby="figures" @yuekao-suppose=${this.#suppose} @yuekao-typed=${this.#type}>
      <header><h2 id="figures">${language.say("what-if-figures")}</h2>
        <button type="button" class="button" ?disabled=${!changed} @click=${this.#reset}>${language.say("what-if-reset")}</button></header>
      <p class="about quiet on-screen">${language.say("what-if-about")}${fingers() ? nothing : language.say("what-if-keys")}</p>
      ${given.map(field)}
      ${lacking.length > 0 ? html`<details ?open=${given.length === 0}><summary>${language.say("what-if-lacking", { count: language.number.count(String(lacking.length)) })}</summary>${lacking.map(field)}</details>` : nothing}
    </section>`;
  }

  #map(contract: Contract, month: VendorMonth): TemplateResult | typeof nothing {
    const { language, sides, grid } = this;
    const all = monthFigures(contract).filter(({ id, kind }) => kind !== "flag" && month.figures[id] !== undefined);
    if (all.length < 2 || !sides) return nothing;
    const figures = supposedFigures(month, this.supposed);
    const heat = grid && grid.question.x === sides.x && grid.question.y === sides.y ? this.#picture(contract, month, all, grid) : null;
    const choose = (side: "x" | "y") => (event: Event): void => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const chosen = event.target.value;
      const other = side === "x" ? "y" : "x";
      // A map of a figure over itself says nothing: the two change places.
      this.sides = { ...sides, [other]: sides[other] === chosen ? sides[side] : sides[other], [side]: chosen };
      attempt(this, this.#compute());
    };
    const select = (side: "x" | "y"): TemplateResult => html`<label>${language.say(`what-if-${side}`)} <select @change=${choose(side)}>
      ${all.map(({ id, label }) => html`<option value=${id} ?selected=${id === sides[side]}>${language.text(label)}</option>`)}</select></label>`;
    const says = {
      title: language.say("what-if-map-label", { x: heat?.x.label ?? "", y: heat?.y.label ?? "" }),
      table: language.say("what-if-table"), now: language.say("what-if-here"), real: language.say("what-if-was-here"), none: language.say("what-if-impossible"),
    };
    return html`<section class="card map" aria-labelledby="map">
      <header><h2 id="map">${language.say("what-if-map")}</h2><span class="sides">${select("x")}${select("y")}</span></header>
      <yuekao-heat-map .heat=${heat} .x=${numberOf(figures, sides.x)} .y=${numberOf(figures, sides.y)} .says=${says} @yuekao-pick=${this.#pick}></yuekao-heat-map>
    </section>`;
  }

  #picture(contract: Contract, month: VendorMonth, all: readonly FigureKind[], grid: NonNullable<WhatIf["grid"]>): Heat {
    const { language } = this;
    const from = [contract, month, grid, language];
    if (this.#heat?.from.every((part, place) => part === from[place])) return this.#heat.heat;
    const { question, figures } = grid;
    const { columns, rows } = question;
    const axis = (id: string, values: readonly number[]): HeatAxis => ({
      label: language.text(all.find((figure) => figure.id === id)?.label ?? id),
      values, real: numberOf(month.figures, id), shown: (value: number) => language.number.plain(String(value)),
    });
    const numbers = Object.fromEntries(all.map(({ id }) => [id, numberOf(figures, id)]));
    const excluded = (place: number): boolean =>
      impossible(all, { ...numbers, [question.x]: columns[place % columns.length] ?? 0, [question.y]: rows[Math.floor(place / columns.length)] ?? 0 });
    const heat = heatOf(contract, grid.cells, excluded, { x: axis(question.x, columns), y: axis(question.y, rows.toReversed()) }, language);
    this.#heat = { from, heat };
    return heat;
  }

  /** What it comes to, in sight where the figures stand far below it. */
  #strip(contract: Contract, now: Assessment): TemplateResult {
    const { language } = this;
    return html`<p class="strip on-screen" aria-hidden="true">
      ${resultParts(now, contract, tierText(now, contract, language), language).map(([label, value]) => html`<span><span class="quiet">${label}</span> <strong>${value}</strong></span>`)}</p>`;
  }

  /** The new result in a sentence, for who does not see it. */
  #said(): string {
    const { language, now } = this;
    if (!now || Object.keys(this.supposed).length === 0) return "";
    const { contract } = this.view;
    const parts = contract ? resultParts(now, contract, tierText(now, contract, language), language) : [];
    return language.say("what-if-said", { result: parts.map((part) => part.join(" ")).join(language.say("list-comma")) });
  }

  /** A new month or contract. */
  async #begin(): Promise<void> {
    const { contract, month } = this.view;
    if (!contract || !month || !(await this.#prepared())) return;
    // What was typed about the month as it was is judged once more.
    for (const [figure, { typed, reason }] of Object.entries(this.typed)) if (reason === null) attempt(this, this.#judge(figure, typed));
    await this.#compute();
    const better = await betterOf(this.engine, contract, month);
    if (month !== this.view.month || contract !== this.view.contract) return;
    this.better = better;
    if (this.sides) return;
    this.sides = firstSides(contract, month, better);
    await this.#compute();
  }

  /** What can be prepared for many questions is prepared once; null where the month has become another meanwhile. Asked for again where it failed. */
  #prepared(): Promise<Subject | null> {
    return (this.#preparing ??= this.#prepare().catch((cause: unknown) => {
      this.#preparing = null;
      throw cause;
    }));
  }

  async #prepare(): Promise<Subject | null> {
    const { contract, month } = this.view;
    if (!contract || !month) return null;
    const subject = { contract: await this.engine.compile(contract), month: withoutCells(month) };
    if (month !== this.view.month || contract !== this.view.contract) return null;
    this.#subject = subject;
    return subject;
  }

  /** Before everything is prepared there is nothing to compute: the preparation ends with it. */
  async #compute(began = performance.now()): Promise<void> {
    if (!this.#subject) return;
    const { contract, month: real } = this.#subject;
    const turn = ++this.#turn;
    const month = { ...real, figures: supposedFigures(real, this.supposed) };
    const question = this.#question(contract, month, COARSE);
    // Moving a figure along its own side of the map leaves the map as it is.
    const asks = question && JSON.stringify({ question, figures: { ...month.figures, [question.x]: null, [question.y]: null } });
    const stale = (): boolean => turn !== this.#turn;
    const now = await this.engine.assess(contract, month);
    if (question && asks !== this.#asked) {
      const cells = await cellsOf(this.engine, contract, lean(contract, month), question);
      if (stale()) return;
      this.#asked = asks ?? "";
      this.grid = { question, figures: month.figures, cells };
    }
    if (stale()) return;
    this.now = now;
    await this.updateComplete;
    await Promise.all([...this.renderRoot.querySelectorAll<LitElement>("yuekao-supposition, yuekao-heat-map, yuekao-figure-field")].map((part) => part.updateComplete));
    performance.clearMeasures(MEASURE);
    performance.measure(MEASURE, { start: began, end: performance.now() });
    if (question && this.grid?.question.columns.length !== FINE) await this.#refine(contract, month, stale);
  }

  async #refine(contract: Contract, month: VendorMonth, stale: () => boolean): Promise<void> {
    const question = this.#question(contract, month, FINE);
    if (!question) return;
    const cells = await refined(this.engine, contract, lean(contract, month), question, stale);
    if (cells) this.grid = { question, figures: month.figures, cells };
  }

  #question(contract: Contract, month: VendorMonth, count: number): MapQuestion | null {
    const { sides } = this;
    if (!sides || !this.view.month) return null;
    const all = monthFigures(contract);
    const along = (id: string): number[] => {
      const figure = all.find((one) => one.id === id);
      return figure ? spread(reachOf(figure, all, this.view.month?.figures ?? {}, month.figures), count) : [];
    };
    const [columns, rows] = [along(sides.x), along(sides.y).toReversed()];
    return columns.length > 1 && rows.length > 1 ? { x: sides.x, y: sides.y, columns, rows } : null;
  }

  #suppose = (event: SupposeEvent): void => {
    this.#set({ [event.figure]: event.value });
  };

  /** Takes up new suppositions; null: as it really is. */
  #set(change: Readonly<Record<string, string | boolean | null>>, began = performance.now()): void {
    const real = this.view.month?.figures ?? {};
    const all = { ...this.supposed, ...change };
    this.supposed = Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string | boolean] => entry[1] !== null && String(entry[1]) !== String(real[entry[0]] ?? "")));
    this.typed = Object.fromEntries(Object.entries(this.typed).filter(([id]) => !(id in change)));
    this.#keep();
    attempt(this, this.#compute(began));
  }

  #keep(): void {
    const { month, contract } = this.view;
    if (month && contract) keepSuppositions(this.storage, monthKey(month, contract), this.supposed);
  }

  /** What was typed counts if the engine takes it, as soon as that is there; until then the last sound number does, and the reason stands below. */
  #type = (event: TypedEvent): void => {
    this.typed = { ...this.typed, [event.figure]: { typed: event.typed, reason: null } };
    attempt(this, this.#judge(event.figure, event.typed));
  };

  async #judge(figure: string, typed: string): Promise<void> {
    const refuse = (reason: string): void => {
      this.typed = { ...this.typed, [figure]: { typed, reason } };
    };
    if (typed.trim() === "") {
      // Nothing typed is no zero: the real number counts again, and the box stays empty until it is left.
      this.#set({ [figure]: null });
      refuse(this.language.say("what-if-empty"));
      return;
    }
    const number = plainNumber(typed, this.language.currency.code);
    if (number === null) {
      refuse(this.language.say("what-if-no-number", { typed }));
      return;
    }
    const began = performance.now();
    const subject = await this.#prepared();
    if (!subject) return;
    const { contract, month: real } = subject;
    const figures = supposedFigures(real, { ...this.supposed, [figure]: number });
    const { notices } = await this.engine.assess(contract, { ...real, figures });
    const known = new Set((await this.engine.assess(contract, { ...real, figures: supposedFigures(real, this.supposed) })).notices.map((notice) => JSON.stringify(notice)));
    // More was typed meanwhile, or all of it taken back.
    if (this.typed[figure]?.typed !== typed) return;
    const problem = notices.find((notice) => notice.severity === "error" && !known.has(JSON.stringify(notice)));
    if (problem) refuse(`${problemSentence(problem, this.language)} ${problemHint(problem, this.language)}`);
    else this.#set({ [figure]: number }, began);
  }

  #reset = (): void => {
    this.supposed = {};
    this.typed = {};
    this.#keep();
    attempt(this, this.#compute());
  };

  #pick = (event: PickEvent): void => {
    const { contract, month } = this.view;
    const { sides } = this;
    if (!contract || !month || !sides) return;
    const all = monthFigures(contract);
    const figures = supposedFigures(month, this.supposed);
    const to = (id: string, value: number): string => {
      const figure = all.find((one) => one.id === id);
      return figure ? snapped(value, reachOf(figure, all, month.figures, figures)) : String(value);
    };
    const picked = { [sides.x]: to(sides.x, event.x), [sides.y]: to(sides.y, event.y) };
    const numbers = Object.fromEntries(Object.entries({ ...figures, ...picked }).map(([id, value]) => [id, Number(value)]));
    if (!impossible(all, numbers)) this.#set(picked);
  };

  /** A way that was told, put into the figures as they really are. */
  #try = (event: TryEvent): void => {
    const { contract, month } = this.view;
    if (!contract || !month) return;
    const places = (value: string): number => value.split(".")[1]?.length ?? 0;
    const entries = event.parts.map(({ figure, extra }) => {
      const real = String(month.figures[figure] ?? 0);
      return [figure, decimal(Number(real) + Number(extra), Math.max(places(real), places(extra)))] as const;
    });
    this.supposed = {};
    this.#set(Object.fromEntries(entries));
  };
}

/** How long it took from a change to the new picture; tests and benchmarks read it. */
const MEASURE = "yuekao-what-if";

function withoutCells(month: VendorMonth): VendorMonth {
  const bare = <T extends object>(row: T): T => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "cells")) as T;
  return {
    ...bare(month),
    ...(month.categories ? { categories: month.categories.map(bare) } : {}),
    ...(month.history ? { history: month.history.map(withoutCells) } : {}),
  };
}

/** The map begins with two figures that lead to a better result, or else with those that are paid for, or parts of a whole. */
function firstSides(contract: Contract, month: VendorMonth, [goal]: readonly BetterTier[]): { x: string; y: string } | null {
  const given = monthFigures(contract).filter(({ id, kind }) => kind !== "flag" && month.figures[id] !== undefined);
  const parts = given.filter(({ whole }) => whole !== undefined);
  const lines = JSON.stringify([contract.fees, contract.damages]);
  const paid = given.filter(({ id }) => lines.includes(`"${id}"`));
  const better = (goal?.levers ?? []).map(({ figure }) => figure);
  const [x, y] = new Set([...better, ...[...paid, ...parts, ...given].map(({ id }) => id)]);
  return x !== undefined && y !== undefined ? { x, y } : null;
}

const monthKey = (month: VendorMonth, { id }: Contract): string => `${id}\n${recordKey(month)}`;

define("yuekao-what-if", WhatIf);
