// A month as a workbook that computes: its figures, the numbers of the contract, and every result as a formula over them. The
// formulas are made of the contract's terms; what they come to is what the engine came to.

import { aboutChange } from "../../contract/changes-list.ts";
import { lineTerms, packages, parties, payers, priceLabel, scoreLabel } from "../../domain/contract.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import { steps, valueAt } from "../../domain/pointer.ts";
import type { Assessment, CategoryFigures, Contract, Derivation, FigureValue, Item, Line, LineTerm, Metric, Payer, RateCard, VendorMonth } from "../../engine/engine.ts";
import { Words } from "../../explain/index.ts";
import type { Language } from "../../i18n/language.ts";
import { addressOf } from "../../paste/column.ts";
import { text, type Cell, type Look } from "../../sheets/sheet.ts";
import type { Book} from "./book.ts";
import { formatOf, type Found } from "./book.ts";
import { atom, call, compared, either, joined, rounded, type Formula, type Guard } from "./formula.ts";
import { edgesOf, NoFormula, quoted, rateOf, Terms, type Counts, type Named } from "./terms.ts";

/** How a result of the month came about; null where it has none. */
export type Ask = (result: string) => Promise<Derivation | null>;

export interface MonthOf {
  contract: Contract;
  month: VendorMonth;
  assessment: Assessment;
}

/** Columns of the settlement, as they stand. */
const COLUMN = { kind: 1, name: 2, result: 3, unit: 4, count: 5, of: 6, target: 7, holds: 8, clause: 9 } as const;

const known = (value: string | null | undefined, between: unknown): Found => ({ lack: value === null || value === undefined ? (between === undefined ? "empty" : "open") : null, value: value ?? "" });
const openOr = (value: string | null | undefined): Found => ({ lack: value === null || value === undefined ? "open" : null, value: value ?? "" });

export class MonthBook {
  readonly book: Book;
  readonly #of: MonthOf;
  readonly #ask: Ask;
  readonly #language: Language;
  readonly #terms: Terms;
  readonly #named = new Map<string, Named>();
  readonly #figures = new Map<string, Formula>();
  /** Numbers of the contract and of the calendar that have a cell. */
  readonly #cells = new Map<string, Formula>();
  readonly #volumes: { category: string; package: Formula; figures: Map<string, Formula> }[] = [];
  #tier: Formula | null = null;

