// Points lost for every step short of a target. Inputs, in this order: measured, target, full points, points per step,
// step, floor.

import type { Renderer } from "./words.ts";

export const shortfall: Renderer = (node, words) => {
  const [of, target, full, points, per] = node.inputs;
  if (!of || !target || !full || !points || !per) return { sentence: words.name(node), formula: "" };
  const steps = node.terms?.["steps"];
  const values = {
    name: words.name(of),
    value: words.value(of),
    target: words.value(target),
    full: words.value(full),
    points: words.value(points),
    step: words.value(per),
    steps: steps === undefined ? "" : words.number(steps),
  };
  if (node.value === null) return { sentence: words.say("why-shortfall-open", values), formula: "" };
  if (steps === undefined) return { sentence: words.say("why-shortfall-met", values), formula: "" };
  const partial = node.terms?.["partial"] ?? "whole";
  return {
    sentence: `${words.say("why-shortfall-missed", values)}${words.say(`why-shortfall-${partial.replace("_", "-")}`, values)}`,
    formula: `${values.full} − ${values.steps} × ${values.points} = ${words.value(node)}`,
  };
};
