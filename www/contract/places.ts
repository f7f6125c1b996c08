// Going to a place of the paper: a field, the clause it would be in, or what is wrong.

import type { ReactiveControllerHost } from "lit";

import type { Contract } from "../engine/engine.ts";
import { steps, valueAt } from "../domain/pointer.ts";
import type { View } from "../session/session.ts";
import { blockId } from "./sections/block.ts";

/** The list of the contract that each button adds to. */
const LISTS: Readonly<Record<string, string>> = {
  "add-metric": "metrics", "add-group": "groups", "add-outcome": "outcomes", "add-fee": "fees", "add-rate-card": "fees", "add-damages": "damages", "add-cap": "caps",
  "add-date": "dates", "add-value": "values", "add-figure": "figures", "add-table": "tables", "add-not-offered": "not_offered",
};

export class Places {
  readonly #host: ReactiveControllerHost & { renderRoot: ParentNode };
  readonly #contract: () => Contract | null;

  constructor(host: ReactiveControllerHost & { renderRoot: ParentNode }, contract: () => Contract | null) {
    this.#host = host;
    this.#contract = contract;
  }

  /** Goes to a field, or to the clause it would be in. */
  goTo(key: string): void {
    const [at = "", edge] = key.split("#");
    const field = this.#first(`[data-at="${CSS.escape(at)}"]${edge ? `[data-edge="${edge}"]` : ""}:is(input, select:not(.menu, .actions), span.words)`)
      ?? this.#first(`:is(input, select:not(.menu, .actions), span.words)[data-at^="${CSS.escape(`${at}/`)}"]`);
    const block = steps(at).map((_, index, all) => `#${CSS.escape(blockId(`/${all.slice(0, all.length - index).join("/")}`))}`).map((id) => this.#first(id)).find((one) => one);
    field?.closest("details")?.setAttribute("open", "");
    this.show(field ?? block ?? null);
  }

  /** Goes to the first number that is an example. */
  goToExample(): void {
    this.show(this.#first(".stand-in input") ?? this.#first(".sheet input"));
  }

  goToStart(): void {
    this.show(this.#first("[data-as=start]"));
  }

  goToSection(id: string): void {
    this.show(this.#first(`#head-${id}`));
  }

  /** Goes to the first thing that is wrong: to the button that mends it where there is one. */
  goToProblem(draft: View["draft"]): void {
    const first = draft?.problems.find(({ at }) => at && "pointer" in at);
    const mends = first?.code === "weights_sum" ? this.#first("[data-do=balance]") : null;
    if (mends) this.show(mends);
    else if (first?.at && "pointer" in first.at) this.goTo(first.at.pointer);
  }

  show(there: HTMLElement | null): void {
    there?.scrollIntoView({ block: "center" });
    there?.focus({ preventScroll: true });
  }

  /** Goes there as soon as it is on the page, unless somebody has gone elsewhere by then. */
  async goToNew(at: string | (() => string)): Promise<void> {
    const place = typeof at === "string" ? (): string => at : at;
    const before = focused();
    for (let waited = 0; waited < 100; waited += 1) {
      await later();
      await this.#host.updateComplete;
      if (valueAt(this.#contract(), place()) !== undefined) break;
    }
    await this.#host.updateComplete;
    const now = focused();
    if (now === before || now === document.body) this.goTo(place());
  }

  /** Goes to what this button adds, as soon as it is on the page. */
  goToAdded(button: string): void {
    const list = LISTS[button];
    const before = valueAt(this.#contract(), `/${list ?? ""}`);
    if (list) void this.goToNew(`/${list}/${Array.isArray(before) ? before.length : 0}/label`);
  }

  #first(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}

/** Where the keyboard is; the page's body where what had it is gone. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
