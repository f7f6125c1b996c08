// What quality is worth: what each plan comes to at every rate around the one that is taken, and in a good, a usual and a bad month.

import { minus, positive, roundedDown, zero } from "../decimal.js";
import type { Engine } from "../index.js";
import type { Derivation, VendorMonth } from "../types.js";
import type { Progress } from "./break-even.js";
import { amountOf, explainCost, type Amount, type Offer } from "./costs.js";
import { joinedQualities, known, type Quality } from "./drivers.js";
import { LABELS } from "./labels.js";
import { monthOf, rateOf, type Plan } from "./months.js";
import { addedUp, type Sums } from "./sums.js";

/** Metric → rate. */
export type Rates = Readonly<Record<string, string>>;

/** A rate, and what each plan comes to there. */
export interface RatePoint {
  /** As the engine has it from the counts that were put in. */
  rate: string;
  /** As it was put in; empty: nothing was. */
  set: Rates;
  amounts: readonly Amount[];
}

/** A stretch of rates at which every plan comes to the same. */
export interface RateStretch {
  from: RatePoint;
  to: RatePoint;
  amounts: readonly Amount[];
}

/** So many more of a figure, what they gain, and what that is for each. */
export interface Gain {
  figure: string;
  extra: string;
  saves: string;
  /** Explains what it is for each; null: open. */
  sums: Sums | null;
}

export interface QualityWorth {
  quality: Quality;
  /** The rate as it is taken, or as the month has it. */
  here: string;
  /** From the lowest rate to the highest. Neighbours with other amounts lie as close as rates do: it is a step; or else a slope. */
  points: readonly RatePoint[];
  /** What more answered contacts, or better answers, are worth under the first plan in the month that was measured. */
  gains: readonly Gain[];
}

/** So far on both sides of the rate it is looked at, in units. */
export const FAR = 15n;
/** Places of the rates between which a step is looked for. */
const FINEST = 2;
/** Units by which a good or a bad month differs, until somebody says otherwise. */
const APART = "5";

/** The rate that is looked at: the one of that metric, or the first. */
export function qualityOf({ plans }: Pick<Offer, "plans">, metric: string): Quality | null {
  const all = joinedQualities(plans.map(({ drivers }) => drivers));
  return all.find((one) => one.metric === metric) ?? all[0] ?? null;
}

/** A plan's month with rates set otherwise. */
export function monthWith(engine: Engine, { basis, amounts }: Offer, plan: Plan, set: Rates): VendorMonth {
  return monthOf(engine, plan, { ...basis, quality: { ...basis.quality, ...set } }, amounts);
}

/** What each plan comes to with rates set otherwise. */
export function costsWith(engine: Engine, offer: Offer, set: Rates): Amount[] {
  return offer.plans.map((plan) => (plan.drivers.money ? amountOf(engine.assess(plan.contract, monthWith(engine, offer, plan, set)).totals, offer.payer) : { net: null }));
}

export function explainWith(engine: Engine, offer: Offer, plan: Plan, set: Rates): Derivation | null {
  return explainCost(engine, plan, monthWith(engine, offer, plan, set), offer.payer);
}

export function qualityWorth(engine: Engine, offer: Offer, metric: string, progress: Progress = () => undefined): QualityWorth | null {
  const quality = qualityOf(offer, metric);
  if (!quality) return null;
  const here = rateNow(engine, quality, offer);
  const at = (rate: string): RatePoint => {
    // As it is, it is settled as it is.
    const set = rate === here ? {} : { [quality.metric]: rate };
    const found = offer.plans.map((plan) => engine.assess(plan.contract, monthWith(engine, offer, plan, set)));
    const measured = found.flatMap(({ metrics }) => metrics.find((one) => one.id === quality.metric)?.value ?? [])[0] ?? rate;
    return { rate: measured, set, amounts: offer.plans.map((plan, place) => (plan.drivers.money && found[place] ? amountOf(found[place].totals, offer.payer) : { net: null })) };
  };
  const gains = gainsOf(engine, offer);
  const asked = ratesAround(here, quality.unit);
  let before: { asked: string; point: RatePoint } | null = null;
  const points: RatePoint[] = [];
  asked.forEach((rate, place) => {
    const point = at(rate);
    if (before) points.push(...between(before, { asked: rate, point }, at));
    points.push(point);
    before = { asked: rate, point };
    progress((place + 1) / asked.length);
  });
  return { quality, here, points: distinct(points), gains };
}

