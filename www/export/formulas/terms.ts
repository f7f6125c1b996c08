// The terms of a contract as formulas: one translation for each mechanism, as there is one renderer for each. Nothing is computed
// here: what a cell shows is what the engine came to, and a test lets other programs compute the formulas.

import type { Contract, Derivation, Mechanism, Term } from "../../engine/engine.ts";
import { allGuards, atom, call, compared, either, exact, firstOf, guarded, inBrackets, joined, quoted, rounded, type Direction, type Formula } from "./formula.ts";
import { NoFormula } from "./no-formula.ts";
import { edgesOf } from "./range.ts";

export interface Counts {
  of: Formula;
  to: Formula;
}

/** Something terms name: the cell it stands in. */
export interface Named {
  formula: Formula;
  /** Numerator and denominator, where it is a rate. */
  counts?: Counts;
  target?: Formula;
}

/** Where the numbers that terms name and state stand. */
export interface Sheets {
  named: (name: string) => Named | undefined;
  /** A number of the contract, in a cell of its own. */
  stated: (number: string, at: string, unit: string) => Formula;
  /** A number that the calendar or earlier months give, in a cell of its own. */
  given: (node: Derivation) => Formula;
  /** Whether seats were added or removed in the month. */
  seatsChanged: boolean;
  /** The cell that says the tier, and what it says for one. */
  tier: () => Formula;
  tierName: (id: string) => string;
}

type Of<Name extends string> = Extract<Mechanism, Record<Name, unknown>> extends Record<Name, infer Parameters> ? Parameters : never;
type Node = Derivation | undefined;

/** Whether a term is a number; another text is the name of something. */
export function isNumber(term: Term): term is number | string {
  return typeof term === "number" || (typeof term === "string" && /^[-+\d]/.test(term));
}

export class Terms {
  readonly #contract: Contract;
  readonly #sheets: Sheets;
  /** Full points of the item whose points are written. */
  #fullPoints: Formula | null = null;

  constructor(contract: Contract, sheets: Sheets) {
    this.#contract = contract;
    this.#sheets = sheets;
  }

  /** A term; `at` is where it stands in the contract, `node` how it came about in the month, `unit` what its number is in. */
  of(term: Term, at: string, node: Node, unit = ""): Formula {
    if (isNumber(term)) return this.#sheets.stated(String(term), at, unit);
    if (typeof term === "string") return this.#name(term).formula;
    const [name, parameters] = (Object.entries(term) as [string, unknown][])[0] ?? ["", null];
    return this.#mechanism(name, parameters, `${at}/${name}`, node?.mechanism === name ? node : undefined, unit);
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

  /** Numerator and denominator of a term that is a rate. */
  counts(term: Term, at: string, node: Node): Counts | null {
    if (isNumber(term)) return null;
    if (typeof term === "string") return this.#name(term).counts ?? null;
    if ("ratio" in term) {
      const { of, to } = term.ratio;
      const part = (key: string, terms: readonly Term[], from: number): Formula => joined("+", terms.map((one, index) => this.of(one, `${at}/ratio/${key}/${String(index)}`, node?.inputs[from + index])));
      return { of: part("of", of, 0), to: part("to", to, of.length) };
    }
    if ("pooled" in term) {
      const parts = term.pooled.map((name) => this.#name(name).counts);
      if (parts.some((part) => part === undefined)) throw new NoFormula("mechanism");
      const known = parts.filter((part) => part !== undefined);
      // A rate without data has nothing in either count.
      return { of: joined("+", known.map(({ of }) => of)), to: joined("+", known.map(({ to }) => to)) };
    }
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

  /** Whether a number lies in a range. */
  within(of: Formula, range: string, at: string, unit = ""): Formula | null {
    const { from, to, fromClosed, toClosed } = edgesOf(range);
    const edge = (number: string, which: string): Formula => this.of(number, `${at}#${which}`, undefined, unit);
    const conditions = [
      ...(from === null ? [] : [compared(of, fromClosed ? ">=" : ">", edge(from, "from"))]),
      ...(to === null ? [] : [compared(of, toClosed ? "<=" : "<", edge(to, "to"))]),
    ];
    return conditions.length === 0 ? null : conditions.length === 1 ? (conditions[0] ?? null) : call("AND", conditions);
  }

  #name(name: string): Named {
    const found = this.#sheets.named(name);
    if (!found) throw new NoFormula("missing");
    return found;
  }

  #read(reading: string): string {
    const { readings = {}, ambiguities = [] } = this.#contract;
    return readings[reading] ?? ambiguities.find(({ id }) => id === reading)?.choices[0]?.id ?? "";
  }

  #chosen({ reading, choices }: Of<"by_reading">): { choice: string; chosen: Term } {
    const choice = this.#read(reading);
    const chosen = choices[choice];
    if (chosen === undefined) throw new NoFormula("mechanism");
    return { choice, chosen };
  }

