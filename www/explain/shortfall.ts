// Points lost for every step short of a target. Inputs, in this order: measured, target, full points, points per step,
// step, floor.

import type { Renderer } from "./words.ts";

export const shortfall: Renderer = (node, words) => {
  const [of, target, full, points, per, floor] = node.inputs;
  if (!of || !target || !full || !points || !per) return { sentence: words.name(node) };
  const { steps, partial = "whole", better } = node.terms;
  const inUnit = (part: typeof of): string => words.value({ ...part, ...(of.unit ? { unit: of.unit } : {}) });
  const values = {
    name: words.name(of),
    value: words.value(of),
    target: inUnit(target),
    full: words.value(full),
    points: words.value(points),
    step: inUnit(per),
    steps: steps === undefined ? "" : words.number(steps),
  };
  const parts = [of];
  if (node.value === null) return { sentence: words.say(node.state === "no_data" ? "why-shortfall-none-measured" : "why-shortfall-open", values), parts };
  if (steps === undefined) return { sentence: words.say("why-shortfall-met", values), parts };
  if (steps === "0") return { sentence: words.say("why-shortfall-none", values), parts };
  const missed = words.say(better === "lower" ? "why-shortfall-above" : "why-shortfall-below", values);
  return {
    sentence: missed + words.say(`why-shortfall-${partial.replace("_", "-")}`, values),
    // At the floor there may be more steps than points to lose.
    formula: `${values.full} − ${values.steps} × ${values.points} ${node.value === floor?.value ? "→" : "="} ${words.value(node)}`,
    parts,
  };
};
