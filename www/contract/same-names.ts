// Names that stand twice in a list of the contract: two tiers of one name cannot be told apart in a result.

import { pointerTo } from "../domain/pointer.ts";
import type { Contract, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

const LISTS = ["metrics", "items", "groups", "tiers", "outcomes", "fees", "damages", "caps", "dates", "values", "figures"] as const satisfies (keyof Contract)[];

/** Lists as they were looked through last: a key changes one of them. */
const looked = new WeakMap<readonly object[], { language: Language; at: string; found: readonly string[] }>();

/** The places of all names but the first of each. */
export function sameNames(contract: Contract, language: Language): string[] {
  const within = (list: readonly object[], ...path: (string | number)[]): readonly string[] => {
    const at = pointerTo(...path);
    const before = looked.get(list);
    if (before?.language === language && before.at === at) return before.found;
    const known = new Set<string>();
    const found = list.flatMap((entry, place) => {
      const name = "label" in entry ? language.text(entry.label as Text).trim() : "";
      if (name === "" || !known.has(name)) {
        known.add(name);
        return [];
      }
      return [pointerTo(...path, place, "label")];
    });
    looked.set(list, { language, at, found });
    return found;
  };
  const cards = (["fees", "damages"] as const).flatMap((list) => (contract[list] ?? []).flatMap(({ rate_card: card }, place) => (card ? within(card.packages, list, place, "rate_card", "packages") : [])));
  return [...LISTS.flatMap((list) => within(contract[list] ?? [], list)), ...cards];
}
