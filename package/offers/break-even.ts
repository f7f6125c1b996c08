// From which volume on which plan is the cheaper one, and how the costs run between.

import type { Engine } from "../index.js";
import type { BreakEven, Text } from "../types.js";
import { amountOf, amountsAt, monthAt, monthToMove, tiedRates, type Offer } from "./costs.js";
import { withSteps } from "./steps.js";

/** How much of a long search is done, from 0 to 1. */
export type Progress = (done: number) => void;

/** Two plans, by their places, and which is cheaper for who pays the client's bills; see `Engine.breakEven`. */
export type PairBreakEven = { contracts: [number, number] } & BreakEven;

export interface CostLine {
  /** Volume and cost; where the cost is open there is no point. */
  points: readonly (readonly [volume: number, net: string])[];
}

export interface BreakEvens {
  pairs: PairBreakEven[];
  /** Volumes at which the cheaper plan changes, as far as they are worth drawing. */
  edges: number[];
  /** By plan; empty where the volume moves none of them. */
  lines: CostLine[];
  /** The rates whose counts move along with the volume: for their sake nothing was searched for. */
  tied: Text[];
}

/** Points of a line between its ends; where the cheapest changes there are more. */
const POINTS = 80;
/** Of contracts that change places more often than this only the first changes are drawn. */
const MOST_EDGES = 5;
const MOST = 1_000_000_000;

/**
 * The search of `Engine.breakEven` for the volume that is moved. A volume of several categories is their total, whose shares stay. Where
 * a rate's counts move along with it nothing is searched for: the search moves one figure alone.
 */
export function breakEven(engine: Engine, offer: Offer, progress: Progress = () => undefined): BreakEvens {
  const { plans, axis, amounts, payer } = offer;
  const here = Number(amounts[axis] ?? 0);
  const rates = new Map(plans.flatMap((plan) => tiedRates(plan, axis)).map(({ metric, label }) => [metric, label]));
  const [tied, names] = [rates.size > 0, [...rates.values()]];
  const months = tied ? [] : plans.map((plan) => monthToMove(engine, offer, plan));
  const places = plans.flatMap((_, second) => plans.slice(0, second).map((_plan, first): [number, number] => [first, second]));
  const steps = (tied ? 0 : places.length) + plans.length;
  let done = 0;
  const step = (): void => {
    done += 1;
    progress(done / steps);
  };
  const pairs = tied ? [] : places.flatMap(([first, second]) => {
    const [one, other] = [plans[first], plans[second]];
    const [own, others] = [months[first], months[second]];
    if (!one || !other || !own || !others) return [];
    const found = engine.breakEven([one.contract, other.contract], [own, others], axis).map((pair): PairBreakEven => ({ ...pair, contracts: [first, second] }));
    step();
    return found;
  });
  const known = plans.every(({ drivers }) => drivers.volumes.some(({ id }) => id === axis));
  const searched = pairs.filter(({ problems }) => !problems.some(({ code }) => code === "figure_unknown"));
  if (pairs.some(({ problems }) => problems.length > 0) && !known) return { pairs: searched, edges: [], lines: [], tied: names };
  const edges = [...new Set(pairs.flatMap(({ spans }) => spans.slice(1, 1 + MOST_EDGES).map(({ from }) => from)))].toSorted((one, two) => one - two);
  const spans = pairs.find((pair) => pair.spans.length > 0)?.spans ?? [];
  const first = spans[0]?.from ?? 0;
  const last = Math.max(spans.at(-1)?.to ?? MOST, here);
  const wanted = Math.max(10, first + 10, Math.ceil(here * 2), ...edges.filter((edge) => edge <= here * 6).map((edge) => Math.ceil(edge * 1.4)));
  const to = Math.min(last, wanted);
  const even = Array.from({ length: POINTS + 1 }, (_, point) => Math.round(first + ((to - first) * point) / POINTS));
  const volumes = [...new Set([...even, ...edges.flatMap((edge) => [edge - 1, edge])])].filter((volume) => volume >= first && volume <= to).toSorted((one, two) => one - two);
  const lines = plans.map((plan): CostLine => {
    const now = amountOf(engine.assess(plan.contract, monthAt(engine, offer, plan, String(here))).totals, payer);
    const points = amountsAt(engine, offer, plan, volumes.map(String), now).flatMap(({ net }, point) => (net === null ? [] : [[volumes[point] ?? 0, net] as const]));
    step();
    return { points: withSteps(points, (volume) => amountsAt(engine, offer, plan, [String(volume)], now)[0]?.net ?? null) };
  });
  return { pairs: searched, edges: edges.filter((edge) => edge <= to), lines: lines.some(({ points }) => points.length > 0) ? lines : [], tied: names };
}
