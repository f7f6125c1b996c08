// A quote: what is in it, what it comes to, and how it is carried in a link. It holds the plans as contracts and the volumes, and
// nothing of one's own costs, of other customers, or of the page it was made on.

import { minus, positive } from "../i18n/decimal.ts";
import * as v from "valibot";

import type { Contract, Module, VendorMonth } from "../engine/engine.ts";
import { packages, title } from "../domain/contract.ts";
import { plainNumber } from "../domain/inputs.ts";
import { NO_OFFER, type Offer } from "../domain/offer.ts";
import { EXAMPLE_VAT, figuresOf, joined, planOf, quote as quoteOf, rateOf, type Quality, type Quote, type QuotedPlan as PricedPlan } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import type { Party } from "./money.ts";
import type { Plan, PlanResult, Question } from "./plan.ts";
import { pricesOf } from "./prices.ts";
import { basisOf, contactName, questionOf, volumesText, volumeOf, type Setup } from "./volumes.ts";

/** Of the quote in a link; a later one is said to be later. */
export const VERSION = 1;

export interface CarriedPlan {
  mark: string;
  name: string;
  contract: Contract;
  /** The package all categories are priced by; empty: each by its own. */
  pack: string;
  currency: string;
}

/** A quote as a link carries it. */
export interface Carried {
  version: number;
  locale: string;
  payer: Party;
  /** The volume that is moved; empty: none. */
  axis: string;
  offer: Omit<Offer, "margin" | "present">;
  plans: readonly CarriedPlan[];
  /** Figures that volumes and rates were taken from, without a name. */
  month: VendorMonth | null;
  /** The volumes that nobody set. */
  examples: readonly string[];
  /** What each plan came to a month when the quote was made. */
  stated: readonly (string | null)[];
}

const text = v.string();
const texts = v.record(text, text);
const shape = v.object({
  version: v.literal(VERSION),
  locale: text,
  payer: v.picklist(["client", "provider"]),
  axis: text,
  offer: v.object({
    volumes: texts, quality: texts, year: v.array(text),
    quote: v.object({ customer: text, seller: text, date: text, days: text, vat: text, vatIncluded: v.boolean(), plans: v.array(v.number()), names: v.array(text), note: text }),
  }),
  plans: v.pipe(v.array(v.object({ mark: text, name: text, contract: v.record(text, v.unknown()), pack: text, currency: text })), v.minLength(1), v.maxLength(8)),
  month: v.nullable(v.record(text, v.unknown())),
  examples: v.array(text),
  stated: v.array(v.nullable(text)),
});

/** What was carried, or why it cannot be shown. What is wrong with its contracts the engine says. */
export function carriedFrom(value: unknown): Carried | "quote-newer" | "quote-damaged" {
  const read = v.safeParse(shape, value);
  if (read.success) return read.output as unknown as Carried;
  const { version } = (typeof value === "object" && value !== null ? value : {}) as { version?: unknown };
  return typeof version === "number" && version > VERSION ? "quote-newer" : "quote-damaged";
}

/** The plans that are chosen, as they are called in the quote; all of them where none is. */
export function chosen(plans: readonly Plan[], { quote }: Offer, language: Language): Plan[] {
  const named = plans.map((plan, place) => ({ ...plan, name: (quote.names[place] ?? "").trim() || calledIn(plan, language) }));
  const some = named.filter((_, place) => quote.plans.includes(place));
  return (some.length > 0 ? some : named).filter(({ refusal }) => refusal === null);
}

/** A customer knows no contract in force: by its package, or by its title. */
export function calledIn({ variant, contract, package: chosenPackage, name }: Plan, language: Language): string {
  if (variant !== null) return name;
  return language.text(packages(contract).find(({ id }) => id === chosenPackage)?.label ?? title(contract));
}

/** The month without anything that says whose it is: figures that volumes and rates rest on, and categories with their volumes. */
export function unnamed(month: VendorMonth | null, plans: readonly Plan[]): VendorMonth | null {
  if (!month) return null;
  const volumes = joined(plans.map(({ drivers }) => drivers));
  const used = new Set([...volumes.map(({ id }) => id), ...plans.flatMap(({ drivers }) => drivers.qualities.flatMap(figuresOf))]);
  const kept = <Fields extends object>(fields: Fields, more: readonly string[] = []): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => used.has(name) || more.includes(name))) as Fields;
  return {
    figures: kept(month.figures),
    ...(month.categories ? { categories: month.categories.map((row) => kept(row, ["category", "package"])) } : {}),
  };
}

export function carried(question: Question, results: readonly PlanResult[], locale: string): Carried {
  const { plans, setup, axis, payer } = question;
  const { offer } = setup;
  return {
    version: VERSION, locale, payer, axis,
    offer: { volumes: question.amounts, quality: offer.quality, year: offer.year, quote: { ...offer.quote, plans: plans.map((_plan, place) => place), names: [] } },
    plans: plans.map(({ mark, name, contract, counted, package: pack, currency }) => ({ mark, name, contract: counted ?? contract, pack, currency })),
    month: unnamed(setup.month, plans), examples: question.volumes.filter((volume) => volumeOf(setup, volume).from === "example").map(({ id }) => id),
    stated: results.map(({ now }) => now.net),
  };
}

