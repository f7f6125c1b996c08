// A contract with nothing in it.

import type { Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

export function blankContract(language: Language): Contract {
  return { schema: "yuekao.contract/1", id: "contract", title: language.say("contract-blank-title"), start: null };
}
