// Something that lies over the calculator for a while and is loaded when it is wanted: it speaks the calculator's
// language, follows when that is changed, and goes with its last word.

import type { ReactiveController } from "lit";

import type { CalculatorHost } from "./host.ts";
import { language, type Language, type Part } from "../i18n/language.ts";
import "./sentences.ts";

export interface Spoken extends HTMLElement {
  language: Language;
  /** What it says beside the sentences of page and sharing. */
  parts?: readonly Part[];
  /** Whether it still has something to say. */
  holds?(): boolean;
}

const SENTENCES = new Set(["yuekao-notice", "yuekao-toast", "yuekao-reading-progress"]);

class LanguageController implements ReactiveController {
  readonly #calculator: CalculatorHost;
  readonly #element: Spoken;
  #locale = "";
  #speaking: Promise<void> = Promise.resolve();
  /** Whether the element has words by now. */
  heard = false;

  constructor(calculator: CalculatorHost, element: Spoken) {
    this.#calculator = calculator;
    this.#element = element;
    calculator.addController(this);
    element.addEventListener("close", () => {
      calculator.removeController(this);
      // A dialog has given the keyboard back by now; a notice goes with the button that was pressed.
      const hadFocus = calculator.shadowRoot?.activeElement === element;
      element.remove();
      if (hadFocus) calculator.onward();
    });
  }

  hostUpdated(): void {
    if (this.#element.holds?.() === false) this.#element.dispatchEvent(new Event("close"));
    else if (this.#locale !== this.#calculator.language.locale) void this.speak();
  }

  speak(): Promise<void> {
    return (this.#speaking = this.#speak());
  }

  async #speak(): Promise<void> {
    const { locale } = this.#calculator.language;
    this.#locale = locale;
    try {
      const spoken = await language(locale, ["page", "more", "share", ...(this.#element.parts ?? [])]);
      // Another language was chosen meanwhile, as by the very link that is told of: its words count.
      if (this.#locale !== locale) {
        await this.#speaking;
        return;
      }
      this.#element.language = spoken.of(this.#calculator.view.contract);
      this.heard = true;
    } catch {
      this.#calculator.session.alarm({ message: "alarm-language" });
    }
  }
}

/** When they were asked for. */
const times = new WeakMap<Element, number>();

/**
 * Shows the element until it dispatches `close`; one of its kind that was asked for earlier makes way. `asked`: when that was, where
 * something had to be waited for since.
 */
export async function overlay(calculator: CalculatorHost, element: Spoken, asked = performance.now()): Promise<void> {
  times.set(element, asked);
  const speaking = new LanguageController(calculator, element);
  await speaking.speak();
  const older = calculator.renderRoot.querySelector(element.localName);
  // Without words there is nothing to show, nor where it is over, or a later one is there, by the time they are here.
  if (!speaking.heard || element.holds?.() === false || (older && (times.get(older) ?? 0) > asked)) {
    element.dispatchEvent(new Event("close"));
    return;
  }
  // Closed before it goes, a dialog gives the keyboard back to where it came from: there the newer one finds it.
  older?.shadowRoot?.querySelector("dialog")?.close();
  older?.dispatchEvent(new Event("close"));
  placeOf(calculator, element).append(element);
}

/** Dialogs lie over everything; sentences stand one above the other at the lower edge. */
function placeOf({ renderRoot }: CalculatorHost, element: Spoken): ParentNode {
  if (!SENTENCES.has(element.localName)) return renderRoot;
  const there = renderRoot.querySelector(".sentences");
  if (there) return there;
  const place = document.createElement("yuekao-sentences");
  place.className = "sentences";
  renderRoot.append(place);
  return place;
}
