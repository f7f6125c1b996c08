// What is said in passing: what came of the figures, for those who listen, and what of a paste was recognised.

import { moneyText, valueText } from "../between.ts";
import { parties } from "../contract.ts";
import type { Language } from "../language.ts";
import type { View } from "../session.ts";

/** The result in one sentence; nothing while it is being worked out. */
export function announcement({ assessment, contract, busy }: View, language: Language): string {
  if (!assessment || busy) return "";
  const { totals } = assessment;
  const money = moneyText(totals.providerPays, totals.providerPaysBetween, language);
  if (!contract?.score) {
    const who = contract ? parties(contract, language) : { client: "", provider: "" };
    return language.say("announcement-money", { ...who, pays: moneyText(totals.clientPays, totals.clientPaysBetween, language), money });
  }
  return language.say("announcement", {
    status: language.say(`status-${assessment.status.replace("_", "-")}`),
    score: valueText(assessment.score, assessment.scoreBetween, language.number.plain, language),
    tier: assessment.tier ? language.text(assessment.tier.label) : language.say("open"),
    money,
  });
}

/** How many columns of the paste count, and how many vendor-months it holds. */
export function recognised({ parsed, of }: View, language: Language): string {
  if (!parsed) return "";
  const known = parsed.columns.filter((column) => column.role !== "ignored").length;
  const count = (value: number): string => language.number.count(String(value));
  return language.say(known === parsed.columns.length ? "recognised" : "recognised-some", {
    known: count(known),
    ignored: count(parsed.columns.length - known),
    records: count(of),
  });
}