/** The plans of quotes, ready to be settled; null where a contract among them is not sound. */
const ready = new WeakMap<Carried, Plan[] | null>();

function plansIn(engine: Module, carried: Carried): Plan[] | null {
  const known = ready.get(carried);
  if (known !== undefined) return known;
  const unsound = carried.plans.some(({ contract }) => engine.validate(contract).some(({ severity }) => severity === "error"));
  const plans = unsound ? null : carried.plans.map(({ contract, pack, ...plan }): Plan => ({ ...plan, ...planOf(engine, contract, pack), variant: null, refusal: null }));
  ready.set(carried, plans);
  return plans;
}

/** The question a quote puts to the engine; null where a contract in it is not sound. `moved`: volumes set otherwise by who reads it. */
export function questionIn(engine: Module, carried: Carried, moved: Readonly<Record<string, string>>): Question | null {
  const { offer, month, axis, payer, examples } = carried;
  const plans = plansIn(engine, carried);
  if (!plans) return null;
  const setup: Setup = { offer: { ...NO_OFFER, ...offer, volumes: { ...offer.volumes, ...moved } }, month, examples: examples.filter((id) => moved[id] === undefined) };
  return { ...questionOf(plans, setup, axis), payer };
}

export type QuotedPlan = PricedPlan<Plan>;

export interface Quoted extends Quote<Plan> {
  question: Question;
  /** What one contact is called; empty: nothing is counted. */
  contact: string;
}

export function quoted(engine: Module, question: Question, language: Language): Quoted {
  const { vat, vatIncluded } = question.setup.offer.quote;
  return { ...quoteOf(engine, question, { rate: vatOf(vat), included: vatIncluded }), question, contact: contactName(question.volumes, question.amounts, language)?.label ?? "" };
}

/** A rate of VAT as it was typed; null: none that is one. */
export function vatOf(typed: string): string | null {
  const plain = plainNumber(typed);
  return plain === null || plain.startsWith("-") || positive(minus(plain, "100")) ? null : plain;
}

/** The last day it holds, as an ISO date; null where the date or the days are none. */
export function validUntil(date: string, days: string): string | null {
  const count = plainNumber(days);
  const from = new Date(`${date}T00:00:00Z`);
  if (count === null || !/^\d{1,4}$/.test(count) || Number.isNaN(from.getTime())) return null;
  from.setUTCDate(from.getUTCDate() + Number(count));
  return from.toISOString().slice(0, 10);
}

/** The sentences on what the amounts rest on. */
export function assumptions({ question }: Quoted, language: Language): string[] {
  const { volumes, amounts, setup, plans, axis } = question;
  const { offer } = setup;
  const qualities = new Map(plans.flatMap(({ drivers }) => drivers.qualities.map((quality) => [quality.metric, quality] as const)));
  const others = volumes.filter(({ id }) => id !== axis);
  const sampled = volumes.filter((volume) => volumeOf(setup, volume).from === "example");
  const examples = new Set(plans.flatMap(({ contract, package: chosenPackage }) => pricesOf(contract, chosenPackage).filter(({ example }) => example).map(({ label, now }) => `${language.text(label)} ${now}`))).size;
  return [
    volumes.length > 0 ? language.say("quote-volumes", { volumes: volumesText(volumes, amounts, language) }) : language.say("offers-volumes-none"),
    ...(sampled.length > 0 ? [language.say("quote-sampled", { volumes: sampled.map(({ label }) => language.text(label)).join(language.say("list-comma")) })] : []),
    ...(others.length > 0 ? [language.say("quote-held", { others: volumesText(others, amounts, language) })] : []),
    language.say(offer.year.length > 0 ? "quote-year-shaped" : "quote-year-even"),
    ...(qualities.size > 0 ? [language.say("quote-quality", { qualities: [...qualities.values()].map((quality) => qualityText(quality, setup, language)).join(language.say("list-comma")) })] : []),
    ...(plans.some(({ contract }) => (contract.fees ?? []).some((line) => line.rate_card)) ? [language.say("quote-handed-over")] : []),
    language.say(offer.quote.vatIncluded ? "quote-vat-in" : "quote-vat-on-top", { rate: language.number.percent(vatOf(offer.quote.vat) ?? EXAMPLE_VAT), example: vatOf(offer.quote.vat) === null ? language.say("quote-vat-example") : "" }),
    ...(new Set(plans.map(({ currency }) => currency)).size > 1 ? [language.say("offers-currencies")] : []),
    ...(examples > 0 ? [language.say("quote-examples", { count: String(examples) })] : []),
  ];
}

function qualityText(quality: Quality, setup: Setup, language: Language): string {
  const label = language.text(quality.label);
  const { from, rate } = rateOf(quality, basisOf(setup));
  if (from === "month") return language.say("quote-as-given", { label });
  return rate === null ? language.say("quote-not-known", { label }) : `${label} ${language.measure(rate, quality.unit)}`;
}

/** Whether a plan comes to something else than when the quote was made: a later engine may read a contract otherwise. */
export function differs({ stated }: Carried, { plans }: Quoted): boolean {
  return stated.some((amount, place) => plans[place] !== undefined && amount !== plans[place].cost.now.net);
}

