// A rate: what counts, out of what.

import type { Renderer } from "./words.ts";

export const ratio: Renderer = (node, words) => {
  const of = node.terms?.["of"];
  const to = node.terms?.["to"];
  return {
    sentence: words.say(node.mechanism === "pooled" ? "why-pooled" : "why-ratio", { name: words.name(node) }),
    formula: of !== undefined && to !== undefined ? `${words.number(of)} ÷ ${words.number(to)} = ${words.value(node)}` : "",
  };
};
