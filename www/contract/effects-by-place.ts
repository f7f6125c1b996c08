// Where the paper says what another reading would change: at the first clause the reading bears on.

import type { Contract, ReadingEffect } from "../engine/engine.ts";
import { steps } from "../domain/pointer.ts";
import { clausesOf } from "./check.ts";
import { readingsAt } from "./sections/block.ts";

type Places = ReadonlyMap<string, readonly ReadingEffect[]>;

/** The order in which clauses are looked through. */
const ORDER = ["metrics", "items", "groups", "score", "trial", "tiers", "outcomes", "fees", "damages", "caps", "settlement", "dates", "term", "values", "tables"];

export class EffectsByPlace {
  #readings: readonly ReadingEffect[] = [];
  #contract: Contract | null = null;
  #places: Places = new Map();

  /** The very same list for a place where it says the same as before: that place need not be written anew. */
  of(contract: Contract, readings: readonly ReadingEffect[]): Places {
    if (this.#readings === readings && this.#contract === contract) return this.#places;
    const matter = new Map(readings.filter(({ matters }) => matters).map((effect) => [effect.id, effect]));
    const places = new Map<string, readonly ReadingEffect[]>();
    for (const at of matter.size === 0 ? [] : clausesOf(contract).toSorted((one, other) => order(one) - order(other))) {
      for (const id of readingsAt(contract, at)) {
        const effect = matter.get(id);
        if (!effect) continue;
        matter.delete(id);
        places.set(at, [...(places.get(at) ?? []), effect]);
      }
    }
    for (const [at, effects] of places) {
      const before = this.#places.get(at);
      if (before && JSON.stringify(before) === JSON.stringify(effects)) places.set(at, before);
    }
    this.#readings = readings;
    this.#contract = contract;
    this.#places = places;
    return places;
  }
}

function order(at: string): number {
  const [section = "", index = "0"] = steps(at);
  return ORDER.indexOf(section) * 10_000 + Number(index);
}
