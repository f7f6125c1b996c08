// What other months and the calendar bear on.

import type { Renderer } from "./words.ts";

const toDate = (message: string): Renderer => (node, words) => {
  const [now] = node.inputs;
  if (node.value === null) return { sentence: words.say(`${message}-open`) };
  return { sentence: words.say(message, { name: words.name(now ?? node), months: words.number(node.terms["months"] ?? "1") }) };
};

export const yearToDate = toDate("why-year-to-date");
export const quarterToDate = toDate("why-quarter-to-date");

export const closes: Renderer = (node, words) => ({ sentence: words.say("why-closes", { holds: words.value(node) }) });

export const monthBefore: Renderer = (node, words) => ({
  sentence: words.say(node.value === null ? "why-month-before-open" : "why-month-before", { name: words.name(node) }),
});

/** Inputs: whether it holds this month, how many months are needed. */
export const inARow: Renderer = (node, words) => {
  const [, wanted] = node.inputs;
  const values = { wanted: wanted ? words.value(wanted) : "", count: words.number(node.terms["count"] ?? "0") };
  return node.value === null
    ? { sentence: words.say("why-in-a-row-open", values) }
    : { sentence: words.say("why-in-a-row", { ...values, holds: words.value(node) }) };
};

export const agreedMinutes: Renderer = (_node, words) => ({ sentence: words.say("why-agreed-minutes") });
