// Points lost for each step that a rate falls short of its target.

import { atom, call, compared, either, joined, rounded, type Formula } from "../formula.ts";
import { NoFormula } from "../no-formula.ts";
import type { TermWriter } from "../term-writer.ts";
import type { Node, ParametersOf } from "./parameters.ts";

export function shortfall(terms: TermWriter, { of, target, points, per, full, floor, partial, better = "higher" }: ParametersOf<"shortfall">, at: string, node: Node): Formula {
  const [ofNode, targetNode, fullNode, pointsNode, perNode, floorNode] = node?.inputs ?? [];
  const measured = terms.of(of, `${at}/of`, ofNode);
  const aim = target === undefined || target === null ? (typeof of === "string" ? terms.named(of).target : undefined) : terms.of(target, `${at}/target`, targetNode);
  const most = full === undefined || full === null ? terms.fullPoints : terms.of(full, `${at}/full`, fullNode);
  if (!aim || !most) throw new NoFormula("missing");
  const least = floor === undefined || floor === null ? atom("0") : terms.of(floor, `${at}/floor`, floorNode);
  const short = joined("-", better === "lower" ? [measured, aim] : [aim, measured]);
  const steps = joined("/", [short, terms.of(per, `${at}/per`, perNode)]);
  const way = terms.choice(partial, "whole");
  const counted = way === "pro_rata" ? steps : rounded(steps, 0, way === "started" ? "up" : "down");
  const left = call("MAX", [least, joined("-", [most, joined("*", [counted, terms.of(points, `${at}/points`, pointsNode)])])]);
  return either(compared(short, "<=", atom("0")), most, left, null);
}
