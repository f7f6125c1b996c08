// What an offer starts from on the page: volumes and rates as they were typed, taken from a month, or examples until somebody sets them.

import { plainNumber } from "../domain/inputs.ts";
import { NO_RIVAL, type Offer, type Rival } from "../domain/offer.ts";
import type { VendorMonth } from "../engine/engine.ts";
import { contactsOf, joined, payerOf, refusedVolume, volumeIn, type Amounts, type Basis, type Volume } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import type { Plan, Question } from "./plan.ts";

export type Size = "small" | "medium" | "large";

/** Volumes a month for a start, by what they are counted in. */
const PRESETS: Readonly<Record<string, readonly [small: string, medium: string, large: string]>> = {
  calls: ["1000", "5000", "20000"], visits: ["2000", "10000", "40000"], sessions: ["2000", "10000", "40000"], orders: ["200", "1000", "4000"],
  messages: ["5000", "20000", "80000"], min: ["3000", "12000", "50000"], seats: ["5", "20", "80"],
};
const OTHERS = ["100", "1000", "10000"] as const;

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

/** Rates and shares of a year as they count: what was typed and is none counts not. */
export function basisOf({ offer, month }: Setup): Basis {
  const rates = Object.entries(offer.quality).flatMap(([metric, typed]): [string, string][] => {
    const rate = plainNumber(typed);
    return rate === null || rate.startsWith("-") ? [] : [[metric, rate]];
  });
  return { month, quality: Object.fromEntries(rates), year: offer.year.map((typed) => plainNumber(typed) ?? "") };
}

/** What somebody else offers, with its prices as they count. What is no number stays as it was typed, and is no price. */
export function pricesOfRival(rival: Rival): Rival {
  const plain = (typed: string): string => plainNumber(typed, rival.currency) ?? typed.trim();
  return {
    ...NO_RIVAL, ...rival, month: plain(rival.month), prices: Object.fromEntries(Object.entries(rival.prices).map(([figure, price]) => [figure, plain(price)])),
    // A step nothing is written in is none.
    steps: rival.steps.map(({ upTo, price }) => ({ upTo: plain(upTo), price: plain(price) })).filter(({ upTo, price }) => upTo !== "" || price !== ""),
  };
}

/** Plans at the volumes of a setup. `moving`: volumes that are being moved. */
export function questionOf(plans: readonly Plan[], setup: Setup, axis: string, moving: Amounts = {}): Question {
  const volumes = joined(plans.map(({ drivers }) => drivers));
  const amounts = { ...Object.fromEntries(volumes.map((volume) => [volume.id, volumeOf(setup, volume).value])), ...moving };
  const [first] = plans;
  return { plans, volumes, amounts, axis: volumes.some(({ id }) => id === axis) ? axis : (volumes[0]?.id ?? ""), setup, basis: basisOf(setup), payer: first ? payerOf(first.contract) : "client" };
}

/** “消息 20,000 条、…” */
export function volumesText(volumes: readonly Volume[], amounts: Amounts, language: Language): string {
  return volumes.map(({ id, label, unit }) => {
    const [name, counted] = [language.text(label), language.unit(unit)];
    // “messages 20,000”, not “messages 20,000 messages”.
    return `${name} ${language.number.plain(amounts[id] ?? "0")} ${counted === name ? "" : counted}`.trim();
  }).join(language.say("list-comma"));
}

/** How many contacts there are in a month, and what one is called; where there are none, the first thing that is counted. */
export function contactName(volumes: readonly Volume[], amounts: Amounts, language: Language): { count: string; label: string } | null {
  const found = contactsOf(volumes, amounts);
  if (!found) return null;
  const { count, volume } = found;
  return { count, label: volume ? language.unit(volume.unit) || language.text(volume.label) : language.say("offers-contact") };
}
