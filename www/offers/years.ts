// What plans come to in a year and per contact, and how each number of an offer came about.

import type { Derivation, Module } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { monthAt, monthOfYear, whyOf, type PlanResult, type Question } from "./amounts.ts";
import type { Volume } from "./drivers.ts";
import { amountsIn, yearOf } from "./months.ts";
import type { YearCell } from "./plans-table.ts";
import { summed, whySummed, type Summary } from "./summary.ts";
import { sumOf } from "./whole.ts";
import type { Asked } from "./wishes.ts";

export interface YearSums extends YearCell {
  /** Null where a month of it is open. */
  summary: Summary | null;
}

/** Units in which contacts with customers are counted. */
const CONTACTS: ReadonlySet<string> = new Set(["calls", "sessions", "visits", "contacts", "issues"]);

/** How many contacts there are in a month, and what one is called; where there are none, the first thing that is counted. */
export function contactsOf(volumes: readonly Volume[], amounts: Readonly<Record<string, string>>, language: Language): { count: string; label: string } | null {
  const contacts = volumes.filter(({ unit }) => CONTACTS.has(unit));
  if (contacts.length > 0) return { count: sumOf(contacts.map(({ id }) => amounts[id] ?? "0")), label: language.say("offers-contact") };
  const [first] = volumes;
  return first ? { count: amounts[first.id] ?? "0", label: language.unit(first.unit) || language.text(first.label) } : null;
}

export function yearsOf(engine: Module, question: Question, results: readonly PlanResult[], language: Language): (YearSums | null)[] {
  const { amounts, volumes, setup } = question;
  const months = yearOf(setup.offer).map((percent) => contactsOf(volumes, amountsIn(amounts, volumes, percent), language));
  const contact = months[0];
  const contacts = contact ? { label: contact.label, count: sumOf(months.map((one) => one?.count ?? "0")) } : null;
  return results.map(({ year, plan }) => {
    if (!year) return null;
    const known = year.months.flatMap(({ net }) => (net === null ? [] : [net]));
    if (known.length < year.months.length || plan.refusal !== null) return { amount: { net: null }, perContact: null, summary: null };
    const summary = summed(engine, { paid: known, names: namesOf(language), contacts, vat: "0", included: false }, language.of(plan.contract));
    return { amount: { net: summary.total }, perContact: summary.perContact, summary };
  });
}

export function namesOf(language: Language): string[] {
  return Array.from({ length: 12 }, (_, place) => language.say("offers-month-number", { number: String(place + 1) }));
}

/** `sums`: what was summed for the quote, where one is shown. */
export function derivationOf(engine: Module, question: Question, { plan, month }: PlanResult, sums: { month?: Summary | null; year?: Summary | null; contact: Summary | null }, asked: Asked, language: Language): Derivation | null {
  const { contract } = plan;
  const { payer } = question;
  const label = language.say("offers-cost");
  if (asked.what === "now") return whyOf(engine, contract, month, payer, label);
  if (asked.what === "around") return whyOf(engine, contract, monthAt(question, plan, asked.value), payer, label);
  if (asked.what === "result") return engine.explain(contract, month, asked.result);
  const { contact } = sums;
  const summary = sums[asked.of];
  const months = (): (Derivation | null)[] => Array.from({ length: 12 }, (_, place) => whyOf(engine, contract, monthOfYear(question, plan, place), payer, label));
  if (!summary || (asked.of === "year" && !contact)) return null;
  const parts = asked.of === "month" ? [whyOf(engine, contract, month, payer, label)] : asked.of === "contact" ? months() : [contact && whySummed(engine, contact, "metric:sum", months())];
  return whySummed(engine, summary, asked.result, parts);
}
