// What a month lacks before it has a final result, as people are asked for it: figure by figure under the rate they belong to.

import { figureLabel } from "./contract.ts";
import type { Assessment, Contract, Missing, TableReading } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { isNeeded } from "./needed.ts";

/** What it stands in the way of. */
export type Goal = "score" | "money";

export interface MissingGroup {
  /** The metric the figures belong to; without one, the figure or the reason. */
  id: string;
  name: string;
  goal: Goal;
  missing: readonly Missing[];
  /** Whether all of it was given and not taken: it cannot be right, or a question about it is open. */
  withheld: boolean;
}

/** What is missing in an incomplete month; what only leaves something open that nobody pays is not asked for. */
export function missingGroups(contract: Contract, assessment: Assessment, language: Language): MissingGroup[] {
  if (assessment.status !== "incomplete") return [];
  const groups = new Map<string, Missing[]>();
  for (const missing of assessment.missing ?? []) {
    if (!isNeeded(missing)) continue;
    const id = idOf(missing);
    groups.set(id, [...(groups.get(id) ?? []), missing]);
  }
  return [...groups].map(([id, missing]) => ({
    id,
    name: nameOf(id, missing, contract, assessment, language),
    goal: assessment.score === null && missing.some(({ neededFor }) => neededFor.includes("score")) ? "score" : "money",
    missing,
    withheld: missing.every(({ reason }) => reason === "withheld"),
  }));
}

/** Whether a question about the table holds figures back: its answer gives them. Without their month they are known all the same. */
export function isAsked(tables: readonly TableReading[] = []): boolean {
  return tables.some(({ questions }) => questions.some(({ ask, open }) => open && ask !== "month" && ask !== "year"));
}

/** “还差 2 项才能出分：在线应答率、满意度”: a sentence for the score, and one for what only the money waits for. */
export function missingSentences(groups: readonly MissingGroup[], language: Language): string[] {
  return (["score", "money"] as const).flatMap((goal) => {
    const here = groups.filter((group) => group.goal === goal);
    if (here.length === 0) return [];
    const all = here.every(({ withheld }) => withheld);
    const names = here.map(({ name, withheld }) => (withheld && !all ? language.say("missing-withheld", { name }) : name));
    return [language.say(all ? `missing-withheld-${goal}` : `missing-${goal}`, { count: language.number.count(String(here.length)), names: names.join(language.say("list-comma")) })];
  });
}

/** The tier's name, or those of all it can still be; where it can be any, that. */
export function tierText({ tier, possibleTiers = [], status }: Assessment, { tiers = [] }: Contract, language: Language): string {
  if (tier) return language.text(tier.label);
  if (status === "not_assessable") return language.say("no-data");
  const possible = tiers.filter(({ id }) => possibleTiers.includes(id));
  if (possible.length === 0) return language.say("open");
  const isAny = possible.length === tiers.length && language.has("tiers-any");
  const between = isAny ? language.say("tiers-any") : possible.map(({ label }) => language.text(label)).join(language.say("list-comma"));
  return language.say("open-between", { between });
}

/** Whether it is a figure of the month, which can be typed. */
export function isFigure({ reason, categories }: Missing): boolean {
  return (reason === "not_given" || reason === "withheld" || reason === "counts") && categories === undefined;
}

function idOf(missing: Missing): string {
  const { reason, figure = "", month = "" } = missing;
  if (!isFigure(missing)) return [reason, figure, month].join(" ");
  return missing.neededFor.find((result) => result.startsWith("metric:"))?.slice("metric:".length) ?? figure;
}

function nameOf(id: string, [first]: readonly Missing[], contract: Contract, assessment: Assessment, language: Language): string {
  if (!first) return id;
  const metric = isFigure(first) ? assessment.metrics.find((one) => one.id === id) : undefined;
  if (metric) return language.text(metric.label);
  const figure = first.label ? language.text(first.label) : first.figure === undefined ? "" : language.text(figureLabel(contract, first.figure));
  switch (first.reason) {
    case "not_given":
    case "withheld":
    case "counts":
      return first.categories ? language.say("missing-categories", { figure, categories: first.categories.join(language.say("list-comma")) }) : figure;
    case "earlier_month":
      return language.say("missing-earlier-month", { month: first.month ? language.number.month(first.month) : "" });
    case "row_figure":
      return language.say("missing-categories", { figure, categories: (first.categories ?? []).join(language.say("list-comma")) });
    case "rows":
      return language.say("missing-rows", { table: figure });
    case "too_large":
      return figure || language.say("amount");
    case "no_data":
      return resultNames(first, assessment, language);
    case "month":
    case "start":
    case "package":
    case "work_order":
      return language.say(`missing-${first.reason.replace("_", "-")}`);
  }
}

/** The lines that rest on it. */
function resultNames({ neededFor }: Missing, { lines }: Assessment, language: Language): string {
  const names = lines.filter(({ id }) => neededFor.includes(`line:${id}`)).map(({ label }) => language.text(label));
  return names.length > 0 ? names.join(language.say("list-comma")) : language.say("score");
}
