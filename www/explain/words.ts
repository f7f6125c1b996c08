// What a renderer may say: a node's name and value in the person's language, never an internal id.

import { bands } from "../contract.ts";
import type { Contract, Derivation } from "../engine.ts";
import type { Language, Values } from "../language.ts";

/** A derivation in words and in figures. */
export interface Explanation {
  sentence: string;
  /** Empty where there is nothing to compute. */
  formula: string;
}

export type Renderer = (node: Derivation, words: Words) => Explanation;

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
    if (node.label !== undefined) return this.language.text(node.label);
    const generic = `step-${node.mechanism.replaceAll("_", "-")}`;
    return this.say(this.language.has(generic) ? generic : "step");
  }

  value(node: Derivation): string {
    const { value, unit } = node;
    if (value === null) return this.say("missing");
    if (typeof value === "boolean") return this.say(value ? "yes" : "no");
    const tier = bands(this.contract).find((band) => band.id === value);
    if (tier) return this.language.text(tier.label);
    if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
    return this.number(value, unit);
  }

  number(value: string, unit?: string): string {
    const { number } = this.language;
    if (unit === "%") return number.percent(value);
    return unit === "yuan" ? number.money(value) : number.plain(value);
  }

  tier(id: string | undefined): string {
    const tier = bands(this.contract).find((band) => band.id === id);
    return tier ? this.language.text(tier.label) : this.say("open");
  }

  /** `a + b + c = result`, each part with its figure. */
  formula(node: Derivation, operator: string, parts: readonly Derivation[] = node.inputs): string {
    return `${parts.map((part) => this.value(part)).join(` ${operator} `)} = ${this.value(node)}`;
  }
}
