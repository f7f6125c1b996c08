// What the page needs to know of a contract beyond its results: the tier edges for the scale, the packages to choose
// from, the names of figures and readings. Everything comes from the contract's data; nothing here knows a contract.

import glossary from "../../contracts/glossary.json";
import type { Contract, LineTerm, Payer, Term, Text, Tier } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { ownOf, type Inputs, type OwnContract } from "./state.ts";

export interface Band {
  id: string;
  label: Text;
  /** Where it lies, as the contract writes it: "[80, 90)". */
  range: string;
  from: string | null;
  to: string | null;
  meets: boolean;
  /** What the provider pays in this tier, where the contract states it as one amount. */
  amount: string | null;
  /** Its place in the list, where the tiers take more than a score and the first that holds counts. */
  place?: number;
}

/** Worst to best, as the colours and marks go. */
export type Tone = "worst" | "poor" | "fair" | "good" | "best";

export const MARKS: Record<Tone, string> = { worst: "✕", poor: "▲", fair: "△", good: "✓", best: "★" };

export interface Named {
  id: string;
  label: Text;
}

/** Whether the tiers take more than a score: they are then looked at in their order, the best first. */
export function byCondition({ tiers = [] }: Contract): boolean {
  return tiers.some(({ when }) => when !== undefined && when !== null);
}

/** The tiers; `now`: as they are in the month at hand, where the contract changes with time. */
export function bands(contract: Contract, now: readonly Tier[] = []): Band[] {
  const deduction = contract.damages?.find((line) => line.kind === "deduction")?.amount;
  const amounts = typeof deduction === "object" && deduction && "per_tier" in deduction ? deduction.per_tier : {};
  const inOrder = byCondition(contract);
  return (contract.tiers ?? []).map(({ id, label, in: written, meets }, place) => {
    const there = now.find((tier) => tier.id === id);
    const range = there ? `${written.charAt(0)}${there.from ?? ""}, ${there.to ?? ""}${written.slice(-1)}` : namedEdges(contract, written);
    const [from = null, to = null] = edges(range);
    return { id, label, range, from, to, meets, amount: constant(contract, amounts[id]), ...(inOrder ? { place } : {}) };
  });
}

/** Whether every score has one tier, and every edge is known here: one that the contract computes, or lets change by date, only the engine knows. */
export function drawable(all: readonly Band[]): boolean {
  const known = (edge: string | null): boolean => edge === null || Number.isFinite(Number(edge));
  return all.length > 0 && all.every(({ from, to, place }) => place === undefined && known(from) && known(to));
}

function edges(range: string): (string | null)[] {
  return range.slice(1, -1).split(",").map((edge) => edge.trim() || null);
}

/** The number a term stands for, where it is one or the name of one. */
export function constant(contract: Contract, term: Term | null | undefined): string | null {
  if (typeof term === "number") return String(term);
  if (typeof term !== "string") return null;
  const named = contract.values?.find((value) => value.id === term);
  if (named) return constant(contract, named.value);
  return /\d$/.test(term) && Number.isFinite(Number(term)) ? term : null;
}

/** A range with its edges as numbers where the contract names them. */
export function namedEdges(contract: Contract, range: string): string {
  const [from, to] = edges(range).map((edge) => (edge === null ? "" : (constant(contract, edge) ?? edge)));
  return `${range.charAt(0)}${from ?? ""}, ${to ?? ""}${range.slice(-1)}`;
}

/** "[80, 90)" as "80 ≤ … < 90". */
export function rangeText(range: string, shown: (edge: string) => string, between = "…"): string {
  const [from, to] = edges(range);
  const low = from ? `${shown(from)} ${range.startsWith("[") ? "≤" : "<"} ` : "";
  const high = to ? ` ${range.endsWith("]") ? "≤" : "<"} ${shown(to)}` : "";
  if ((low && high) || between !== "…") return `${low}${between}${high}`;
  if (high) return high.trim();
  return from ? `${range.startsWith("[") ? "≥" : ">"} ${shown(from)}` : "";
}

/** The tone of a tier: its rank among those that meet the standard, or among those that do not. */
export function toneOf(all: readonly Band[], id: string): Tone {
  const known = tones.get(all) ?? tonesOf(all);
  tones.set(all, known);
  return known.get(id) ?? "fair";
}

/** Those of tiers that were asked about: a ladder of many asks for each of them. */
const tones = new WeakMap<readonly Band[], ReadonlyMap<string, Tone>>();

function tonesOf(all: readonly Band[]): ReadonlyMap<string, Tone> {
  const lowest = ({ from, place }: Band): number => (place === undefined ? Number(from ?? "-Infinity") : -place);
  const meets = all.filter((one) => one.meets);
  const misses = all.filter((one) => !one.meets);
  // Where what meets the standard lies below what does not, fewer points are better.
  const known = (edges: readonly Band[]): number[] => edges.map(lowest).filter((edge) => !Number.isNaN(edge));
  const fewer = Math.max(...known(misses)) > Math.min(...known(meets));
  const ranked = (peers: readonly Band[]): Band[] => peers.toSorted((a, b) => (fewer ? lowest(a) - lowest(b) : lowest(b) - lowest(a)));
  return new Map<string, Tone>([
    ...ranked(meets).map(({ id }, rank) => [id, rank === 0 ? "best" : "good"] as const),
    ...ranked(misses).map(({ id }, rank) => [id, rank === misses.length - 1 ? "worst" : rank === 0 ? "fair" : "poor"] as const),
  ]);
}

