// One renderer per mechanism of the engine. A mechanism nobody here has heard of is still explained: by its name, its
// parts and its value.

import type { Derivation } from "../engine.ts";
import * as arithmetic from "./arithmetic.ts";
import * as choice from "./choice.ts";
import * as compare from "./compare.ts";
import * as leaf from "./leaf.ts";
import { ratio } from "./ratio.ts";
import * as settle from "./settle.ts";
import { shortfall } from "./shortfall.ts";
import type { Explanation, Renderer, Words } from "./words.ts";

export { Words, type Explanation } from "./words.ts";

const renderers: Readonly<Record<string, Renderer>> = {
  figure: leaf.figure,
  number: leaf.number,
  missing: leaf.missing,
  ratio,
  pooled: ratio,
  sum: arithmetic.sum,
  product: arithmetic.product,
  minus: arithmetic.minus,
  percent: arithmetic.percent,
  mean: arithmetic.mean,
  lowest: arithmetic.lowest,
  highest: arithmetic.highest,
  shortfall,
  bands: choice.bands,
  if: choice.condition,
  per_tier: choice.perTier,
  by_reading: choice.byReading,
  at_least: compare.atLeast,
  above: compare.above,
  at_most: compare.atMost,
  below: compare.below,
  all: compare.all,
  any: compare.any,
  not: compare.not,
  in_tier: compare.inTier,
  rate_card: settle.rateCard,
  round: settle.round,
  reweight: settle.reweight,
  set_off: settle.setOff,
  work_orders: settle.workOrders,
};

const generic: Renderer = (node, words) => ({
  sentence: words.say("why-generic", { name: words.name(node) }),
  formula: node.inputs.length > 0 ? `${node.inputs.map((part) => words.value(part)).join(", ")} → ${words.value(node)}` : "",
});

export function explain(node: Derivation, words: Words): Explanation {
  return (renderers[node.mechanism] ?? generic)(node, words);
}
