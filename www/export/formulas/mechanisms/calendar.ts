// Terms that rest on days or on earlier months: what those come to stands in the workbook as numbers.

import { atom, joined, type Formula } from "../formula.ts";
import { NoFormula } from "../no-formula.ts";
import type { TermWriter } from "../term-writer.ts";
import type { Node, ParametersOf } from "./parameters.ts";

/** A number that the calendar gives. */
export function fromCalendar(terms: TermWriter, node: Node): Formula {
  if (node?.state !== "number") throw new NoFormula("calendar");
  return terms.cells.given(node);
}

/** Whether a period closes in the month. */
export function closes(node: Node): Formula {
  if (node?.state !== "flag") throw new NoFormula("calendar");
  return atom(node.value === "true" ? "TRUE" : "FALSE");
}

export function prorated(terms: TermWriter, { of }: ParametersOf<"prorated">, at: string, node: Node): Formula {
  const { days, of: whole } = node?.terms ?? {};
  if (days === undefined || whole === undefined) throw new NoFormula("calendar");
  return joined("/", [joined("*", [terms.of(of, `${at}/of`, node?.inputs[0], terms.money), atom(days)]), atom(whole)]);
}

/** Seats, and each change by the days it counts for. */
export function perSeat(terms: TermWriter, { seats, price }: ParametersOf<"per_seat">, at: string, node: Node): Formula {
  if (!node && terms.cells.seatsChanged) throw new NoFormula("calendar");
  const [seatNode, priceNode, ...changes] = node?.inputs ?? [];
  const began = seatNode?.mechanism === "seat_change" ? atom(seatNode.terms["seats"] ?? "0") : terms.of(seats, `${at}/seats`, seatNode);
  const counted = changes.map((change) => {
    const { seats: number, days, of: whole } = change.terms;
    if (number === undefined || days === undefined || whole === undefined) throw new NoFormula("calendar");
    return atom(`(${number})*${days}/${whole}`);
  });
  return joined("*", [joined("+", [began, ...counted]), terms.of(price, `${at}/price`, priceNode, terms.money)]);
}

/** The version of a term that applies in the month. */
export function byDate(terms: TermWriter, versions: ParametersOf<"by_date">, at: string, node: Node, unit: string): Formula {
  const row = Number(node?.terms["row"] ?? NaN) - 1;
  const version = versions[row];
  if (!version) throw new NoFormula("calendar");
  return terms.of(version.value, `${at}/${String(row)}/value`, node?.inputs[0], unit);
}

/** Each version for its days; in a row, the one of its day. */
export function byDay(terms: TermWriter, versions: ParametersOf<"by_day">, at: string, node: Node, unit: string): Formula {
  const first = Number(node?.terms["row"] ?? NaN) - 1;
  const version = (place: number): Formula => {
    const { value } = versions[first + place] ?? {};
    if (value === undefined) throw new NoFormula("calendar");
    return terms.of(value, `${at}/${String(first + place)}/value`, node?.inputs[place], unit);
  };
  const { days, of: whole } = node?.terms ?? {};
  if (days === undefined || whole === undefined) return version(0);
  return joined("/", [joined("+", days.split(" ").map((number, place) => joined("*", [version(place), atom(number)]))), atom(whole)]);
}

export function sumOverMonths(terms: TermWriter, { of, take = "sum" }: ParametersOf<"over_months">, node: Node): Formula {
  if (take !== "sum") throw new NoFormula("months");
  return withEarlierMonths(terms, of, node);
}

/** The sum of this month and of earlier ones, which are written as numbers. */
export function withEarlierMonths(terms: TermWriter, name: string, node: Node): Formula {
  const { formula } = terms.named(name);
  if (node?.state !== "number") throw new NoFormula("months");
  const earlier = node.inputs.filter(({ mechanism }) => mechanism === "earlier");
  if (earlier.length !== node.inputs.length - 1 || earlier.some(({ state }) => state !== "number")) throw new NoFormula("months");
  return joined("+", [formula, ...earlier.map((month) => terms.cells.given(month))]);
}