export function lineTerms(contract: Contract): LineTerm[] {
  return [...(contract.fees ?? []), ...(contract.damages ?? [])];
}

/** Who pays anything under the contract; nobody under one without a line. */
export function payers(contract: Contract): { client: boolean; provider: boolean } {
  const lines = lineTerms(contract);
  const client = lines.some((line) => line.payer === "client");
  return { client, provider: lines.some((line) => line.payer === "provider") };
}

/** What the contract calls its score. */
export function scoreLabel(contract: Contract, language: Language): string {
  return contract.score ? language.text(contract.score.label) : language.say("score");
}

export function packages(contract: Contract): Named[] {
  return lineTerms(contract).flatMap((line) => line.rate_card?.packages ?? []);
}

const common: readonly Named[] = glossary.figures;

/** The currency of a contract's money, as ISO 4217 writes it. */
export function currencyOf({ currency }: Contract): string {
  return currency?.code ?? "CNY";
}

/** The unit of a contract's money, as it names it. */
export function moneyUnit(contract: Contract): string {
  const code = currencyOf(contract);
  return code === "CNY" ? "yuan" : code;
}

/** What a common figure is counted in: money in that of the contract. */
export function commonUnit(unit: string, contract: Contract): string {
  return unit === "yuan" ? moneyUnit(contract) : unit;
}

/** The figures the contract computes with: of the month, and per category. */
export function usedFigures(contract: Contract): { month: Named[]; categories: Named[] } {
  const { figures = [], tables = [] } = contract;
  const ofRows = new Map(tables.map(({ id, figures: own }) => [id, own.map((figure) => (typeof figure === "string" ? figure : figure.id))]));
  // Within rows a name is first one of their own.
  const others = (part: unknown, table: string): string[] => (JSON.stringify([part]).match(/\w+/g) ?? []).filter((word) => ofRows.get(table)?.includes(word) !== true);
  const withoutRowTerms = (key: string, value: unknown): unknown => (key === "over_rows" ? others(value, (value as { rows?: string } | null)?.rows ?? "") : value);
  const words = new Set(JSON.stringify({ ...contract, figures: [], tables: tables.flatMap(({ id, values }) => others(values, id)) }, withoutRowTerms).match(/\w+/g));
  const priced = new Set(lineTerms(contract).flatMap((line) => line.rate_card?.prices.map(({ figure }) => figure) ?? []));
  // A figure of the contract stands for the common one of its name.
  const used = [...new Map([...common, ...figures].map((figure) => [figure.id, figure])).values()].filter((figure) => words.has(figure.id));
  return { month: used.filter((figure) => !priced.has(figure.id)), categories: used.filter((figure) => priced.has(figure.id)) };
}

/** What people call a figure; the contract's own figures before the common ones. What is none stays as it is. */
export function figureLabel(contract: Contract | null, name: string): Text {
  const all = [...(contract?.figures ?? []), ...common];
  return all.find(({ id }) => id === name)?.label ?? name;
}

/** What the contract calls the work a figure counts. */
export function priceLabel(contract: Contract, figure: string): Text {
  const prices = lineTerms(contract).flatMap((line) => line.rate_card?.prices ?? []);
  return prices.find((price) => price.figure === figure)?.label ?? figureLabel(contract, figure);
}

export function title(contract: Contract): Text {
  return contract.titles ?? contract.title;
}

/** What a contract of one's own is called. */
export function ownName({ name, contract, draft }: OwnContract, language: Language): string {
  // A draft may lack anything, its title, too.
  const called: Text | null | undefined = draft && title(draft);
  return name || language.text(called ?? title(contract));
}

/** What a contract is called that is chosen by its id. */
export function contractName(id: string, contract: Contract, inputs: Inputs, language: Language): string {
  const own = ownOf(inputs, id);
  return own ? ownName(own, language) : language.text(title(contract));
}

/** What the contract calls its two parties. */
export function parties({ parties: named }: Contract, language: Language): { client: string; provider: string } {
  return {
    client: named ? language.text(named.client) : language.say("client"),
    provider: named ? language.text(named.provider) : language.say("provider"),
  };
}

/** The two parties as whoever reads is spoken to: by the contract's names while nobody has said whose side that is. */
export function addressed(contract: Contract, language: Language): { client: string; provider: string } {
  const named = parties(contract, language);
  const { side } = language;
  if (side === "") return named;
  const word = (party: Payer): string => language.say(party === side ? "you" : "they", { party: named[party] });
  return { client: word("client"), provider: word("provider") };
}

/** What stands over an amount that a party pays, as whoever reads is spoken to. */
export function paysLabel(payer: Payer, contract: Contract | null, language: Language): string {
  const { side } = language;
  if (side !== "") return language.say(payer === side ? "pays-you" : "pays-to-you");
  return language.say("pays", { party: contract ? parties(contract, language)[payer] : language.say(payer) });
}

export function readingLabel(contract: Contract, choice: string): Text {
  const choices = contract.ambiguities?.flatMap((ambiguity) => ambiguity.choices);
  return choices?.find(({ id }) => id === choice)?.label ?? "";
}
