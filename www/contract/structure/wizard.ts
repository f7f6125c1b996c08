// One more score item, in one sentence: what it is called, which column of the pasted table it comes from, its target, how
// points fall, its weight, and whether the other weights make room for it.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import glossary from "../../../contracts/glossary.json?kinds";
import type { Contract, Figure, ItemTerm, MetricTerm, Parsed, Term } from "../../engine/engine.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { EditEvent } from "../../controls/events.ts";
import type { Language } from "../../i18n/language.ts";
import { numberTyped } from "../typed-number.ts";
import { freeId, weightsBalanced, withScore } from "./edits.ts";

/** Where the numbers of the new item come from. */
interface Source {
  id: string;
  label: string;
  unit: string;
  /** A column nobody has read so far: it becomes a figure of the contract's own. */
  fresh: boolean;
}

const FALLS = ["shortfall", "all-or-nothing", "proportion"] as const;

export class Wizard extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, unread: { attribute: false }, pasted: { attribute: false },
    name: { state: true }, of: { state: true }, to: { state: true }, unit: { state: true }, better: { state: true }, target: { state: true }, falls: { state: true }, points: { state: true }, per: { state: true }, weight: { state: true }, clause: { state: true }, balance: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: block;
      margin-block: 8px;
      padding: 12px 16px;
      border: 1px solid var(--accent);
      border-radius: 8px;
      background: var(--accent-wash);
    }

    h4 {
      margin: 0 0 6px;
      font-size: var(--text);
      font-weight: 600;
    }

    form {
      line-height: 48px;
    }

    input,
    select {
      line-height: 24px;
    }

    input:not([type="checkbox"]) {
      width: 72px;
      margin-inline: 4px;
    }

    input.name {
      width: 150px;
    }

    select {
      max-width: 220px;
      vertical-align: middle;
    }

    label {
      white-space: nowrap;
    }

    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      margin-top: 8px;
      line-height: 24px;
    }

    input[type="checkbox"] {
      min-height: 0;
      accent-color: var(--accent);
    }
  `];

  declare language: Language;
  declare contract: Contract;
  /** Headings and labels of what was pasted that nobody reads so far. */
  declare unread: readonly string[];
  /** The figures that were pasted. */
  declare pasted: ReadonlySet<string>;
  declare name: string;
  declare of: string;
  declare to: string;
  declare unit: string;
  declare better: "higher" | "lower";
  declare target: string;
  declare falls: (typeof FALLS)[number];
  declare points: string;
  declare per: string;
  declare weight: string;
  declare clause: string;
  declare balance: boolean;
  /** The source that was found by the name of the item. */
  #ofByName = "";

  constructor() {
    super();
    Object.assign(this, { name: "", of: "", to: "", unit: "%", better: "higher", target: "90", falls: "shortfall", points: "2", per: "1", weight: "20", clause: "", balance: true });
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("contract") && this.clause === "") this.clause = this.contract.items?.at(-1)?.clause ?? "—";
    // An item that is called like a column comes from it, and else from one that tables are still to have, as long as nobody has said otherwise.
    if (changed.has("name") && this.#ofByName === this.of) {
      const source = this.#sources().find(({ label }) => label === this.name.trim());
      this.of = this.#ofByName = source?.id ?? this.#unseen?.id ?? "";
      if (source) this.#fit(source);
    }
  }

  override render(): TemplateResult {
    const { language } = this;
    const say = (id: string): string => language.say(id);
    const sources = this.#sources();
    const read = sources.filter(({ fresh }) => fresh);
    const known = sources.filter(({ fresh }) => !fresh);
    const options = (chosen: string): TemplateResult => html`${read.length > 0 ? html`<optgroup label=${say("wizard-columns")}>${read.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`)}</optgroup>` : nothing}
      <optgroup label=${say("wizard-figures")}>${known.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`)}</optgroup>`;
    const field = (key: "name" | "target" | "points" | "per" | "weight" | "clause", label: string, kind = ""): TemplateResult => html`<input class=${kind} aria-label=${label} .value=${this[key]} autocomplete="off" inputmode=${kind === "" ? "decimal" : "text"} @input=${(event: Event) => { if (event.target instanceof HTMLInputElement) this[key] = event.target.value; }} />`;
    const slots: Record<string, unknown> = {
      name: field("name", say("wizard-name"), "name"),
      of: html`<select aria-label=${say("wizard-of")} @change=${this.#choose("of")}><option value="" ?selected=${this.of === ""} disabled>${say("wizard-choose")}</option>${options(this.of)}${this.#unseen ? html`<optgroup label=${say("wizard-unseen")}><option value=${this.#unseen.id} ?selected=${this.#unseen.id === this.of}>${this.#unseen.label}</option></optgroup>` : nothing}</select>`,
      to: html`<select aria-label=${say("wizard-to")} @change=${this.#choose("to")}><option value="">${say("wizard-to-none")}</option>${options(this.to)}</select>`,
      better: html`<select aria-label=${say("wizard-better")} @change=${this.#choose("better")}>${(["higher", "lower"] as const).map((one) => html`<option value=${one} ?selected=${one === this.better}>${say(`better-${one}`)}</option>`)}</select>`,
      target: field("target", say("wizard-target")),
      unit: html`<select aria-label=${say("wizard-unit")} @change=${this.#choose("unit")}>${["%", "points", "s", "min", "h"].map((one) => html`<option value=${one} ?selected=${one === this.unit}>${one === "%" ? "%" : one === "points" ? say("unit-word-points") : language.unit(one)}</option>`)}</select>`,
      falls: html`<select aria-label=${say("wizard-falls")} @change=${this.#choose("falls")}>${FALLS.map((one) => html`<option value=${one} ?selected=${one === this.falls}>${say(`falls-${one}`)}</option>`)}</select>${this.falls === "shortfall"
        ? sentence(language, "falls-steps", { per: field("per", say("wizard-per")), points: field("points", say("wizard-points")) }) : nothing}`,
      weight: field("weight", say("wizard-weight")),
      clause: field("clause", say("clause"), "name"),
    };
    return html`<h4 id="title">${say("add-item")}</h4><form aria-labelledby="title" @submit=${this.#add}>
      ${sentence(language, "wizard-sentence", slots)}
      <div class="acts"><label><input type="checkbox" .checked=${this.balance} @change=${(event: Event) => { if (event.target instanceof HTMLInputElement) this.balance = event.target.checked; }} /> ${say("wizard-balance")}</label>
        <button class="button first" ?disabled=${this.name.trim() === "" || this.of === ""}>${say("wizard-add")}</button>
        <button type="button" class="button" @click=${this.#close}>${say("wizard-cancel")}</button></div></form>`;
  }

  /** What nobody has pasted so far: it is called like the item. */
  get #unseen(): Source | null {
    const label = this.name.trim();
    return label === "" || this.#sources().some((one) => one.label === label) ? null : { id: `column:${label}`, label, unit: "", fresh: true };
  }

  /** Columns nobody reads first, then what is pasted, then every other figure. */
  #sources(): Source[] {
    const { language, contract, pasted, unread } = this;
    const own = contract.figures ?? [];
    const figures = [...own, ...glossary.figures].filter(({ scope, kind }) => scope === "month" && kind !== "flag");
    const fresh = unread.map((header): Source => ({ id: `column:${header}`, label: header, unit: "%", fresh: true }));
    const known = figures.map(({ id, label, unit }): Source => ({ id, label: language.text(label), unit, fresh: false }));
    return [...fresh, ...known.filter(({ id }) => pasted.has(id)), ...known.filter(({ id }) => !pasted.has(id))];
  }

  /** The unit of what it comes from; the shorter something takes, the better. */
  #fit({ unit }: Source): void {
    if (["%", "points", "s", "min", "h"].includes(unit)) this.unit = unit;
    if (["s", "min", "h"].includes(this.unit)) this.better = "lower";
  }

  #choose = (key: "of" | "to" | "unit" | "better" | "falls") => (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    Object.assign(this, { [key]: event.target.value });
    const source = this.#sources().find(({ id }) => id === this.of);
    if (key === "of" && source) this.#fit(source);
    if (key === "of" && this.name.trim() === "" && source) this.name = source.label;
  };

  #add = (event: Event): void => {
    event.preventDefault();
    const { language } = this;
    const wish = { ...this.#wish() };
    this.dispatchEvent(new EditEvent((contract) => added(contract, wish, language), ""));
    this.#close();
  };

  #wish(): Wish {
    const { name, of, to, unit, better, falls, clause, balance } = this;
    const [target, per] = [this.target, this.per].map((typed) => numberTyped(typed, unit));
    const [points, weight] = [this.points, this.weight].map((typed) => numberTyped(typed, "points"));
    return { name: name.trim(), of, to, unit, better, falls, clause: clause.trim() || "—", balance, target: target ?? "", points: points ?? "", per: per ?? "", weight: weight ?? "" };
  }

  #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}

