// The names of a contract, made anew only where one of them changes: whatever is written with them need not be written anew.

import type { Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { Names } from "./names.ts";

export class NamesOfContract {
  /** Those that were asked for last. */
  last: Names | null = null;
  #of: readonly unknown[] = [];

  of(contract: Contract, language: Language): Names {
    const { figures, tables, values, metrics, items, groups, score, outcomes, fees, damages } = contract;
    const of = [figures, tables, values, metrics, items, groups, score, outcomes, fees, damages, language];
    const before = this.last;
    if (before && of.every((part, place) => calledAlike(part, this.#of[place]))) return before;
    const names = new Names(contract, language);
    this.#of = of;
    return (this.last = before?.mark === names.mark ? before : names);
  }
}

/** Whether things with names, or lists of them, have the same ones, in the same order and with the same units. */
function calledAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((entry, place) => calledAlike(entry, other[place]));
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return false;
  return "label" in one && !("figures" in one) && !("scope" in one) && ["id", "label", "unit"].every((key) => Reflect.get(one, key) === Reflect.get(other, key));
}

