// The month a plan is settled with: volumes, a month that was measured where there is one, and how good the service is taken to be.

import type { Engine } from "../index.js";
import type { Contract, VendorMonth } from "../types.js";
import { ALL_CATEGORIES, figuresOf, rateCardOf, type Drivers, type Quality, type Volume } from "./drivers.js";
import { isRate, shareOf, sumOf, wholeOf } from "./whole-numbers.js";

/** What a rate is counted out of, where no volume says it: fine enough for hundredths of a per cent. */
const SAMPLE = "10000";

/** What plans are settled with beside the volumes. */
export interface Basis {
  /** A month that was measured; null: none. */
  month: VendorMonth | null;
  /** How good the service is taken to be: metric → rate, in plain notation. */
  quality: Readonly<Record<string, string>>;
  /** Each month of a year in per cent of the mean one, in plain notation; empty: all alike. */
  year: readonly string[];
}

/** Figure → volume a month, in plain notation. */
export type Amounts = Readonly<Record<string, string>>;

/** A volume of a month; null: it does not have it. */
export function volumeIn(month: VendorMonth | null, { id, byCategory }: Volume): string | null {
  if (!month) return null;
  if (!byCategory) return numberIn(month.figures, id);
  const rows = (month.categories ?? []).flatMap((row) => numberIn(row, id) ?? []);
  return rows.length > 0 ? sumOf(rows) : null;
}

type Row = NonNullable<VendorMonth["categories"]>[number];

