// One of several: by a band, a condition, the tier, a reading.

import { rangeText } from "../contract.ts";
import type { Derivation } from "../engine.ts";
import type { Renderer } from "./words.ts";

export const bands: Renderer = (node, words) => {
  const range = node.terms["in"];
  const [of] = node.inputs;
  return {
    sentence: words.say(range === undefined ? "why-bands-none" : "why-bands", {
      name: words.name(of ?? node),
      value: words.value(of ?? node),
      range: range === undefined ? "" : rangeText(range, (edge) => words.number(edge)),
      result: words.value(node),
    }),
  };
};

export const condition: Renderer = (node, words) => ({
  sentence: words.say(node.terms["chosen"] === "else" ? "why-if-not" : "why-if", { value: words.value(node) }),
});

export const perTier: Renderer = (node, words) => ({
  sentence: words.say("why-per-tier", { tier: words.tier(node.terms["chosen"] ?? ""), value: words.value(node) }),
  parts: node.inputs.filter(computed),
});

export const byReading: Renderer = (node, words) => ({
  sentence: words.say("why-by-reading", { reading: words.reading(node.terms["chosen"] ?? "") }),
});

/** Whether there is more to say about it than the number itself. */
function computed(node: Derivation): boolean {
  return node.mechanism !== "number";
}