  constructor(of: MonthOf, ask: Ask, language: Language, book: Book) {
    this.#of = of;
    this.#ask = ask;
    this.#language = language;
    this.book = book;
    this.#terms = new Terms(of.contract, {
      named: (name) => this.#named.get(name),
      stated: (number, at, unit) => this.#stated(number, at, unit),
      given: (node) => this.#given(node),
      seatsChanged: (of.month.seat_changes ?? []).length > 0,
      tier: () => {
        if (!this.#tier) throw new NoFormula("missing");
        return this.#tier;
      },
      tierName: (id) => this.#tierName(id),
    });
  }

  async make(): Promise<void> {
    this.#monthFigures();
    this.#categories();
    await this.#values();
    await this.#metrics();
    await this.#score();
    await this.#outcomes();
    await this.#lines();
    this.#totals();
  }

  #say(id: string, values: Readonly<Record<string, string>> = {}): string {
    return this.#language.say(id, values);
  }

  #tierName(id: string): string {
    const label = this.#of.contract.tiers?.find((tier) => tier.id === id)?.label;
    return label === undefined ? id : this.#language.text(label);
  }

  get #flag(): readonly [string, string] {
    return [this.#say("yes"), this.#say("no")];
  }

  #unit(unit: string): string {
    // Amounts and rates are written with theirs.
    return unit === "yuan" || unit === "%" ? "" : this.#language.unit(unit);
  }

  // The figures.

  #monthFigures(): void {
    const { contract, month } = this.#of;
    for (const { id, label, unit, kind, absent } of monthFigures(contract)) {
      const value = month.figures[id];
      const none = (absent === "zero" || contract.not_offered?.includes(id) === true) && !month.withheld?.includes(id);
      const from = month.cells?.[id];
      const remark = value !== undefined ? "" : none ? this.#say("workbook-counts-as-none") : this.#say("not-given");
      const [formula, written] = kind === "flag" ? this.#flagInput(value, none) : this.#numberInput(id, value, unit, none);
      this.#figures.set(id, formula);
      this.#named.set(id, { formula });
      this.book.add("data", [text(this.#language.text(label)), written, text(kind === "flag" ? "" : this.#unit(unit)), text(from ? addressOf(from) : ""), text(remark, { role: "note" })]);
    }
  }

  #flagInput(value: FigureValue | undefined, none: boolean): [Formula, Cell] {
    const [yes, no] = this.#flag;
    const address = this.book.address("data", 2);
    const guards: Guard[] = none ? [] : [{ when: `${address}=""`, lack: "open", now: value === undefined }];
    const holds = value === true || value === "true" || (value !== undefined && value !== false && value !== "false" && Number(value) !== 0);
    return [{ code: `${address}=${quoted(yes)}`, atom: false, guards }, text(value === undefined ? "" : holds ? yes : no, { role: "input" })];
  }

  #numberInput(id: string, value: FigureValue | undefined, unit: string, none: boolean): [Formula, Cell] {
    const { formula, cell: written } = this.book.input("data", 2, value === undefined ? null : String(value), { unit, absentIsNone: none });
    // A rate that was given with its counts, or as a quotient without an end, is written as the quotient it is.
    const counts = this.#of.month.counts?.[id];
    if (!counts || value === undefined) return [formula, written];
    const quotient = `${String(counts.numerator)}/${String(counts.denominator)}`;
    return [formula, { formula: quotient, result: { number: String(value) }, role: "input", ...formatOf(unit) }];
  }

  #categories(): void {
    const { contract, month } = this.#of;
    const cards = lineTerms(contract).flatMap((line) => line.rate_card ?? []);
    const figures = [...new Set(cards.flatMap(({ prices }) => prices.map(({ figure }) => figure)))];
    const given = month.categories ?? [];
    if (figures.length === 0 || given.length === 0) return;
    const labels = figures.map((figure) => this.#language.text(priceLabel(contract, figure)));
    this.book.add("data", []);
    this.book.add("data", [this.#say("category"), this.#say("package"), ...labels].map((head) => text(head, { role: "head" })));
    given.forEach((category, place) => {
      const named = packages(contract).find(({ id }) => id === this.#packageOf(category, place));
      const label = named ? this.#language.text(named.label) : "";
      const packageAt: Formula = atom(this.book.address("data", 2), []);
      const cells = figures.map((figure, index) => {
        const value = category[figure];
        const number = typeof value === "string" || typeof value === "number" ? String(value) : null;
        const input = this.book.input("data", 3 + index, number);
        return { figure, ...input };
      });
      this.#volumes.push({ category: category.category, package: packageAt, figures: new Map(cells.map(({ figure, formula }) => [figure, formula])) });
      this.book.add("data", [text(category.category), text(label, { role: "input" }), ...cells.map((one) => one.cell)]);
    });
  }

  #packageOf({ category }: CategoryFigures, place: number): string | null {
    const rows = this.#of.assessment.fallback.byCategory;
    const found = rows[place]?.category === category ? rows[place] : rows.find((row) => row.category === category);
    return found?.package ?? null;
  }

  /** A number that the calendar or earlier months give. */
  #given(node: Derivation): Formula {
    const key = JSON.stringify(node);
    const there = this.#cells.get(key);
    if (there) return there;
    if (node.value === null) throw new NoFormula("calendar");
    const { language, contract } = { language: this.#language, contract: this.#of.contract };
    const { formula, cell: written } = this.book.input("data", 2, node.value, { absentIsNone: true });
    this.book.add("data", [text(new Words(language, contract).name(node)), written, text(node.unit === undefined ? "" : this.#unit(node.unit)), text(""), text(this.#say(node.mechanism === "earlier" ? "workbook-from-months" : "workbook-from-calendar"), { role: "note" })]);
    this.#cells.set(key, formula);
    return formula;
  }

  // The numbers of the contract.

  #stated(number: string, at: string, unit: string): Formula {
    if (/^-?0+(?:\.0+)?$/.test(number)) return atom("0");
    const [pointer = "", edge] = at.split("#");
    // Where one row ends another begins: they share the edge.
    const key = edge === undefined ? at : `${pointer.replace(/\/\d+\/in$/, "")}#${number}`;
    const there = this.#cells.get(key);
    if (there) return there;
    const { contract } = this.#of;
    const label = aboutChange({ at: pointer, kind: "set", was: undefined, now: undefined, ...(edge === "from" || edge === "to" ? { edge } : {}) }, contract, this.#language);
    return this.#number(number, label, clauseAt(contract, pointer), unit, key);
  }

  #number(number: string, label: string, clause: string, unit: string, key: string, remark = ""): Formula {
    const { formula, cell: written } = this.book.input("contract", 2, number, { unit, absentIsNone: true });
    this.book.add("contract", [text(label), written, text(this.#unit(unit)), text(clause), text(remark, { role: "note" })]);
    this.#cells.set(key, formula);
    return formula;
  }

  async #values(): Promise<void> {
    const { contract } = this.#of;
    for (const [index, { id, label, unit, clause, value, example = false }] of (contract.values ?? []).entries()) {
      const name = this.#language.text(label);
      const at = `/values/${String(index)}/value`;
      const remark = example ? this.#say("workbook-example") : "";
      if (typeof value === "number" || (typeof value === "string" && /^[-+\d]/.test(value))) {
        this.#named.set(id, { formula: this.#number(String(value), name, clause, unit, at, remark) });
        continue;
      }
      const node = await this.#valueNode(label);
      if (node?.state !== "number") continue;
      // Cells that it needs come first.
      const make = this.#made(() => this.#terms.of(value, at, node.inputs[0], unit));
      const { formula, cell: written } = this.book.result("contract", 2, name, make, openOr(node.value), { unit });
      this.book.add("contract", [text(name), written, text(this.#unit(unit)), text(clause), text(remark, { role: "note" })]);
      this.#named.set(id, { formula });
    }
  }

  /** A value that is computed has its step in what was made of it. */
  async #valueNode(label: unknown): Promise<Derivation | null> {
    const { contract } = this.#of;
    const wanted = JSON.stringify(label);
    const find = (node: Derivation): Derivation | null => {
      if (node.mechanism === "value" && JSON.stringify(node.label) === wanted) return node;
      for (const input of node.inputs) {
        const found = find(input);
        if (found) return found;
      }
      return null;
    };
    const results = [...(contract.metrics ?? []).map(({ id }) => `metric:${id}`), ...(contract.score ? ["score"] : []), ...lineTerms(contract).map(({ id }) => `line:${id}`), ...(contract.outcomes ?? []).map(({ id }) => `outcome:${id}`)];
    for (const result of results) {
      const tree = await this.#ask(result);
      const found = tree && find(tree);
      if (found) return found;
    }
    return null;
  }

  /** A formula is made before its own row has an address: what it needs may take rows of the same sheet. */
  #made(make: () => Formula): () => Formula {
    try {
      const formula = make();
      return () => formula;
    } catch (failure) {
      return () => {
        throw failure;
      };
    }
  }

  // What was measured.

  async #metrics(): Promise<void> {
    const { contract, assessment } = this.#of;
    for (const [index, term] of (contract.metrics ?? []).entries()) {
      const metric = assessment.metrics.find(({ id }) => id === term.id);
      if (!metric) continue;
      const at = `/metrics/${String(index)}`;
      const [node] = (await this.#ask(`metric:${term.id}`))?.inputs ?? [];
      this.#metric(metric, at, node);
    }
  }

  #metric(metric: Metric, at: string, node: Derivation | undefined): void {
    const { contract } = this.#of;
    const term = contract.metrics?.find(({ id }) => id === metric.id);
    if (!term) return;
    const { unit, clause } = metric;
    const name = this.#language.text(metric.label);
    const counts = this.#countCells(metric, term.value, `${at}/value`, node);
    const given = term.given === undefined || term.given === null ? undefined : this.#figures.get(term.given);
    const value = this.#made(() => {
      const computed = counts ? rateOf(counts.refs, metric.value === null && metric.between === undefined) : this.#terms.of(term.value, `${at}/value`, node, unit);
      const lacking = computed.guards.filter(({ lack }) => lack === "open");
      const of = given && lacking.length > 0 ? instead(computed, given) : computed;
      if (term.when === undefined || term.when === null) return of;
      const when = this.#terms.of(term.when, `${at}/when`, undefined);
      return { ...of, guards: [...when.guards, { when: `NOT(${when.code})`, lack: "empty", now: metric.value === null && metric.between === undefined && metric.target === null }, ...of.guards] };
    });
    const target = term.target === undefined || term.target === null || metric.target === null ? null : this.#tried(() => this.#terms.of(term.target ?? "0", `${at}/target`, undefined, unit));
    const found = known(metric.value, metric.between);
    const { formula, cell: result } = this.book.result("settlement", COLUMN.result, name, value, found, { unit });
    const targetCell = target ? this.book.result("settlement", COLUMN.target, name, () => target, openOr(metric.target), { unit }) : null;
    const sign = term.better === "lower" ? "<=" : ">=";
    const met = targetCell && metric.met !== null ? this.book.result("settlement", COLUMN.holds, name, () => compared(formula, sign, targetCell.formula), openOr(this.#flag[metric.met ? 0 : 1]), { logical: this.#flag }) : null;
    this.book.add("settlement", [
      text(this.#say("workbook-rates")), text(name), result, text(this.#unit(unit)), counts?.cells[0] ?? text(""), counts?.cells[1] ?? text(""),
      targetCell?.cell ?? text(""), met?.cell ?? text(""), text(clause),
    ]);
    this.#named.set(metric.id, { formula, ...(counts ? { counts: counts.refs } : {}), ...(targetCell ? { target: targetCell.formula } : {}) });
  }

  #tried(make: () => Formula): Formula | null {
    try {
      return make();
    } catch (failure) {
      if (failure instanceof NoFormula) return null;
      throw failure;
    }
  }

  /** Numerator and denominator in cells of their own. */
  #countCells(metric: Metric, term: Parameters<Terms["counts"]>[0], at: string, node: Derivation | undefined): { refs: Counts; cells: [Cell, Cell] } | null {
    let counts: Counts | null;
    try {
      counts = this.#terms.counts(term, at, node);
    } catch (failure) {
      if (failure instanceof NoFormula) return null;
      throw failure;
    }
    if (!counts) return null;
    const name = this.#language.text(metric.label);
    const { of, to } = counts;
    const part = (column: number, formula: Formula, value: string | null): ReturnType<Book["result"]> =>
      this.book.result("settlement", column, name, () => formula, { lack: formula.guards.find(({ now }) => now)?.lack ?? null, value });
    const [first, second] = [part(COLUMN.count, of, metric.numerator), part(COLUMN.of, to, metric.denominator)];
    return { refs: { of: first.formula, to: second.formula }, cells: [first.cell, second.cell] };
  }

  // Points, score and tier.

  async #score(): Promise<void> {
    const { contract, assessment } = this.#of;
    const { items = [], groups = [], score } = contract;
    const cells = new Map<string, Part>();
    const row = (item: Item, weight: Formula, value: () => Formula): Part => {
      const name = this.#language.text(item.label);
      const full = this.book.result("settlement", COLUMN.target, name, () => weight, openOr(item.weight));
      this.#terms.weight = full.formula;
      const points = this.book.result("settlement", COLUMN.result, name, this.#made(value), known(item.score, item.between));
      this.#terms.weight = null;
      this.book.add("settlement", [text(this.#say("workbook-points")), text(name), points.cell, text(this.#say("export-points")), text(""), text(""), full.cell, text(""), text(item.clause)]);
      return { points: points.formula, weight: full.formula, onTop: /^-?0+(?:\.0+)?$/.test(item.weight) };
    };
    for (const [index, term] of items.entries()) {
      const item = assessment.items.find(({ id }) => id === term.id);
      const [node] = (await this.#ask(`item:${term.id}`))?.inputs ?? [];
      if (!item) continue;
      const weight = this.#tried(() => this.#terms.of(term.weight, `/items/${String(index)}/weight`, undefined, "points")) ?? atom(item.weight);
      const made = row(item, weight, () => this.#terms.of(term.score, `/items/${String(index)}/score`, node, "points"));
      cells.set(`items.${term.id}`, made);
      this.#named.set(`items.${term.id}`, { formula: made.points });
    }
    for (const [index, term] of groups.entries()) {
      const group = (assessment.groups ?? []).find(({ id }) => id === term.id);
      if (!group) continue;
      const weight = this.#tried(() => this.#terms.of(term.weight, `/groups/${String(index)}/weight`, undefined, "points")) ?? atom(group.weight);
      const members = items.filter((item) => item.group === term.id).flatMap(({ id }) => cells.get(`items.${id}`) ?? []);
      const made = row(group, weight, () => this.#brought(members, this.#terms.weight ?? weight));
      cells.set(`groups.${term.id}`, made);
      this.#named.set(`groups.${term.id}`, { formula: made.points });
    }
    const counted = assessment.status === "assessed" || (assessment.status === "incomplete" && assessment.trial !== true);
    this.#named.set("assessed", { formula: atom(counted ? "TRUE" : "FALSE") });
    if (!score) return;
    const parts = [...items.filter(({ group }) => group === undefined || group === null).map(({ id }) => `items.${id}`), ...groups.map(({ id }) => `groups.${id}`)].flatMap((name) => cells.get(name) ?? []);
    const name = scoreLabel(contract, this.#language);
    const value = this.#made(() => {
      const sum = this.#brought(parts, null);
      const held = this.#heldWithin(sum);
      return this.#terms.choice(score.rounding, "none") === "half_up" ? rounded(held, 0) : held;
    });
    const found: Found = assessment.status === "not_assessable" && assessment.score === null ? { lack: "empty", value: "" } : known(assessment.score, assessment.scoreBetween ?? (assessment.score === null ? [] : undefined));
    const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, value, found);
    this.book.add("settlement", [text(this.#say("workbook-score"), TOTAL), text(name, TOTAL), { ...written, ...TOTAL }, text(this.#say("export-points"), TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text(score.clause, TOTAL)]);
    this.#named.set("score", { formula });
    this.#tierRow(formula, found);
    // Whether the score has a consequence is told by dates; without a score there is none.
    if (counted) this.#named.set("assessed", { formula: atom(`ISNUMBER(${formula.code})`, formula.guards.filter(({ lack }) => lack === "open")) });
  }

  /** Points of those that have data, brought to a weight; `to` null: to the weights of all. What is weighed by nothing comes on top. */
  #brought(all: readonly Part[], to: Formula | null): Formula {
    const beside = all.filter(({ onTop }) => onTop);
    if (beside.length > 0 && beside.length < all.length) {
      const weighed = this.#brought(all.filter(({ onTop }) => !onTop), to);
      const added = beside.map(({ points }): Formula => {
        const lack = points.guards.find((guard) => guard.lack === "empty");
        return { ...(lack ? atom(`IF(${lack.when},0,${points.code})`) : points), guards: points.guards.filter((guard) => guard.lack === "open") };
      });
      return joined("+", [weighed, ...added]);
    }
    return this.#weighed(all, to);
  }

  #weighed(parts: readonly Part[], to: Formula | null): Formula {
    const { score } = this.#of.contract;
    if (parts.length === 0) throw new NoFormula("mechanism");
    const fullMarks = this.#terms.choice(score?.no_data, "reweight") === "full_marks";
    const open = parts.flatMap(({ points }) => points.guards.filter(({ lack }) => lack === "open"));
    const mayLack = parts.map(({ points }) => points.guards.find(({ lack }) => lack === "empty"));
    const lacking = mayLack.filter((guard) => guard !== undefined);
    const none: Guard[] = lacking.length < parts.length ? [] : [{ when: lacking.length === 1 ? lacking.map(({ when }) => when).join("") : `AND(${lacking.map(({ when }) => when).join(",")})`, lack: "empty", now: lacking.every(({ now }) => now) }];
    const unless = (index: number, instead: string, code: string): string => (mayLack[index] ? `IF(${mayLack[index].when},${instead},${code})` : code);
    const instead = (weight: Formula): string => (fullMarks ? (score?.better === "lower" ? "0" : weight.code) : "0");
    const sum = parts.map(({ points, weight }, index) => unless(index, instead(weight), points.code)).join("+");
    const guards = [...open, ...none];
    const all = parts.map(({ weight }) => weight.code).join("+");
    const mayScale = !fullMarks && mayLack.some((guard) => guard !== undefined);
    if (!mayScale && to === null) return { code: sum, atom: false, guards };
    const present = mayScale ? parts.map(({ weight }, index) => unless(index, "0", weight.code)).join("+") : all;
    return { code: `(${sum})*(${to ? to.code : all})/(${present})`, atom: false, guards };
  }

  #heldWithin(of: Formula): Formula {
    const { score } = this.#of.contract;
    if (score?.within === undefined || score.within === null) return of;
    const { from, to } = edgesOf(score.within);
    const least = from === null ? of : call("MAX", [of, this.#terms.of(from, "/score/within#from", undefined)]);
    return to === null ? least : call("MIN", [least, this.#terms.of(to, "/score/within#to", undefined)]);
  }

  #tierRow(score: Formula, found: Found): void {
    const { contract, assessment } = this.#of;
    const tiers = contract.tiers ?? [];
    if (tiers.length === 0) return;
    const name = this.#say("tier");
    const value = this.#made(() => {
      const cases = tiers.map(({ in: range, id }, index) => [this.#terms.within(score, range, `/tiers/${String(index)}/in`) ?? atom("TRUE"), this.#tierName(id)] as const);
      // The tiers leave nothing out: the last one is what is left.
      const code = cases.slice(0, -1).reduceRight((otherwise, [when, tier]) => `IF(${when.code},${quoted(tier)},${otherwise})`, quoted(cases.at(-1)?.[1] ?? ""));
      return { code, atom: true, guards: score.guards };
    });
    const tier = assessment.tier?.id;
    const shown: Found = tier === undefined ? { lack: found.lack ?? "open", value: "" } : { lack: null, value: this.#tierName(tier) };
    const address = this.book.address("settlement", COLUMN.result);
    const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, value, shown);
    const asText: Cell = "formula" in written ? { formula: written.formula, result: { text: tier === undefined ? this.book.words[shown.lack ?? "open"] : this.#tierName(tier) } } : written;
    this.book.add("settlement", [text(this.#say("workbook-score")), text(name), asText, text(""), text(""), text(""), text(""), text(""), text(assessment.tier?.clause ?? "")]);
    this.#tier = { code: address, atom: true, guards: formula.guards };
  }

  async #outcomes(): Promise<void> {
    const { contract, assessment } = this.#of;
    for (const [index, term] of (contract.outcomes ?? []).entries()) {
      const outcome = assessment.outcomes.find(({ id }) => id === term.id);
      if (!outcome) continue;
      const name = this.#language.text(outcome.label);
      const [node] = (await this.#ask(`outcome:${term.id}`))?.inputs ?? [];
      const make = this.#made(() => this.#terms.of(term.when, `/outcomes/${String(index)}/when`, node));
      const found: Found = outcome.holds === null ? { lack: "open", value: "" } : { lack: null, value: this.#flag[outcome.holds ? 0 : 1] };
      const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, make, found, { logical: this.#flag });
      this.book.add("settlement", [text(this.#say("outcomes")), text(name), written, text(""), text(""), text(""), text(""), text(""), text(outcome.clause)]);
      this.#named.set(term.id, { formula });
    }
  }

  // The account.

  readonly #paid: { payer: Payer; amount: Formula; due: Formula; paid: boolean }[] = [];

  async #lines(): Promise<void> {
    const { contract, assessment } = this.#of;
    const fees = contract.fees?.length ?? 0;
    for (const [index, term] of lineTerms(contract).entries()) {
      const at = index < fees ? `/fees/${String(index)}` : `/damages/${String(index - fees)}`;
      if (term.rate_card) {
        this.#rateCard(term, term.rate_card, at);
        continue;
      }
      const line = assessment.lines.find(({ id }) => id === term.id);
      if (!line) continue;
      const node = (await this.#ask(`line:${term.id}`)) ?? undefined;
      this.#line(term, line, at, node);
    }
  }

  #line(term: LineTerm, line: Line, at: string, node: Derivation | undefined): void {
    const name = this.#language.text(line.label);
    const capped = this.#of.contract.caps?.some(({ lines }) => lines.includes(term.id)) === true;
    const before = node?.mechanism === "capped" ? node.inputs[0] : node;
    const inputs = [...(before?.inputs ?? [])];
    const whenNode = term.when === undefined || term.when === null ? undefined : inputs.shift();
    const amountNode = inputs[0];
    const value = this.#made(() => {
      if (capped) throw new NoFormula("cap");
      if (term.late_replies) throw new NoFormula("orders");
      if (term.amount === undefined || term.amount === null) throw new NoFormula("mechanism");
      const when = whenNode || (term.when !== undefined && term.when !== null) ? this.#terms.of(term.when ?? "assessed", `${at}/when`, whenNode) : null;
      const arises = whenNode?.state === "flag" ? whenNode.value === "true" : null;
      const amount = this.#terms.of(term.amount, `${at}/amount`, arises === false ? undefined : amountNode, "yuan");
      return rounded(when ? either(when, amount, atom("0"), arises === null ? null : arises ? "then" : "else") : amount, 2);
    });
    const due = this.#due(term, at, line.due, name);
    const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, value, openOr(line.amount), { unit: "yuan" });
    this.book.add("settlement", [
      text(this.#say("statement")), text(`${name}${this.#say("list-comma")}${this.#say("pays", { party: parties(this.#of.contract, this.#language)[line.payer] })}`), written, text(""), text(""), text(""), text(""), due.cell, text(line.clause),
    ]);
    this.#named.set(term.id, { formula });
    this.#paid.push({ payer: term.payer, amount: formula, due: due.formula, paid: line.due !== false });
  }

  /** Whether a line is to be paid, in the row that is added next. */
  #due(term: LineTerm, at: string, due: boolean | null, name: string): { formula: Formula; cell: Cell } {
    if (term.due === undefined || term.due === null) return { formula: atom("TRUE"), cell: text(this.#flag[0]) };
    const make = this.#made(() => this.#terms.of(term.due ?? "assessed", `${at}/due`, undefined));
    return this.book.result("settlement", COLUMN.holds, name, make, due === null ? { lack: "open", value: "" } : { lack: null, value: this.#flag[due ? 0 : 1] }, { logical: this.#flag });
  }

  #rateCard(term: LineTerm, card: RateCard, at: string): void {
    const { contract, assessment } = this.#of;
    const amounts: Formula[] = [];
    const all = assessment.fallback;
    for (const [place, { category, package: packageAt, figures }] of this.#volumes.entries()) {
      const fee = all.byCategory[place];
      if (!fee) continue;
      const rows = card.prices.map((price, index) => this.#priceRow(category, packageAt, figures.get(price.figure), card, price, `${at}/rate_card/prices/${String(index)}`, place));
      const name = `${category}${this.#say("list-comma")}${this.#language.text(term.label)}`;
      const handedOver = this.#of.month.categories?.[place]?.handed_over === true && card.handed_over !== undefined;
      const due = handedOver ? { formula: atom("TRUE"), cell: text(this.#flag[0]) } : this.#due(term, at, fee.due, name);
      const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, this.#made(() => joined("+", rows)), openOr(fee.amount), { unit: "yuan" });
      this.book.add("settlement", [text(this.#say("workbook-category")), text(name), written, text(""), text(""), text(""), text(""), due.cell, text(term.clause)]);
      amounts.push(formula);
      this.#paid.push({ payer: term.payer, amount: formula, due: due.formula, paid: fee.due !== false });
    }
    if (amounts.length === 0) return;
    const name = this.#language.text(term.label);
    const party = parties(contract, this.#language)[term.payer];
    const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, this.#made(() => joined("+", amounts)), openOr(all.total), { unit: "yuan" });
    this.book.add("settlement", [text(this.#say("statement"), TOTAL), text(`${name}${this.#say("list-comma")}${this.#say("pays", { party })}`, TOTAL), { ...written, ...TOTAL }, text("", TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text(term.clause, TOTAL)]);
    this.#named.set(term.id, { formula });
  }

  #priceRow(category: string, packageAt: Formula, volume: Formula | undefined, card: RateCard, price: RateCard["prices"][number], at: string, place: number): Formula {
    const { contract, month, assessment } = this.#of;
    const name = `${category}${this.#say("list-comma")}${this.#language.text(priceLabel(contract, price.figure))}`;
    const value = month.categories?.[place]?.[price.figure];
    const quantity = typeof value === "string" || typeof value === "number" ? String(value) : null;
    const row = assessment.fallback.rows.find((one) => one.category === category && one.figure === price.figure);
    const count = this.book.result("settlement", COLUMN.count, name, () => volume ?? atom("0"), openOr(quantity));
    const perUnit = this.#made(() => {
      const cases = card.packages.map(({ id, label }) => ({ when: `${packageAt.code}=${quoted(this.#language.text(label))}`, price: this.#terms.of(price.per_unit[id] ?? "0", `${at}/per_unit/${id}`, undefined, "yuan") }));
      const code = cases.reduceRight((otherwise, { when, price: one }) => `IF(${when},${one.code},${otherwise})`, quoted(this.book.words.open));
      const unknown = `NOT(OR(${cases.map(({ when }) => when).join(",")}))`;
      return { code, atom: true, guards: [{ when: unknown, lack: "open" as const, now: assessment.fallback.byCategory[place]?.package === null }] };
    });
    const cost = this.book.result("settlement", COLUMN.of, name, perUnit, openOr(row?.price), { unit: "yuan" });
    const amount = this.book.result("settlement", COLUMN.result, name, this.#made(() => rounded(joined("*", [count.formula, cost.formula]), 2)), openOr(row?.amount), { unit: "yuan" });
    this.book.add("settlement", [text(this.#say("workbook-price")), text(name), amount.cell, text(""), count.cell, cost.cell, text(""), text(""), text(price.clause)]);
    return amount.formula;
  }

  // The totals.

  #totals(): void {
    const { contract, month, assessment } = this.#of;
    const paying = payers(contract);
    const named = parties(contract, this.#language);
    const { totals } = assessment;
    const total = (payer: Payer, amount: string | null): Formula => {
      const parts = this.#paid.filter((one) => one.payer === payer);
      const name = this.#say("pays", { party: named[payer] });
      const value = this.#made(() => {
        const due = parts.map(({ amount: of, due: when, paid }) => (when.code === "TRUE" ? of : either(when, of, atom("0"), when.guards.some(({ now }) => now) ? null : paid ? "then" : "else")));
        return due.length === 0 ? atom("0") : joined("+", due);
      });
      return this.#sumRow(name, value, openOr(amount), "");
    };
    const provider = paying.provider ? total("provider", totals.providerPays) : atom("0");
    const client = paying.client ? total("client", totals.clientPays) : atom("0");
    const { settlement } = contract;
    if (!settlement || (totals.payable === null && !totals.payableBetween)) return;
    const goods = this.#figures.get(settlement.against);
    const given = month.figures[settlement.against] !== undefined;
    const value = this.#made(() => {
      if (!goods || !given) throw new NoFormula("missing");
      return joined("-", [joined("+", [rounded(goods, 2), client]), provider]);
    });
    this.#sumRow(this.#say("payable-rest"), value, openOr(totals.payable), settlement.clause);
  }

  #sumRow(name: string, value: () => Formula, found: Found, clause: string): Formula {
    const { formula, cell: written } = this.book.result("settlement", COLUMN.result, name, value, found, { unit: "yuan" });
    this.book.add("settlement", [text(this.#say("total"), TOTAL), text(name, TOTAL), { ...written, ...TOTAL }, text("", TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text("", TOTAL), text(clause, TOTAL)]);
    return formula;
  }
}

/** What an item or a group adds to the score. */
interface Part {
  points: Formula;
  weight: Formula;
  /** It is weighed by nothing: its points come on top. */
  onTop: boolean;
}

const TOTAL: Look = { role: "total" };

/** A given rate where its counts are not given. */
function instead(computed: Formula, given: Formula): Formula {
  const lacks = computed.guards.filter(({ lack }) => lack === "open");
  const now = lacks.some((guard) => guard.now);
  const when = lacks.length === 1 ? (lacks[0]?.when ?? "FALSE") : `OR(${lacks.map((guard) => guard.when).join(",")})`;
  const counted: Formula = { ...computed, guards: computed.guards.filter(({ lack }) => lack !== "open") };
  const made = either(atom(when), given, counted, now ? "then" : "else");
  const share = given.hundredth !== undefined && computed.hundredth !== undefined ? { hundredth: `IF(${when},${given.hundredth},${computed.hundredth})` } : {};
  return { ...made, ...share };
}

/** The clause of what stands nearest above. */
function clauseAt(contract: Contract, pointer: string): string {
  const path = steps(pointer);
  for (let length = path.length; length > 0; length--) {
    const entry = valueAt(contract, `/${path.slice(0, length).join("/")}`);
    if (typeof entry === "object" && entry !== null && "clause" in entry && typeof entry.clause === "string") return entry.clause;
  }
  return "";
}
