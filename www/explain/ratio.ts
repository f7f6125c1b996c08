// A rate: what counts, out of what.

import type { Derivation } from "../engine/engine.ts";
import type { Renderer } from "./words.ts";

export const ratio: Renderer = (node, words) => {
  const { of, to } = node.terms;
  // A ratio is in per cent; of what is counted otherwise the hundred stands in the formula.
  const shown = { ...node, unit: node.unit ?? "%" };
  const hundred = shown.unit === "%" ? "" : " × 100";
  return {
    sentence: words.say(node.mechanism === "pooled" ? "why-pooled" : "why-ratio", { name: words.name(node) }),
    ...(of !== undefined && to !== undefined ? { formula: `${words.number(of)} ÷ ${words.number(to)}${hundred} = ${words.value(shown)}` } : {}),
    parts: once(node.inputs),
  };
};

/** What counts above the line counts below it, too; one mention is enough. */
function once(inputs: readonly Derivation[]): Derivation[] {
  const seen = new Set<string>();
  return inputs.filter((input) => {
    const key = JSON.stringify([input.mechanism, input.label, input.at]);
    return input.inputs.length > 0 || (!seen.has(key) && seen.add(key));
  });
}
