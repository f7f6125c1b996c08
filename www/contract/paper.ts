// The contract as a paper: every part of it written as text in the reader's language, with a field wherever something can
// be changed. Fields say by attributes what they stand for; the document listens for all of them at once.

import { html, nothing, type TemplateResult } from "lit";
import type { DirectiveResult } from "lit/directive.js";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";

import { bands } from "../domain/contract.ts";
import type { Assessment, Contract, Mechanism, MetricTerm, Problem, ReadingEffect, StatedValue, Term, Text } from "../engine/engine.ts";
import type { Language, Values } from "../i18n/language.ts";
import type { Change } from "../domain/contract-changes.ts";
import type { Checked } from "./check.ts";
import type { Kind, Names } from "./names.ts";
import { pointerTo, steps, valueAt } from "../domain/pointer.ts";
import { problemAt } from "./problem-words.ts";
import { spanOf, type Part, type Row } from "../domain/ranges.ts";
import type { Sources, Typing } from "./paper-sources.ts";
import { wordsIn } from "./words-in.ts";

/** Longer menus are filled when they are wanted. */
const MOST_OPTIONS = 12;

const NO_EFFECTS: readonly ReadingEffect[] = [];

export type Written = TemplateResult | string | typeof nothing | DirectiveResult | Written[];

/** What is known of a term's place. */
export interface Place {
  /** What the field is called for whoever does not see the sentence. */
  label: string;
  unit?: string;
  kind?: Kind;
  /** The full points of the item it stands in, where it stands in one. */
  weight?: Term;
  /** Whether it is a part of something where it could be misread without brackets: of anything, or also beside a division sign. */
  inner?: "loose" | "tight" | undefined;
  /** The sentence says the unit itself. */
  bare?: boolean;
  /** A number with a name is called by it. */
  named?: boolean;
  /** What is said where nothing stands. */
  none?: string;
}

/** How a mechanism is written, and how one begins. */
export interface Mechanics {
  write: (parameters: never, paper: Paper, at: string, place: Place) => Written;
  /** A first version of it, made of what stood there where that fits. */
  begin: (paper: Paper, before: Term | undefined, place: Place) => Mechanism | null;
  kind: Kind;
  /** Where it takes brackets inside another. */
  brackets: "loose" | "tight" | null;
}

export type ParametersOf<Name extends string> = Extract<Mechanism, Record<Name, unknown>> extends infer One ? (One extends Record<Name, infer Parameters> ? Parameters : never) : never;

interface Field {
  label: string;
  unit?: string;
  /** The sentence says the unit itself. */
  bare?: boolean | undefined;
  /** How what is typed is taken. */
  as?: string;
  /** What is shown, where it is not what stands there. */
  shown?: string;
  wide?: boolean;
  edge?: Part;
  /** Only a small mark, where the sentence says what was chosen. */
  quiet?: boolean;
}

export class Paper {
  readonly language: Language;
  readonly contract: Contract;
  readonly names: Names;
  readonly effects: readonly ReadingEffect[];
  readonly assessment: Assessment | null;
  readonly fixed: boolean;
  readonly #sources: Sources;
  readonly #metrics: ReadonlyMap<string, MetricTerm>;
  readonly #changes: ReadonlyMap<string, Change>;
  readonly #problems: ReadonlyMap<string, readonly Problem[]>;
  /** What is said at fields and is no fault: a problem, or null where the name stands there twice. */
  readonly #doubts: ReadonlyMap<string, Problem | null>;

  constructor(sources: Sources) {
    const { language, contract, names, effects, assessment, fixed, changes, problems, warnings, sameNames } = sources;
    this.language = language;
    this.contract = contract;
    this.names = names;
    this.effects = effects;
    this.assessment = assessment;
    this.fixed = fixed;
    this.#sources = sources;
    this.#metrics = new Map(contract.metrics?.map((metric) => [metric.id, metric]));
    this.#changes = new Map(changes.map((change) => [change.edge ? `${change.at}#${change.edge}` : change.at, change]));
    this.#problems = Map.groupBy(problems.filter(({ at }) => at && "pointer" in at), ({ at }) => (at && "pointer" in at ? at.pointer : ""));
    this.#doubts = new Map<string, Problem | null>([...sameNames.map((at) => [at, null] as const), ...warnings.flatMap((warning) => (warning.at && "pointer" in warning.at ? [[warning.at.pointer, warning] as const] : []))]);
  }

