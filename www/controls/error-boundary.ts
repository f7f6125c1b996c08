// What becomes of an element that cannot be drawn: a sentence in its place, and the rest of the page works on. The next
// change tries again.

import { html, LitElement, render } from "lit";

import type { Language } from "../i18n/language.ts";

/** An element that knows something better to do than to say that it failed. */
interface Recovering {
  /** False where there is nothing it can do. */
  recover(): boolean;
}

/** Keeps whatever is thrown while an element is updated from reaching the page. */
export function bounded(element: CustomElementConstructor): void {
  if (!(element.prototype instanceof LitElement)) return;
  const prototype = element.prototype as unknown as { performUpdate: (this: LitElement) => void };
  const { performUpdate } = prototype;
  prototype.performUpdate = function update(): void {
    try {
      performUpdate.call(this);
    } catch (cause) {
      console.error(cause);
      if (!("recover" in this && (this as unknown as Recovering).recover())) fail(this);
    }
  };
}

/** Shows that an element failed. */
export function fail(element: LitElement): void {
  const { language } = element as { language?: Language };
  render(html`<p class="failed" role="alert">${language?.say("part-failed") ?? ""}</p>`, element.renderRoot, element.renderOptions);
}
