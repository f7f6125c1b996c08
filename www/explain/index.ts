// One renderer per mechanism of the engine. A mechanism nobody here has heard of is still explained: by its name, its
// parts and its value.

import type { Derivation } from "../engine/engine.ts";
import * as account from "./account.ts";
import * as arithmetic from "./arithmetic.ts";
import * as bounds from "./bounds.ts";
import * as choice from "./choice.ts";
import * as compare from "./compare.ts";
import * as leaf from "./leaf.ts";
import * as months from "./months.ts";
import { ratio } from "./ratio.ts";
import * as rows from "./rows.ts";
import { shortfall } from "./shortfall.ts";
import * as usage from "./usage.ts";
import type { Explanation, Renderer, Words } from "./words.ts";

export { Words, type Explanation } from "./words.ts";

const renderers: Readonly<Record<string, Renderer>> = {
  figure: leaf.figure,
  number: leaf.number,
  missing: leaf.missing,
  metric: leaf.named,
  item: leaf.named,
  group: leaf.named,
  value: leaf.named,
  ratio,
  pooled: ratio,
  sum: arithmetic.sum,
  product: arithmetic.product,
  minus: arithmetic.minus,
  quotient: arithmetic.quotient,
  rounded: arithmetic.rounded,
  percent: arithmetic.percent,
  mean: arithmetic.mean,
  weighted: arithmetic.weighted,
  lowest: arithmetic.lowest,
  highest: arithmetic.highest,
  shortfall,
  bands: choice.bands,
  linear: choice.linear,
  graduated: usage.graduated,
  step: usage.step,
  volume: usage.volume,
  package_price: usage.packagePrice,
  per_seat: usage.perSeat,
  seat_change: usage.seatChange,
  prorated: bounds.prorated,
  de_minimis: bounds.deMinimis,
  agreed_minutes: months.agreedMinutes,
  calendar: months.calendar,
  first_known: choice.firstKnown,
  year_to_date: months.yearToDate,
  over_months: months.overMonths,
  earlier: months.earlier,
  over_rows: rows.overRows,
  row: rows.row,
  by_row: rows.byRow,
  held: months.held,
  month_before: months.monthBefore,
  if: choice.condition,
  per_tier: choice.perTier,
  by_reading: choice.byReading,
  by_date: choice.byDate,
  by_day: choice.byDay,
  at_least: compare.atLeast,
  above: compare.above,
  at_most: compare.atMost,
  below: compare.below,
  all: compare.all,
  any: compare.any,
  not: compare.not,
  count: compare.count,
  assessed: compare.assessed,
  is_given: choice.isGiven,
  read_as: choice.readAs,
  in_a_row: months.inARow,
  in_tier: compare.inTier,
  closes: months.closes,
  outcome: compare.outcome,
  share: account.share,
  composite: account.composite,
  tier: account.tier,
  tiers: account.tiers,
  tier_condition: account.tierCondition,
  line: account.line,
  cap: bounds.cap,
  capped: bounds.capped,
  rate_card: account.rateCard,
  category: account.category,
  price: account.price,
  total: account.total,
  set_off: account.setOff,
  round: account.round,
  late_replies: account.lateReplies,
  work_order: account.workOrder,
};

/** The mechanisms that have a renderer of their own. */
export const MECHANISMS: readonly string[] = Object.keys(renderers);

const generic: Renderer = (node, words) => ({
  sentence: words.say("why-generic", { name: words.name(node) }),
  ...(node.inputs.length > 0 ? { formula: `${words.list(node.inputs.map((part) => words.value(part)))} → ${words.value(node)}` } : {}),
});

/** Renderers that say themselves what is not known. */
const SAY_WHY: ReadonlySet<string> = new Set([
  "figure", "missing", "line", "shortfall", "first_known", "month_before", "year_to_date", "over_months", "over_rows", "in_a_row", "held", "capped", "category", "price", "work_order",
]);

function open(node: Derivation, words: Words): string {
  const between = words.between(node);
  return words.say(between === "" ? "why-open" : "why-open-between", { name: words.name(node), between });
}

export function explain(node: Derivation, words: Words): Explanation {
  const rendered = (renderers[node.mechanism] ?? generic)(node, words);
  const explanation = node.state === "open" && !SAY_WHY.has(node.mechanism) ? { ...rendered, sentence: open(node, words) } : rendered;
  const { reading } = node.terms;
  if (reading === undefined) return explanation;
  return { ...explanation, sentence: `${explanation.sentence}${words.say("why-by-reading", { reading: words.reading(reading) })}` };
}

/** Steps that only give another step a name, or choose it. */
const NAMES = new Set(["metric", "item", "group", "value", "outcome", "by_reading"]);

/** The tree as people read it: a name and the step it names are one step, and so are a reading and what it chooses. */
export function readable(node: Derivation): Derivation {
  const inputs = node.inputs.map(readable);
  const [inner] = inputs;
  const named = node.label !== undefined && inner?.label !== undefined;
  if (!NAMES.has(node.mechanism) || !inner || inputs.length !== 1 || named) return { ...node, inputs };
  const { chosen } = node.terms;
  return {
    ...inner,
    ...pick("label", node, inner),
    ...pick("unit", node, inner),
    ...pick("clause", node, inner),
    example: node.example || inner.example,
    terms: { ...inner.terms, ...(node.mechanism === "by_reading" && chosen !== undefined ? { reading: chosen } : {}) },
  };
}

/** The outer step's word for something, or else the inner one's. */
function pick<Key extends "label" | "unit" | "clause">(key: Key, outer: Derivation, inner: Derivation): Partial<Pick<Derivation, Key>> {
  const found = outer[key] ?? inner[key];
  return found === undefined ? {} : ({ [key]: found } as Pick<Derivation, Key>);
}
