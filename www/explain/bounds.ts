// What is held within bounds: a part of the month, an amount worth paying, lines under a cap.

import { rangeText } from "../domain/contract.ts";
import type { Renderer } from "./words.ts";

/** Inputs: what the whole month costs. */
export const prorated: Renderer = (node, words) => {
  const [of] = node.inputs;
  const { days, of: length } = node.terms;
  if (!of || node.value === null || days === undefined || length === undefined) return { sentence: words.say("why-prorated-open") };
  if (days === length) return { sentence: words.say("why-prorated-whole") };
  return {
    sentence: words.say("why-prorated", { days: words.number(days), of: words.number(length) }),
    formula: `${words.number(of.value ?? "0", words.language.money)} × ${words.number(days)} ÷ ${words.number(length)} = ${words.value(node)}`,
  };
};

/** Inputs: the amount. */
export const deMinimis: Renderer = (node, words) => {
  const [of] = node.inputs;
  if (!of || of.value === null || node.value === null) return { sentence: words.say("why-graduated-open") };
  const range = rangeText(words.edges(node.terms["paid"] ?? ""), (edge) => words.number(edge, words.language.money));
  return { sentence: words.say(node.terms["holds"] === "true" ? "why-de-minimis" : "why-de-minimis-none", { value: words.number(of.value, words.language.money), range }) };
};

export const cap: Renderer = (node, words) => ({ sentence: words.say("why-cap", { value: words.value(node) }) });

/** Inputs: the line as it was, the cap. */
export const capped: Renderer = (node, words) => {
  const [before] = node.inputs;
  const { sum, room, share } = node.terms;
  if (!before || sum === undefined || room === undefined) return { sentence: words.say("why-capped-open") };
  const money = { sum: words.number(sum, words.language.money), room: words.number(room, words.language.money) };
  if (share === "in_order") return { sentence: words.say("why-capped-in-order", money), formula: `${words.value(before)} → ${words.value(node)}` };
  return {
    sentence: words.say("why-capped-in-proportion", money),
    formula: `${words.value(before)} × ${money.room} ÷ ${money.sum} → ${words.value(node)}`,
  };
};
