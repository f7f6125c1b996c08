// The sheet of figures: those of the month, the volumes of each category, and what the calendar and earlier months give.

import { lineTerms, packages, priceLabel } from "../../domain/contract.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import type { CategoryFigures, Derivation, FigureValue } from "../../engine/engine.ts";
import { Words } from "../../explain/index.ts";
import { addressOf } from "../../paste/column.ts";
import { text } from "../../sheets/sheet.ts";
import { flagInput, type Result } from "./book.ts";
import { atom, type Formula } from "./formula.ts";
import type { MonthContext } from "./month-context.ts";
import { NoFormula } from "./no-formula.ts";

const VALUE_COLUMN = 2;

/** The cells of a category: its package, and its volumes by their names. */
export interface CategoryCells {
  category: string;
  package: Formula;
  volumes: ReadonlyMap<string, Formula>;
}

export class DataSheet {
  readonly figures = new Map<string, Formula>();
  readonly categories: CategoryCells[] = [];
  readonly #month: MonthContext;
  readonly #given = new Map<string, Formula>();
  readonly #addresses = new Map<string, string>();

  constructor(month: MonthContext) {
    this.#month = month;
  }

  addFigures(): void {
    const { book, language, named, settled: { contract, month } } = this.#month;
    for (const { id, label, unit, kind, absent } of monthFigures(contract)) {
      const value = month.figures[id];
      const absentIsNone = (absent === "zero" || (kind === "flag" && absent === undefined) || contract.not_offered?.includes(id) === true) && !month.withheld?.includes(id);
      const from = month.cells?.[id];
      const remark = value !== undefined ? "" : this.#month.say(absentIsNone ? "workbook-counts-as-none" : "not-given");
      const { formula, cell } = kind === "flag" ? flagInput(book, "data", VALUE_COLUMN, value, absentIsNone, this.#month.yesNo) : this.#number(id, value, unit, absentIsNone);
      this.figures.set(id, formula);
      this.#addresses.set(id, book.address("data", VALUE_COLUMN));
      named.set(id, { formula });
      book.add("data", [text(language.text(label)), cell, text(kind === "flag" ? "" : this.#month.unit(unit)), text(from ? addressOf(from) : ""), text(remark, { role: "note" })]);
    }
  }

  addCategories(): void {
    const { book, language, settled: { contract, month } } = this.#month;
    const cards = lineTerms(contract).flatMap((line) => line.rate_card ?? []);
    const priced = [...new Set(cards.flatMap(({ prices }) => prices.map(({ figure }) => figure)))];
    const given = month.categories ?? [];
    if (priced.length === 0 || given.length === 0) return;
    const labels = priced.map((figure) => language.text(priceLabel(contract, figure)));
    book.add("data", []);
    book.add("data", [this.#month.say("category"), this.#month.say("package"), ...labels].map((head) => text(head, { role: "head" })));
    given.forEach((category, place) => {
      const taken = packages(contract).find(({ id }) => id === this.#packageOf(category, place));
      const packageCell = atom(book.address("data", VALUE_COLUMN));
      const volumes = priced.map((figure, index) => {
        const value = writtenVolume(category, figure);
        const input = book.input("data", VALUE_COLUMN + 1 + index, value);
        return { figure, ...(value === null ? input : this.#linked(input, this.#month.linked?.volume(category.category, figure, value), value, "")) };
      });
      this.categories.push({ category: category.category, package: packageCell, volumes: new Map(volumes.map(({ figure, formula }) => [figure, formula])) });
      book.add("data", [text(category.category), text(taken ? language.text(taken.label) : "", { role: "input" }), ...volumes.map(({ cell }) => cell)]);
    });
  }

  /** Whether a name is that of a figure, and not of a metric that bears its name. What was given and cannot be read is none. */
  isFigure(name: string): boolean {
    const { named, settled: { month } } = this.#month;
    const figure = this.figures.get(name);
    return figure !== undefined && named.get(name)?.formula === figure && !month.withheld?.includes(name);
  }

  /** Whether a figure of the month was given. */
  isGiven(figure: string): Formula {
    const address = this.#addresses.get(figure);
    // What was given and cannot be read is neither.
    if (address === undefined || this.#month.settled.month.withheld?.includes(figure)) throw new NoFormula("missing");
    return { code: `${address}<>""`, atom: false, guards: [] };
  }

  /** A number that the calendar or earlier months give, in a cell of its own. */
  given(node: Derivation): Formula {
    const key = JSON.stringify(node);
    const there = this.#given.get(key);
    if (there) return there;
    if (node.value === null) throw new NoFormula("calendar");
    const { book, language, settled: { contract } } = this.#month;
    const { formula, cell } = book.input("data", VALUE_COLUMN, node.value, { absentIsNone: true });
    const remark = this.#month.say(node.mechanism === "earlier" ? "workbook-from-months" : "workbook-from-calendar");
    book.add("data", [text(new Words(language, contract).name(node)), cell, text(this.#month.unit(node.unit)), text(""), text(remark, { role: "note" })]);
    this.#given.set(key, formula);
    return formula;
  }

  #number(id: string, value: FigureValue | undefined, unit: string, absentIsNone: boolean): Result {
    const input = this.#month.book.input("data", VALUE_COLUMN, value === undefined ? null : String(value), { unit, absentIsNone });
    // A rate that was given with its counts, or as a quotient without an end, is written as the quotient it is.
    const counts = this.#month.settled.month.counts?.[id];
    if (value === undefined) return input;
    if (!counts) return this.#linked(input, this.#month.linked?.figure(id, String(value)), String(value), unit);
    const quotient = `${String(counts.numerator)}/${String(counts.denominator)}`;
    return { formula: input.formula, cell: { formula: quotient, result: { number: String(value) }, role: "input", ...this.#month.book.formatOf(unit) } };
  }

  /** What another sheet holds is taken from there. */
  #linked({ formula, cell }: Result, address: string | null | undefined, value: string, unit: string): Result {
    return address ? { formula, cell: { formula: address, result: { number: value }, ...this.#month.book.formatOf(unit) } } : { formula, cell };
  }

  #packageOf({ category }: CategoryFigures, place: number): string | null {
    const rows = this.#month.settled.assessment.fallback.byCategory;
    const found = rows[place]?.category === category ? rows[place] : rows.find((row) => row.category === category);
    return found?.package ?? null;
  }
}

/** A volume of a category as it was given; null where it was not. */
export function writtenVolume(category: CategoryFigures | undefined, figure: string): string | null {
  const value = category?.[figure];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
