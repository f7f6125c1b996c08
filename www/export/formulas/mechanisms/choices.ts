// Terms that choose one of several: by a condition, by the tier.

import { pointerTo } from "../../../domain/pointer.ts";
import type { Term } from "../../../engine/engine.ts";
import { call, either, firstOf, quoted, type Formula } from "../formula.ts";
import { NoFormula } from "../no-formula.ts";
import type { TermWriter } from "../term-writer.ts";
import type { Node, ParametersOf } from "./parameters.ts";

export function conditional(terms: TermWriter, { when, then, else: otherwise }: ParametersOf<"if">, at: string, node: Node, unit: string): Formula {
  const condition = terms.of(when, `${at}/when`, node?.inputs[0]);
  const way = node?.terms["chosen"];
  const taken = way === "then" || way === "else" ? way : null;
  const thenFormula = terms.of(then, `${at}/then`, way === "then" ? node?.inputs[1] : undefined, unit);
  if (otherwise === undefined || otherwise === null) {
    return { ...thenFormula, guards: [...condition.guards, { when: `NOT(${condition.code})`, lack: "empty", now: taken === "else" }, ...thenFormula.guards] };
  }
  return either(condition, thenFormula, terms.of(otherwise, `${at}/else`, way === "else" ? node?.inputs[1] : undefined, unit), taken);
}

export function perTier(terms: TermWriter, rows: Readonly<Record<string, Term>>, at: string, node: Node, unit: string): Formula {
  const cases = Object.entries(rows).map(([id, term]) => [isTier(terms, id), terms.of(term, `${at}/${id}`, node?.terms["chosen"] === id ? node.inputs.at(-1) : undefined, unit)] as const);
  const taken = Object.keys(rows).indexOf(node?.terms["chosen"] ?? "");
  const made = firstOf(cases, taken < 0 ? null : taken);
  if (!made) throw new NoFormula("mechanism");
  return made;
}

/** The one for the row's name, which stays as it is. */
export function byRow(terms: TermWriter, rows: ParametersOf<"by_row">, at: string, node: Node, unit: string): Formula {
  const chosen = node?.terms["chosen"];
  const term = chosen === undefined ? undefined : rows[chosen];
  if (chosen === undefined || term === undefined) throw new NoFormula("missing");
  return terms.of(term, `${at}${pointerTo(chosen)}`, node?.inputs[0], unit);
}

export function inTier(terms: TermWriter, tiers: ParametersOf<"in_tier">): Formula {
  return call("OR", tiers.map((id) => isTier(terms, id)));
}

function isTier({ cells }: TermWriter, id: string): Formula {
  const tier = cells.tier();
  return { code: `${tier.code}=${quoted(cells.tierName(id))}`, atom: false, guards: tier.guards };
}
