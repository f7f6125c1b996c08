// What plans come to: each settled by the engine at the chosen volumes, at five volumes around them, and in the months of a year.

import { minus, zero } from "../decimal.js";
import type { Engine } from "../index.js";
import type { Assessment, Derivation, LineTerm, Text, VendorMonth } from "../types.js";
import { moneyUnit } from "./currency.js";
import { ALL_CATEGORIES, type Quality, type Volume } from "./drivers.js";
import { LABELS, monthLabel } from "./labels.js";
import { amountsIn, around, monthOf, yearOf, type Amounts, type Basis, type Plan } from "./months.js";
import { addedUp, type Sums } from "./sums.js";
import { sumOf } from "./whole-numbers.js";

/** The least and the most an amount can be while it is open; null: no bound. */
export type Between = readonly [string | null, string | null];

/** What a plan comes to for who pays for the work: what that party pays less what it is paid. */
export interface Amount {
  /** Negative: it is paid. Null: open. */
  net: string | null;
  between?: Between | undefined;
}

/** Plans at the same volumes. */
export interface Offer<Offered extends Plan = Plan> {
  plans: readonly Offered[];
  /** The figures that any of the plans is priced by. */
  volumes: readonly Volume[];
  amounts: Amounts;
  /** The volume that is moved; empty: none. */
  axis: string;
  basis: Basis;
  /** Who pays for the work. */
  payer: LineTerm["payer"];
}

/** What a plan comes to. */
export interface PlanCost<Offered extends Plan = Plan> {
  plan: Offered;
  month: VendorMonth;
  assessment: Assessment;
  /** A month at the chosen volumes. */
  now: Amount;
  /** In the order of the volumes around. */
  around: readonly Amount[];
  /** By month of a year; null: that was not asked. */
  months: readonly Amount[] | null;
}

/** Five volumes around the one that is chosen. */
export function volumesAround({ amounts, axis }: Pick<Offer, "amounts" | "axis">): string[] {
  return axis === "" ? [] : around(amounts[axis] ?? "0");
}

/** A plan's month with the moved volume otherwise. */
export function monthAt(engine: Engine, { basis, amounts, axis }: Offer, plan: Plan, value: string): VendorMonth {
  return monthOf(engine, plan, basis, { ...amounts, [axis]: value });
}

/** What each plan comes to at the chosen volumes and at five around them. `year`: and in every month of a year, which takes longer. */
export function costs<Offered extends Plan>(engine: Engine, offer: Offer<Offered>, year = false): PlanCost<Offered>[] {
  const { plans, amounts, basis, payer } = offer;
  return plans.map((plan) => {
    const month = monthOf(engine, plan, basis, amounts);
    const assessment = engine.assess(plan.contract, month);
    const now = amountOf(assessment.totals, payer);
    return { plan, month, assessment, now, around: amountsAt(engine, offer, plan, volumesAround(offer), now), months: year ? monthly(engine, offer, plan) : null };
  });
}

/** The rates that are taken to stay as they are although their counts move along with the volume. */
export function tiedRates({ drivers }: Plan, axis: string): Quality[] {
  return drivers.qualities.filter(({ of, to, figure }) => [...of, ...to, figure].includes(axis));
}

/** The month whose moved volume is to be put in: a volume of several categories as it was measured in them, so that these shares stay. */
export function monthToMove(engine: Engine, { basis, amounts, axis, volumes }: Offer, plan: Plan): VendorMonth {
  const byCategory = volumes.some((volume) => volume.id === axis && volume.byCategory);
  const measured = byCategory && (basis.month?.categories?.length ?? 0) > 1;
  const month = monthOf(engine, plan, basis, measured ? Object.fromEntries(Object.entries(amounts).filter(([id]) => id !== axis)) : amounts);
  return byCategory && !month.categories ? { ...month, categories: [{ category: ALL_CATEGORIES }] } : month;
}

/** What a plan comes to at volumes of the axis; `here`: at the chosen one. */
export function amountsAt(engine: Engine, offer: Offer, plan: Plan, values: readonly string[], here: Amount): Amount[] {
  const { axis, payer } = offer;
  if (!plan.drivers.volumes.some(({ id }) => id === axis)) return values.map(() => here);
  if (tiedRates(plan, axis).length === 0) {
    const { cells } = engine.whatIf(plan.contract, monthToMove(engine, offer, plan), [{ figure: axis, values: [...values] }]);
    if (cells.length === values.length) return cells.map((cell) => amountOf(cell, payer));
  }
  // What moves a rate's counts along is settled volume by volume.
  return values.map((value) => amountOf(engine.assess(plan.contract, monthAt(engine, offer, plan, value)).totals, payer));
}

function monthly(engine: Engine, { basis, amounts, payer }: Offer, plan: Plan): Amount[] {
  const known = new Map<string, Amount>();
  return yearOf(basis).map((percent) => {
    const before = known.get(percent);
    if (before) return before;
    const amount = amountOf(engine.assess(plan.contract, monthOf(engine, plan, basis, amountsIn(amounts, plan.drivers.volumes, percent))).totals, payer);
    known.set(percent, amount);
    return amount;
  });
}

