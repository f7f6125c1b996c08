// What plans come to: each settled by the engine at the chosen volumes, at five volumes around them, and in the months of a year.

import { moneyUnit } from "../domain/contract.ts";
import type { Assessment, Contract, Derivation, Module, VendorMonth } from "../engine/engine.ts";
import { minus, positive, zero } from "../i18n/decimal.ts";
import type { Between } from "../i18n/open-values.ts";
import type { Variant } from "../domain/state.ts";
import type { Drivers, Volume } from "./drivers.ts";
import type { Party } from "./money.ts";
import { around, amountsIn, monthWith, yearOf, type Setup } from "./months.ts";

/** A plan beside others. */
export interface Plan {
  mark: string;
  name: string;
  /** Null: the contract in force. */
  variant: Variant | null;
  /** Ready for many questions. */
  contract: Contract;
  drivers: Drivers;
  /** The package all categories are priced by; empty: each by its own. */
  pack: string;
  /** As ISO 4217 writes it. */
  currency: string;
  /** Why nothing can be said of what it costs; a sentence's name. */
  refusal: string | null;
}

/** What a plan comes to for who pays for the work: what that party pays less what it is paid. */
export interface Amount {
  /** Negative: it is paid. Null: open. */
  net: string | null;
  between?: Between | undefined;
}

export interface PlanResult {
  plan: Plan;
  month: VendorMonth;
  assessment: Assessment;
  now: Amount;
  /** In the order of the volumes around. */
  around: readonly Amount[];
  year: Year | null;
}

export interface Year {
  /** By month of the year. */
  months: readonly Amount[];
}

export interface Question {
  plans: readonly Plan[];
  volumes: readonly Volume[];
  amounts: Readonly<Record<string, string>>;
  /** The volume that is moved. */
  axis: string;
  setup: Setup;
  payer: Party;
}

export function volumesAround({ amounts, axis }: Question): string[] {
  return axis === "" ? [] : around(amounts[axis] ?? "0");
}

/** A plan's month with one volume otherwise. */
export function monthAt({ setup, amounts, axis }: Question, { contract, drivers, pack }: Plan, value: string): VendorMonth {
  return monthWith(contract, drivers, setup, { ...amounts, [axis]: value }, pack);
}

/** `year`: with the twelve months, too, which takes longer. */
export function settled(engine: Module, question: Question, year: boolean): PlanResult[] {
  const { plans, amounts, setup, payer } = question;
  return plans.map((plan) => {
    const { contract, drivers, pack } = plan;
    const month = monthWith(contract, drivers, setup, amounts, pack);
    const assessment = engine.assess(contract, month);
    const now = amountOf(assessment.totals, payer);
    return { plan, month, assessment, now, around: amountsAt(engine, question, plan, volumesAround(question), now), year: year ? yearly(engine, question, plan) : null };
  });
}

/** Whether a rate that is taken to stay as it is has its counts move along with the volume. */
export function isTied({ drivers }: Plan, axis: string): boolean {
  return drivers.qualities.some(({ of, to, figure }) => [...of, ...to, figure].includes(axis));
}

/** What a plan comes to at volumes of the axis; `here`: at the chosen one. */
export function amountsAt(engine: Module, question: Question, plan: Plan, values: readonly string[], here: Amount): Amount[] {
  const { axis, payer } = question;
  if (!plan.drivers.volumes.some(({ id }) => id === axis)) return values.map(() => here);
  const [first] = values;
  if (!isTied(plan, axis) && first !== undefined) {
    const { cells } = engine.whatIf(plan.contract, monthAt(question, plan, first), [{ figure: axis, values: [...values] }]);
    if (cells.length === values.length) return cells.map((cell) => amountOf(cell, payer));
  }
  // What is counted in several categories, or moves a rate's counts along, is settled volume by volume.
  return values.map((value) => amountOf(engine.assess(plan.contract, monthAt(question, plan, value)).totals, payer));
}

function yearly(engine: Module, { setup, amounts, payer }: Question, { contract, drivers, pack }: Plan): Year {
  const known = new Map<string, Amount>();
  return {
    months: yearOf(setup.offer).map((percent) => {
      const before = known.get(percent);
      if (before) return before;
      const amount = amountOf(engine.assess(contract, monthWith(contract, drivers, setup, amountsIn(amounts, drivers.volumes, percent), pack)).totals, payer);
      known.set(percent, amount);
      return amount;
    }),
  };
}

/** The month of the year with that number, from 0. */
export function monthOfYear({ setup, amounts }: Question, { contract, drivers, pack }: Plan, place: number): VendorMonth {
  return monthWith(contract, drivers, setup, amountsIn(amounts, drivers.volumes, yearOf(setup.offer)[place] ?? "100"), pack);
}

interface Totals {
  clientPays: string | null;
  providerPays: string | null;
  clientPaysBetween?: Between;
  providerPaysBetween?: Between;
}

export function amountOf(totals: Totals, payer: Party): Amount {
  const client = payer === "client";
  const [pays, between] = client ? [totals.clientPays, totals.clientPaysBetween] : [totals.providerPays, totals.providerPaysBetween];
  const [back, backBetween] = client ? [totals.providerPays, totals.providerPaysBetween] : [totals.clientPays, totals.clientPaysBetween];
  if (pays !== null && back !== null) return { net: minus(pays, back) };
  const [least, most] = pays === null ? (between ?? [null, null]) : [pays, pays];
  const [low, high] = back === null ? (backBetween ?? [null, null]) : [back, back];
  return { net: null, between: [least === null || high === null ? null : minus(least, high), most === null || low === null ? null : minus(most, low)] };
}

/** The places of the lowest amounts; none where one is open, or all are alike. */
export function lowest(amounts: readonly (Amount | null)[], most = false): Set<number> {
  const known = amounts.map((amount) => amount?.net ?? null);
  const those = known.flatMap((net, place) => (net === null ? [] : [{ net, place }]));
  if (those.length < 2 || amounts.some((amount) => amount !== null && amount.net === null)) return new Set();
  const best = those.reduce((one, other) => (positive(most ? minus(other.net, one.net) : minus(one.net, other.net)) ? other : one));
  const found = those.filter(({ net }) => zero(minus(net, best.net)));
  return found.length === those.length ? new Set() : new Set(found.map(({ place }) => place));
}

/** How what a plan comes to in a month came about, for who pays. */
export function whyOf(engine: Module, contract: Contract, month: VendorMonth, payer: Party, label: string): Derivation | null {
  const totals = engine.assess(contract, month).totals;
  const of = (party: Party): Derivation | null => engine.explain(contract, month, `total:${party}Pays`);
  const other = payer === "client" ? "provider" : "client";
  const pays = of(payer);
  const back = totals[`${other}Pays`];
  if (back !== null && zero(back)) return pays;
  const returned = of(other);
  if (!pays || !returned) return pays ?? returned;
  const { net, between } = amountOf(totals, payer);
  return {
    mechanism: "minus", label, unit: moneyUnit(contract), value: net, state: net === null ? "open" : "number", ...(between ? { between: [...between] as [string | null, string | null] } : {}),
    terms: {}, example: false, inputs: [pays, returned],
  };
}
