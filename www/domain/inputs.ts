// What the person put in, made into what the engine is asked: the contract in force and the month with its choices.

import type { Contract, FigureCells, Layout, ReadOptions, VendorMonth } from "../engine/engine.ts";
import { NAMES, saysSomething } from "./layout-settings.ts";
import { moneyWords } from "./money-typed.ts";
import { settingsOf, type Entered, type Inputs, type Settings } from "./state.ts";

/** Longer pastes are refused: half a million months of eight categories each are two thirds of it, and take the page some two gigabytes. */
export const MOST_CHARACTERS = 250_000_000;

/** Earlier months that are handed in with a month: rows of months and sums of a year look back no further. */
export const MOST_EARLIER = 36;

/** Why a text is not even read. */
export function refusal(text: string): string | null {
  if (text.trim() === "") return "alarm-empty";
  if (text.length > MOST_CHARACTERS) return "alarm-too-long";
  // A zero byte or a replacement character in the beginning means a file that is no text.
  return /[\0\ufffd]/.test(text.slice(0, 8192)) ? "alarm-binary" : null;
}

/** What the engine is told about the text. */
export function saidOf({ sources = [], layouts = [] }: Inputs): ReadOptions {
  return { ...(sources.length > 0 ? { source: sources } : {}), ...(layouts.length > 0 ? { layout: layouts } : {}) };
}

/** What was said, with one layout more; it takes the place of that with the same headings. One that says nothing forgets that. */
export function withLayout(layouts: readonly Layout[], layout: Layout): readonly Layout[] {
  const headings = (one: Layout): string => JSON.stringify((one.headings ?? []).map((heading) => heading.trim()).filter((heading) => heading !== "" && heading !== NAMES).toSorted());
  const others = layouts.filter((one) => headings(one) !== headings(layout));
  return saysSomething(layout) ? [...others, layout] : others;
}

/** The same with several, one after the other. */
export function withLayouts(layouts: readonly Layout[], more: readonly Layout[]): readonly Layout[] {
  return more.reduce(withLayout, layouts);
}

export function recordKey(month: VendorMonth): string {
  return `${month.vendor ?? ""}\n${month.month ?? ""}`;
}

/** Which is the newest month; of several vendors the one that stands first. */
export function newestOf(records: readonly VendorMonth[]): number {
  return records.reduce((newest, { month = "" }, place) => (month > (records[newest]?.month ?? "") ? place : newest), 0);
}

/** Contracts as they were asked for last. */
const asked = new WeakMap<Contract, { settings: Settings; made: Contract }>();

/**
 * The contract with what was set for it; what its text does not have is not set. Where nothing is set, it is the same contract,
 * and where the same is set as before, the same as before: the engine has it ready.
 */
export function inForce(contract: Contract, settings: Settings): Contract {
  const known = asked.get(contract);
  if (known?.settings === settings) return known.made;
  const made = withSettings(contract, settings);
  asked.set(contract, { settings, made });
  return made;
}

function withSettings(contract: Contract, { start, readings, values, notOffered }: Settings): Contract {
  const ambiguous = new Set(contract.ambiguities?.map(({ id }) => id));
  const chosen = Object.entries(readings).filter(([id]) => ambiguous.has(id));
  const set = contract.values?.some(({ id }) => values[id] !== undefined) ?? false;
  if (start === "" && notOffered.length === 0 && chosen.length === 0 && !set) return contract;
  return {
    ...contract,
    ...(start === "" ? {} : { start }),
    ...(notOffered.length > 0 ? { not_offered: [...new Set([...(contract.not_offered ?? []), ...notOffered])] } : {}),
    ...(chosen.length > 0 ? { readings: { ...contract.readings, ...Object.fromEntries(chosen) } } : {}),
    ...(contract.values && set
      ? { values: contract.values.map((stated) => {
          const value = values[stated.id];
          if (value === undefined) return stated;
          const agreed = { ...stated, value };
          delete agreed.example;
          return agreed;
        }) }
      : {}),
  };
}

