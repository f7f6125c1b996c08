// Sums, products, differences, percentages, means, lowest and highest.

import type { Derivation } from "../engine/engine.ts";
import type { Renderer } from "./words.ts";

const written = (message: string, operator: string): Renderer => (node, words) => ({
  sentence: words.say(message, { name: words.name(node) }),
  ...(node.inputs.length > 1 ? { formula: words.formula(node, operator) } : {}),
});

/** Of terms that are added only some may have their unit beside them: the others, and what they come to, are in the same. */
const inOneUnit = (renderer: Renderer): Renderer => (node, words) => {
  const [unit, ...others] = new Set(node.inputs.flatMap((part) => part.unit ?? []));
  if (unit === undefined || others.length > 0) return renderer(node, words);
  const written = (part: Derivation): Derivation => ({ ...part, unit });
  return renderer({ ...written(node), inputs: node.inputs.map(written) }, words);
};

export const sum = inOneUnit(written("why-sum", "+"));
export const product = written("why-product", "×");
export const minus = inOneUnit(written("why-minus", "−"));
export const quotient = written("why-quotient", "÷");

/** Inputs: the number, and what it becomes a multiple of. */
export const rounded: Renderer = (node, words) => {
  const { to = "1", how = "half_up" } = node.terms;
  const [of] = node.inputs;
  const shown = of ? words.value({ ...of, unit: of.unit ?? node.unit ?? "" }) : "";
  return { sentence: words.say(`why-rounded-${how.replace("_", "-")}`, { to: words.number(to) }), formula: `${shown} → ${words.value(node)}` };
};

/** Inputs: what it is a part of, and how many per cent; that unit is known from nothing else. */
export const percent: Renderer = (node, words) => {
  const sentence = words.say("why-percent", { name: words.name(node) });
  const [of, rate] = node.inputs;
  if (!of || !rate) return { sentence };
  const parts = [of, { ...rate, unit: rate.unit ?? "%" }];
  return { sentence, formula: words.formula(node, "×", parts), parts };
};

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
