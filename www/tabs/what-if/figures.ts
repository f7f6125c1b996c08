// How far each figure can be moved, and by what steps. Sliders take numbers: what is counted has at most nine digits.

import { scaleLinear } from "d3-scale";

import type { FigureKind } from "../../domain/figure-kinds.ts";
import type { VendorMonth } from "../../engine/engine.ts";

/** What the month is supposed to be, figure by figure; only what differs from the real month. */
export type Supposed = Readonly<Record<string, string | boolean>>;

export interface Reach {
  from: number;
  to: number;
  /** What an arrow key moves it by. */
  step: number;
  /** Decimal places. */
  places: number;
  /** The figures that end it, if any does. */
  floor: string | null;
  ceiling: string | null;
}

/** The figures of the month with what is supposed put in. */
export function supposedFigures(month: VendorMonth, supposed: Supposed): VendorMonth["figures"] {
  return { ...month.figures, ...supposed };
}

/** A figure's number as it is supposed to be; null: not given. */
export function numberOf(figures: VendorMonth["figures"], id: string): number | null {
  const value = figures[id];
  return value === undefined || typeof value === "boolean" ? null : Number(value);
}

/** The range of a figure's slider: up to the whole it is part of, not below the parts of it, and otherwise twice as far as it is. */
export function reachOf(figure: FigureKind, all: readonly FigureKind[], real: VendorMonth["figures"], now: VendorMonth["figures"]): Reach {
  const given = [numberOf(real, figure.id), numberOf(now, figure.id)].filter((value) => value !== null);
  const places = figure.kind === "count" ? 0 : Math.max(1, ...[real[figure.id], now[figure.id]].map((value) => String(value ?? "").split(".")[1]?.length ?? 0));
  const whole = figure.whole === undefined ? null : numberOf(now, figure.whole);
  const parts = all.filter((part) => part.whole === figure.id).map((part) => ({ id: part.id, value: numberOf(now, part.id) ?? 0 }));
  const largest = parts.toSorted((one, other) => other.value - one.value)[0];
  const to = figure.kind === "percent" ? 100 : (whole ?? wide(Math.max(0, ...given), figure.unit));
  const from = largest?.value ?? 0;
  return {
    from, to: Math.max(to, from), places, step: stepOf(to, places),
    floor: largest && largest.value > 0 ? largest.id : null,
    ceiling: figure.kind !== "percent" && whole !== null ? (figure.whole ?? null) : null,
  };
}

/** Scores are out of so many points. */
const FULL_SCORES = [5, 10, 100];

function wide(value: number, unit: string): number {
  const full = unit === "points" ? FULL_SCORES.find((score) => value <= score) : undefined;
  if (full !== undefined) return full;
  const [, to = 100] = scaleLinear([0, value > 0 ? value * 2 : 100], [0, 1]).nice(5).domain();
  return to;
}

/** A hundredth to a thousandth of the way, as a round number. */
function stepOf(to: number, places: number): number {
  return Math.max(10 ** -places, 10 ** (Math.floor(Math.log10(Math.max(to, 1))) - 2));
}

/** A number as a decimal with no more places than the figure has. */
export function decimal(value: number, places: number): string {
  const text = value.toFixed(places);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** The nearest step to where a slider was dragged; its ends are steps too. */
export function snapped(value: number, { from, to, step, places }: Reach): string {
  const round = Math.round(value / step) * step;
  return decimal(Math.min(Math.max(value >= to ? to : round, from), to), places);
}

/** Values across the range for one side of a map, rising; no more than there are. */
export function spread({ to, places }: Reach, count: number): number[] {
  const from = 0;
  const most = Math.min(count, Math.round((to - from) * 10 ** places) + 1);
  const values = Array.from({ length: most }, (_, place) => Number((from + ((to - from) * place) / Math.max(most - 1, 1)).toFixed(places)));
  return [...new Set(values)];
}