/** A number as people type it, in plain notation: without group marks, spaces and signs of its currency. Null for anything else. */
export function plainNumber(typed: string, currency = "CNY"): string | null {
  let plain = typed.normalize("NFKC").replaceAll(/[\s,，%]/g, "").toLowerCase();
  if (/[^\d.-]/.test(plain)) for (const word of moneyWords(currency)) plain = plain.replace(word, "");
  return /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(plain) ? plain : null;
}

/**
 * The month as the engine is asked for it: with the earlier months of its vendor, and what was chosen for it. `archived`: those
 * that stand in other sheets, as they count; they count before the same months of this one. `currency`: of the contract.
 */
export function withChoices(month: VendorMonth, records: readonly VendorMonth[], inputs: Inputs, currency: string, archived: readonly VendorMonth[] = []): VendorMonth {
  const { packages } = settingsOf(inputs);
  const handedOver = inputs.handedOver[recordKey(month)] ?? false;
  const here = month.month ?? "";
  const elsewhere = new Set(archived.map(recordKey));
  const own = records
    .filter((one) => one.vendor === month.vendor && one.month !== undefined && one.month < here && !elsewhere.has(recordKey(one)))
    .map((one) => withEntered(one, inputs.entered[recordKey(one)], currency));
  const earlier = [...archived, ...own]
    .toSorted((one, two) => ((one.month ?? "") < (two.month ?? "") ? -1 : 1));
  return {
    ...withEntered(month, inputs.entered[recordKey(month)], currency),
    ...(earlier.length > 0 ? { history: earlier.slice(-MOST_EARLIER) } : {}),
    ...(month.categories
      ? { categories: month.categories.map((row) => {
          const choice = packages[row.category];
          return { ...row, ...(choice ? { package: choice } : {}), ...(handedOver ? { handed_over: true } : {}) };
        }) }
      : {}),
  };
}

/** The month with what was typed beside the table. A figure of the table goes first, and one that was agreed on before it; what is no number is left out. */
export function withEntered(month: VendorMonth, entered: Entered | undefined, currency: string): VendorMonth {
  if (!entered) return month;
  const { figures, workOrders, seatChanges, agreed = {} } = entered;
  const valuesOf = (texts: Readonly<Record<string, string>>): [string, string | boolean][] => Object.entries(texts).flatMap(([id, text]): [string, string | boolean][] => {
    const value = text === "true" ? true : text === "false" ? false : plainNumber(text, currency);
    return value === null ? [] : [[id, value]];
  });
  const settled = Object.fromEntries(valuesOf(agreed));
  // What was agreed stands in no cell, and is no quotient of the table's.
  const others = <Value>(of: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(of).filter(([id]) => !(id in settled)));
  const replaced = Object.keys(settled).length === 0 ? {} : {
    ...(month.cells ? { cells: others(month.cells) } : {}), ...(month.counts ? { counts: others(month.counts) } : {}), ...(month.withheld ? { withheld: month.withheld.filter((id) => !(id in settled)) } : {}),
  };
  const orders = workOrders.filter(({ received }) => received !== "").map(({ received, replied, cost }) => {
    const amount = plainNumber(cost, currency);
    return { received, ...(replied === "" ? {} : { replied }), ...(amount === null ? {} : { cost: amount }) };
  });
  const changes = seatChanges.flatMap(({ date, seats }) => {
    const number = plainNumber(seats);
    return date === "" || number === null ? [] : [{ date, seats: number }];
  });
  return {
    ...month,
    ...replaced,
    figures: { ...Object.fromEntries(valuesOf(figures)), ...month.figures, ...settled },
    ...(orders.length > 0 ? { work_orders: [...(month.work_orders ?? []), ...orders] } : {}),
    ...(changes.length > 0 ? { seat_changes: [...(month.seat_changes ?? []), ...changes] } : {}),
  };
}

/** The cell a figure stands in, where it stands in one: of several none is the figure. */
export function ownCell(cells: FigureCells | undefined): FigureCells | undefined {
  return cells?.rows ?? cells?.columns ? undefined : cells;
}
