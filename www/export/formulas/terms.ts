// The terms of a contract as formulas: one for each mechanism, the longer ones in mechanisms/. Nothing is computed here: what a cell
// shows is what the engine came to, and a test lets another program compute the formulas.

import { moneyUnit } from "../../domain/contract.ts";
import type { Contract, Term } from "../../engine/engine.ts";
import { atom, call, compared, joined, type Formula } from "./formula.ts";
import { firstKnown, packagePrice, percent, quotient, roundedTo, several, weighted } from "./mechanisms/arithmetic.ts";
import { byDate, byDay, closes, fromCalendar, perSeat, prorated, sumOverMonths, withEarlierMonths } from "./mechanisms/calendar.ts";
import { byRow, conditional, inTier, perTier } from "./mechanisms/choices.ts";
import type { Node, ParametersOf } from "./mechanisms/parameters.ts";
import { bands, deMinimis, graduated, linear, volume } from "./mechanisms/ranges.ts";
import { shortfall } from "./mechanisms/shortfall.ts";
import { NoFormula } from "./no-formula.ts";
import { rateOf, type Counts } from "./rate.ts";
import { isNumber, type Named, type TermCells, type TermWriter } from "./term-writer.ts";

export class Terms implements TermWriter {
  readonly cells: TermCells;
  readonly #contract: Contract;
  #fullPoints: Formula | null = null;
  /** The cells of the row whose terms are written. */
  #row: ReadonlyMap<string, Named> | null = null;

  constructor(contract: Contract, cells: TermCells) {
    this.#contract = contract;
    this.cells = cells;
  }

  /** The unit of money. */
  get money(): string {
    return moneyUnit(this.#contract);
  }

  /** A term; `at` is where it stands in the contract, `node` how it came about in the month, `unit` what its number is in. */
  of(term: Term, at: string, node: Node, unit = ""): Formula {
    if (isNumber(term)) return this.cells.stated(String(term), at, unit);
    if (typeof term === "string") return this.named(term).formula;
    const [name, parameters] = (Object.entries(term) as [string, unknown][])[0] ?? ["", null];
    return this.#mechanism(name, parameters, `${at}/${name}`, node?.mechanism === name ? node : undefined, unit);
  }

  /** Full points of the item whose points are written. */
  get fullPoints(): Formula | null {
    return this.#fullPoints;
  }

  list(terms: readonly Term[], at: string, node: Node, unit = ""): Formula[] {
    return terms.map((term, index) => this.of(term, `${at}/${String(index)}`, node?.inputs[index], unit));
  }

  named(name: string): Named {
    const found = this.#row?.get(name) ?? this.cells.named(name);
    if (!found) throw new NoFormula("missing");
    return found;
  }

  /** Whether a name is that of a figure of the month; within a row its own names go before. */
  isFigure(name: string): boolean {
    return !this.#row?.has(name) && this.cells.isFigure(name);
  }

  /** The points of an item with these full points. */
  points(term: Term, at: string, node: Node, full: Formula): Formula {
    this.#fullPoints = full;
    try {
      return this.of(term, at, node, "points");
    } finally {
      this.#fullPoints = null;
    }
  }

  /** What is written within a row of a table: its own names go before those of the month. */
  inRow<Made>(row: ReadonlyMap<string, Named>, make: () => Made): Made {
    const before = this.#row;
    this.#row = row;
    try {
      return make();
    } finally {
      this.#row = before;
    }
  }

  /** Numerator and denominator of a term that is a rate. */
  counts(term: Term, at: string, node: Node): Counts | null {
    if (isNumber(term)) return null;
    if (typeof term === "string") return this.named(term).counts ?? null;
    if ("ratio" in term) {
      const { of, to } = term.ratio;
      const part = (key: string, terms: readonly Term[], from: number): Formula => joined("+", terms.map((one, index) => this.of(one, `${at}/ratio/${key}/${String(index)}`, node?.inputs[from + index])));
      return { of: part("of", of, 0), to: part("to", to, of.length) };
    }
    if ("pooled" in term) {
      const parts = term.pooled.map((name) => this.named(name).counts);
      if (parts.some((part) => part === undefined)) throw new NoFormula("mechanism");
      const known = parts.filter((part) => part !== undefined);
      // A rate without data has nothing in either count.
      return { of: joined("+", known.map(({ of }) => of)), to: joined("+", known.map(({ to }) => to)) };
    }
    if ("over_rows" in term) return term.over_rows.take === "pooled" ? this.cells.countsOverRows(term.over_rows, `${at}/over_rows`, node) : null;
    if ("by_reading" in term) {
      const { choice, chosen } = this.#chosen(term.by_reading);
      return this.counts(chosen, `${at}/by_reading/choices/${choice}`, node?.inputs[0]);
    }
    return null;
  }

  /** The chosen one of the parameters that a reading may decide. */
  choice<Word extends string>(chosen: Word | { reading: string } | undefined, otherwise: Word): Word {
    if (chosen === undefined) return otherwise;
    return typeof chosen === "string" ? chosen : (this.#read(chosen.reading) as Word);
  }

  #read(reading: string): string {
    const { readings = {}, ambiguities = [] } = this.#contract;
    return readings[reading] ?? ambiguities.find(({ id }) => id === reading)?.choices[0]?.id ?? "";
  }

  #chosen({ reading, choices }: ParametersOf<"by_reading">): { choice: string; chosen: Term } {
    const choice = this.#read(reading);
    const chosen = choices[choice];
    if (chosen === undefined) throw new NoFormula("mechanism");
    return { choice, chosen };
  }

