// What the page needs to know of a contract beyond its results: the tier edges for the scale, the packages to choose
// from, the names of figures and readings. Everything comes from the contract's data; nothing here knows a contract.

import glossary from "../contracts/glossary.json";
import type { Contract, Text } from "./engine.ts";
import type { Language } from "./language.ts";

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
}

/** Worst to best, as the colours and marks go. */
export type Tone = "worst" | "poor" | "fair" | "good" | "best";

export const MARKS: Record<Tone, string> = { worst: "✕", poor: "▲", fair: "△", good: "✓", best: "★" };

export interface Named {
  id: string;
  label: Text;
}

export function bands(contract: Contract): Band[] {
  const deduction = contract.damages.find((line) => line.kind === "deduction")?.amount;
  const amounts = typeof deduction === "object" && deduction && "per_tier" in deduction ? deduction.per_tier : {};
  return contract.tiers.map(({ id, label, in: range, meets }) => {
    const [from = null, to = null] = edges(range);
    const amount = amounts[id];
    return { id, label, range, from, to, meets, amount: typeof amount === "object" || amount === undefined ? null : String(amount) };
  });
}

function edges(range: string): (string | null)[] {
  return range.slice(1, -1).split(",").map((edge) => edge.trim() || null);
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
  const band = all.find((one) => one.id === id);
  if (!band) return "fair";
  const peers = all.filter((one) => one.meets === band.meets);
  const rank = peers.toSorted((a, b) => Number(b.from ?? "-Infinity") - Number(a.from ?? "-Infinity")).indexOf(band);
  if (band.meets) return rank === 0 ? "best" : "good";
  if (rank === peers.length - 1) return "worst";
  return rank === 0 ? "fair" : "poor";
}

export function packages(contract: Contract): Named[] {
  return [...contract.fees, ...contract.damages].flatMap((line) => line.rate_card?.packages ?? []);
}

const common: readonly Named[] = glossary.figures;

/** What people call a figure, by its id or by its English name; the contract's own figures before the common ones. */
export function figureLabel(contract: Contract | null, name: string): Text {
  const all = [...(contract?.figures ?? []), ...common];
  return all.find(({ id, label }) => id === name || (typeof label === "object" && label.en === name))?.label ?? name;
}

export function title(contract: Contract): Text {
  return contract.titles ?? contract.title;
}

/** What the contract calls its two parties. */
export function parties({ parties: named }: Contract, language: Language): { client: string; provider: string } {
  return {
    client: named ? language.text(named.client) : language.say("client"),
    provider: named ? language.text(named.provider) : language.say("provider"),
  };
}

export function readingLabel(contract: Contract, choice: string): Text {
  const choices = contract.ambiguities.flatMap((ambiguity) => ambiguity.choices);
  return choices.find(({ id }) => id === choice)?.label ?? "";
}