/** What of a paste nobody reads: columns under headings of their own, lines with labels of their own. */
export function unreadOf({ columns, problems }: Parsed): string[] {
  const lines = problems.flatMap(({ code, at }) => (code === "line_not_read" && at && "cell" in at ? at.cell : []));
  return [...new Set([...columns.filter(({ role }) => role === "ignored").map(({ header }) => header), ...lines])].filter((label) => label.trim() !== "");
}

interface Wish {
  name: string;
  of: string;
  to: string;
  unit: string;
  better: "higher" | "lower";
  target: string;
  falls: (typeof FALLS)[number];
  points: string;
  per: string;
  weight: string;
  clause: string;
  balance: boolean;
}

/** The contract with one more item, its metric, and the figures that were only columns so far. */
export function added(before: Contract, wish: Wish, language: Language): Contract {
  let contract = withScore(before, language);
  const figure = (source: string, kind: Figure["kind"]): string => {
    if (!source.startsWith("column:")) return source;
    const label = source.slice("column:".length);
    const there = contract.figures?.find((one) => one.label === label);
    if (there) return there.id;
    const id = freeId(contract, "figure");
    const made: Figure = { id, label, unit: kind === "percent" ? "%" : kind === "count" ? "sessions" : wish.unit, scope: "month", kind };
    contract = { ...contract, figures: [...(contract.figures ?? []), made] };
    return id;
  };
  const rate = wish.to !== "";
  const of = figure(wish.of, rate ? "count" : wish.unit === "%" ? "percent" : "number");
  const value: Term = rate ? { ratio: { of: [of], to: [figure(wish.to, "count")] } } : of;
  const metric: MetricTerm = { id: freeId(contract, "metric"), label: wish.name, unit: wish.unit, clause: wish.clause, target: wish.target, ...(wish.better === "lower" ? { better: "lower" as const } : {}), value };
  contract = { ...contract, metrics: [...(contract.metrics ?? []), metric] };
  const met = { [wish.better === "lower" ? "at_most" : "at_least"]: [metric.id, wish.target] } as unknown as Term;
  const score: Term = wish.falls === "shortfall" ? { shortfall: { of: metric.id, points: wish.points, per: wish.per, ...(wish.better === "lower" ? { better: "lower" as const } : {}) } }
    : wish.falls === "all-or-nothing" ? { if: { when: met, then: wish.weight, else: "0" } }
    : wish.better === "lower" ? { linear: { of: metric.id, points: [{ at: wish.target, value: wish.weight }, { at: `${Number(wish.target) * 2}`, value: "0" }] } }
    : { linear: { of: metric.id, points: [{ at: "0", value: "0" }, { at: wish.target, value: wish.weight }] } };
  const item: ItemTerm = { id: freeId(contract, "item"), label: wish.name, clause: wish.clause, weight: wish.weight, score };
  contract = { ...contract, items: [...(contract.items ?? []), item] };
  return wish.balance ? weightsBalanced(contract, new Set([item.id])) : contract;
}

function sentence(language: Language, id: string, slots: Readonly<Record<string, unknown>>): unknown[] {
  return language.parts(id).map((part, place) => (place % 2 === 0 ? part : slots[part]));
}

define("yuekao-wizard", Wizard);
