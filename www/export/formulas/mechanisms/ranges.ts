// Terms that depend on the range a number lies in: bands, graduated prices, straight lines between points.

import { atom, call, compared, either, firstOf, guarded, joined, type Formula } from "../formula.ts";
import { NoFormula } from "../no-formula.ts";
import { edgesOf } from "../range.ts";
import type { TermWriter } from "../term-writer.ts";
import type { Node, ParametersOf } from "./parameters.ts";

export function bands(terms: TermWriter, { of, rows }: ParametersOf<"bands">, at: string, node: Node, unit: string): Formula {
  const number = terms.of(of, `${at}/of`, node?.inputs[0]);
  return byRange(terms, number, rows, at, rows.map(({ value }, index) => terms.of(value, `${at}/rows/${String(index)}/value`, undefined, unit)), node);
}

export function volume(terms: TermWriter, { of, rows }: ParametersOf<"volume">, at: string, node: Node): Formula {
  const number = terms.of(of, `${at}/of`, node?.inputs[0]);
  return joined("*", [number, byRange(terms, number, rows, at, rows.map(({ price }, index) => terms.of(price, `${at}/rows/${String(index)}/price`, undefined, terms.money)), node)]);
}

export function graduated(terms: TermWriter, { of, rows }: ParametersOf<"graduated">, at: string, node: Node): Formula {
  const quantity = terms.of(of, `${at}/of`, node?.inputs[0]);
  const edge = (edge: string | null, index: number, which: string): Formula | null => (edge === null ? null : terms.of(edge, `${at}/rows/${String(index)}/in#${which}`, undefined));
  const parts = rows.flatMap(({ in: range, price }, index) => {
    const [begins, to] = [edge(edgesOf(range).from, index, "from"), edge(edgesOf(range).to, index, "to")];
    const from = begins && beginsWithAUnit(rows, index) ? joined("-", [begins, atom("1")]) : begins;
    const cost = terms.of(price, `${at}/rows/${String(index)}/price`, undefined, terms.money);
    if (cost.code === "0") return [];
    const upTo = to ? call("MIN", [quantity, to]) : quantity;
    return [joined("*", [call("MAX", [atom("0"), from ? joined("-", [upTo, from]) : upTo]), cost])];
  });
  const sum = parts.length === 0 ? atom("0", quantity.guards) : joined("+", parts);
  const last = rows.length - 1;
  const end = edge(edgesOf(rows[last]?.in ?? "").to, last, "to");
  return end ? guarded(sum, { when: compared(quantity, ">", end).code, lack: "empty", now: node?.state === "no_data" }) : sum;
}

/** Steps of what is counted, as price lists write them: 1 to 1,000 and 1,001 to 5,000. The unit a step begins with is in it. */
function beginsWithAUnit(rows: readonly { in: string }[], index: number): boolean {
  const { from, fromClosed } = edgesOf(rows[index]?.in ?? "");
  const before = rows[index - 1];
  return fromClosed && (before ? edgesOf(before.in).to !== from : from === "1");
}

export function linear(terms: TermWriter, { of, points }: ParametersOf<"linear">, at: string, node: Node, unit: string): Formula {
  const number = terms.of(of, `${at}/of`, node?.inputs[0]);
  const known = points.map(({ at: place, value }, index) => ({ place: terms.of(place, `${at}/points/${String(index)}/at`, undefined), value: terms.of(value, `${at}/points/${String(index)}/value`, undefined, unit) }));
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

export function deMinimis(terms: TermWriter, { of, paid }: ParametersOf<"de_minimis">, at: string, node: Node): Formula {
  const amount = terms.of(of, `${at}/of`, node?.inputs[0], terms.money);
  const inside = within(terms, amount, paid, `${at}/paid`, terms.money);
  return inside ? either(inside, amount, atom("0"), null) : amount;
}

/** One of several rows by the range a number lies in; there is none beyond all of them. */
function byRange(terms: TermWriter, number: Formula, rows: readonly { in: string }[], at: string, values: readonly Formula[], node: Node): Formula {
  const taken = rows.findIndex(({ in: range }) => range.replaceAll(" ", "") === node?.terms["in"]?.replaceAll(" ", ""));
  const inside = rows.map(({ in: range }, index) => within(terms, number, range, `${at}/rows/${String(index)}/in`) ?? atom("TRUE"));
  const made = firstOf(inside.map((when, index) => [when, values[index] ?? atom("0")] as const), taken < 0 ? null : taken);
  if (!made) throw new NoFormula("mechanism");
  const spans = rows.map(({ in: range }) => edgesOf(range));
  if (spans.some(({ from }) => from === null) && spans.some(({ to }) => to === null)) return made;
  const outside = `NOT(OR(${inside.map(({ code }) => code).join(",")}))`;
  return { ...made, guards: [...number.guards, { when: outside, lack: "empty", now: node?.state === "no_data" }, ...made.guards] };
}

/** Whether a number lies in a range; null where the range has no edge. */
export function within(terms: TermWriter, of: Formula, range: string, at: string, unit = ""): Formula | null {
  const { from, to, fromClosed, toClosed } = edgesOf(range);
  const edge = (number: string, which: string): Formula => terms.of(number, `${at}#${which}`, undefined, unit);
  const conditions = [
    ...(from === null ? [] : [compared(of, fromClosed ? ">=" : ">", edge(from, "from"))]),
    ...(to === null ? [] : [compared(of, toClosed ? "<=" : "<", edge(to, "to"))]),
  ];
  return conditions.length === 0 ? null : conditions.length === 1 ? (conditions[0] ?? null) : call("AND", conditions);
}
