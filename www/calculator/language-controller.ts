// The language on the page: the one that is wanted, with the sentences that what is open needs.

import { language, type Language, type Locale, type Part } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import type { Tab } from "./tabs.ts";
import { anyProblem } from "../session/notices.ts";

/** The sentences of a view with a tab open, and further ones. */
function partsOf(view: View, open: Tab | null, further: readonly Part[]): Part[] {
  return [
    "page",
    ...(view.assessment || open ? ["more" as const] : []),
    ...(open || anyProblem(view) ? ["problems" as const] : []),
    ...(view.alarm?.message.startsWith("import") ? ["import" as const] : []),
    ...(open ? [open.id] : []),
    ...further,
  ];
}

export class LanguageController {
  /** The newest wish wins. */
  #turn = 0;
  /** What could not be loaded: telling of it is a change as well, and is not to ask for the same again. */
  #refused = "";
  readonly #spoken: (language: Language) => void;
  readonly #failed: () => void;

  constructor(spoken: (language: Language) => void, failed: () => void) {
    this.#spoken = spoken;
    this.#failed = failed;
  }

  /** Goes on in what is spoken where that will do; otherwise the language is handed over when it is loaded. */
  async follow(spoken: Language, wanted: Locale, view: View, open: Tab | null, further: readonly Part[] = []): Promise<void> {
    const parts = [...new Set(partsOf(view, open, further))];
    if (wanted === spoken.locale && parts.every((part) => spoken.knows(part))) return;
    const wish = [wanted, ...parts].join(" ");
    if (wish === this.#refused) return;
    this.#refused = "";
    const turn = ++this.#turn;
    try {
      const loaded = await language(wanted, parts);
      if (turn === this.#turn) this.#spoken(loaded);
    } catch {
      this.#refused = wish;
      this.#failed();
    }
  }
}
