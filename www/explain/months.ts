// What other months and the calendar bear on.

import type { Renderer } from "./words.ts";

export const yearToDate: Renderer = (node, words) => {
  const [now] = node.inputs;
  if (node.value === null) return { sentence: words.say("why-year-to-date-open") };
  return { sentence: words.say("why-year-to-date", { name: words.name(now ?? node), months: words.number(node.terms["months"] ?? "1") }) };
};

export const overMonths: Renderer = (node, words) => {
  const { take = "pooled", months = "", of, to } = node.terms;
  const [one] = node.inputs;
  if (node.value === null) return { sentence: words.say(node.state === "no_data" ? "why-over-months-none" : "why-over-months-open") };
  const sentence = words.say(`why-over-months-${take}`, { name: words.name(one ? { ...one, terms: {}, mechanism: "" } : node), months });
  return of !== undefined && to !== undefined ? { sentence, formula: `${words.number(of)} ÷ ${words.number(to)} = ${words.value(node)}` } : { sentence };
};

/** What something came to in an earlier month. */
export const earlier: Renderer = (node, words) => ({ sentence: words.say("why-earlier", { name: words.name(node) }) });

export const held: Renderer = (node, words) => {
  const { needed = "", count = "", months = "" } = node.terms;
  const values = { wanted: needed, count, months, holds: words.value(node) };
  return { sentence: words.say(node.value === null ? "why-held-open" : "why-held", values) };
};

export const monthBefore: Renderer = (node, words) => {
  const open = node.state === "no_data" ? "why-month-before-none" : "why-month-before-open";
  const [before] = node.inputs;
  return { sentence: words.say(node.value === null ? open : "why-month-before", { name: words.name(before ? { ...before, mechanism: "" } : node) }) };
};

export const closes: Renderer = (node, words) => ({ sentence: words.say("why-closes", { holds: words.value(node) }) });

export const inARow: Renderer = (node, words) => {
  const { needed = "", count = "0" } = node.terms;
  const values = { wanted: words.number(needed), count: words.number(count) };
  return node.value === null
    ? { sentence: words.say("why-in-a-row-open", values) }
    : { sentence: words.say("why-in-a-row", { ...values, holds: words.value(node) }) };
};

/** How many days the month has, which month of the year it is, or how long the cooperation has lasted. */
export const calendar: Renderer = (node, words) => ({ sentence: words.say(`why-calendar-${(node.terms["number"] ?? "").replaceAll("_", "-")}`) });

export const agreedMinutes: Renderer = (_node, words) => ({ sentence: words.say("why-agreed-minutes") });
