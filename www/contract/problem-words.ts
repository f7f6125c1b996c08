// What is wrong with a contract, in the words of its reader: things by what people call them, never by their ids.

import type { Code, Problem } from "../engine/engine.ts";
import { problemSentence } from "../domain/problem-sentences.ts";
import { spanOf } from "../domain/ranges.ts";
import type { Paper } from "./paper.ts";

type Words = (values: Readonly<Record<string, string>>, paper: Paper, at: string) => string;

const WORDS: Partial<Record<Code, Words>> = {
  name_unknown: ({ name = "" }, paper) => unknown(name, paper),
  range_edge: ({ range = "" }, paper) => unknown(range, paper),
  name_later: ({ name = "" }, paper) => paper.word("paper-name-later", { name: paper.names.label(name) }),
  name_itself: ({ name = "" }, paper) => paper.word("paper-name-itself", { name: paper.names.label(name) }),
  id_duplicate: ({ id = "" }, paper) => paper.word("paper-name-twice", { name: paper.names.label(id) }),
  json_shape: (_, paper) => paper.word("paper-shape"),
  ranges_gap: ({ from, to }, paper, at) => paper.word(at.startsWith("/tiers") ? "paper-tiers-gap" : "paper-rows-gap", { from: paper.shown(from), to: paper.shown(to) }),
  // Where rows overlap, the upper one begins below the end of the lower one.
  ranges_overlap: ({ from, to }, paper, at) => paper.word(at.startsWith("/tiers") ? "paper-tiers-overlap" : "paper-rows-overlap", { from: paper.shown(to), to: paper.shown(from) }),
  range_empty: ({ range = "" }, paper) => paper.word("paper-range-empty", { from: edge(spanOf(range).from, paper), to: edge(spanOf(range).to, paper) }),
  tiers_do_not_cover: ({ score }, paper) => paper.word("paper-tiers-cover", { score: paper.shown(score) }),
  weights_sum: ({ sum, full }, paper) => paper.word("paper-weights-sum", { sum: paper.shown(sum), full: paper.shown(full) }),
  cycle_day: ({ day }, paper) => paper.word("paper-cycle-day", { day: day ?? "" }),
  figure_unknown: ({ figure = "" }, paper) => unknown(figure, paper),
  tier_without_value: ({ tier = "" }, paper) => paper.word("paper-tier-without-value", { tier: paper.tier(tier) }),
  tier_unknown: ({ tier = "" }, paper) => paper.word("paper-tier-unknown", { tier: paper.tier(tier) }),
  price_missing: ({ figure = "", package: id = "" }, paper) => paper.word("paper-price-missing", { figure: paper.names.ofCategories.find((one) => one.id === figure)?.label ?? figure, package: packageName(id, paper) }),
};

export function problemAt(problem: Problem, paper: Paper): string {
  const at = problem.at && "pointer" in problem.at ? problem.at.pointer : "";
  const words = WORDS[problem.code];
  return words ? words(problem.values ?? {}, paper, at) : problemSentence(problem, paper.language.of(paper.contract));
}

/** An edge by its number, and by its name where it has one. */
function edge(text: string, paper: Paper): string {
  const stated = paper.contract.values?.find(({ id }) => id === text);
  if (!stated) return paper.shown(text);
  const label = paper.text(stated.label);
  return typeof stated.value === "object" ? label : paper.word("paper-edge-named", { label, number: paper.shown(String(stated.value)) });
}

/** A name nothing has: a word in place of a number, or something that was taken out. */
function unknown(name: string, paper: Paper): string {
  return paper.word(/^[a-z_][a-z\d_.]*$/.test(name) ? "paper-gone" : "paper-no-number", { name });
}

function packageName(id: string, paper: Paper): string {
  const packages = [...(paper.contract.fees ?? []), ...(paper.contract.damages ?? [])].flatMap((line) => line.rate_card?.packages ?? []);
  const found = packages.find((one) => one.id === id);
  return found ? paper.text(found.label) : id;
}
