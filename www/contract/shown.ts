// The contract as the paper shows it: as it was put in last, also while what comes of that is on its way.

import { wordedLike } from "../engine/filled-texts.ts";
import type { Contract } from "../engine/engine.ts";
import { inForce } from "../domain/inputs.ts";
import type { View } from "../session/session.ts";
import { ownOf, settingsOf } from "../domain/state.ts";

export interface Shown {
  /** As it reads. */
  contract: Contract;
  /** As it is written: texts that take numbers over from the terms say their names. */
  written: Contract;
}

export function shownOf({ contract, written, draft, inputs, latest }: View): Shown | null {
  if (!contract || !written) return null;
  const own = ownOf(latest);
  if (!own || own === ownOf(inputs)) return draft ?? { contract, written };
  const coming = inForce(own.draft ?? own.contract, settingsOf(latest));
  return { contract: wordedLike(coming, written, contract), written: coming };
}
