// The field that looks for a place of the paper: the places that there are are offered, and one that is chosen is gone to.

import type { ReactiveControllerHost } from "lit";

import { placeOf, placesOf } from "./find.ts";

export class PlaceSearch {
  /** What can be gone to, by name, while somebody looks for something. */
  places: readonly string[] = [];
  /** What was looked for and is not there. */
  lost = "";
  readonly #host: ReactiveControllerHost & { renderRoot: ParentNode };
  readonly #go: (there: HTMLElement) => void;

  constructor(host: ReactiveControllerHost & { renderRoot: ParentNode }, go: (there: HTMLElement) => void) {
    this.#host = host;
    this.#go = go;
  }

  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>("input.find")?.focus();
  }

  onInput = (event: Event): void => {
    const field = event.currentTarget;
    const sheet = this.#host.renderRoot.querySelector("#sheet");
    if (!(field instanceof HTMLInputElement) || !sheet) return;
    this.lost = "";
    if (event.type === "focus") this.places = [...new Set(placesOf(sheet).map(({ label }) => label))];
    else if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") this.#find(field, sheet);
    this.#host.requestUpdate();
  };

  onKey = (event: KeyboardEvent): void => {
    const field = event.currentTarget;
    const sheet = this.#host.renderRoot.querySelector("#sheet");
    if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement) || !sheet) return;
    event.preventDefault();
    this.#find(field, sheet);
    this.#host.requestUpdate();
  };

  #find(field: HTMLInputElement, sheet: Element): void {
    const there = placeOf(placesOf(sheet), field.value);
    if (!there) {
      this.lost = field.value.trim();
      return;
    }
    field.value = "";
    this.#go(there);
    if (there instanceof HTMLInputElement) there.select();
    if (there instanceof HTMLButtonElement) there.click();
  }
}
