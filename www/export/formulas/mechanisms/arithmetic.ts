// Terms that compute with numbers: parts of an amount, rounding, quotients, means.

import type { Term } from "../../../engine/engine.ts";
import { allGuards, atom, either, exact, guarded, inBrackets, joined, rounded, type Direction, type Formula } from "../formula.ts";
import { NoFormula } from "../no-formula.ts";
import type { TermWriter } from "../term-writer.ts";
import type { Node, ParametersOf } from "./parameters.ts";

export function quotient(terms: TermWriter, parameters: readonly Term[], at: string, node: Node): Formula {
  const [of, by] = terms.list(parameters, at, node);
  if (!of || !by) throw new NoFormula("mechanism");
  return guarded(joined("/", [of, by]), { when: `${exact(by).code}=0`, lack: "empty", now: node?.state === "no_data" });
}

export function percent(terms: TermWriter, { of, rate }: ParametersOf<"percent">, at: string, node: Node): Formula {
  const base = terms.of(of, `${at}/of`, node?.inputs[0]);
  const part = terms.of(rate, `${at}/rate`, node?.inputs[1], "%");
  if (part.hundredth !== undefined) return { code: `${inBrackets(base)}*${part.hundredth}`, atom: false, guards: allGuards(base, part) };
  return joined("/", [joined("*", [base, part]), atom("100")]);
}

export function roundedTo(terms: TermWriter, { of, to, how }: ParametersOf<"rounded">, at: string, node: Node): Formula {
  const direction = terms.choice<Direction>(how, "half_up");
  const number = terms.of(of, `${at}/of`, node?.inputs[0]);
  if (to === undefined || to === null) return rounded(number, 0, direction);
  const step = terms.of(to, `${at}/to`, node?.inputs[1]);
  return joined("*", [rounded(joined("/", [number, step]), 0, direction), step]);
}

/** The price of as many whole packages as a quantity needs. */
export function packagePrice(terms: TermWriter, { of, size, price }: ParametersOf<"package_price">, at: string, node: Node): Formula {
  const [quantity, each, cost] = [terms.of(of, `${at}/of`, node?.inputs[0]), terms.of(size, `${at}/size`, node?.inputs[1]), terms.of(price, `${at}/price`, node?.inputs[2], terms.money)];
  return joined("*", [rounded(joined("/", [quantity, each]), 0, "up"), cost]);
}

export function weighted(terms: TermWriter, parts: ParametersOf<"weighted">, at: string, node: Node, unit: string): Formula {
  return several("mean", parts.map(({ of, weight }, index) => ({
    of: terms.of(of, `${at}/${String(index)}/of`, node?.inputs[2 * index], unit), weight: terms.of(weight, `${at}/${String(index)}/weight`, node?.inputs[2 * index + 1]),
  })));
}

/** The mean, lowest or highest of those that have data. */
export function several(name: "mean" | "lowest" | "highest", parts: readonly { of: Formula; weight?: Formula }[]): Formula {
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

/** A figure that is given, and what has data, go before what stands in for them; what is computed of figures that are not given stays open. */
export function firstKnown(terms: TermWriter, parts: readonly Term[], at: string, node: Node): Formula {
  const formulas = parts.map((term, index) => terms.of(term, `${at}/${String(index)}`, node?.inputs.find((input) => typeof term === "object" && input.mechanism === Object.keys(term)[0])));
  const last = formulas.at(-1);
  if (!last) throw new NoFormula("mechanism");
  return formulas.slice(0, -1).reduceRight((otherwise, first, index) => {
    const term = parts[index];
    const isFigure = typeof term === "string" && terms.isFigure(term);
    const gives = first.guards.filter(({ lack }) => isFigure || lack === "empty");
    if (gives.length === 0) return first;
    const lacks = gives.map(({ when }) => when);
    const given = atom(lacks.length === 1 ? `NOT(${lacks.join("")})` : `NOT(OR(${lacks.join(",")}))`, first.guards.filter((guard) => !gives.includes(guard)));
    return either(given, { ...first, guards: [] }, otherwise, gives.some(({ now }) => now) ? "else" : "then");
  }, last);
}