  #mechanism(name: string, parameters: unknown, at: string, node: Node, unit: string): Formula {
    const list = (): Formula[] => this.list(parameters as Term[], at, node, unit);
    switch (name) {
      case "ratio":
      case "pooled": {
        const counts = this.counts({ [name]: parameters } as unknown as Term, at.slice(0, -name.length - 1), node);
        if (!counts) throw new NoFormula("mechanism");
        return rateOf(counts, node?.state === "no_data");
      }
      case "sum":
        return joined("+", list());
      case "minus":
        return joined("-", list());
      case "product":
        return joined("*", this.list(parameters as Term[], at, node));
      case "quotient":
        return quotient(this, parameters as Term[], at, node);
      case "percent":
        return percent(this, parameters as ParametersOf<"percent">, at, node);
      case "rounded":
        return roundedTo(this, parameters as ParametersOf<"rounded">, at, node);
      case "mean":
      case "lowest":
      case "highest":
        return several(name, list().map((of) => ({ of })));
      case "weighted":
        return weighted(this, parameters as ParametersOf<"weighted">, at, node, unit);
      case "shortfall":
        return shortfall(this, parameters as ParametersOf<"shortfall">, at, node);
      case "bands":
        return bands(this, parameters as ParametersOf<"bands">, at, node, unit);
      case "linear":
        return linear(this, parameters as ParametersOf<"linear">, at, node, unit);
      case "graduated":
        return graduated(this, parameters as ParametersOf<"graduated">, at, node);
      case "volume":
        return volume(this, parameters as ParametersOf<"volume">, at, node);
      case "package_price":
        return packagePrice(this, parameters as ParametersOf<"package_price">, at, node);
      case "per_seat":
        return perSeat(this, parameters as ParametersOf<"per_seat">, at, node);
      case "prorated":
        return prorated(this, parameters as ParametersOf<"prorated">, at, node);
      case "de_minimis":
        return deMinimis(this, parameters as ParametersOf<"de_minimis">, at, node);
      case "agreed_minutes":
      case "calendar":
        return fromCalendar(this, node);
      case "closes":
        return closes(node);
      case "first_known":
        return firstKnown(this, parameters as ParametersOf<"first_known">, at, node);
      case "year_to_date":
        return withEarlierMonths(this, parameters as ParametersOf<"year_to_date">, node);
      case "over_months":
        return sumOverMonths(this, parameters as ParametersOf<"over_months">, node);
      case "if":
        return conditional(this, parameters as ParametersOf<"if">, at, node, unit);
      case "per_tier":
        return perTier(this, parameters as Record<string, Term>, at, node, unit);
      case "by_reading": {
        const { choice, chosen } = this.#chosen(parameters as ParametersOf<"by_reading">);
        return this.of(chosen, `${at}/choices/${choice}`, node?.inputs[0], unit);
      }
      case "by_date":
        return byDate(this, parameters as ParametersOf<"by_date">, at, node, unit);
      case "by_day":
        return byDay(this, parameters as ParametersOf<"by_day">, at, node, unit);
      case "by_row":
        return byRow(this, parameters as ParametersOf<"by_row">, at, node, unit);
      case "count":
        return joined("+", list().map((when) => atom(`IF(${when.code},1,0)`, when.guards)));
      case "at_least":
        return this.#compare(parameters as readonly [Term, Term], ">=", at, node);
      case "above":
        return this.#compare(parameters as readonly [Term, Term], ">", at, node);
      case "at_most":
        return this.#compare(parameters as readonly [Term, Term], "<=", at, node);
      case "below":
        return this.#compare(parameters as readonly [Term, Term], "<", at, node);
      case "all":
        return call("AND", list());
      case "any":
        return call("OR", list());
      case "not":
        return call("NOT", [this.of(parameters as Term, at, node?.inputs[0])]);
      case "read_as": {
        const { reading, choice } = parameters as ParametersOf<"read_as">;
        return atom(this.#read(reading) === choice ? "TRUE" : "FALSE");
      }
      case "in_tier":
        return inTier(this, parameters as ParametersOf<"in_tier">);
      case "in_a_row":
      case "held":
      case "month_before":
        throw new NoFormula("months");
      case "is_given":
        return this.cells.isGiven(parameters as ParametersOf<"is_given">);
      case "over_rows":
        return this.cells.overRows(parameters as ParametersOf<"over_rows">, at, node);
      default:
        throw new NoFormula("mechanism");
    }
  }

  #compare([left, right]: readonly [Term, Term], sign: string, at: string, node: Node): Formula {
    return compared(this.of(left, `${at}/0`, node?.inputs[0]), sign, this.of(right, `${at}/1`, node?.inputs[1]));
  }
}