  text(text: Text | null | undefined): string {
    return text === null || text === undefined ? "" : this.language.text(text);
  }

  word(id: string, values: Values = {}): string {
    return this.language.say(id, values);
  }

  /** A sentence with fields in it. */
  say(id: string, slots: Readonly<Record<string, Written>> = {}): Written[] {
    return this.language.parts(id).map((part, place) => (place % 2 === 0 ? part : (slots[part] ?? `{${part}}`)));
  }

  list(parts: readonly Written[], between = this.word("list-comma")): Written[] {
    return parts.map((part, place) => (place === 0 ? part : [between, part]));
  }

  /** A field for a number that stands there as it is. */
  number(at: string, value: string | number | undefined, { label, unit = "", bare = false, as = "number", shown = this.shown(value, as), edge }: Field): TemplateResult {
    const { typing, fixed } = this.#sources;
    const key = edge ? `${at}#${edge}` : at;
    const text = typing?.at === key ? typing.text : shown;
    const wrong = this.problemsAt(at);
    return html`<span class=${this.#classes("field of-number", key)}><input type="text" class="number" inputmode="decimal" autocomplete="off" spellcheck="false" size=${Math.max(1, text.length)}
      data-at=${at} data-as=${as} data-edge=${edge ?? nothing} data-unit=${unit || nothing} aria-label=${label} .value=${live(text)} ?readonly=${fixed}
      aria-invalid=${String(wrong.length > 0)}>${unit === "" || bare ? nothing : html`<span class="unit">${this.unitWord(unit)}</span>`}${this.#was(key)}${edge ? nothing : this.#wrong(wrong)}${this.#doubt(key)}${edge ? nothing : this.#doubtful(at)}</span>`;
  }

  /** A field for words: in a line of its own length, or longer ones that run on like the text they are. */
  words(at: string, text: Text | null | undefined, { label, wide = false, as = "words" }: Field): TemplateResult {
    const { typing, fixed, active, written } = this.#sources;
    // A text is read with its numbers, and written with their names.
    const there = active === at && as === "words" ? ((valueAt(written, at) as Text | undefined) ?? text) : text;
    // So are the numbers of clauses: with the comma of the language between them, and with that of the file.
    const shown = typing?.at === at ? typing.text : at.endsWith("/clause") && active !== at ? this.language.clauses(this.text(there)) : this.text(there);
    const wrong = this.problemsAt(at);
    const key = typeof text === "object" && text !== null && !this.#changes.has(at) ? pointerTo(...steps(at), this.language.locale) : at;
    const field = wide
      ? html`<span class="words" role="textbox" contenteditable=${fixed ? "false" : "plaintext-only"} spellcheck="false" tabindex=${fixed ? nothing : "0"} data-at=${at} data-as=${as} aria-label=${label} aria-readonly=${String(fixed)}
        aria-invalid=${String(wrong.length > 0)} .textContent=${live(shown)}></span>`
      : html`<input type="text" class="words" autocomplete="off" size=${Math.max(2, Math.ceil(width(shown) / 2))} data-at=${at} data-as=${as}
        aria-label=${label} .value=${live(shown)} placeholder=${label} ?readonly=${fixed} aria-invalid=${String(wrong.length > 0)}>`;
    return html`<span class=${this.#classes("field", key)}>${field}${this.#was(key)}${this.#wrong(wrong)}${this.#doubtful(at)}</span>`;
  }

  /** A field for one of several; `chosen` and each value as JSON would write them. */
  choice(at: string, chosen: unknown, options: readonly { value: unknown; label: string }[], { label, as = "json", quiet = false }: Field): TemplateResult {
    const { active, fixed } = this.#sources;
    const key = JSON.stringify(chosen ?? null);
    const there = options.some(({ value }) => JSON.stringify(value) === key);
    const shown = active === at || options.length <= MOST_OPTIONS ? options : options.filter(({ value }) => JSON.stringify(value) === key);
    const wrong = this.problemsAt(at);
    return html`<span class=${this.#classes("field", at)}><select class=${quiet ? "menu" : "one"} data-at=${at} data-as=${as} aria-label=${label} title=${quiet ? label : nothing} ?disabled=${fixed} aria-invalid=${String(wrong.length > 0)}>
      ${there ? nothing : html`<option value=${key} selected>${typeof chosen === "string" ? this.names.label(chosen) : "—"}</option>`}
      ${shown.map((option) => html`<option value=${JSON.stringify(option.value)} ?selected=${JSON.stringify(option.value) === key}>${option.label}</option>`)}</select>${this.#was(at)}${this.#wrong(wrong)}</span>`;
  }

