// What the rows of a table come to.

import type { Renderer } from "./words.ts";

export const overRows: Renderer = (node, words) => {
  const { take = "sum", rows = "0", of, to, absent } = node.terms;
  const name = words.name(node);
  if (absent !== undefined) return { sentence: words.say("why-over-rows-absent", { name }) };
  if (node.state === "open") return { sentence: words.say("why-over-rows-open", { name, between: words.between(node) }) };
  if (node.state === "no_data") return { sentence: words.say("why-over-rows-none", { name }) };
  const sentence = words.say(`why-over-rows-${take}`, { name, rows: words.number(rows) });
  return of !== undefined && to !== undefined ? { sentence, formula: `${words.number(of)} ÷ ${words.number(to)} = ${words.value(node)}` } : { sentence };
};

/** One row, by its name or its number. */
export const row: Renderer = (node, words) => {
  const { name, number = "" } = node.terms;
  return { sentence: name === undefined ? words.say("why-row-number", { number, value: words.value(node) }) : words.say("why-row", { name, value: words.value(node) }) };
};

export const byRow: Renderer = (node, words) => ({
  sentence: words.say("why-by-row", { name: node.terms["chosen"] ?? "", value: words.value(node) }),
});
