// Where a derivation ends: a pasted figure, a number of the contract, something that was not given.

import type { Renderer } from "./words.ts";

export const figure: Renderer = (node, words) => (node.value === null ? missing(node, words) : { sentence: words.say(node.at ? "why-figure-pasted" : "why-figure", { name: words.name(node) }) });

export const number: Renderer = (node, words) => ({ sentence: words.say(node.example ? "why-number-example" : "why-number") });

/** A name for another number: a measure that is a figure as it was given. */
export const named: Renderer = (node, words) => {
  const [inner] = node.inputs;
  return { sentence: inner ? words.say("why-named", { name: words.name(node), other: words.name(inner) }) : words.name(node) };
};

export const missing: Renderer = (node, words) => ({ sentence: words.say("why-missing", { name: words.name(node) }) });