  /** A parameter that is fixed, or left to a reading. */
  parameter(at: string, chosen: unknown, words: readonly string[], prefix: string, label: string): Written {
    const reading = typeof chosen === "object" && chosen !== null && "reading" in chosen ? String((chosen).reading) : null;
    if (reading !== null) return this.reading(reading, label);
    const options = words.map((word) => ({ value: word, label: this.word(`${prefix}-${word.replaceAll("_", "-")}`) }));
    return this.choice(at, chosen ?? words[0], options, { label });
  }

  /** The choice in force of a clause that can be read in several ways. */
  reading(id: string, label: string): Written {
    const ambiguity = this.contract.ambiguities?.find((one) => one.id === id);
    if (!ambiguity) return html`<em class="lost">${id}</em>`;
    const chosen = this.contract.readings?.[id] ?? ambiguity.choices[0]?.id;
    const options = ambiguity.choices.map((choice) => ({ value: choice.id, label: this.text(choice.label) }));
    return html`<span class="reading" title=${this.text(ambiguity.question)}>${this.choice(pointerTo("readings", id), chosen, options, { label: this.text(ambiguity.question) || label, as: "reading" })}</span>`;
  }

  /** A term of any kind: a number, a name, or a sentence of its own. */
  term(at: string, term: Term | null | undefined, place: Place): Written {
    if (term === null || term === undefined) return this.#missing(at, place);
    if (typeof term === "object") return this.#mechanism(at, term, place);
    const stated = typeof term === "string" ? this.contract.values?.find(({ id }) => id === term) : undefined;
    if (stated && typeof stated.value !== "object") return html`${place.named ? html`<span class="of-value">${this.text(stated.label)}</span> ` : nothing}${this.stated(stated, place.bare, at)}${this.#menu(at, term, place)}`;
    if (typeof term === "number" || !this.names.all.has(term)) {
      return html`${this.number(at, term, { label: place.label, bare: place.bare, ...(place.unit ? { unit: place.unit } : {}) })}${this.#menu(at, term, place)}`;
    }
    return html`<span class=${this.#classes("field name", at)}>${this.#select(at, term, place, this.names.label(term))}${this.#was(at)}${this.#wrong(this.problemsAt(at))}</span>`;
  }

  /** A number that has a name in the contract, where it is used: what is wrong with it there is said there. */
  stated(value: StatedValue, bare = false, used = ""): TemplateResult {
    const index = this.contract.values?.indexOf(value) ?? -1;
    const shown = typeof value.value === "object" ? "" : value.value;
    return html`<span class=${value.example ? "stand-in" : ""}>${this.number(pointerTo("values", index, "value"), shown, { label: this.text(value.label), unit: value.unit, bare, as: "value" })}${used === "" ? nothing : this.#wrong(this.problemsAt(used))}${
      value.example ? html`<span class="mark">${this.word("example-value")}</span>` : nothing}</span>`;
  }

  /** A whole number of a date or a term, which may be the name of a value. */
  whole(at: string, value: string | number | undefined, label: string, unit = ""): Written {
    const named = typeof value === "string" ? this.contract.values?.find(({ id }) => id === value.replace(/^-/, "")) : undefined;
    return named ? this.stated(named, true, at) : this.number(at, value, { label, unit, bare: true, as: "whole" });
  }

  /** A list of terms, each to be changed or taken out, with room for one more. */
  terms(at: string, terms: readonly Term[], place: Place, between = this.word("list-comma")): Written[] {
    const one = (term: Term, index: number): Written => html`<span class="part">${this.term(pointerTo(...steps(at), index), term, { ...place, label: `${place.label} ${index + 1}` })}${
      terms.length > 1 ? this.tool("remove", pointerTo(...steps(at), index), this.word("tool-remove-part")) : nothing}</span>`;
    return [...this.list(terms.map(one), between), this.tool("add-term", at, this.word("tool-add-part"), place.kind ?? "number")];
  }

