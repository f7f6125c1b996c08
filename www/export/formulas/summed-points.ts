// The sum of points, as a formula: items without data lend their weight to the others, or count as full marks.

import { atom, joined, openGuards, type Formula, type Guard } from "./formula.ts";
import { NoFormula } from "./no-formula.ts";

/** What an item or a group adds to the score. */
export interface Points {
  points: Formula;
  weight: Formula;
  /** It has no weight: its points are added to those of the others. */
  unweighted: boolean;
}

/** What an item without data counts as. */
type NoData = "reweight" | "full_marks" | "zero";

/** `full`: what the sum is brought to; null: the weights of all. */
export function summedPoints(all: readonly Points[], full: Formula | null, noData: NoData): Formula {
  const unweighted = all.filter((part) => part.unweighted);
  if (unweighted.length === 0 || unweighted.length === all.length) return weighted(all, full, noData);
  const sum = weighted(all.filter((part) => !part.unweighted), full, noData);
  const added = unweighted.map(({ points }): Formula => {
    const lack = points.guards.find((guard) => guard.lack === "empty");
    return { ...(lack ? atom(`IF(${lack.when},0,${points.code})`) : points), guards: openGuards(points) };
  });
  return joined("+", [sum, ...added]);
}

function weighted(parts: readonly Points[], full: Formula | null, noData: NoData): Formula {
  if (parts.length === 0) throw new NoFormula("mechanism");
  const open = parts.flatMap(({ points }) => openGuards(points));
  const mayLack = parts.map(({ points }) => points.guards.find(({ lack }) => lack === "empty"));
  const lacking = mayLack.filter((guard) => guard !== undefined);
  const whens = lacking.map(({ when }) => when).join(",");
  const none: Guard[] = lacking.length < parts.length ? [] : [{ when: lacking.length === 1 ? whens : `AND(${whens})`, lack: "empty", now: lacking.every(({ now }) => now) }];
  const unlessLacking = (index: number, instead: string, code: string): string => (mayLack[index] ? `IF(${mayLack[index].when},${instead},${code})` : code);
  const sum = parts.map(({ points, weight }, index) => unlessLacking(index, noData === "full_marks" ? weight.code : "0", points.code)).join("+");
  const guards = [...open, ...none];
  const weights = parts.map(({ weight }) => weight.code).join("+");
  const reweighted = noData === "reweight" && lacking.length > 0;
  if (!reweighted && full === null) return { code: sum, atom: false, guards };
  const present = reweighted ? parts.map(({ weight }, index) => unlessLacking(index, "0", weight.code)).join("+") : weights;
  return { code: `(${sum})*(${full ? full.code : weights})/(${present})`, atom: false, guards };
}
