// Prices for quantities: in steps, by volume, in packages, per seat.

import { rangeText } from "../domain/contract.ts";
import type { Derivation } from "../engine/engine.ts";
import type { Renderer, Words } from "./words.ts";

const range = (node: Derivation, words: Words): string => rangeText(words.edges(node.terms["in"] ?? ""), (edge) => words.number(edge));

/** Inputs: the quantity, then each step some of it falls in. */
export const graduated: Renderer = (node, words) => {
  if (node.value === null) return { sentence: words.say("why-graduated-open") };
  const [, ...steps] = node.inputs;
  return {
    sentence: words.say("why-graduated", { name: words.name(node) }),
    ...(steps.length > 1 ? { formula: words.formula(node, "+", steps) } : {}),
  };
};

export const step: Renderer = (node, words) => {
  const [price] = node.inputs;
  const quantity = words.number(node.terms["quantity"] ?? "0");
  if (!price) return { sentence: words.name(node) };
  const each = words.price(price);
  return {
    sentence: words.say("why-step", { range: range(node, words), quantity, price: each }),
    formula: `${quantity} × ${each} = ${words.value(node)}`,
    parts: price.example || price.label !== undefined ? [price] : [],
  };
};

/** Inputs: the quantity, the price of its step. */
export const volume: Renderer = (node, words) => {
  const [of, price] = node.inputs;
  if (!of || of.value === null) return { sentence: words.say("why-graduated-open") };
  if (!price) return { sentence: words.say("why-volume-none", { value: words.value(of) }) };
  const [value, each] = [words.value(of), words.price(price)];
  return {
    sentence: words.say("why-volume", { value, range: range(node, words), price: each }),
    formula: `${value} × ${each} = ${words.value(node)}`,
  };
};

/** Inputs: the quantity, the size of a package, its price. */
export const packagePrice: Renderer = (node, words) => {
  const [of, size, price] = node.inputs;
  if (!of || !size || !price || node.value === null) return { sentence: words.say("why-graduated-open") };
  const packages = words.number(node.terms["packages"] ?? "0");
  return {
    sentence: words.say("why-package-price", { size: words.value(size), packages, price: words.price(price) }),
    formula: `${packages} × ${words.price(price)} = ${words.value(node)}`,
  };
};

/** Inputs: the seats when the month began, the price, then each change. */
export const perSeat: Renderer = (node, words) => {
  const [seats, price, ...changes] = node.inputs;
  if (!seats || !price || node.value === null) return { sentence: words.say("why-graduated-open") };
  const values = { seats: words.value(seats), price: words.price(price) };
  const staffed = [values.seats, ...changes.map((change) => words.value(change))].join(" + ").replaceAll("+ -", "− ");
  return {
    sentence: words.say(changes.length === 0 ? "why-per-seat" : "why-per-seat-changed", values),
    formula: `${changes.length === 0 ? staffed : `(${staffed})`} × ${values.price} = ${words.value(node)}`,
  };
};

export const seatChange: Renderer = (node, words) => {
  const { date = "", seats = "0", days = "", of = "" } = node.terms;
  const values = { date: words.language.number.date(date), days: words.number(days), of: words.number(of) };
  const removed = seats.startsWith("-");
  return {
    sentence: words.say(removed ? "why-seat-removed" : "why-seat-added", { ...values, seats: words.number(seats.replace("-", "")) }),
    formula: `${words.number(seats)} × ${values.days} ÷ ${values.of} = ${words.value(node)}`,
  };
};
