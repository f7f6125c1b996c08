// Steps of the settlement itself: prices, rounding, weights scaled up, the tier, the trial, set-off.

import type { Renderer } from "./words.ts";

export const rateCard: Renderer = (node, words) => ({
  sentence: words.say("why-rate-card", { name: words.name(node) }),
  formula: node.inputs.length > 1 ? words.formula(node, "×", node.inputs.slice(0, 2)) : "",
});

export const round: Renderer = (node, words) => ({
  sentence: words.say("why-round", { places: String(node.rounding?.places ?? 2) }),
  formula: node.inputs[0] ? `${words.value(node.inputs[0])} → ${words.value(node)}` : "",
});

export const reweight: Renderer = (node, words) => ({ sentence: words.say("why-reweight"), formula: words.formula(node, "+") });

export const setOff: Renderer = (node, words) => ({ sentence: words.say("why-set-off"), formula: words.formula(node, "−") });

export const workOrders: Renderer = (_, words) => ({ sentence: words.say("why-work-orders"), formula: "" });
