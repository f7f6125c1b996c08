// What a month lacks, with fields to fill it in: figure by figure under the rate they belong to. A field counts when it is left.
// The fields stay until nothing is missing any more, so that nothing moves away under somebody's hands.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import channels from "../../contracts/channels.json";
import type { Contract, Missing } from "../engine/engine.ts";
import { ownCell, plainNumber, recordKey } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import { isAsked, isFigure, missingGroups, missingSentences, type MissingGroup } from "../domain/missing.ts";
import { columnName } from "../paste/column.ts";
import { Grid } from "../paste/grid.ts";
import type { View } from "../session/session.ts";
import { NOTHING_ENTERED, typedInto, type Entered } from "../domain/state.ts";
import { monthFigures, type FigureKind } from "../domain/figure-kinds.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { grouped } from "../controls/grouped.ts";
import { EnterEvent, MendEvent, MendHereEvent, NotOfferedEvent, OpenTableEvent, ReadingEvent, StateHereEvent, TabEvent } from "../controls/events.ts";

/** The fields of a group, as they were first asked for. */
interface Asked {
  name: string;
  figures: readonly string[];
}

interface Draft {
  text: string;
  /** Whether it was handed over: what comes back counts then. */
  left: boolean;
}

export class MissingFigures extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, brief: { type: Boolean } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    section {
      margin-top: var(--gap-2);
      padding: var(--gap-3) var(--gap-4);
      border: 1px dashed var(--line-strong);
      border-radius: var(--round);
      background: var(--sunk);
    }

    .loud {
      font-size: 18px;
      font-weight: 600;
      line-height: 28px;
    }

    [role="group"] {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: start;
      padding-top: var(--gap-2);
    }

    /* In line with the fields, not with what stands above or below them. */
    div:not(.alone) ~ .button {
      margin-top: 20px;
    }

    [role="group"] + [role="group"] {
      margin-top: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    .name {
      flex: 0 0 100%;
      font-size: 13px;
      font-weight: 600;
      line-height: 20px;
    }

    .done {
      color: var(--quiet);
      font-weight: 400;
    }

    label {
      display: block;
      color: var(--quiet);
      font-size: 13px;
      line-height: 20px;
    }

    .column {
      min-height: 24px;
      margin-top: 4px;
      padding: 0 8px;
      font-size: var(--small);
    }

    .field {
      display: flex;
      gap: 6px;
      align-items: center;
      color: var(--ink);
    }

    input {
      width: 96px;
      padding-inline: 8px;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
      background: var(--error-wash);
    }

    .problem {
      color: var(--error);
    }

    @media print {
      [role="group"] {
        display: none;
      }
    }
  `];

  declare language: Language;
  declare view: View;
  /** Whether the figures are typed elsewhere: then only what is missing is said. */
  declare brief: boolean;

  /** Whose fields these are. */
  #monthKey = "";
  #asked = new Map<string, Asked>();
  #drafts = new Map<string, Draft>();

  constructor() {
    super();
    this.brief = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("view")) return;
    const { month, inputs, latest } = this.view;
    if (changed.get("view")?.inputs !== inputs && inputs === latest) for (const [figure, { left }] of this.#drafts) if (left) this.#drafts.delete(figure);
    const monthKey = `${inputs.contract}\n${month ? recordKey(month) : ""}`;
    if (monthKey === this.#monthKey) return;
    this.#monthKey = monthKey;
    this.#asked = new Map();
    this.#drafts = new Map();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment, fixed, parsed } = this.view;
    if (!contract || !assessment || !language.has("missing-score")) return nothing;
    const groups = missingGroups(contract, assessment, language);
    const kinds = new Map(monthFigures(contract).map((kind) => [kind.id, kind]));
    const asked = isAsked(parsed?.tables);
    for (const { id, name, missing, withheld } of groups) {
      if (asked && withheld) continue;
      const figures = missing.flatMap((one) => figuresOf(one, contract, kinds));
      if (figures.length > 0) this.#asked.set(id, { name, figures: [...new Set([...(this.#asked.get(id)?.figures ?? []), ...figures])] });
    }
    const others = groups.filter(({ missing }) => !missing.some(isFigure));
    return html`<section aria-label=${language.say("status-incomplete")}>
      ${missingSentences(groups, language).map((sentence) => html`<p class="loud">${sentence}</p>`)}
      ${fixed || this.brief ? nothing : [...this.#asked].map(([id, asked]) => this.#group(id, asked, groups.find((group) => group.id === id), kinds))}
      ${others.map((group) => this.#other(group))}
      ${this.#readings()}
    </section>`;
  }

  #group(id: string, { name, figures }: Asked, group: MissingGroup | undefined, kinds: ReadonlyMap<string, FigureKind>): TemplateResult {
    const { language } = this;
    return html`<div role="group" aria-labelledby="name-${id}">
      <span class="name" id="name-${id}">${name}${group ? nothing : html` <span class="done">✓ ${language.say("missing-done")}</span>`}</span>
      ${figures.map((figure) => this.#figure(figure, kinds.get(figure), name))}
      ${group ? this.#none(group, figures, kinds) : nothing}
    </div>`;
  }

  /** `above`: what it belongs to; a name that stands there already is only said. */
  #figure(id: string, kind: FigureKind | undefined, above: string): TemplateResult | typeof nothing {
    if (!kind) return nothing;
    const { language } = this;
    const cell = this.#cell(id);
    const draft = this.#drafts.get(id);
    const counted = this.view.month?.figures[id];
    // What several rows came to is shown, too, once it is known.
    const shown = draft?.text ?? cell?.cell ?? this.#entered.figures[id] ?? (counted === undefined ? "" : String(counted));
    const wrong = !cell && shown !== "" && (draft?.left ?? true) && (kind.kind === "flag" ? !/^(?:true|false)$/.test(shown) : plainNumber(shown, language.currency.code) === null);
    const address = cell ? `${columnName(cell.column)}${cell.row}` : "";
    const type = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.#drafts.set(id, { text: event.target.value, left: false });
    };
    const leave = (event: Event): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) this.#leave(id, event.target.value);
    };
    const name = language.text(kind.label);
    const column = !cell && shown === "" && this.#hasFreeColumn;
    return html`<div class=${name === above ? "alone" : ""}><label><span class=${name === above ? "unseen" : ""}>${name}</span>
      <span class="field">${kind.kind === "flag" && !cell
        ? html`<select @change=${leave}>${["", "true", "false"].map((value) => html`<option value=${value} ?selected=${value === shown}>${language.say(value === "" ? "not-given" : value === "true" ? "yes" : "no")}</option>`)}</select>`
        : html`<input type="text" inputmode="decimal" autocomplete="off" .value=${live(grouped(this, `[data-figure="${id}"]`, shown, language))} @blur=${() => { this.requestUpdate(); }} aria-invalid=${String(wrong)} data-figure=${id} @input=${type} @change=${leave} @keydown=${this.#onKey} />`}
        ${kind.kind === "flag" ? nothing : html`<span class="unit">${language.unit(kind.unit)}</span>`}
        ${cell ? html`<button type="button" class="button plain" @click=${() => this.dispatchEvent(new MendHereEvent(cell.row, cell.column))}>${language.say("mend", { cell: address })}</button>` : nothing}</span>
      ${wrong ? html`<span class="problem" role="alert">${language.say("missing-no-number")}</span>` : nothing}</label>
      ${column ? html`<button type="button" class="button column" aria-label=${language.say("missing-column-of", { figure: name })} @click=${() => this.dispatchEvent(new OpenTableEvent(id))}>${language.say("missing-column")}</button>` : nothing}</div>`;
  }

  /** Whether there are numbers in the table that nobody uses. */
  get #hasFreeColumn(): boolean {
    return this.view.parsed?.tables.some(({ columns }) => columns.some(({ role, numbers, heading }) => role === "ignored" && numbers && heading !== "")) ?? false;
  }

  /** Other readings of the contract under which what is given is enough, each with its result. */
  #readings(): TemplateResult | typeof nothing {
    const { language } = this;
    const { readings, contract, assessment, fixed } = this.view;
    if (fixed || !contract?.score || assessment?.score !== null) return nothing;
    const enough = readings.flatMap(({ id, current, choices }) => choices.filter((choice) => choice.id !== current && choice.score !== null).map((choice) => ({ reading: id, choice })));
    if (enough.length === 0) return nothing;
    const tier = (id: string | null): string => language.text(contract.tiers?.find((one) => one.id === id)?.label ?? "");
    return html`<div role="group" aria-labelledby="readings"><span class="name" id="readings">${language.say("missing-readings")}</span>
      ${enough.map(({ reading, choice }) => html`<button type="button" class="button" @click=${() => this.dispatchEvent(new ReadingEvent(reading, choice.id))}>${language.say(choice.tier === null ? "missing-reading" : "missing-reading-tier", {
        choice: language.text(choice.label), score: language.number.plain(choice.score ?? ""), tier: tier(choice.tier),
      })}</button>`)}</div>`;
  }

  /** That there is nothing to count: in no month, because it is not offered, or not in this one. */
  #none({ missing }: MissingGroup, figures: readonly string[], kinds: ReadonlyMap<string, FigureKind>): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, month } = this.view;
    const open = missing.every(({ reason }) => reason === "not_given") ? missing.flatMap(({ figure }) => figure ?? []) : [];
    const given = (id: string | undefined): boolean => id !== undefined && month?.figures[id] !== undefined;
    // What is part of something counted is not none because it is not known.
    if (!contract || open.length === 0 || open.some((id) => kinds.get(id)?.kind !== "count" || given(kinds.get(id)?.whole))) return nothing;
    const channel = channels.find((one) => open.every((id) => one.figures.includes(id)));
    const ofChannel = channel?.figures.filter((id) => kinds.has(id)) ?? [];
    const offered = ofChannel.some(given) || figures.some(given);
    return html`
      ${channel && !offered ? html`<button type="button" class="button" @click=${() => this.dispatchEvent(new NotOfferedEvent(ofChannel, true))}>${language.say("missing-channel", { channel: language.text(channel.label) })}</button>` : nothing}
      <button type="button" class="button" @click=${() => { this.#enter(Object.fromEntries(open.map((id) => [id, "0"]))); }}>${language.say("missing-none")}</button>`;
  }

  /** What is no figure of the month: where it can be said, or what to do. */
  #other({ name, missing: [first] }: MissingGroup): TemplateResult | typeof nothing {
    if (!first) return nothing;
    const { language } = this;
    const { reason, categories = [] } = first;
    const listed = categories.join(language.say("list-comma"));
    const ways: Partial<Record<Missing["reason"], [word: string, act: () => Event]>> = {
      package: ["state-package", () => new StateHereEvent("package")],
      start: ["state-start", () => new StateHereEvent("start")],
      work_order: ["missing-fill", () => new TabEvent("figures")],
    };
    const way = this.view.fixed ? undefined : ways[reason];
    const hint = `missing-${reason.replace("_", "-")}-hint`;
    return html`<div role="group" aria-label=${name}><span class="name">${reason === "package" ? language.say("missing-package-of", { categories: listed }) : name}
      ${language.has(hint) ? html`<span class="done">${language.say(hint)}</span>` : nothing}</span>
      ${way ? html`<button type="button" class="button" @click=${() => this.dispatchEvent(way[1]())}>${language.say(way[0])}</button>` : nothing}</div>`;
  }

  get #entered(): Entered {
    const { latest, month } = this.view;
    return (month && latest.entered[recordKey(month)]) ?? NOTHING_ENTERED;
  }

  /** The cell it was pasted in, if something stands there that was not taken: it is corrected where it is. */
  #cell(figure: string): NonNullable<NonNullable<View["month"]>["cells"]>[string] | undefined {
    const { month } = this.view;
    if (this.#entered.figures[figure] !== undefined) return undefined;
    const cell = ownCell(month?.cells?.[figure]);
    const withheld = this.view.assessment?.missing?.some((one) => one.figure === figure && one.reason === "withheld") ?? false;
    return cell && (withheld || month?.figures[figure] !== undefined) ? cell : undefined;
  }

  #leave(figure: string, text: string): void {
    const cell = this.#cell(figure);
    const draft = this.#drafts.get(figure);
    if (text === (draft?.left ? draft.text : (cell?.cell ?? this.#entered.figures[figure] ?? ""))) return;
    this.#drafts.set(figure, { text, left: true });
    const { inputs, layout, parsed } = this.view;
    if (cell) this.dispatchEvent(new MendEvent((present) => new Grid(present, parsed?.columns, present === inputs.text ? layout : null).replace(cell.row, cell.column, text)));
    else this.#enter({ [figure]: text });
  }

  #enter(figures: Readonly<Record<string, string>>): void {
    const typed = Object.entries(figures);
    this.dispatchEvent(new EnterEvent((entered) => ({ ...entered, figures: typed.reduce((all, [id, text]) => typedInto(all, id, text), entered.figures) }), Object.keys(figures).join(" ")));
  }

  /** Enter hands it over and goes on to the next empty field. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const { target } = event;
    this.#leave(target.dataset["figure"] ?? "", target.value);
    const fields = [...this.renderRoot.querySelectorAll("input")];
    fields.slice(fields.indexOf(target) + 1).find(({ value }) => value === "")?.focus();
  };
}

/** The figures to be typed for what is missing: the counts of a rate that was given without them. */
function figuresOf(missing: Missing, contract: Contract, kinds: ReadonlyMap<string, FigureKind>): string[] {
  if (!isFigure(missing) || missing.figure === undefined) return [];
  if (missing.reason !== "counts") return [missing.figure];
  const words = new Set(JSON.stringify(contract.metrics?.find(({ id }) => id === missing.figure)?.value ?? "").match(/\w+/g));
  return [...kinds.values()].filter(({ id, kind }) => kind === "count" && words.has(id)).map(({ id }) => id);
}

define("yuekao-missing-figures", MissingFigures);
