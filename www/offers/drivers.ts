// Which figures move the money of a contract: asked of the engine, which says of a month without any figure what is missing for
// which line. Volumes are priced by a fee; what goes through a rate is how good the service is.

import type { Contract, LineTerm, MetricTerm, Module, RateCard, Text } from "../engine/engine.ts";
import glossary from "../../contracts/glossary.json?kinds";
import { monthFigures } from "../domain/figure-kinds.ts";
import type { Language } from "../i18n/language.ts";

export interface Volume {
  id: string;
  label: Text;
  unit: string;
  /** Whether it is counted by category. */
  byCategory: boolean;
  /** Whether only whole numbers of it exist. */
  whole: boolean;
}

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
  better: "higher" | "lower";
  /** The figures of all qualities of its contract. */
  beside: readonly string[];
}

export interface Drivers {
  volumes: readonly Volume[];
  qualities: readonly Quality[];
  /** Whether anything is ever paid under it. */
  money: boolean;
}

/** What the categories of an offer are called, where none were pasted. */
export const ALL_CATEGORIES = "*";

export function rateCardOf(contract: Contract): RateCard | null {
  return (contract.fees ?? []).find((line) => line.rate_card)?.rate_card ?? null;
}

/** Who pays for the work. */
export function payerOf(contract: Contract): LineTerm["payer"] {
  return contract.fees?.[0]?.payer ?? "client";
}

export function driversOf(engine: Module, contract: Contract): Drivers {
  const packages = rateCardOf(contract)?.packages ?? [];
  const [first] = packages;
  const { missing = [], metrics } = engine.assess(contract, {
    figures: {},
    ...(first ? { categories: [{ category: ALL_CATEGORIES, package: first.id, handed_over: true }] } : {}),
  });
  const fees = new Set((contract.fees ?? []).map(({ id }) => `line:${id}`));
  const rates = new Map((contract.metrics ?? []).map((metric) => [`metric:${metric.id}`, metric]));
  const kinds = new Map(monthFigures(contract).map((figure) => [figure.id, figure]));
  const volumes: Volume[] = [];
  const measured = new Set<MetricTerm>();
  for (const { figure, label, neededFor, categories } of missing) {
    if (figure === undefined || !neededFor.some((result) => result.startsWith("total:"))) continue;
    const through = neededFor.flatMap((result) => rates.get(result) ?? []).filter(isQuality);
    for (const metric of through) measured.add(metric);
    const kind = kinds.get(figure);
    if (through.length > 0 || !neededFor.some((result) => fees.has(result)) || kind?.kind === "flag" || kind?.kind === "percent") continue;
    const unit = kind?.unit ?? [...(contract.figures ?? []), ...glossary.figures].find(({ id }) => id === figure)?.unit ?? "";
    volumes.push({ id: figure, label: label ?? figure, unit, byCategory: categories !== undefined, whole: categories !== undefined || kind?.kind === "count" });
  }
  const targets = new Map(metrics.map(({ id, target }) => [id, target]));
  const found = [...measured].flatMap((metric) => qualityOf(metric, targets.get(metric.id) ?? null));
  const beside = found.flatMap(figuresOf);
  const qualities = found.map((quality) => ({ ...quality, beside }));
  return { volumes, qualities, money: (contract.fees ?? []).length + (contract.damages ?? []).length > 0 };
}

/** A rate, or something with a target, is how good the service is; other metrics only help to count. */
function isQuality({ unit, target }: MetricTerm): boolean {
  return unit === "%" || unit === "points" || (target !== undefined && target !== null);
}

/** What one can state of a metric: its figure, or a rate of counts. What is made of other metrics follows from those. */
function qualityOf({ id, label, unit, value, better }: MetricTerm, target: string | null): Omit<Quality, "beside">[] {
  const stated = { metric: id, label, unit, target, better: better === "lower" ? "lower" as const : "higher" as const };
  if (typeof value === "string") return [{ ...stated, figure: value, of: [], to: [] }];
  if (typeof value === "object" && "ratio" in value) {
    const { of, to } = value.ratio;
    const names = (terms: readonly unknown[]): string[] => terms.filter((term): term is string => typeof term === "string");
    if (names(of).length === of.length && names(to).length === to.length) return [{ ...stated, figure: null, of: names(of), to: names(to) }];
  }
  return [];
}

/** The figures a rate is stated by or counted from. */
export function figuresOf({ figure, of, to }: Pick<Quality, "figure" | "of" | "to">): string[] {
  return [...of, ...to, ...(figure === null ? [] : [figure])];
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

/** “消息 20,000 条、…” */
export function volumesText(volumes: readonly Volume[], amounts: Readonly<Record<string, string>>, language: Language): string {
  return volumes.map(({ id, label, unit }) => `${language.text(label)} ${language.number.plain(amounts[id] ?? "0")} ${language.unit(unit)}`.trim()).join(language.say("list-comma"));
}
