import { bounded } from "./error-boundary.ts";

/** Registers an element once, even where two copies of the calculator meet on one page. What it throws stays within it. */
export function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name)) return;
  bounded(element);
  customElements.define(name, element);
}
