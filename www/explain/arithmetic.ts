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
export const lowest = picked("why-lowest");
export const highest = picked("why-highest");
