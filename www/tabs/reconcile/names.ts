// What the parts of a reconciliation are called, and how their values are written.

import type { Contract, FigureDifference, StatedResult } from "../../engine/engine.ts";
import { figureLabel, lineTerms, packages, paysLabel, priceLabel } from "../../domain/contract.ts";
import type { Language } from "../../i18n/language.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import { capital } from "../../domain/problem-sentences.ts";

export function resultName({ id }: StatedResult, contract: Contract, language: Language): string {
  const [section = "", ...rest] = id.split(".");
  const named = rest.join(".");
  const find = (list: readonly { id: string; label: Parameters<Language["text"]>[0] }[] | undefined): string => {
    const found = list?.find((one) => one.id === named);
    return found ? language.text(found.label) : named;
  };
  switch (section) {
    case "score":
      return contract.score ? language.text(contract.score.label) : language.say("score");
    case "tier":
      return language.say("tier");
    case "items":
      return language.say("reconcile-points-of", { item: find(contract.items) });
    case "metrics":
      return find(contract.metrics);
    case "lines":
      return find(lineTerms(contract));
    case "provider_pays":
      return paysLabel("provider", contract, language);
    case "client_pays":
      return paysLabel("client", contract, language);
    case "total":
      return language.say("reconcile-total");
    case "rows":
      return language.say("reconcile-rows-of", { table: find(contract.tables) });
    case "payable":
      return contract.settlement ? language.text(contract.settlement.label) : language.say("payable-rest");
    default:
      return language.say("reconcile-fee-of", { category: named });
  }
}

export function resultValue({ id, unit, clause, stated, ours }: StatedResult, value: string | null, contract: Contract, language: Language): string {
  // Rows are not compared one by one, and a fee for a category that the contract does not price is none of ours.
  if (value === null) return unit === "rows" || (id.startsWith("categories.") && !clause) ? "—" : language.say("open");
  if (unit === "%") return rate(value, stated, ours, language);
  if (unit !== "tier") return language.measure(value, unit);
  const tier = contract.tiers?.find(({ id }) => id === value);
  return tier ? language.text(tier.label) : value;
}

/** At the head of a line. */
export function figureName({ figure, category }: FigureDifference, contract: Contract, language: Language): string {
  const name = figure === "package" ? language.say("package") : language.text(category === null ? figureLabel(contract, figure) : priceLabel(contract, figure));
  return category === null ? capital(name, language) : language.say("reconcile-of-category", { category, name });
}

/** What people call a figure of the month. */
export function countName(figure: string, contract: Contract, language: Language): string {
  return language.text(figureLabel(contract, figure));
}

/** With two places, and as many more as tell what is stated from what is ours. */
function rate(value: string, one: string | null, other: string | null, language: Language): string {
  return language.number.rate(value, value === one ? other : one);
}

export function figureValue({ figure, category, theirs, ours }: FigureDifference, value: string | null, contract: Contract, language: Language): string {
  if (value === null) return language.say("not-given");
  if (figure === "package") {
    const known = packages(contract).find(({ id, label }) => id === value || (typeof label === "object" ? Object.values(label).includes(value) : label === value));
    return known ? language.text(known.label) : value;
  }
  const kind = category === null ? monthFigures(contract).find(({ id }) => id === figure) : undefined;
  if (kind?.kind === "flag") return language.say(value === "0" ? "no" : "yes");
  if (kind?.unit === "%") return rate(value, theirs, ours, language);
  return kind ? language.measure(value, kind.unit) : language.number.count(value);
}
