// The ways to a better result, in words: what next tier tells, for the answer card and for the what-if tab.

import type { Assessment, BetterTier, Contract, Engine, MixPart, VendorMonth } from "../engine/engine.ts";
import { idle } from "../engine/idle.ts";
import { bands, figureLabel, lineTerms, payers, toneOf } from "./contract.ts";
import { roundedUp } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";

export interface Way {
  parts: readonly Pick<MixPart, "figure" | "extra">[];
  /** All of it in total; null where its parts are not counted alike. */
  total: string | null;
  score: string | null;
  reaches: string | null;
  saves: string | null;
}

const answers = new WeakMap<VendorMonth, { contract: Contract; better: Promise<BetterTier[]> }>();

/** The better results of a month, asked for once however many show them. */
export function betterOf(engine: Engine, contract: Contract, month: VendorMonth): Promise<BetterTier[]> {
  const known = answers.get(month);
  if (known?.contract === contract) return known.better;
  // Nothing waits for these: whatever is being painted or typed goes first.
  const better = idle().then(() => engine.nextTier(contract, month));
  answers.set(month, { contract, better });
  // Asked anew where it was given up, or failed.
  better.catch(() => answers.delete(month));
  return better;
}

/** The cheapest mix and each figure by itself, the fewest first; a figure that is the cheapest mix stands once. */
export function waysOf({ mix, levers }: BetterTier): Way[] {
  const alone = levers.flatMap(({ figure, extra, score, reaches, saves }): Way[] =>
    extra === null ? [] : [{ parts: [{ figure, extra }], total: extra.replace("-", ""), score, reaches, saves }]);
  return mix && mix.parts.length > 1 ? [mix, ...alone] : alone;
}

/** “电话接起量多 12 通”. */
export function partText({ figure, extra }: Way["parts"][number], contract: Contract, unit: string, language: Language): string {
  const less = extra.startsWith("-");
  const counted = `counted-${unit}`;
  // A rate goes on to hundredths, and not short of what it takes.
  const far = extra.replace("-", "");
  const amount = language.number.plain(unit === "%" ? roundedUp(far, 2) : far);
  const named = language.text(figureLabel(contract, figure));
  // Two per cent more of 86 % would be 87.72 %.
  if (unit === "%") return language.say(less ? "way-lower" : "way-higher", { figure: named, amount });
  return language.say(less ? "way-less" : "way-more", {
    figure: named,
    amount: language.has(counted) ? language.say("way-amount", { amount, unit: language.say(counted) }) : language.measure(far, unit),
  });
}

/** All parts of a way in one phrase. */
export function wayText(way: Way, contract: Contract, unitOf: (figure: string) => string, language: Language): string {
  return way.parts.map((part) => partText(part, contract, unitOf(part.figure), language)).join(language.say("way-and"));
}

/** Whether there is no better tier. Where all of them meet the standard, or none, nothing tells which end is the better one. */
export function isBest({ tier }: Assessment, contract: Contract): boolean {
  const all = bands(contract);
  return tier !== null && toneOf(all, tier.id) === "best" && all.some(({ meets, place }) => !meets || place !== undefined);
}

/** “少付 ¥2,000”, or “多得” where the provider pays nothing: it is the provider who gains; empty where no money changes. */
export function gainText(saves: string | null, contract: Contract, language: Language): string {
  if (saves === null) return "";
  if (!/[1-9]/.test(saves)) return lineTerms(contract).length > 0 ? language.say("way-same") : "";
  const amount = language.number.money(saves.replace("-", "")).replace(/[.,]00$/, "");
  const { client, provider } = payers(contract);
  const pays = client === provider ? bands(contract).length > 0 : provider;
  return language.say(`${pays ? "way-saves" : "way-gains"}${language.side === "client" ? "-them" : ""}`, { amount });
}