/** The month of the year with that number, from 0. */
export function monthOfYear(engine: Engine, { basis, amounts }: Offer, plan: Plan, place: number): VendorMonth {
  return monthOf(engine, plan, basis, amountsIn(amounts, plan.drivers.volumes, yearOf(basis)[place] ?? "100"));
}

/** What a plan comes to in a year, and for each contact; null where a month of it is open. */
export interface YearCost {
  sums: Sums | null;
  net: string | null;
  perContact: string | null;
}

/** Units in which contacts with customers are counted. */
const CONTACTS: ReadonlySet<string> = new Set(["calls", "sessions", "visits", "contacts", "issues"]);

/** How many contacts there are in a month; where there are none, how many of the first thing that is counted. */
export function contactsOf(volumes: readonly Volume[], amounts: Amounts): { count: string; label: Text; volume: Volume | null } | null {
  const counted = contactVolumes(volumes);
  const [first] = counted;
  if (!first) return null;
  if (!CONTACTS.has(first.unit)) return { count: amounts[first.id] ?? "0", label: first.label, volume: first };
  return { count: sumOf(counted.map(({ id }) => amounts[id] ?? "0")), label: LABELS.contacts, volume: null };
}

/** The volumes that count contacts with customers; where none does, the first one. */
export function contactVolumes(volumes: readonly Volume[]): readonly Volume[] {
  const contacts = volumes.filter(({ unit }) => CONTACTS.has(unit));
  return contacts.length > 0 ? contacts : volumes.slice(0, 1);
}

/** The year of plans whose months were settled; see `costs`. */
export function years(engine: Engine, { amounts, volumes, basis }: Offer, results: readonly PlanCost[]): (YearCost | null)[] {
  const counted = yearOf(basis).map((percent) => contactsOf(volumes, amountsIn(amounts, volumes, percent)));
  const [first] = counted;
  const contacts = first ? { label: first.label, count: sumOf(counted.map((one) => one?.count ?? "0")) } : null;
  return results.map(({ months, plan }) => {
    if (!months) return null;
    const paid = months.flatMap(({ net }) => (net === null ? [] : [net]));
    if (paid.length < months.length || !plan.drivers.money) return { sums: null, net: null, perContact: null };
    const sums = addedUp(engine, { paid, names: months.map((_, place) => monthLabel(place + 1)), contacts, vat: "0", included: false, currency: plan.contract.currency ?? null });
    return { sums, net: sums.total, perContact: sums.perContact };
  });
}

interface Totals {
  clientPays: string | null;
  providerPays: string | null;
  clientPaysBetween?: Between;
  providerPaysBetween?: Between;
}

export function amountOf(totals: Totals, payer: LineTerm["payer"]): Amount {
  const client = payer === "client";
  const [pays, between] = client ? [totals.clientPays, totals.clientPaysBetween] : [totals.providerPays, totals.providerPaysBetween];
  const [back, backBetween] = client ? [totals.providerPays, totals.providerPaysBetween] : [totals.clientPays, totals.clientPaysBetween];
  if (pays !== null && back !== null) return { net: minus(pays, back) };
  const [least, most] = pays === null ? (between ?? [null, null]) : [pays, pays];
  const [low, high] = back === null ? (backBetween ?? [null, null]) : [back, back];
  return { net: null, between: [least === null || high === null ? null : minus(least, high), most === null || low === null ? null : minus(most, low)] };
}

/** How far one amount is from another in the same currency, with how both came about. */
export function explainDifference({ contract }: Plan, amount: Derivation | null, from: Derivation | null): Derivation | null {
  if (!amount || !from || amount.value === null || from.value === null) return null;
  return { mechanism: "minus", label: LABELS.difference, unit: moneyUnit(contract), value: minus(amount.value, from.value), state: "number", terms: {}, example: false, inputs: [amount, from] };
}

/** How what a plan comes to in a month came about, for who pays. */
export function explainCost(engine: Engine, { contract }: Plan, month: VendorMonth, payer: LineTerm["payer"]): Derivation | null {
  const { totals } = engine.assess(contract, month);
  const of = (party: LineTerm["payer"]): Derivation | null => engine.explain(contract, month, `total:${party}Pays`);
  const other = payer === "client" ? "provider" : "client";
  const pays = of(payer);
  const back = totals[`${other}Pays`];
  if (back !== null && zero(back)) return pays;
  const returned = of(other);
  if (!pays || !returned) return pays ?? returned;
  const { net, between } = amountOf(totals, payer);
  return {
    mechanism: "minus", label: LABELS.cost, unit: moneyUnit(contract), value: net, state: net === null ? "open" : "number", ...(between ? { between: [...between] as [string | null, string | null] } : {}),
    terms: {}, example: false, inputs: [pays, returned],
  };
}