  #list(terms: readonly Term[], at: string, node: Node, unit = ""): Formula[] {
    return terms.map((term, index) => this.of(term, `${at}/${String(index)}`, node?.inputs[index], unit));
  }

  #mechanism(name: string, parameters: unknown, at: string, node: Node, unit: string): Formula {
    const list = (): Formula[] => this.#list(parameters as Term[], at, node, unit);
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
        return joined("*", this.#list(parameters as Term[], at, node));
      case "quotient": {
        const [of, by] = this.#list(parameters as Term[], at, node);
        if (!of || !by) throw new NoFormula("mechanism");
        return guarded(joined("/", [of, by]), { when: `${exact(by).code}=0`, lack: "empty", now: node?.state === "no_data" });
      }
      case "percent":
        return this.#percent(parameters as Of<"percent">, at, node);
      case "rounded":
        return this.#rounded(parameters as Of<"rounded">, at, node);
      case "mean":
      case "lowest":
      case "highest":
        return several(name, list().map((of) => ({ of })));
      case "weighted":
        return several("mean", (parameters as Of<"weighted">).map(({ of, weight }, index) => ({
          of: this.of(of, `${at}/${String(index)}/of`, node?.inputs[2 * index], unit), weight: this.of(weight, `${at}/${String(index)}/weight`, node?.inputs[2 * index + 1]),
        })));
      case "shortfall":
        return this.#shortfall(parameters as Of<"shortfall">, at, node);
      case "bands":
        return this.#bands(parameters as Of<"bands">, at, node, unit);
      case "linear":
        return this.#linear(parameters as Of<"linear">, at, node, unit);
      case "graduated":
        return this.#graduated(parameters as Of<"graduated">, at, node);
      case "volume":
        return this.#volume(parameters as Of<"volume">, at, node);
      case "package_price": {
        const { of, size, price } = parameters as Of<"package_price">;
        const [quantity, each, cost] = [this.of(of, `${at}/of`, node?.inputs[0]), this.of(size, `${at}/size`, node?.inputs[1]), this.of(price, `${at}/price`, node?.inputs[2], "yuan")];
        return joined("*", [rounded(joined("/", [quantity, each]), 0, "up"), cost]);
      }
      case "per_seat":
        return this.#perSeat(parameters as Of<"per_seat">, at, node);
      case "prorated": {
        const { of } = parameters as Of<"prorated">;
        const { days, of: whole } = node?.terms ?? {};
        if (days === undefined || whole === undefined) throw new NoFormula("calendar");
        return joined("/", [joined("*", [this.of(of, `${at}/of`, node?.inputs[0], "yuan"), atom(days)]), atom(whole)]);
      }
      case "de_minimis": {
        const { of, paid } = parameters as Of<"de_minimis">;
        const amount = this.of(of, `${at}/of`, node?.inputs[0], "yuan");
        const inside = this.within(amount, paid, `${at}/paid`, "yuan");
        return inside ? either(inside, amount, atom("0"), null) : amount;
      }
      case "agreed_minutes":
      case "calendar":
        return this.#fromCalendar(node);
      case "closes":
        if (node?.state !== "flag") throw new NoFormula("calendar");
        return atom(node.value === "true" ? "TRUE" : "FALSE");
      case "first_known":
        return this.#firstKnown(parameters as Of<"first_known">, at, node);
      case "year_to_date":
        return this.#overMonths(this.#name(parameters as string), node);
      case "over_months": {
        const { of, take = "sum" } = parameters as Of<"over_months">;
        if (take !== "sum") throw new NoFormula("months");
        return this.#overMonths(this.#name(of), node);
      }
      case "if":
        return this.#if(parameters as Of<"if">, at, node, unit);
      case "per_tier":
        return this.#perTier(parameters as Record<string, Term>, at, node, unit);
      case "by_reading": {
        const { choice, chosen } = this.#chosen(parameters as Of<"by_reading">);
        return this.of(chosen, `${at}/choices/${choice}`, node?.inputs[0], unit);
      }
      case "by_date": {
        const row = Number(node?.terms["row"] ?? NaN) - 1;
        const version = (parameters as Of<"by_date">)[row];
        if (!version) throw new NoFormula("calendar");
        return this.of(version.value, `${at}/${String(row)}/value`, node?.inputs[0], unit);
      }
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
        const { reading, choice } = parameters as Of<"read_as">;
        return atom(this.#read(reading) === choice ? "TRUE" : "FALSE");
      }
      case "in_tier": {
        const tier = this.#sheets.tier();
        return call("OR", (parameters as string[]).map((id) => ({ code: `${tier.code}=${quoted(this.#sheets.tierName(id))}`, atom: false, guards: tier.guards })));
      }
      case "in_a_row":
      case "held":
      case "month_before":
        throw new NoFormula("months");
      default:
        throw new NoFormula("mechanism");
    }
  }

  #compare([left, right]: readonly [Term, Term], sign: string, at: string, node: Node): Formula {
    return compared(this.of(left, `${at}/0`, node?.inputs[0]), sign, this.of(right, `${at}/1`, node?.inputs[1]));
  }

  #percent({ of, rate }: Of<"percent">, at: string, node: Node): Formula {
    const base = this.of(of, `${at}/of`, node?.inputs[0]);
    const part = this.of(rate, `${at}/rate`, node?.inputs[1], "%");
    if (part.hundredth !== undefined) return { code: `${inBrackets(base)}*${part.hundredth}`, atom: false, guards: allGuards(base, part) };
    return joined("/", [joined("*", [base, part]), atom("100")]);
  }

  #rounded({ of, to, how }: Of<"rounded">, at: string, node: Node): Formula {
    const direction = this.choice<Direction>(how, "half_up");
    const number = this.of(of, `${at}/of`, node?.inputs[0]);
    if (to === undefined || to === null) return rounded(number, 0, direction);
    const step = this.of(to, `${at}/to`, node?.inputs[1]);
    return joined("*", [rounded(joined("/", [number, step]), 0, direction), step]);
  }

  #shortfall({ of, target, points, per, full, floor, partial, better = "higher" }: Of<"shortfall">, at: string, node: Node): Formula {
    const [ofNode, targetNode, fullNode, pointsNode, perNode, floorNode] = node?.inputs ?? [];
    const measured = this.of(of, `${at}/of`, ofNode);
    const aim = target === undefined || target === null ? (typeof of === "string" ? this.#name(of).target : undefined) : this.of(target, `${at}/target`, targetNode);
    const most = full === undefined || full === null ? this.#fullPoints : this.of(full, `${at}/full`, fullNode);
    if (!aim || !most) throw new NoFormula("missing");
    const least = floor === undefined || floor === null ? atom("0") : this.of(floor, `${at}/floor`, floorNode);
    const short = joined("-", better === "lower" ? [measured, aim] : [aim, measured]);
    const steps = joined("/", [short, this.of(per, `${at}/per`, perNode)]);
    const way = this.choice(partial, "whole");
    const counted = way === "pro_rata" ? steps : rounded(steps, 0, way === "started" ? "up" : "down");
    const left = call("MAX", [least, joined("-", [most, joined("*", [counted, this.of(points, `${at}/points`, pointsNode)])])]);
    return either(compared(short, "<=", atom("0")), most, left, null);
  }

  /** One of several rows by the range a number lies in; there is none beyond all of them. */
  #rows(number: Formula, rows: readonly { in: string }[], at: string, values: readonly Formula[], node: Node): Formula {
    const taken = rows.findIndex(({ in: range }) => range.replaceAll(" ", "") === node?.terms["in"]?.replaceAll(" ", ""));
    const inside = rows.map(({ in: range }, index) => this.within(number, range, `${at}/rows/${String(index)}/in`) ?? atom("TRUE"));
    const made = firstOf(inside.map((when, index) => [when, values[index] ?? atom("0")] as const), taken < 0 ? null : taken);
    if (!made) throw new NoFormula("mechanism");
    const spans = rows.map(({ in: range }) => edgesOf(range));
    if (spans.some(({ from }) => from === null) && spans.some(({ to }) => to === null)) return made;
    const outside = `NOT(OR(${inside.map(({ code }) => code).join(",")}))`;
    return { ...made, guards: [...number.guards, { when: outside, lack: "empty", now: node?.state === "no_data" }, ...made.guards] };
  }

  #bands({ of, rows }: Of<"bands">, at: string, node: Node, unit: string): Formula {
    const number = this.of(of, `${at}/of`, node?.inputs[0]);
    return this.#rows(number, rows, at, rows.map(({ value }, index) => this.of(value, `${at}/rows/${String(index)}/value`, undefined, unit)), node);
  }

  #volume({ of, rows }: Of<"volume">, at: string, node: Node): Formula {
    const number = this.of(of, `${at}/of`, node?.inputs[0]);
    return joined("*", [number, this.#rows(number, rows, at, rows.map(({ price }, index) => this.of(price, `${at}/rows/${String(index)}/price`, undefined, "yuan")), node)]);
  }

  #linear({ of, points }: Of<"linear">, at: string, node: Node, unit: string): Formula {
    const number = this.of(of, `${at}/of`, node?.inputs[0]);
    const known = points.map(({ at: place, value }, index) => ({ place: this.of(place, `${at}/points/${String(index)}/at`, undefined), value: this.of(value, `${at}/points/${String(index)}/value`, undefined, unit) }));
    const last = known.at(-1);
    if (!last) throw new NoFormula("mechanism");
    let made = last.value;
    for (const [index, point] of [...known.entries()].toReversed()) {
      const before = known[index - 1];
      const rise = before && joined("+", [before.value, joined("/", [joined("*", [joined("-", [point.value, before.value]), joined("-", [number, before.place])]), joined("-", [point.place, before.place])])]);
      made = either(compared(number, "<=", point.place), rise ?? point.value, made, null);
    }
    return made;
  }

  #graduated({ of, rows }: Of<"graduated">, at: string, node: Node): Formula {
    const quantity = this.of(of, `${at}/of`, node?.inputs[0]);
    const edge = (edge: string | null, index: number, which: string): Formula | null => (edge === null ? null : this.of(edge, `${at}/rows/${String(index)}/in#${which}`, undefined));
    const parts = rows.flatMap(({ in: range, price }, index) => {
      const [from, to] = [edge(edgesOf(range).from, index, "from"), edge(edgesOf(range).to, index, "to")];
      const cost = this.of(price, `${at}/rows/${String(index)}/price`, undefined, "yuan");
      if (cost.code === "0") return [];
      const upTo = to ? call("MIN", [quantity, to]) : quantity;
      return [joined("*", [call("MAX", [atom("0"), from ? joined("-", [upTo, from]) : upTo]), cost])];
    });
    const sum = parts.length === 0 ? atom("0", quantity.guards) : joined("+", parts);
    const last = rows.length - 1;
    const end = edge(edgesOf(rows[last]?.in ?? "").to, last, "to");
    return end ? guarded(sum, { when: compared(quantity, ">", end).code, lack: "empty", now: node?.state === "no_data" }) : sum;
  }

  /** Seats, and each change by the days it counts for. */
  #perSeat({ seats, price }: Of<"per_seat">, at: string, node: Node): Formula {
    if (!node && this.#sheets.seatsChanged) throw new NoFormula("calendar");
    const [seatNode, priceNode, ...changes] = node?.inputs ?? [];
    const began = seatNode?.mechanism === "seat_change" ? atom(seatNode.terms["seats"] ?? "0") : this.of(seats, `${at}/seats`, seatNode);
    const counted = changes.map(({ terms }) => {
      const { seats: number, days, of: whole } = terms;
      if (number === undefined || days === undefined || whole === undefined) throw new NoFormula("calendar");
      return atom(`(${number})*${days}/${whole}`);
    });
    return joined("*", [joined("+", [began, ...counted]), this.of(price, `${at}/price`, priceNode, "yuan")]);
  }

  #fromCalendar(node: Node): Formula {
    if (node?.state !== "number") throw new NoFormula("calendar");
    return this.#sheets.given(node);
  }

  /** A figure that is given goes before what stands in for it. */
  #firstKnown(terms: readonly Term[], at: string, node: Node): Formula {
    const parts = terms.map((term, index) => this.of(term, `${at}/${String(index)}`, node?.inputs.find((input) => typeof term === "object" && input.mechanism === Object.keys(term)[0])));
    const [last, ...before] = parts.toReversed();
    if (!last) throw new NoFormula("mechanism");
    return before.reduce((otherwise, first) => {
      const lacks = first.guards.map(({ when }) => when);
      if (lacks.length === 0) return first;
      const given = atom(lacks.length === 1 ? `NOT(${lacks.join("")})` : `NOT(OR(${lacks.join(",")}))`);
      return either(given, { ...first, guards: [] }, otherwise, first.guards.some(({ now }) => now) ? "else" : "then");
    }, last);
  }

  /** This month and those before it, which stand as what they came to. */
  #overMonths({ formula }: Named, node: Node): Formula {
    if (node?.state !== "number") throw new NoFormula("months");
    const earlier = node.inputs.filter(({ mechanism }) => mechanism === "earlier");
    if (earlier.length !== node.inputs.length - 1 || earlier.some(({ state }) => state !== "number")) throw new NoFormula("months");
    return joined("+", [formula, ...earlier.map((month) => this.#sheets.given(month))]);
  }

  #if({ when, then, else: otherwise }: Of<"if">, at: string, node: Node, unit: string): Formula {
    const condition = this.of(when, `${at}/when`, node?.inputs[0]);
    const way = node?.terms["chosen"];
    const taken = way === "then" || way === "else" ? way : null;
    const thenFormula = this.of(then, `${at}/then`, way === "then" ? node?.inputs[1] : undefined, unit);
    if (otherwise === undefined || otherwise === null) {
      return { ...thenFormula, guards: [...condition.guards, { when: `NOT(${condition.code})`, lack: "empty", now: taken === "else" }, ...thenFormula.guards] };
    }
    return either(condition, thenFormula, this.of(otherwise, `${at}/else`, way === "else" ? node?.inputs[1] : undefined, unit), taken);
  }

  #perTier(rows: Readonly<Record<string, Term>>, at: string, node: Node, unit: string): Formula {
    const tier = this.#sheets.tier();
    const cases = Object.entries(rows).map(([id, term]) => {
      const when: Formula = { code: `${tier.code}=${quoted(this.#sheets.tierName(id))}`, atom: false, guards: tier.guards };
      return [when, this.of(term, `${at}/${id}`, node?.terms["chosen"] === id ? node.inputs[0] : undefined, unit)] as const;
    });
    const taken = Object.keys(rows).indexOf(node?.terms["chosen"] ?? "");
    const made = firstOf(cases, taken < 0 ? null : taken);
    if (!made) throw new NoFormula("mechanism");
    return made;
  }
}

