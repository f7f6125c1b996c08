// Which figures move the money of a contract: asked of the engine, which says of a month without any figure what is missing for
// which line. Volumes are priced by a fee; what goes through a rate is how good the service is.

import glossary from "../../contracts/glossary.json?kinds";
import type { Engine } from "../index.js";
import type { Contract, Kind, LineTerm, MetricTerm, RateCard, Text } from "../types.js";

/** A figure that fees are priced by. */
export interface Volume {
  id: string;
  label: Text;
  unit: string;
  /** Whether it is counted by category. */
  byCategory: boolean;
  /** Whether only whole numbers of it exist. */
  whole: boolean;
}

/** A rate that bonuses and deductions depend on. */
export interface Quality {
  metric: string;
  label: Text;
  unit: string;
  /** From where on it is met; null: the contract does not say. */
  target: string | null;
  /** The figure that states it, or those it is counted from. */
  figure: string | null;
  of: readonly string[];
  to: readonly string[];
  /** The figure that gives it where those it is counted from are missing. */
  given: string | null;
  better: "higher" | "lower";
  /** The figures of all qualities of its contract. */
  figuresOfAll: readonly string[];
}

export interface Drivers {
  volumes: readonly Volume[];
  qualities: readonly Quality[];
  /** Whether anything is ever paid under it. */
  money: boolean;
}

/** What the categories of an offer are called, where none were given. */
export const ALL_CATEGORIES = "*";

export function rateCardOf(contract: Contract): RateCard | null {
  return (contract.fees ?? []).find((line) => line.rate_card)?.rate_card ?? null;
}

/** Who pays for the work. */
export function payerOf(contract: Contract): LineTerm["payer"] {
  return contract.fees?.[0]?.payer ?? "client";
}

/** What moves the money of a contract. */
export function driversOf(engine: Engine, contract: Contract): Drivers {
  const [first] = rateCardOf(contract)?.packages ?? [];
  const { missing = [], metrics } = engine.assess(contract, {
    figures: {},
    ...(first ? { categories: [{ category: ALL_CATEGORIES, package: first.id, handed_over: true }] } : {}),
  });
  const fees = new Set((contract.fees ?? []).map(({ id }) => `line:${id}`));
  const rates = new Map((contract.metrics ?? []).map((metric) => [`metric:${metric.id}`, metric]));
  const priced = pricedBy(contract);
  const volumes: Volume[] = [];
  const measured = new Set<MetricTerm>();
  for (const { figure, label, neededFor, categories } of missing) {
    if (figure === undefined || !neededFor.some((result) => result.startsWith("total:"))) continue;
    const through = neededFor.flatMap((result) => rates.get(result) ?? []).filter(isQuality);
    for (const metric of through) measured.add(metric);
    const { unit = "", kind } = known(contract, figure);
    if ((through.length > 0 && !priced.has(figure)) || !neededFor.some((result) => fees.has(result)) || kind === "flag" || kind === "percent") continue;
    volumes.push({ id: figure, label: label ?? figure, unit, byCategory: categories !== undefined, whole: categories !== undefined || kind === "count" });
  }
  const targets = new Map(metrics.map(({ id, target }) => [id, target]));
  const found = [...measured].flatMap((metric) => qualityOf(metric, targets.get(metric.id) ?? null));
  const figuresOfAll = found.flatMap(figuresOf);
  const qualities = found.map((quality) => ({ ...quality, figuresOfAll }));
  return { volumes, qualities, money: (contract.fees ?? []).length + (contract.damages ?? []).length > 0 };
}

/** The names that fees are made of, but for what goes through a rate: a figure may be priced and be counted in a rate besides. */
function pricedBy({ fees = [], metrics = [] }: Contract): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (term: unknown): void => {
    if (typeof term === "object" && term !== null) Object.values(term).forEach(walk);
    if (typeof term !== "string" || found.has(term)) return;
    found.add(term);
    const metric = metrics.find(({ id }) => id === term);
    if (metric && !isQuality(metric)) walk(metric.value);
  };
  for (const { amount } of fees) walk(amount);
  return found;
}

/** A figure as the contract has it, or as contracts have it. */
export function known({ figures = [] }: Contract, id: string): { label?: Text; unit?: string; kind?: Kind } {
  return [...figures, ...glossary.figures].find((figure) => figure.id === id) ?? {};
}

/** A rate, or something with a target, is how good the service is; other metrics only help to count. */
function isQuality({ unit, target }: MetricTerm): boolean {
  return unit === "%" || unit === "points" || (target !== undefined && target !== null);
}

/** What one can state of a metric: its figure, or a rate of counts. What is made of other metrics follows from those. */
function qualityOf({ id, label, unit, value, better, given }: MetricTerm, target: string | null): Omit<Quality, "figuresOfAll">[] {
  const stated = { metric: id, label, unit, target, given: given ?? null, better: better === "lower" ? "lower" as const : "higher" as const };
  if (typeof value === "string") return [{ ...stated, figure: value, of: [], to: [] }];
  if (typeof value === "object" && "ratio" in value) {
    const { of, to } = value.ratio;
    const names = (terms: readonly unknown[]): string[] => terms.filter((term): term is string => typeof term === "string");
    if (names(of).length === of.length && names(to).length === to.length) return [{ ...stated, figure: null, of: names(of), to: names(to) }];
  }
  return [];
}

/** The figures a rate is stated by or counted from. */
export function figuresOf({ figure, of, to, given }: Pick<Quality, "figure" | "of" | "to" | "given">): string[] {
  return [...of, ...to, figure, given].filter((one) => one !== null);
}

/** The volumes of several contracts, each once. */
export function joined(all: readonly Drivers[]): Volume[] {
  const found = new Map<string, Volume>();
  for (const { volumes } of all) for (const volume of volumes) if (!found.has(volume.id)) found.set(volume.id, volume);
  return [...found.values()];
}

/** Their qualities, each metric once. */
export function joinedQualities(all: readonly Drivers[]): Quality[] {
  const found = new Map<string, Quality>();
  for (const { qualities } of all) for (const quality of qualities) if (!found.has(quality.metric)) found.set(quality.metric, quality);
  return [...found.values()];
}
