// The month a plan is settled with: volumes, a month that was pasted where there is one, and how good the service is taken to be.

import type { Contract, VendorMonth } from "../engine/engine.ts";
import { plainNumber } from "../domain/inputs.ts";
import { without } from "../domain/layout-settings.ts";
import type { Offer } from "../domain/offer.ts";
import { ALL_CATEGORIES, figuresOf, rateCardOf, type Drivers, type Quality, type Volume } from "./drivers.ts";
import { refusedVolume, shareOf, spread, sumOf, wholeOf } from "./whole.ts";

export type Size = "small" | "medium" | "large";

/** Volumes a month for a start, by what they are counted in. */
const PRESETS: Readonly<Record<string, readonly [small: string, medium: string, large: string]>> = {
  calls: ["1000", "5000", "20000"], visits: ["2000", "10000", "40000"], sessions: ["2000", "10000", "40000"], orders: ["200", "1000", "4000"],
  messages: ["5000", "20000", "80000"], min: ["3000", "12000", "50000"], seats: ["5", "20", "80"],
};
const OTHERS = ["100", "1000", "10000"] as const;

/** What a rate is counted out of, where no volume says it: fine enough for hundredths of a per cent. */
const SAMPLE = "10000";

/** The months of a year in per cent of the mean one. */
export const YEARS: { readonly [shape in "even" | "season" | "promotions"]: readonly string[] } = {
  even: [],
  season: ["80", "80", "90", "95", "100", "105", "110", "110", "105", "105", "110", "110"],
  promotions: ["80", "70", "90", "85", "95", "160", "85", "85", "95", "105", "170", "80"],
};

export function preset({ unit }: Volume, size: Size): string {
  const [small, medium, large] = PRESETS[unit] ?? OTHERS;
  return { small, medium, large }[size];
}

export interface Setup {
  offer: Offer;
  /** The month that was pasted; null: none. */
  month: VendorMonth | null;
  /** Volumes that are there only because none was set: by figure. */
  examples?: readonly string[];
}

/** A volume of a pasted month; null: it does not have it. */
export function volumeIn(month: VendorMonth | null, { id, byCategory }: Volume): string | null {
  if (!month) return null;
  if (!byCategory) {
    return numberIn(month.figures, id);
  }
  const rows = (month.categories ?? []).flatMap((row) => numberIn(row, id) ?? []);
  return rows.length > 0 ? sumOf(rows) : null;
}

type Row = NonNullable<VendorMonth["categories"]>[number];

