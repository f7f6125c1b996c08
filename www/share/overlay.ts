// Something that lies over the calculator for a while and is loaded when it is wanted: it speaks the calculator's
// language, follows when that is changed, and goes with its last word.

import type { ReactiveController } from "lit";

import type { Calculator } from "../elements/calculator.ts";
import { language, type Language, type Part } from "../language.ts";

export interface Spoken extends HTMLElement {
  language: Language;
  /** What it says beside the sentences of page and sharing. */
  parts?: readonly Part[];
}

class Speaking implements ReactiveController {
  readonly #calculator: Calculator;
  readonly #element: Spoken;
  #locale = "";

  constructor(calculator: Calculator, element: Spoken) {
    this.#calculator = calculator;
    this.#element = element;
    calculator.addController(this);
    element.addEventListener("close", () => {
      calculator.removeController(this);
      element.remove();
    });
  }

  hostUpdated(): void {
    if (this.#locale !== this.#calculator.language.locale) void this.speak();
  }

  async speak(): Promise<void> {
    const { locale } = this.#calculator.language;
    this.#locale = locale;
    try {
      const spoken = await language(locale, ["page", "more", "share", ...(this.#element.parts ?? [])]);
      if (this.#locale === locale) this.#element.language = spoken;
    } catch {
      this.#calculator.session.alarm({ message: "alarm-language" });
    }
  }
}

/** Shows the element until it dispatches `close`; an older one of its kind makes way. */
export async function overlay(calculator: Calculator, element: Spoken): Promise<void> {
  await new Speaking(calculator, element).speak();
  calculator.renderRoot.querySelector(element.localName)?.dispatchEvent(new Event("close"));
  calculator.renderRoot.append(element);
}
