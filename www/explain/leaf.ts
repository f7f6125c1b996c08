// Where a derivation ends: a pasted figure, a number of the contract, something that was not given.

import type { Renderer } from "./words.ts";

export const figure: Renderer = (node, words) => {
  const { absent } = node.terms;
  if (absent === undefined) return { sentence: words.say(node.at ? "why-figure-pasted" : "why-figure", { name: words.name(node) }) };
  return { sentence: words.say(`why-${absent === "none" ? "absent-none" : absent.replace("_", "-")}`, { name: words.name(node) }) };
};

export const number: Renderer = (node, words) => ({ sentence: words.say(node.example ? "why-number-example" : "why-number") });

/** A name for another number: a measure that is a figure as it was given. */
export const named: Renderer = (node, words) => {
  const [inner] = node.inputs;
  return { sentence: inner ? words.say("why-named", { name: words.name(node), other: words.name(inner) }) : words.name(node) };
};

export const missing: Renderer = (node, words) => ({ sentence: words.say("why-not-given", { name: words.name(node) }) });