/** A number of a month or of a category; null: it has none of that name. */
function numberIn(fields: object, id: string): string | null {
  const value = (fields as Readonly<Record<string, unknown>>)[id];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A volume as it counts, and where it comes from. What was typed and is none counts not. */
export function volumeOf(setup: Setup, volume: Volume): { value: string; from: "typed" | "month" | "example" } {
  const plain = plainNumber(setup.offer.volumes[volume.id] ?? "");
  if (plain !== null && refusedVolume(plain, volume.whole) === null) return { value: tidy(plain), from: setup.examples?.includes(volume.id) ? "example" : "typed" };
  const there = volumeIn(setup.month, volume);
  return there === null ? { value: preset(volume, "medium"), from: "example" } : { value: there, from: "month" };
}

function tidy(plain: string): string {
  return plain.replace(/^-/, "").replace(/^0+(?=\d)/, "").replace(/^\./, "0.");
}

/**
 * How good the service is taken to be: as it was typed, as the month says, or targets just met where no month says anything of the
 * contract's rates. What a month leaves out of them stays missing.
 */
export function rateOf(quality: Quality, { offer, month }: Setup): { from: "typed" | "month" | "missing" | "target"; rate: string | null } {
  const { metric, target, beside } = quality;
  const typed = plainNumber(offer.quality[metric] ?? "");
  const has = (figures: readonly string[]): boolean => figures.some((one) => month?.figures[one] !== undefined);
  if (typed !== null && !typed.startsWith("-")) return { from: "typed", rate: typed };
  if (has(figuresOf(quality))) return { from: "month", rate: null };
  return has(beside) || target === null ? { from: "missing", rate: null } : { from: "target", rate: target };
}

/** The month under a contract, with these volumes. `pack`: the package all categories are priced by; empty: each by its own. */
export function monthWith(contract: Contract, { volumes, qualities }: Drivers, setup: Setup, amounts: Readonly<Record<string, string>>, pack: string): VendorMonth {
  const { month } = setup;
  const put = Object.fromEntries(volumes.flatMap((volume) => (volume.byCategory || amounts[volume.id] === undefined ? [] : [[volume.id, amounts[volume.id] ?? ""] as const])));
  const figures: Record<string, VendorMonth["figures"][string]> = { ...month?.figures, ...put };
  for (const quality of qualities) {
    const { rate } = rateOf(quality, setup);
    if (rate !== null) Object.assign(figures, countsOf(quality, rate, put, countedIn(quality, month)));
  }
  const bare = month ? without(month, "cells") : { figures: {} };
  const card = rateCardOf(contract);
  return { ...bare, figures, ...(card ? { categories: categoriesWith(setup, volumes, amounts, pack || (month?.categories ? "" : (card.packages[0]?.id ?? ""))) } : {}) };
}

/** What a rate is counted out of in the month: how much it weighs beside others stays as it is. */
function countedIn({ to }: Quality, month: VendorMonth | null): string {
  const counts = to.flatMap((figure) => numberIn(month?.figures ?? {}, figure) ?? []);
  const total = to.length > 0 && counts.length === to.length ? sumOf(counts) : "0";
  return /^\d+$/.test(total) && /[1-9]/.test(total) ? total : SAMPLE;
}

/** The counts that come to a rate. */
function countsOf({ figure, of, to, better }: Quality, rate: string, put: Readonly<Record<string, string>>, sample: string): Record<string, string> {
  if (figure !== null) return put[figure] === undefined ? { [figure]: rate } : {};
  const [good, all] = [of.at(-1) ?? "", to[0] ?? ""];
  const rest = to.filter((one) => !of.includes(one)).at(-1);
  const nested = of.every((one) => to.includes(one));
  const none = Object.fromEntries([...of, ...to].map((one) => [one, "0"]));
  if (nested) {
    const met = put[good] ?? shareOf(sample, rate, better === "higher");
    const total = put[good] === undefined ? sample : wholeOf(met, rate);
    const others = String(BigInt(total) > BigInt(met) ? BigInt(total) - BigInt(met) : 0n);
    return { ...none, [good]: met, ...(rest === undefined ? {} : { [rest]: others }) };
  }
  if (put[good] !== undefined) return { ...none, [good]: put[good], [all]: put[all] ?? wholeOf(put[good], rate) };
  const total = put[all] ?? sample;
  return { ...none, [all]: total, [good]: shareOf(total, rate, better === "higher") };
}

function categoriesWith({ month }: Setup, volumes: readonly Volume[], amounts: Readonly<Record<string, string>>, pack: string): NonNullable<VendorMonth["categories"]> {
  const rows: readonly Row[] = month?.categories ?? [{ category: ALL_CATEGORIES }];
  const made: Row[] = rows.map((row) => ({ ...row, ...(pack === "" ? {} : { package: pack }), handed_over: true }));
  for (const { id, byCategory } of volumes) {
    const total = amounts[id];
    if (!byCategory || total === undefined) continue;
    const now = rows.map((row) => numberIn(row, id));
    const parts = now.map((value) => value ?? "0");
    // As pasted it stays as pasted.
    if (now.some((value) => value !== null) && sumOf(parts) === total) continue;
    spread(parts, total).forEach((part, place) => { Object.assign(made[place] ?? {}, { [id]: part }); });
  }
  return made;
}

/** Each of the twelve months in per cent; what is no number, or below nothing, is like the mean one. */
export function yearOf({ year }: Offer): string[] {
  return Array.from({ length: 12 }, (_, place) => {
    const plain = plainNumber(year[place] ?? "");
    return plain === null || plain.startsWith("-") || plain.length > 6 ? "100" : plain;
  });
}

/** The volumes of a month of the year. */
export function amountsIn(amounts: Readonly<Record<string, string>>, volumes: readonly Volume[], percent: string): Record<string, string> {
  if (/^0*100(?:\.0*)?$/.test(percent)) return { ...amounts };
  // Agents are hired for the year; what comes in is not.
  return Object.fromEntries(volumes.map(({ id, unit }) => [id, unit === "seats" ? (amounts[id] ?? "0") : shareOf(amounts[id] ?? "0", percent)]));
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
