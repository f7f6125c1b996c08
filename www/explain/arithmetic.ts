// Sums, products, differences, percentages, means, lowest and highest.

import type { Renderer } from "./words.ts";

const written = (message: string, operator: string): Renderer => (node, words) => ({
  sentence: words.say(message, { name: words.name(node) }),
  ...(node.inputs.length > 1 ? { formula: words.formula(node, operator) } : {}),
});

export const sum = written("why-sum", "+");
export const product = written("why-product", "×");
export const minus = written("why-minus", "−");
export const percent = written("why-percent", "×");

const picked = (message: string): Renderer => (node, words) => ({
  sentence: words.say(message, { name: words.name(node) }),
  formula: `${words.list(node.inputs.map((part) => words.value(part)))} → ${words.value(node)}`,
});

export const mean = picked("why-mean");
/** Inputs by twos: a part, its weight. */
export const weighted: Renderer = (node, words) => {
  const counted = node.inputs.flatMap((part, index) => {
    const weight = node.inputs[index + 1];
    return index % 2 === 0 && weight && part.state === "number" ? [{ part: words.value(part), weight: words.value(weight) }] : [];
  });
  const sum = counted.map(({ part, weight }) => `${part} × ${weight}`).join(" + ");
  const weights = counted.map(({ weight }) => weight).join(" + ");
  return {
    sentence: words.say("why-weighted", { name: words.name(node) }),
    ...(node.value === null ? {} : { formula: `(${sum}) ÷ (${weights}) = ${words.value(node)}` }),
    parts: node.inputs.filter((_, index) => index % 2 === 0),
  };
};

export const lowest = picked("why-lowest");
export const highest = picked("why-highest");
