// One of several: by a band, a condition, the tier, a reading.

import { rangeText, readingLabel } from "../contract.ts";
import type { Renderer } from "./words.ts";

export const bands: Renderer = (node, words) => {
  const range = node.terms?.["in"];
  const [of] = node.inputs;
  return {
    sentence: words.say(range === undefined ? "why-bands-none" : "why-bands", {
      name: of ? words.name(of) : words.name(node),
      value: of ? words.value(of) : words.value(node),
      range: range === undefined ? "" : rangeText(range, (edge) => words.number(edge)),
    }),
    formula: "",
  };
};

export const condition: Renderer = (node, words) => {
  const [when] = node.inputs;
  const message = node.terms?.["chosen"] === "else" ? "why-if-not" : "why-if";
  return { sentence: words.say(message, { condition: when ? words.name(when) : "", value: words.value(node) }), formula: "" };
};

export const perTier: Renderer = (node, words) => ({
  sentence: words.say("why-per-tier", { tier: words.tier(node.terms?.["chosen"]), value: words.value(node) }),
  formula: "",
});

export const byReading: Renderer = (node, words) => ({
  sentence: words.say("why-by-reading", { reading: words.language.text(readingLabel(words.contract, node.terms?.["chosen"] ?? "")) }),
  formula: "",
});