/** A number of a month or of a category; null: it has none of that name. */
function numberIn(fields: object, id: string): string | null {
  const value = (fields as Readonly<Record<string, unknown>>)[id];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/**
 * How good the service is taken to be: as it is set, where that is a rate; as the month says, or targets just met where no month says anything of the
 * contract's rates. What a month leaves out of them stays missing.
 */
export function rateOf(quality: Quality, { quality: set, month }: Pick<Basis, "quality" | "month">): { from: "set" | "month" | "missing" | "target"; rate: string | null } {
  const { metric, unit, target, figuresOfAll } = quality;
  const rate = set[metric];
  if (rate !== undefined && isRate(rate, unit)) return { from: "set", rate };
  const has = (figures: readonly string[]): boolean => figures.some((one) => month?.figures[one] !== undefined);
  if (has(figuresOf(quality))) return { from: "month", rate: null };
  return has(figuresOfAll) || target === null ? { from: "missing", rate: null } : { from: "target", rate: target };
}

/** A plan as it is settled. */
export interface Plan {
  contract: Contract;
  /** Where rates are stated that the contract itself counts: that one; see `planOf`. */
  counted?: Contract | undefined;
  /** See `driversOf`. */
  drivers: Drivers;
  /** The package all categories are priced by; empty: each by its own. */
  package: string;
}

/** The month a plan comes to, with these volumes. */
export function monthOf(engine: Engine, plan: Plan, given: Basis, amounts: Amounts): VendorMonth {
  const { contract, drivers, package: chosen } = plan;
  const basis = { ...given, month: withStated(engine, plan, given.month) };
  const { month } = basis;
  const { volumes, qualities } = drivers;
  const put = Object.fromEntries(volumes.flatMap(({ id, byCategory }) => (byCategory || amounts[id] === undefined ? [] : [[id, amounts[id]] as const])));
  const figures: Record<string, VendorMonth["figures"][string]> = { ...month?.figures, ...put };
  for (const quality of qualities) {
    const { rate } = rateOf(quality, basis);
    if (rate !== null) Object.assign(figures, countsOf(quality, rate, put, countedIn(quality, month)));
  }
  const bare = Object.fromEntries(Object.entries(month ?? {}).filter(([name]) => name !== "cells"));
  const card = rateCardOf(contract);
  return { ...bare, figures, ...(card ? { categories: categoriesOf(engine, month, volumes, amounts, chosen || (month?.categories ? "" : (card.packages[0]?.id ?? ""))) } : {}) };
}

/** A contract in which rates that are counted from volumes are stated instead, so that they stay while a volume is moved; null: it has none. */
export function statedRates(contract: Contract, { qualities, volumes }: Drivers): Contract | null {
  const metrics = contract.metrics ?? [];
  const pooled = new Set(metrics.flatMap(({ value }) => (typeof value === "object" && "pooled" in value ? value.pooled : [])));
  const tied = qualities.filter((quality) => quality.figure === null && !pooled.has(quality.metric) && volumes.some(({ id }) => figuresOf(quality).includes(id)));
  if (tied.length === 0) return null;
  return {
    ...contract,
    figures: [...(contract.figures ?? []), ...tied.map(({ metric, label, unit }) => ({ id: statedAs(metric), label, unit, scope: "month" as const, kind: unit === "%" ? "percent" as const : "number" as const }))],
    metrics: metrics.map((metric) => (tied.some((one) => one.metric === metric.id) ? { ...metric, value: statedAs(metric.id) } : metric)),
  };
}

const statedAs = (metric: string): string => `stated_${metric}`;

/** Months with the rates that were measured in them as figures, by plan. */
const measured = new WeakMap<VendorMonth, WeakMap<Contract, VendorMonth>>();

/** A month as a plan whose rates are stated needs it: with those that were counted in it, and without what only they are counted from. */
function withStated(engine: Engine, { counted, contract, drivers }: Plan, month: VendorMonth | null): VendorMonth | null {
  if (!counted || !month) return month;
  const known = measured.get(month) ?? new WeakMap<Contract, VendorMonth>();
  measured.set(month, known);
  const before = known.get(counted);
  if (before) return before;
  const rates = engine.assess(counted, month).metrics.flatMap(({ id, value }) => (value === null ? [] : [[statedAs(id), value] as const]));
  const kept = new Set([...drivers.volumes.map(({ id }) => id), ...drivers.qualities.flatMap(figuresOf)]);
  const stated = new Set((contract.metrics ?? []).flatMap(({ id, value }) => (value === statedAs(id) ? [id] : [])));
  const ratios = (counted.metrics ?? []).flatMap(({ id, value }) => (stated.has(id) && typeof value === "object" && "ratio" in value ? [...value.ratio.of, ...value.ratio.to] : []));
  const others = Object.entries(month.figures).filter(([id]) => kept.has(id) || !ratios.includes(id));
  const made = { ...month, figures: { ...Object.fromEntries(others), ...Object.fromEntries(rates) } };
  known.set(counted, made);
  return made;
}

/** What a rate is counted out of in the month: how much it weighs beside others stays as it is. */
function countedIn({ to }: Quality, month: VendorMonth | null): string {
  const counts = to.flatMap((figure) => numberIn(month?.figures ?? {}, figure) ?? []);
  const total = to.length > 0 && counts.length === to.length ? sumOf(counts) : "0";
  return /^\d+$/.test(total) && /[1-9]/.test(total) ? total : SAMPLE;
}

/** The counts that come to a rate, or to the nearest on its better side: a target that is just met is met. */
function countsOf({ figure, of, to, better }: Quality, rate: string, put: Amounts, sample: string): Record<string, string> {
  if (figure !== null) return put[figure] === undefined ? { [figure]: rate } : {};
  const higher = better === "higher";
  const [good, all] = [of.at(-1) ?? "", to[0] ?? ""];
  const rest = to.filter((one) => !of.includes(one)).at(-1);
  const nested = of.every((one) => to.includes(one));
  const none = Object.fromEntries([...of, ...to].map((one) => [one, "0"]));
  if (nested) {
    const met = put[good] ?? shareOf(sample, rate, higher);
    const total = put[good] === undefined ? sample : wholeOf(met, rate, !higher);
    const others = String(BigInt(total) > BigInt(met) ? BigInt(total) - BigInt(met) : 0n);
    return { ...none, [good]: met, ...(rest === undefined ? {} : { [rest]: others }) };
  }
  if (put[good] !== undefined) return { ...none, [good]: put[good], [all]: put[all] ?? wholeOf(put[good], rate, !higher) };
  const total = put[all] ?? sample;
  return { ...none, [all]: total, [good]: shareOf(total, rate, higher) };
}

function categoriesOf(engine: Engine, month: VendorMonth | null, volumes: readonly Volume[], amounts: Amounts, chosen: string): Row[] {
  const rows: readonly Row[] = month?.categories ?? [{ category: ALL_CATEGORIES }];
  const made: Row[] = rows.map((row) => ({ ...row, ...(chosen === "" ? {} : { package: chosen }), handed_over: true }));
  for (const { id, byCategory } of volumes) {
    const total = amounts[id];
    if (!byCategory || total === undefined) continue;
    const now = rows.map((row) => numberIn(row, id));
    const parts = now.map((value) => value ?? "0");
    // As it was measured it stays as it was measured.
    if (now.some((value) => value !== null) && sumOf(parts) === total) continue;
    engine.shares(parts, total)?.forEach((part, place) => { Object.assign(made[place] ?? {}, { [id]: part }); });
  }
  return made;
}

/** Each of the twelve months of a year in per cent; what is no share is like the mean one. */
export function yearOf({ year }: Pick<Basis, "year">): string[] {
  return Array.from({ length: 12 }, (_, place) => {
    const percent = year[place] ?? "";
    return /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(percent) && percent.length <= 6 ? percent : "100";
  });
}

/** The volumes of a month of the year. */
export function amountsIn(amounts: Amounts, volumes: readonly Volume[], percent: string): Record<string, string> {
  if (/^0*100(?:\.0*)?$/.test(percent)) return { ...amounts };
  // Agents are hired for the year; what comes in is not.
  return Object.fromEntries(volumes.flatMap(({ id, unit }) => (amounts[id] === undefined ? [] : [[id, unit === "seats" ? amounts[id] : shareOf(amounts[id], percent)]])));
}

/** Five volumes around the one that is chosen, in per cent of it. */
const AROUND = ["50", "75", "100", "150", "200"] as const;

/** Five volumes around the one that is chosen, in order; from none on where that is none. */
export function around(value: string): string[] {
  const none = !/[1-9]/.test(value);
  const base = none ? "1000" : value;
  const found = AROUND.map((percent) => (percent === "100" ? base : shareOf(base, percent)));
  return [...new Set(none ? ["0", ...found.slice(0, -1)] : found)];
}