interface End {
  asked: string;
  point: RatePoint;
}

/** Points between two, as far as they show where the amounts change: the last before a step and the first after it. */
function between(low: End, high: End, at: (rate: string) => RatePoint): RatePoint[] {
  if (alike(low.point, high.point)) return [];
  const quarters = [1n, 2n, 3n].flatMap((part) => {
    const rate = partOf(low.asked, high.asked, part, 4n);
    return rate === null ? [] : [{ asked: rate, point: at(rate) }];
  });
  const ends = [low, ...quarters, high];
  const changes = ends.slice(1).filter((end, place) => !alike(end.point, (ends[place] ?? low).point)).length;
  // Where it changes everywhere it is no step.
  if (quarters.length === 3 && changes === 4) return quarters.map(({ point }) => point);
  return ends.slice(1).flatMap((end, place) => {
    const start = ends[place] ?? low;
    return [...(alike(start.point, end.point) ? [] : halved(start, end, at)), ...(end === high ? [] : [end.point])];
  });
}

function halved(low: End, high: End, at: (rate: string) => RatePoint): RatePoint[] {
  const middle = partOf(low.asked, high.asked, 1n, 2n);
  if (middle === null) return [];
  const end = { asked: middle, point: at(middle) };
  return [...(alike(low.point, end.point) ? [] : halved(low, end, at)), end.point, ...(alike(end.point, high.point) ? [] : halved(end, high, at))];
}

/** A rate between two; null: there is none of so few places. */
function partOf(low: string, high: string, part: bigint, of: bigint): string | null {
  const [from, to] = [hundredths(low), hundredths(high)];
  const found = from + ((to - from) * part) / of;
  return found <= from || found >= to ? null : `${found / 100n}.${String(found % 100n).padStart(2, "0")}`.replace(/\.?0+$/, "");
}

function hundredths(rate: string): bigint {
  const [whole = "0", fraction = ""] = roundedDown(rate, FINEST).split(".");
  return BigInt(whole + fraction.padEnd(FINEST, "0"));
}

function alike(one: RatePoint, other: RatePoint): boolean {
  return JSON.stringify(one.amounts) === JSON.stringify(other.amounts);
}

/** Counts do not come to every rate: of those that come to the same one is enough. */
function distinct(points: readonly RatePoint[]): RatePoint[] {
  return points.filter((point, place) => point.rate !== points[place - 1]?.rate);
}

/** Points with the same amounts, one after the other, as stretches. */
export function stretches({ points }: QualityWorth): RateStretch[] {
  const found: RateStretch[] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last && alike(last.to, point)) found[found.length - 1] = { ...last, to: point };
    else found.push({ from: point, to: point, amounts: point.amounts });
  }
  return found;
}

/** By the engine's own search, in the month as it was measured: single figures, the fewest that gain anything. */
function gainsOf(engine: Engine, { plans, basis, amounts }: Offer): Gain[] {
  const [plan] = plans;
  if (!plan || !basis.month || plan.drivers.qualities.length === 0) return [];
  const better = engine.nextTier(plan.contract, monthOf(engine, plan, basis, amounts));
  const single = better.flatMap(({ levers }) => levers).flatMap(({ figure, extra, saves }) => (extra !== null && saves !== null && positive(saves) && positive(extra) ? [{ figure, extra, saves }] : []));
  const fewest = single.filter(({ figure }, place) => single.findIndex((one) => one.figure === figure) === place);
  return fewest.map((one) => {
    const label = known(plan.contract, one.figure).label ?? one.figure;
    return { ...one, sums: addedUp(engine, { paid: [one.saves], names: [LABELS.gain], contacts: { count: one.extra, label }, vat: "0", included: false, currency: plan.contract.currency ?? null }) };
  });
}

