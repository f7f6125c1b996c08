// Names that stand twice in a list of the contract: two tiers of one name cannot be told apart in a result.

import { pointerTo } from "../domain/pointer.ts";
import type { Contract, Text } from "../engine/engine.ts";

const LISTS = ["metrics", "items", "groups", "tiers", "outcomes", "fees", "damages", "caps", "dates", "values", "figures"] as const satisfies (keyof Contract)[];

/** The places of all names but the first of each. */
export function sameNames(contract: Contract, read: (text: Text) => string): string[] {
  const within = (list: readonly object[], ...path: (string | number)[]): string[] => {
    const known = new Set<string>();
    return list.flatMap((entry, place) => {
      const name = "label" in entry ? read(entry.label as Text).trim() : "";
      if (name === "" || !known.has(name)) {
        known.add(name);
        return [];
      }
      return [pointerTo(...path, place, "label")];
    });
  };
  const cards = (["fees", "damages"] as const).flatMap((list) => (contract[list] ?? []).flatMap(({ rate_card: card }, place) => (card ? within(card.packages, list, place, "rate_card", "packages") : [])));
  return [...LISTS.flatMap((list) => within(contract[list] ?? [], list)), ...cards];
}
