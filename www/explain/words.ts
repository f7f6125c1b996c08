// What a renderer may say: a node's name and value in the person's language, never an internal id.

import { betweenText, openText } from "../i18n/open-values.ts";
import { bands, figureLabel, namedEdges, packages, readingLabel } from "../domain/contract.ts";
import type { Contract, Derivation } from "../engine/engine.ts";
import type { Language, Values } from "../i18n/language.ts";

/** A derivation in words and in figures. */
export interface Explanation {
  sentence: string;
  /** Left out where there is nothing to compute. */
  formula?: string;
  /** What it was made of, where that is not simply every input. */
  parts?: readonly Derivation[];
}

export type Renderer = (node: Derivation, words: Words) => Explanation;

/** Steps that come to money although no unit stands beside them. */
const MONEY = new Set([
  "cap", "capped", "category", "de_minimis", "graduated", "line", "package_price", "per_seat", "price", "prorated", "rate_card", "set_off", "step", "total", "late_replies", "volume", "work_order",
]);

/** Finer than cents. */
const FINER = /\.\d\d\d*[1-9]/;

export class Words {
  readonly language: Language;
  readonly contract: Contract;

  constructor(language: Language, contract: Contract) {
    this.language = language;
    this.contract = contract;
  }

  say(id: string, values: Values = {}): string {
    return this.language.say(id, values);
  }

  /** What people call it; a step without a name of its own is called by what it does. */
  name(node: Derivation): string {
    const { label, terms, mechanism } = node;
    if (mechanism === "row" && terms["name"] !== undefined) return terms["name"];
    if (mechanism === "tier_condition") return this.tier(terms["tier"] ?? "");
    if (mechanism === "row") return this.say("row-number", { number: terms["number"] ?? "" });
    if (mechanism === "earlier" && terms["month"] !== undefined) return this.say("earlier-of", { name: this.name({ ...node, mechanism: "" }), month: terms["month"] });
    if (label !== undefined) return this.language.text(label);
    if (terms["figure"] !== undefined) return this.language.text(figureLabel(this.contract, terms["figure"]));
    if (terms["category"] !== undefined) return terms["category"];
    if (mechanism === "read_as") return this.say("step-read-as", { reading: this.reading(terms["choice"] ?? "") });
    const step = `step-${mechanism.replaceAll("_", "-")}`;
    return this.say(this.language.has(step) ? step : "step");
  }

  value(node: Derivation): string {
    const { value, state, mechanism, terms } = node;
    if ((mechanism === "tier" || mechanism === "tiers") && terms["tier"] !== undefined) return this.tier(terms["tier"]);
    if (state === "no_data") return this.say("no-data");
    if (value === null) return this.open(node);
    if (state === "flag") return this.say(value === "true" ? "yes" : "no");
    return this.number(value, this.unit(node));
  }

  /** What is not known: a figure by why it is not, anything else with what it can be. */
  open(node: Derivation): string {
    const { absent } = node.terms;
    if (absent !== undefined) return this.say(absent === "withheld" ? "withheld" : "not-given");
    return openText(node.between, this.#bound(node), this.language);
  }

  /** The numbers something open can be; empty where nothing bounds it. */
  between(node: Derivation): string {
    return betweenText(node.between, this.#bound(node), this.language);
  }

  /** How an end of what something can be is written: an amount as everywhere, “¥0–4,000”. */
  #bound(node: Derivation): (value: string) => string {
    const unit = this.unit(node);
    return unit === this.language.money ? this.language.number.amount : (value) => this.number(value, unit);
  }

  unit({ unit, mechanism }: Derivation): string {
    return unit ?? (MONEY.has(mechanism) ? this.language.money : "");
  }

  number(value: string, unit = ""): string {
    if (unit === "points") return this.language.number.plain(value);
    // A price for one of something, or an amount that is rounded later: in cents it would be another number.
    return unit === this.language.money && FINER.test(value) ? this.language.number.price(value) : this.language.measure(value, unit);
  }

  /** Yuan for one of something; prices per unit may have more places than cents. */
  price(node: Derivation): string {
    return node.value === null ? this.value(node) : this.language.number.price(node.value);
  }

  /** A range whose edges may be stated values, with their numbers. */
  edges(range: string): string {
    return namedEdges(this.contract, range);
  }

  /** `a + b + c = result`, each part with its figure. */
  formula(node: Derivation, operator: string, parts: readonly Derivation[] = node.inputs): string {
    return `${parts.map((part) => this.value(part)).join(` ${operator} `)} = ${this.value(node)}`;
  }

  tier(id: string): string {
    const tier = bands(this.contract).find((band) => band.id === id);
    return tier ? this.language.text(tier.label) : this.say("open");
  }

  package(id: string): string {
    const found = packages(this.contract).find((one) => one.id === id);
    return found ? this.language.text(found.label) : this.say("open");
  }

  reading(choice: string): string {
    return this.language.text(readingLabel(this.contract, choice));
  }

  list(parts: readonly string[]): string {
    return parts.join(this.say("list-comma"));
  }
}
