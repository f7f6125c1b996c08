// The two parties where others may read along.

import type { Contract, Payer } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { parties } from "./contract.ts";

/** The two parties in a file or on paper, which others may read, too: by name, with a mark of which is one's own. */
export function markedParties(contract: Contract, language: Language): { client: string; provider: string } {
  const named = parties(contract, language);
  const { side } = language;
  if (side === "") return named;
  const word = (party: Payer): string => language.say(party === side ? "party-ours" : "party-theirs", { party: named[party] });
  return { client: word("client"), provider: word("provider") };
}
