// Score and account: the composite, the tier, the lines with their prices, the totals, set-off.

import { parties, rangeText } from "../domain/contract.ts";
import type { Derivation } from "../engine/engine.ts";
import { explain } from "./index.ts";
import type { Renderer, Words } from "./words.ts";

export const composite: Renderer = (node, words) => {
  const { total, present, sum: weighed, on_top: extra } = node.terms;
  if (total === undefined || present === undefined) {
    return { sentence: words.say("why-composite", { name: words.name(node) }), formula: words.formula(node, "+") };
  }
  const counted = node.inputs.filter((input) => input.state === "number");
  const sum = counted.map((input) => words.value(input)).join(" + ");
  const points = counted.length > 1 ? `(${sum})` : sum;
  const scaled = `${weighed === undefined ? points : words.number(weighed)} × ${words.number(total)} ÷ ${words.number(present)}`;
  return {
    sentence: words.say("why-composite-scaled", { name: words.name(node), total: words.number(total), present: words.number(present) }),
    formula: `${scaled}${onTop(extra, words)} = ${words.value(node)}`,
  };
};

/** Points that nothing is weighed by come on top, or off. */
function onTop(points: string | undefined, words: Words): string {
  if (points === undefined) return "";
  return points.startsWith("-") ? ` − ${words.number(points.slice(1))}` : ` + ${words.number(points)}`;
}

/** Items of a group, brought to its weight. */
export const share: Renderer = (node, words) => {
  const { sum = "", present = "", weight = "", on_top: extra } = node.terms;
  if (node.value === null) return { sentence: words.say("why-share-open") };
  const [points, whole, share] = [sum, present, weight].map((number) => words.number(number));
  return {
    sentence: words.say("why-share", { present: whole ?? "", weight: share ?? "" }),
    formula: `${points ?? ""} × ${share ?? ""} ÷ ${whole ?? ""}${onTop(extra, words)} = ${words.value(node)}`,
  };
};

export const tier: Renderer = (node, words) => {
  const [score] = node.inputs;
  const range = node.terms["in"];
  if (!score || range === undefined) return { sentence: words.say("why-tier-none") };
  return {
    sentence: words.say("why-tier", { score: words.value(score), tier: words.value(node) }),
    formula: rangeText(words.edges(range), (edge) => words.number(edge), words.value(score)),
  };
};

/** The first tier of the list whose score and condition hold, and those before it. */
export const tiers: Renderer = (node, words) => {
  const { tier: id } = node.terms;
  return { sentence: id === undefined ? words.say("why-tiers-none") : words.say("why-tiers", { tier: words.tier(id) }) };
};

export const tierCondition: Renderer = (node, words) => {
  const { tier: id = "", in: range } = node.terms;
  const [score] = node.inputs;
  return {
    sentence: words.say("why-tier-condition", { tier: words.tier(id), holds: words.value(node) }),
    ...(range !== undefined && score ? { formula: rangeText(words.edges(range), (edge) => words.number(edge), words.value(score)) } : {}),
  };
};

/** Conditions stand beside the amount in a line: when it arises, and when it is due. */
export const line: Renderer = (node, words) => {
  const amount = node.inputs.find((input) => !condition(input));
  const conditions = node.inputs.filter(condition);
  const notDue = node.terms["due"] === "false" ? words.say("why-not-due") : "";
  if (!amount) return { sentence: words.say("why-line-not-arising", { name: words.name(node) }), parts: conditions };
  const inner = explain({ ...amount, unit: node.unit ?? words.language.money }, words);
  return { ...inner, sentence: inner.sentence + notDue, parts: [...(inner.parts ?? amount.inputs), ...conditions] };
};

/** Whether it is one of a line's conditions; one that is open is between no numbers. */
function condition({ state, between }: Derivation): boolean {
  return state === "flag" || (state === "open" && between === undefined);
}

/** A sum of many parts is written out as far as a line holds. */
const MOST_PARTS = 6;

function sumOf(node: Derivation, words: Words, parts: readonly Derivation[]): { formula?: string } {
  const counted = parts.filter((part) => part.value === null || /[1-9]/.test(part.value));
  if (counted.length < 2 || counted.length > MOST_PARTS) return {};
  return { formula: words.formula(node, "+", counted) };
}

export const rateCard: Renderer = (node, words) => {
  const categories = node.inputs.filter((input) => input.state !== "flag");
  return { sentence: words.say("why-rate-card"), ...sumOf(node, words, categories) };
};

export const category: Renderer = (node, words) => {
  const { package: id, category: name = "" } = node.terms;
  const sentence = id === undefined ? words.say("why-category-open", { category: name }) : words.say("why-category", { category: name, package: words.package(id) });
  return { sentence, ...sumOf(node, words, node.inputs) };
};

export const price: Renderer = (node, words) => {
  const { quantity, price: perUnit } = node.terms;
  if (quantity === undefined || perUnit === undefined) return { sentence: words.say("why-price-open") };
  return { sentence: words.say("why-price"), formula: `${words.number(quantity)} × ${words.number(perUnit, words.language.money)} = ${words.value(node)}` };
};

export const total: Renderer = (node, words) => ({
  sentence: words.say(node.inputs.length === 0 ? "why-total-none" : "why-total"),
  ...sumOf(node, words, node.inputs),
});

export const setOff: Renderer = (node, words) => {
  const [goods, received, owed] = node.inputs;
  if (!goods || !received || !owed) return { sentence: words.say("why-set-off") };
  return {
    sentence: words.say("why-set-off"),
    formula: `${words.value({ ...goods, unit: words.language.money })} + ${words.value(received)} − ${words.value(owed)} = ${words.value(node)}`,
  };
};

export const round: Renderer = (node, words) => ({
  sentence: words.say("why-round", { places: String(node.rounding?.places ?? 0) }),
  ...(node.inputs[0] ? { formula: `${words.value(node.inputs[0])} → ${words.value(node)}` } : {}),
});

export const lateReplies: Renderer = (node, words) => ({ sentence: words.say("why-late-replies", { client: parties(words.contract, words.language).client }), ...sumOf(node, words, node.inputs.slice(1)) });

export const workOrder: Renderer = (node, words) => {
  const { received = "", deadline, replied, late } = node.terms;
  return {
    sentence: words.say(late === "true" ? "why-work-order-late" : "why-work-order", {
      received: received.replace("T", " "),
      deadline: deadline?.replace("T", " ") ?? words.say("open"),
      replied: replied?.replace("T", " ") ?? words.say("not-given"),
    }),
  };
};