  /** A list of terms one below the other, where some of them are sentences of their own. */
  listed(at: string, terms: readonly Term[], place: Place): Written {
    if (terms.every((term) => typeof term !== "object" || "product" in term || "percent" in term)) return this.terms(at, terms, place);
    return html`<span class="rows listed">${terms.map((term, index) => html`<span class="row">${this.term(pointerTo(...steps(at), index), term, { ...place, label: `${place.label} ${index + 1}` })}${
      terms.length > 1 ? this.tool("remove", pointerTo(...steps(at), index), this.word("tool-remove-part")) : nothing}</span>`)}${this.tool("add-term", at, this.word("tool-add-part"), place.kind ?? "number")}</span>`;
  }

  /** A button that does something to what stands there. */
  tool(what: string, at: string, label: string, more = ""): TemplateResult | typeof nothing {
    if (this.fixed) return nothing;
    return html`<button type="button" class="tool" data-do=${what} data-at=${at} data-more=${more} aria-label=${label} title=${label}>${what.startsWith("remove") ? "×" : "+"}</button>`;
  }

  /** A row's range as people say it, with its edges as fields: "80 以上、不满 90". */
  range(rows: string, index: number, all: readonly Row[], label: string, unit = ""): Written {
    const row = pointerTo(...steps(rows), index);
    return [this.rangeAt(`${row}/in`, all[index]?.in ?? "", label, unit), this.#wrong(this.problemsAt(row))];
  }

  /** The same of a range that stands by itself. */
  rangeAt(at: string, written: string, label: string, unit = ""): Written {
    const span = spanOf(written);
    const edge = (part: Part): Written => this.edge(at, span[part], part, this.word(part === "from" ? "range-lower" : "range-upper", { label }), unit);
    const from = span.from === "" ? null : this.say(span.fromClosed ? "range-from" : "range-above", { edge: edge("from") });
    const to = span.to === "" ? null : this.say(span.toClosed ? "range-up-to" : "range-below", { edge: edge("to") });
    if (!from && !to) return this.word("range-all");
    return html`<span class="range">${from ? from : nothing}${from && to ? this.word("range-between") : nothing}${to ? to : nothing}</span>${this.#wrong(this.problemsAt(at))}`;
  }

  edge(at: string, edge: string, part: Part, label: string, unit = ""): Written {
    const named = this.contract.values?.find(({ id, value }) => id === edge && typeof value !== "object");
    if (named) return this.stated(named, false, at);
    const known = this.names.all.get(edge);
    return this.number(at, edge, { label, unit, as: "edge", edge: part, ...(known ? { shown: known.label } : {}) });
  }

  problemsAt(at: string): readonly Problem[] {
    return this.#problems.get(at) ?? [];
  }

  /** What is wrong somewhere below a place that no field of its own says. */
  problemsBelow(at: string): readonly Problem[] {
    return [...this.#problems].filter(([there]) => there === at || there.startsWith(`${at}/`)).flatMap(([, all]) => all);
  }

  problem(problem: Problem): string {
    return problemAt(problem, this);
  }

  changeAt(at: string): Change | undefined {
    return this.#changes.get(at);
  }

  /** Whether a place, or anything below it, differs from what the contract was made from. */
  changedBelow(at: string): boolean {
    return [...this.#changes.values()].some((change) => change.at === at || change.at.startsWith(`${at}/`));
  }

  /** What is being typed, and where. */
  get typing(): Typing | null {
    return this.#sources.typing;
  }

  get checking(): boolean {
    return this.#sources.checking;
  }

  get checked(): Checked {
    return this.#sources.checked;
  }

  /** The categories of a rate card that came or moved since the contract was made: their first names. */
  changedCategories(at: string): ReadonlySet<string> {
    const added = [...this.#changes.values()].filter((change) => (change.kind === "added" || change.kind === "moved") && change.at.startsWith(`${at}/packages/`));
    return new Set(added.flatMap(({ now }) => (typeof now === "string" ? [now] : typeof now === "object" && now !== null && "zh-CN" in now ? [String(now["zh-CN"])] : [])));
  }

  /** What a value that is computed comes to in the month. */
  comesTo({ id, unit }: StatedValue): Written {
    const number = this.#sources.computed.get(id);
    return number === undefined ? nothing : html`<p class="remark">${this.word("value-now", { number: unit === "%" ? this.language.number.percent(number) : this.language.measure(number, unit) })}</p>`;
  }

  /** What other readings come to, at the first place that is left to them. */
  effectsAt(at: string): readonly ReadingEffect[] {
    return this.#sources.effectsByPlace.get(at) ?? NO_EFFECTS;
  }

  get tierLabels(): readonly { value: string; label: string }[] {
    return (this.contract.tiers ?? []).map(({ id, label }) => ({ value: id, label: this.text(label) }));
  }

  tier(id: string): string {
    return this.tierLabels.find(({ value }) => value === id)?.label ?? id;
  }

  /** The marks of tiers, worst to best. */
  get bands(): ReturnType<typeof bands> {
    // Tiers that contradict each other cannot be drawn: those that are in force are.
    return bands(this.problemsBelow("/tiers").length > 0 ? (this.#sources.inForce ?? this.contract) : this.contract, this.assessment?.tiers);
  }

  unitWord(unit: string): string {
    return unit === "points" ? this.word("unit-word-points") : this.language.unit(unit);
  }

  /** A number as it stands in its field. */
  shown(value: string | number | undefined, as = "number"): string {
    const text = value === undefined ? "" : String(value);
    if (!/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) return text;
    return as === "whole" ? text : this.language.number.plain(text);
  }

  /** A value as the list of changes tells it. */
  told(value: unknown): string {
    if (value === undefined || value === null || value === "") return "—";
    if (typeof value === "string" || typeof value === "number") return this.names.all.has(String(value)) ? this.names.label(String(value)) : this.shown(value);
    if (typeof value === "boolean") return this.word(value ? "yes" : "no");
    const { reading } = value as { reading?: unknown };
    return typeof reading === "string" ? this.word("change-by-reading") : this.word("change-other-wording");
  }

  #classes(base: string, key: string): string {
    return this.#changes.has(key) ? `${base} changed` : base;
  }

  /** What stood there before, with the way back. */
  #was(key: string): TemplateResult | typeof nothing {
    const change = this.#changes.get(key);
    if (change?.kind !== "set" || typeof change.now === "object") return nothing;
    const was = change.edge ? this.told(spanOf(String(change.was))[change.edge]) : this.told(change.was);
    const label = this.word("changed-back", { was });
    return html`<span class="was">${this.word("changed-was", { was })}</span>${this.fixed ? nothing : html`<button type="button" class="back" data-do="revert" data-at=${key} aria-label=${label} title=${label}>↺</button>`}`;
  }

  #wrong(problems: readonly Problem[]): TemplateResult | typeof nothing {
    const [first] = problems;
    return first ? html`<span class="wrong" role="alert">${this.problem(first)}</span>` : nothing;
  }

  /** What is sound here and hardly meant so. */
  #doubtful(at: string): TemplateResult | typeof nothing {
    const found = this.#sources.doubt?.at === at ? undefined : this.#doubts.get(at);
    return found === undefined ? nothing : html`<span class="doubt">${found === null ? this.word("paper-same-name") : this.problem(found)}</span>`;
  }

  /** A share typed where per cent are meant. */
  #doubt(key: string): TemplateResult | typeof nothing {
    const { doubt } = this.#sources;
    if (doubt?.at !== key) return nothing;
    return html`<span class="doubt" role="status">${this.word("doubt-percent")} ${doubt.options.map((option) => html`<button type="button" class="button" data-do="settle-doubt" data-at=${key} data-more=${option}>${this.language.number.percent(option)}</button>`)}</span>`;
  }

  /** A place where a term may stand. */
  #missing(at: string, place: Place): TemplateResult | typeof nothing {
    return this.fixed ? nothing : html`<span class="field name">${this.#select(at, null, place, this.word(place.none ?? "term-none"))}</span>`;
  }

