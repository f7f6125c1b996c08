// Where a number comes from: the one derivation that is open beside the result.

import type { LitElement } from "lit";

import type { Derivation, Engine } from "../engine/engine.ts";
import type { Session } from "../session/session.ts";
import type { WhyEvent } from "../controls/events.ts";

/** The calculator, as far as asking needs it. */
interface Host extends LitElement {
  readonly engine: Engine;
  readonly session: Session;
}

/** A result and the tree it comes from. */
export interface Asked {
  result: string;
  node: Derivation;
}

export class DerivationController {
  /** What is open, if anything. */
  asked: Asked | null = null;
  readonly #host: Host;
  /** The number that was pressed: where the keyboard goes back to. */
  #number: HTMLElement | null = null;
  /** The newest question wins. */
  #turn = 0;
  /** The result somebody asked about, be the answer here or not. */
  #wanted: string | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The result whose derivation is open. */
  get open(): string | null {
    return this.asked?.result ?? null;
  }

  /** Whether there is anything to close. */
  get active(): boolean {
    return this.#wanted !== null;
  }

  /** Opens a number's derivation, or closes it where it is open. */
  async ask(event: WhyEvent): Promise<void> {
    const [number] = event.composedPath();
    if (this.open === event.result) {
      this.close();
      return;
    }
    this.#number = number instanceof HTMLElement ? number : null;
    this.#wanted = event.result;
    await this.#load(true);
  }

  /** The figures are others now: so is what they come to. */
  async renew(): Promise<void> {
    await this.#load(this.open !== this.#wanted);
  }

  close = (): void => {
    this.#turn++;
    this.#set(null);
    this.#number?.focus();
    this.#number = null;
  };

  #set(asked: Asked | null): void {
    this.asked = asked;
    this.#wanted = this.open;
    this.#host.requestUpdate();
  }

  /** `opens`: it takes the keyboard when it is here. */
  async #load(opens: boolean): Promise<void> {
    const result = this.#wanted;
    if (result === null) return;
    const turn = ++this.#turn;
    const { contract, month } = this.#host.session.view;
    let asked: Asked | null = null;
    try {
      // Loaded with the first question: no result waits for it.
      await import("../result/derivation.ts");
      const node = contract && month ? await this.#host.engine.explain(contract, month, result) : null;
      if (node) asked = { result, node };
    } catch {
      if (turn === this.#turn) this.#host.session.alarm({ message: "alarm-engine" });
    }
    if (turn !== this.#turn) return;
    this.#set(asked);
    if (!opens) return;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("yuekao-derivation")?.focus();
  }
}
