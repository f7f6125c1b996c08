// The page's own sentences for what the engine reports by code.

import { figureLabel } from "./contract.ts";
import type { Contract, Problem, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

const messageOf = (problem: Problem): string => `problem-${problem.code.replaceAll("_", "-")}`;

export function problemSentence(problem: Problem, language: Language): string {
  const id = messageOf(problem);
  return capital(language.has(id) ? language.say(id, valuesOf(problem, language)) : problem.message, language);
}

/** What to do about it; empty where the sentence alone says it. */
export function problemHint(problem: Problem, language: Language): string {
  const { instead, near, found } = problem.values ?? {};
  // What no contract here can compute is nothing else that is written nearly so.
  const cannot = `problem-cannot-${/\w+/.exec(found ?? "")?.[0]}`;
  if (language.has(cannot)) return language.say(cannot);
  // Where it is known what was meant, that is said.
  if (instead !== undefined && language.has("problem-write-instead")) return language.say("problem-write-instead", { instead });
  if (near !== undefined && language.has("problem-did-you-mean")) return language.say("problem-did-you-mean", { near });
  const id = messageOf(problem);
  return language.has(id) ? language.hint(id, valuesOf(problem, language)) : problem.hint;
}

const MONTH = /^\d{4}-\d\d$/;

/** Values that count or measure; what else is made of digits, such as a row or what a cell says, stays as it is. */
const NUMBERS = new Set(["part", "whole", "total", "sum", "low", "high", "least", "most", "count"]);

/** The engine's values in the person's words: figures by their names, kinds of columns, units, months. */
function valuesOf(problem: Problem, language: Language): Record<string, string> {
  const written = (name: string, value: string): string => {
    // A name nothing has stays as it is written, whatever else bears it.
    if (problem.code === `${name}_unknown`) return value;
    if (NUMBERS.has(name) || (problem.code === "figure_given_twice" && name !== "figure")) return grouped(value, language);
    switch (name) {
      case "figure":
      case "other":
      case "first":
      case "second":
      case "what":
      case "table":
        // A month that is missing stands where a figure would.
        return MONTH.test(value) ? language.number.month(value) : calledById(value, language);
      case "key":
        // A key of the file stays as it is written there.
        return problem.code.startsWith("json") ? value : word(language, "role", value);
      case "unit":
        return word(language, "unit", value);
      case "expected":
      case "wanted":
      case "found":
        return word(language, "shape", value);
      case "days":
        return value.replaceAll(", ", language.say("list-comma"));
      case "month":
        return MONTH.test(value) ? language.number.month(value) : value;
      case "meanings":
        return value.split(", ").map((id) => calledById(id, language)).join(language.say("list-comma"));
      default:
        return value;
    }
  };
  const given = Object.fromEntries(Object.entries(problem.values ?? {}).map(([name, value]) => [name, written(name, value)]));
  return { ...given, ...named(problem.values ?? {}, given, language) };
}

/** The values of a question, with its numbers as the person writes them. */
export function numbersWritten(values: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, NUMBERS.has(name) ? grouped(value, language) : value]));
}

/** A number as the person writes it, with all its places; anything else as it is. */
function grouped(value: string, language: Language): string {
  return /^-?\d+(?:\.\d{1,12})?$/.test(value) ? language.number.plain(value) : value;
}

/** What the engine names by its id, as the contract, the glossary or the page calls it in this language. */
export function calledById(id: string, language: Language): string {
  const { contract } = language;
  const label = (contract && labelsOf(contract).get(id)) ?? figureLabel(contract, id);
  if (label !== id) return language.text(label);
  const result = word(language, "result", id);
  return result === id ? word(language, "role", id) : result;
}

const LABELS = new WeakMap<Contract, ReadonlyMap<string, Text>>();

/** Everything in a contract that has a name, by the id the engine names it by. */
function labelsOf(contract: Contract): ReadonlyMap<string, Text> {
  const known = LABELS.get(contract);
  if (known) return known;
  const { metrics = [], items = [], groups = [], values = [], outcomes = [], fees = [], damages = [], caps = [], tiers = [], dates = [], tables = [], score, settlement } = contract;
  const inTables = tables.flatMap(({ id: table, figures = [], values = [] }) => [
    ...figures.map((figure) => (typeof figure === "string" ? [`${table}.${figure}`, figureLabel(contract, figure)] as const : [`${table}.${figure.id}`, figure.label] as const)),
    ...values.map(({ id, label }) => [`${table}.${id}`, label] as const),
  ]);
  const ofResults = [["score", score?.label], ["payable", settlement?.label]] as const;
  const labels = new Map<string, Text>([
    ...ofResults.flatMap(([id, label]) => (label === undefined ? [] : [[id, label] as const])),
    ...[...tiers, ...dates, ...caps, ...damages, ...fees, ...outcomes, ...tables, ...values, ...metrics].map(({ id, label }) => [id, label] as const),
    ...items.map(({ id, label }) => [`items.${id}`, label] as const),
    ...groups.map(({ id, label }) => [`groups.${id}`, label] as const),
    ...inTables,
  ]);
  LABELS.set(contract, labels);
  return labels;
}

/** What is said of a month or a vendor that nobody has named, and of months in a row. */
function named({ from, to }: Readonly<Record<string, string>>, { vendor, month }: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  const [first, last] = [from, to].map((one) => (one !== undefined && MONTH.test(one) ? language.number.month(one) : (one ?? "")));
  return {
    of: vendor === undefined ? "" : language.say("problem-of", { vendor }),
    month: month ?? language.say("problem-month-unnamed"),
    span: first === last ? (first ?? "") : language.say("problem-span", { from: first ?? "", to: last ?? "" }),
  };
}

/** A sentence may begin with a figure, whose name is written small in some languages. */
export function capital(sentence: string, language: Language): string {
  return sentence.charAt(0).toLocaleUpperCase(language.locale) + sentence.slice(1);
}

/** A word of the engine in the person's language, or as it is. */
function word(language: Language, kind: string, value: string): string {
  const id = `${kind}-${value.replace("%", "percent").replaceAll(/[^a-zA-Z\d]+/g, "-").replace(/-$/, "")}`;
  return language.has(id) ? language.say(id) : value;
}