/** A rate in per cent. */
export function rateOf({ of, to }: Counts, noData: boolean): Formula {
  const share = joined("/", [of, to]);
  const guards = [...share.guards, { when: `${inBrackets(to)}=0`, lack: "empty" as const, now: noData }];
  return { code: `100*${share.code}`, atom: false, guards, hundredth: share.code };
}

/** The mean, lowest or highest of those that have data. */
function several(name: "mean" | "lowest" | "highest", parts: readonly { of: Formula; weight?: Formula }[]): Formula {
  const open = allGuards(...parts.flatMap(({ of, weight }) => (weight ? [of, weight] : [of]))).filter(({ lack }) => lack === "open");
  const emptiness = parts.map(({ of: { guards } }) => guards.filter(({ lack }) => lack === "empty"));
  const out = emptiness.map((guards) => (guards.length === 0 ? null : guards.length === 1 ? (guards[0]?.when ?? "") : `OR(${guards.map(({ when }) => when).join(",")})`));
  const all = out.every((when) => when !== null) ? out.join(",") : null;
  const guards = [...open, ...(all === null ? [] : [{ when: parts.length === 1 ? all : `AND(${all})`, lack: "empty" as const, now: emptiness.every((empty) => empty.some(({ now }) => now)) }])];
  const unless = (index: number, instead: string, code: string): string => (out[index] === null || out[index] === undefined ? code : `IF(${out[index]},${instead},${code})`);
  if (name !== "mean") {
    const nothing = name === "lowest" ? "1E+300" : "-1E+300";
    return atom(`${name === "lowest" ? "MIN" : "MAX"}(${parts.map(({ of }, index) => unless(index, nothing, of.code)).join(",")})`, guards);
  }
  const sum = parts.map(({ of, weight }, index) => unless(index, "0", weight ? `${inBrackets(of)}*${inBrackets(weight)}` : inBrackets(of))).join("+");
  const count = parts.map(({ weight }, index) => unless(index, "0", weight ? inBrackets(weight) : "1")).join("+");
  return { code: `(${sum})/(${count})`, atom: false, guards };
}
