// The map of two figures: the engine settles the month at each point, first at a few points, then between them while
// nothing else is to be done.

import { scaleLinear } from "d3-scale";

import { bands, MARKS, toneOf } from "../../domain/contract.ts";
import { minus, positive } from "../../i18n/decimal.ts";
import type { Contract, Engine, GridCell, VendorMonth } from "../../engine/engine.ts";
import { idle } from "../../engine/idle.ts";
import type { Heat, HeatAxis, HeatLevel } from "../../charts/heat-map.ts";
import type { Language } from "../../i18n/language.ts";
import type { FigureKind } from "../../domain/figure-kinds.ts";

/** Points along each side: at once, and when there is time. */
export const COARSE = 25;
export const FINE = 49;
/** Rows settled in one idle moment: a few milliseconds. */
const ROWS = 7;

/** What is asked of the engine: rows from the highest. */
export interface MapQuestion {
  x: string;
  y: string;
  columns: readonly number[];
  rows: readonly number[];
}

/** The month as the map asks for it. No tier depends on what is counted per category, so that the grid settles none. */
export function lean(contract: Contract, { categories, ...month }: VendorMonth): VendorMonth {
  return bands(contract).length > 0 || !categories ? month : { ...month, categories };
}

/** All cells at once. */
export async function cellsOf(engine: Engine, contract: Contract, month: VendorMonth, { x, y, columns, rows }: MapQuestion): Promise<GridCell[]> {
  const values = (list: readonly number[]): string[] => list.map((value) => String(value));
  const axes = [{ figure: y, values: values(rows) }, { figure: x, values: values(columns) }];
  const { cells } = await engine.whatIf(contract, month, axes);
  return cells;
}

/** All cells, a few rows at a time; null as soon as `stale`. */
export async function refined(engine: Engine, contract: Contract, month: VendorMonth, question: MapQuestion, stale: () => boolean): Promise<GridCell[] | null> {
  const cells: GridCell[] = [];
  for (let from = 0; from < question.rows.length; from += ROWS) {
    await idle();
    if (stale()) return null;
    cells.push(...(await cellsOf(engine, contract, month, { ...question, rows: question.rows.slice(from, from + ROWS) })));
  }
  return stale() ? null : cells;
}

/** Whether two figures cannot be what they are together: a part above its whole. */
export function impossible(all: readonly FigureKind[], figures: Readonly<Record<string, number | null>>): boolean {
  return all.some(({ id, whole }) => {
    const [part, limit] = [figures[id] ?? null, whole === undefined ? null : (figures[whole] ?? null)];
    return part !== null && limit !== null && part > limit;
  });
}

/** The cells as a picture: by tier where the contract has tiers, by what the provider is left with elsewhere. */
export function heatOf(contract: Contract, cells: readonly GridCell[], excluded: (place: number) => boolean, axes: { x: HeatAxis; y: HeatAxis }, language: Language): Heat {
  const all = bands(contract);
  const { levels, kinds } = all.length > 0 ? byTier(all, cells, language) : byMoney(cells, language);
  const text = (cell: GridCell | undefined): string =>
    cell === undefined ? "" : cell.score === null ? leftText(cell, language) : language.number.plain(cell.score);
  return { ...axes, levels, kinds: kinds.map((kind, place) => (excluded(place) ? -1 : kind)), text: (place) => text(cells[place]) };
}

interface Levels {
  levels: HeatLevel[];
  kinds: number[];
}

function byTier(all: ReturnType<typeof bands>, cells: readonly GridCell[], language: Language): Levels {
  const levels: HeatLevel[] = all.map(({ id, label }) => ({ tone: toneOf(all, id), mark: MARKS[toneOf(all, id)], label: language.text(label) }));
  const places = new Map<string | null, number>(all.map(({ id }, place) => [id, place]));
  return withUnknown(levels, cells.map((cell) => places.get(cell.tier) ?? unknown(cell)), language);
}

/** Where there is no result the map says so: because it is open, or because there is nothing to measure. */
const UNKNOWN = ["open", "no-data"] as const;

function unknown({ scoreBetween, clientPays, providerPays }: GridCell): (typeof UNKNOWN)[number] {
  return scoreBetween || clientPays === null || providerPays === null ? "open" : "no-data";
}

function withUnknown(levels: readonly HeatLevel[], kinds: readonly (number | (typeof UNKNOWN)[number])[], language: Language): Levels {
  return {
    levels: [...levels, ...UNKNOWN.map((word): HeatLevel => ({ tone: "open", mark: "?", label: language.say(word) }))],
    kinds: kinds.map((kind) => (typeof kind === "number" ? kind : levels.length + UNKNOWN.indexOf(kind))),
  };
}

/** What the provider is left with; null: open. */
function leftOf({ clientPays, providerPays }: GridCell): string | null {
  return clientPays === null || providerPays === null ? null : minus(clientPays, providerPays);
}

function leftText(cell: GridCell, language: Language): string {
  const left = leftOf(cell);
  return left === null ? language.say("open") : language.number.money(left);
}

const MOST_LEVELS = 5;
/** From the most to the least. Money has no tiers: more of it is no mark of merit. */
const RANKS = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"];

/** Few results each for themselves, many in bands between round amounts. */
function byMoney(cells: readonly GridCell[], language: Language): Levels {
  const left = cells.map(leftOf);
  const results = [...new Set(left.filter((one) => one !== null))].toSorted((one, other) => (positive(minus(other, one)) ? 1 : -1));
  const bounds = results.length > MOST_LEVELS ? roundBounds(results) : null;
  const labels = bounds ? bounds.slice(1).map((low, place) => `${whole(low, language)} – ${whole(bounds[place] ?? low, language)}`) : results.map((result) => language.number.money(result));
  const levels = labels.map((label, place): HeatLevel => ({ tone: `step-${shade(place, labels.length)}`, mark: RANKS[place] ?? "", label }));
  const places = new Map(results.map((result, place) => [result, bounds ? bounds.slice(1).findIndex((low) => Number(result) >= low) : place]));
  return withUnknown(levels, left.map((result) => (result === null ? "open" : (places.get(result) ?? "open"))), language);
}

/** Round amounts around all results, falling. A picture is divided by them, nothing is computed with them: floats will do. */
function roundBounds(results: readonly string[]): number[] {
  const amounts = results.map(Number);
  const scale = scaleLinear([Math.min(...amounts), Math.max(...amounts)], [0, 1]).nice(MOST_LEVELS - 1);
  const ticks = scale.ticks(MOST_LEVELS - 1);
  return ticks.slice(0, RANKS.length + 1).reverse();
}

const whole = (amount: number, { number }: Language): string => number.money(String(amount)).replace(/[.,]00$/, "");

/** The darkest for the most. */
function shade(place: number, count: number): 0 | 1 | 2 | 3 | 4 {
  const shades = [4, 3, 2, 1, 0] as const;
  return shades[count === 1 ? 2 : Math.round((place * 4) / (count - 1))] ?? 0;
}
