// Conditions: one number against another, and conditions put together.

import type { Renderer } from "./words.ts";

const against = (sign: string): Renderer => (node, words) => {
  const [left, right] = node.inputs;
  if (!left || !right) return { sentence: words.name(node) };
  return {
    sentence: words.say("why-compare", { left: words.name(left), holds: words.value(node) }),
    formula: `${words.value(left)} ${sign} ${words.value(right)} → ${words.value(node)}`,
  };
};

export const atLeast = against("≥");
export const above = against(">");
export const atMost = against("≤");
export const below = against("<");

const joined = (message: string): Renderer => (node, words) => ({ sentence: words.say(message, { holds: words.value(node) }) });

export const all = joined("why-all");
export const any = joined("why-any");
export const not = joined("why-not");
export const assessed = joined("why-assessed");

export const count: Renderer = (node, words) => ({ sentence: words.say("why-count", { value: words.value(node) }) });

export const inTier: Renderer = (node, words) => ({
  sentence: words.say("why-in-tier", {
    tiers: words.list((node.terms["tiers"] ?? "").split(" ").map((tier) => words.tier(tier))),
    holds: words.value(node),
  }),
});

/** A right, a duty or a warning, and what it depends on. */
export const outcome: Renderer = (node, words) => ({ sentence: words.say("why-outcome", { name: words.name(node), holds: words.value(node) }) });
