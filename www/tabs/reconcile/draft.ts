// The objection as a text to send: to whom and from whom, what differs, on which clause the objection rests, and what is asked
// for. Only what the statement, the contract and one's own figures say stands in it; of what cannot be computed it says nothing.

import type { CalendarDate, Contract, Payer, Reconciliation, StatedResult, VendorMonth } from "../../engine/engine.ts";
import { parties, title } from "../../domain/contract.ts";
import { daysLeft, today } from "../../domain/deadline.ts";
import { zero } from "../../i18n/decimal.ts";
import type { Language } from "../../i18n/language.ts";
import type { Letterhead } from "../../domain/state.ts";
import { countName, figureName, figureValue, resultName, resultValue } from "./names.ts";

export interface Objection {
  contract: Contract;
  month: VendorMonth;
  found: Reconciliation;
  /** The dates by which something has to be objected to. */
  rights: readonly CalendarDate[];
  letterhead: Letterhead;
}

/** Whether there is anything to object to. */
export function anyDifference({ figures, results }: Reconciliation): boolean {
  return figures.length > 0 || results.some(({ differs }) => differs);
}

/** `now`: the day it is written; a day that is over is not held against oneself. */
export function draft(objection: Objection, language: Language, now = today()): string {
  const { month, found } = objection;
  const say = (id: string, values: Record<string, string> = {}): string => language.say(`reconcile-draft-${id}`, values);
  const differing = found.results.filter(({ differs }) => differs);
  const sections = [
    { title: "figures", lines: numbered(figureLines(objection, language)) },
    { title: "results", lines: numbered(resultLines(objection, differing, language)) },
    { title: "demands", lines: numbered(demandLines(objection, differing, language)) },
  ].filter(({ lines }) => lines.length > 0);
  const blank = say("blank");
  const { client, provider, number } = objection.letterhead;
  const called = parties(objection.contract, language);
  const names = { client: client || blank, provider: provider || (month.vendor ?? blank) };
  const { ours, theirs } = sidesOf(language);
  const sender = names[ours];
  const until = rightsOf(objection, language).flatMap(({ date, clause, label }) => (date === null || daysLeft(date, now) < 0 ? [] : [say("until", { label: language.text(label), clause, date: language.number.date(date) })]));
  return [
    say("title", { month: monthName(month, language) }),
    "",
    say("to", { name: names[theirs], party: called[theirs] }),
    say("number", { number: number || blank }),
    say("from", { name: sender, party: called[ours] }),
    "",
    opening(objection, language),
    "",
    ...sections.flatMap(({ title: id, lines }, place) => [say("section", { number: language.say(`reconcile-section-${place + 1}`), title: say(id) }), ...lines, ""]),
    ...until,
    ...(until.length > 0 ? [""] : []),
    say("signature", { name: sender }),
    say("date"),
  ].join("\n");
}

/** Who writes, and to whom: the provider objects where nobody has said whose side is spoken to. */
export function sidesOf({ side }: Language): { ours: Payer; theirs: Payer } {
  return side === "client" ? { ours: "client", theirs: "provider" } : { ours: "provider", theirs: "client" };
}

/** What the writer can rest on: its own rights. Where the contract's data does not say whose, they are of who is stated to, which the client is not. */
function rightsOf({ rights }: Objection, language: Language): readonly CalendarDate[] {
  return rights.filter(({ objection_by: by = "provider" }) => by === sidesOf(language).ours);
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, place) => `${place + 1}. ${line}`);
}

function monthName({ month }: VendorMonth, language: Language): string {
  return month ? language.number.month(month) : language.say("reconcile-draft-month");
}

function opening(objection: Objection, language: Language): string {
  const { contract, month } = objection;
  const clauses = [...new Set(rightsOf(objection, language).map(({ clause }) => clause))];
  const values = { title: language.text(title(contract)), month: monthName(month, language), clauses: clauses.join(language.say("list-comma")) };
  return language.say(clauses.length > 0 ? "reconcile-draft-opening-clause" : "reconcile-draft-opening", values);
}

function figureLines({ contract, found }: Objection, language: Language): string[] {
  const say = (id: string, values: Record<string, string> = {}): string => language.say(`reconcile-draft-${id}`, values);
  return found.figures.map((difference) => {
    const { points, money } = difference.worth;
    const worth = [
      ...(points === null || zero(points) ? [] : [say("worth-points", { points: language.measure(points.replace("-", ""), "points") })]),
      ...(money === null || zero(money) ? [] : [say("worth-money", { money: language.number.money(money.replace("-", "")) })]),
    ];
    const both = say(difference.ours === null ? "figure-missing" : "figure", {
      name: figureName(difference, contract, language),
      theirs: figureValue(difference, difference.theirs, contract, language),
      ours: figureValue(difference, difference.ours, contract, language),
    });
    return worth.length > 0 ? `${both}${say("worth", { worth: worth.join(language.say("list-comma")) })}` : `${both}${say("stop")}`;
  });
}

function resultLines({ contract }: Objection, differing: readonly StatedResult[], language: Language): string[] {
  return differing.map((result) => {
    const values = {
      name: resultName(result, contract, language), theirs: written(result, result.stated, contract, language), ours: written(result, result.ours, contract, language),
      by: written(result, result.byTheirs, contract, language), clause: language.clauses(result.clause ?? ""),
    };
    const both = language.say(result.clause === null ? "reconcile-draft-result" : "reconcile-draft-result-clause", values);
    // What nothing can be computed from is neither where the difference comes from nor another contradiction.
    const follows = result.follows === null ? "stop" : result.follows ? "follows" : "does-not-follow";
    return closedUp(`${both}${language.say(`reconcile-draft-${follows}`, values)}`, language);
  });
}

function demandLines({ contract, found }: Objection, differing: readonly StatedResult[], language: Language): string[] {
  const say = (id: string, values: Record<string, string> = {}): string => language.say(`reconcile-draft-${id}`, values);
  const counts = found.lacking.map((figure) => countName(figure, contract, language)).join(language.say("list-comma"));
  const corrections = differing.map((result) => closedUp(say("demand", { name: resultName(result, contract, language), ours: written(result, result.ours, contract, language) }), language));
  return [
    ...(found.figures.length > 0 ? [say("demand-records")] : []),
    ...(counts === "" ? [] : [say("demand-counts", { counts })]),
    ...corrections,
    ...(corrections.length === 0 ? [say("demand-again")] : []),
  ];
}

/** Chinese leaves a blank before a number, and none before a quotation mark. */
function closedUp(text: string, { locale }: Language): string {
  return locale === "en" ? text : text.replaceAll(/ (?=[“「])/g, "");
}

function written(result: StatedResult, value: string | null, contract: Contract, language: Language): string {
  const text = resultValue(result, value, contract, language);
  return result.unit === "tier" && value !== null ? language.say("reconcile-draft-tier", { tier: text }) : text;
}