  bracketed(inside: Written): Written {
    return html`<span class="bracket">${this.word("bracket-opens")}</span>${inside}<span class="bracket">${this.word("bracket-closes")}</span>`;
  }

  #mechanism(at: string, term: Mechanism, place: Place): Written {
    const [[name, parameters] = ["", null]] = Object.entries(term);
    const known = this.#sources.mechanics[name];
    const inner = pointerTo(...steps(at), name);
    const inside = known ? known.write(parameters as never, this, inner, place) : html`<code>${JSON.stringify(term)}</code>`;
    const brackets = place.inner !== undefined && (known?.brackets === "loose" || (known?.brackets === "tight" && place.inner === "tight"));
    const written = brackets ? this.bracketed(inside) : inside;
    return html`<span class=${this.#classes("term", at)} data-mechanism=${name}>${this.#menu(at, term, place)}${written}${this.#wrong([...this.problemsAt(at), ...this.problemsAt(inner)])}</span>`;
  }

  /** A clause that is written anew only when something it shows has changed. */
  clause(at: string, value: unknown, write: () => Written, also: readonly string[] = []): Written {
    const { contract, language, fixed, names } = this;
    const { typing, doubt, active, checking, checked, problems } = this.#sources;
    // A target may be offered to other metrics; an item takes over the target of its metric.
    const metrics = contract.metrics ?? [];
    const measured = at.startsWith("/metrics") && this.#changes.has(`${at}/target`) ? metrics : at.startsWith("/items") ? [...wordsIn(value)].flatMap((id) => this.#metrics.get(id) ?? []) : [];
    const places = [at, ...also, "/values", "/readings", ...(at.startsWith("/items") ? measured.map(({ id }) => pointerTo("metrics", metrics.findIndex((one) => one.id === id))) : [])];
    const near = (key: string): boolean => key === at || places.some((place) => key.startsWith(`${place}/`));
    const doubts = [...this.#doubts].flatMap(([key, found]) => (near(key) ? [key, JSON.stringify(found)] : []));
    const changed = [...this.#changes].flatMap(([key, change]) => (near(key) ? [key, change.was] : []));
    return guard([
      value, names, language, fixed, checking, checking ? checked : null, contract.values, contract.tiers, contract.ambiguities, contract.readings, contract.parties, contract.groups,
      problems.length > 0 ? problems : null, typing && near(typing.at) ? typing : null, doubt && near(doubt.at) ? doubt : null, near(active) ? active : "", this.effectsAt(at), ...measured, ...doubts, null, ...changed,
    ], write);
  }

  /** What else may stand there: a small menu behind it, filled when it is wanted. */
  #menu(at: string, term: Term, place: Place): TemplateResult | typeof nothing {
    if (this.fixed) return nothing;
    if (typeof term !== "object" && !this.#sources.active.startsWith(at)) return nothing;
    return this.#select(at, term, place, "", "menu");
  }

  #select(at: string, term: Term | null, place: Place, shown: string, kind = ""): TemplateResult {
    const key = kind === "" ? at : `${at}~menu`;
    const full = this.#sources.active === key;
    return html`<select class=${kind === "" ? "what" : "menu"} data-at=${at} data-as="term" data-key=${key} ?disabled=${this.fixed}
      aria-label=${kind === "" ? place.label : this.word("term-change", { label: place.label })} title=${kind === "" ? nothing : this.word("term-change", { label: place.label })}>
      <option value="" selected>${shown}</option>${full ? this.#options(at, term, place) : nothing}</select>`;
  }

  #options(at: string, term: Term | null, place: Place): Written {
    const kind = place.kind ?? "number";
    const groups = Map.groupBy(this.names.before(at, kind, this.contract), ({ group }) => group);
    const methods = Object.entries(this.#sources.mechanics).filter(([, mechanics]) => mechanics.kind === kind);
    return [
      kind === "number" ? html`<option value=${JSON.stringify("0")}>${this.word("term-number")}</option>` : nothing,
      ...[...groups].map(([group, names]) => html`<optgroup label=${this.word(`names-${group}`)}>${names.map(({ name, label }) => html`<option value=${JSON.stringify(name)}>${label}</option>`)}</optgroup>`),
      html`<optgroup label=${this.word("names-methods")}>${methods.flatMap(([name, mechanics]) => {
        const begun = mechanics.begin(this, term ?? undefined, place);
        return begun ? [html`<option value=${JSON.stringify(begun)}>${this.word(`method-${name.replaceAll("_", "-")}`)}</option>`] : [];
      })}</optgroup>`,
    ];
  }
}

/** How wide a text is, in halves of a Chinese character. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
}
