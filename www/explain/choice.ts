// One of several: by a band, a condition, the tier, a reading.

import { rangeText } from "../domain/contract.ts";
import type { Derivation } from "../engine/engine.ts";
import type { Renderer } from "./words.ts";

export const bands: Renderer = (node, words) => {
  const range = node.terms["in"];
  const [of] = node.inputs;
  return {
    sentence: words.say(range === undefined ? "why-bands-none" : "why-bands", {
      name: words.name(of ?? node),
      value: words.value(of ?? node),
      range: range === undefined ? "" : rangeText(words.edges(range), (edge) => words.number(edge)),
      result: words.value(node),
    }),
  };
};

/** Inputs: the number looked up, what stands at the point below it, what stands at the point above it. */
export const linear: Renderer = (node, words) => {
  const [of, low, high] = node.inputs;
  if (!of || !low || !high || node.value === null) return { sentence: words.say("why-linear-open", { name: words.name(of ?? node) }) };
  const { from, to } = node.terms;
  const values = { name: words.name(of), value: words.value(of), low: words.value(low), high: words.value(high) };
  if (from === undefined || to === undefined) return { sentence: words.say("why-linear-level", values), parts: [of] };
  const at = (place: string): string => words.number(place, of.unit);
  return {
    sentence: words.say("why-linear", { ...values, from: at(from), to: at(to) }),
    formula: `${values.low} + (${values.high} − ${values.low}) × (${values.value} − ${at(from)}) ÷ (${at(to)} − ${at(from)}) = ${words.value(node)}`,
    parts: [of],
  };
};

export const condition: Renderer = (node, words) => {
  const without = node.terms["chosen"] === "else" && node.inputs.length === 1;
  const message = node.terms["chosen"] === "else" ? "why-if-not" : "why-if";
  return { sentence: words.say(without ? "why-if-none" : message, { value: words.value(node) }) };
};

/** The version in force: the first one, one that says from when, or one that follows the end of another. */
export const byDate: Renderer = (node, words) => {
  const { from, row } = node.terms;
  const values = { value: words.value(node), month: from ?? "" };
  const unstated = row === "1" ? "why-by-date-first" : "why-by-date-next";
  return {
    sentence: words.say(from === undefined ? unstated : "why-by-date", values),
    formula: `${from ?? "…"} → ${values.value}`,
    parts: node.inputs.filter(computed),
  };
};

/** The version of the day, or each for its days of the month. */
export const byDay: Renderer = (node, words) => {
  const { from, days, of } = node.terms;
  const value = words.value(node);
  if (days === undefined || of === undefined) {
    if (node.inputs.length > 1) return { sentence: words.say("why-by-day-open") };
    return { sentence: words.say(from === undefined ? "why-by-date-first" : "why-by-day-from", { day: from ?? "", value }), parts: node.inputs.filter(computed) };
  }
  const counts = days.split(" ");
  const parts = node.inputs.map((input, place) => `${words.value(input)} × ${counts[place] ?? ""}`);
  return { sentence: words.say("why-by-day", { days: of }), formula: `(${parts.join(" + ")}) ÷ ${of} = ${value}`, parts: node.inputs.filter(computed) };
};

export const perTier: Renderer = (node, words) => ({
  sentence: words.say("why-per-tier", { tier: words.tier(node.terms["chosen"] ?? ""), value: words.value(node) }),
  parts: node.inputs.filter(computed),
});

export const byReading: Renderer = (node, words) => ({
  sentence: words.say("why-by-reading", { reading: words.reading(node.terms["chosen"] ?? "") }),
});

/** A condition that asks how a clause is read. */
export const readAs: Renderer = (node, words) => ({
  sentence: words.say("why-read-as", { reading: words.reading(node.terms["choice"] ?? ""), holds: words.value(node) }),
});

export const firstKnown: Renderer = (node, words) => ({ sentence: words.say(node.value === null ? "why-first-known-none" : "why-first-known") });

/** Whether there is more to say about it than the number itself. */
function computed(node: Derivation): boolean {
  return node.mechanism !== "number";
}

/** Whether a figure of the month was given. */
export const isGiven: Renderer = (node, words) => ({ sentence: words.say("why-is-given", { name: words.name(node), holds: words.value(node) }) });