/** The rate as it is taken, or as the month has it. */
function rateNow(engine: Engine, quality: Quality, offer: Offer): string {
  const { rate } = rateOf(quality, offer.basis);
  if (rate !== null) return rate;
  for (const plan of offer.plans) {
    const found = engine.assess(plan.contract, monthWith(engine, offer, plan, {})).metrics.find(({ id }) => id === quality.metric)?.value ?? null;
    if (found !== null) return found;
  }
  return quality.target ?? "90";
}

/** Whole units around a rate, never below none nor above all, with the rate itself among them. */
function ratesAround(here: string, unit: string): string[] {
  const [whole = "0", fraction = ""] = here.split(".");
  const middle = BigInt(whole);
  const last = unit === "%" && middle + FAR > 100n ? 100n : middle + FAR;
  const first = middle > FAR ? middle - FAR : 0n;
  return Array.from({ length: Number(last - first) + 1 }, (_, place) => first + BigInt(place)).flatMap((rate) => (rate === middle && /[1-9]/.test(fraction) ? [String(rate), here] : [rate === middle ? here : String(rate)]));
}

/** Whether a rate is within a stretch. */
export function contains({ from, to }: RateStretch, rate: string): boolean {
  return !positive(minus(from.rate, rate)) && !positive(minus(rate, to.rate));
}

/** A step to another amount: from which rate on, and by how much. */
export interface Step {
  rate: string;
  /** As it was put in. */
  set: Rates;
  change: string;
}

/** The nearest rates on either side at which a plan, by its place, comes to something else, and the difference. */
export function nextSteps(all: readonly RateStretch[], here: string, place: number): { up: Step | null; down: Step | null } {
  const at = all.findIndex((stretch) => contains(stretch, here));
  const now = all[at]?.amounts[place]?.net ?? null;
  const change = (stretch: RateStretch | undefined, end: "from" | "to"): Step | null => {
    const then = stretch?.amounts[place]?.net ?? null;
    return stretch === undefined || then === null || now === null || zero(minus(then, now)) ? null : { rate: stretch[end].rate, set: stretch[end].set, change: minus(then, now) };
  };
  if (at === -1) return { up: null, down: null };
  const differs = (stretch: RateStretch): boolean => stretch.amounts[place]?.net !== now;
  return { up: change(all.slice(at + 1).find(differs), "from"), down: change(all.slice(0, at).toReversed().find(differs), "to") };
}

export const KINDS_OF_MONTH = ["good", "usual", "bad"] as const;
export type KindOfMonth = (typeof KINDS_OF_MONTH)[number];

/** What each rate is in a usual month: as it is taken, or as the month has it, to hundredths. */
export function usualRates(engine: Engine, offer: Offer): Rates {
  return Object.fromEntries(joinedQualities(offer.plans.map(({ drivers }) => drivers)).map((quality) => [quality.metric, roundedDown(rateNow(engine, quality, offer), FINEST)]));
}

/** What a rate is in a good, a usual and a bad month until somebody says otherwise. */
export function rateIn(kind: KindOfMonth, quality: Quality, usually: Rates): string {
  const usual = usually[quality.metric] ?? quality.target ?? "90";
  const up = quality.better === "lower" ? "bad" : "good";
  if (kind === "usual") return usual;
  const moved = kind === up ? minus(usual, `-${APART}`) : minus(usual, APART);
  if (moved.startsWith("-")) return "0";
  return quality.unit === "%" && positive(minus(moved, "100")) ? "100" : moved;
}

/** The rates of a good, a usual or a bad month; `set`: those that somebody said. */
export function ratesIn(kind: KindOfMonth, { plans }: Pick<Offer, "plans">, usually: Rates, set: Rates): Rates {
  return Object.fromEntries(joinedQualities(plans.map(({ drivers }) => drivers)).map((quality) => [quality.metric, set[quality.metric] ?? rateIn(kind, quality, usually)]));
}
