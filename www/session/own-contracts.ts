// What a person does with contracts of their own: taken from a file, begun, written, copied, given up.

import { Unreachable, type Contract } from "../engine/engine.ts";
import { adopted, begun, copied, described, forgotten, rewritten, type Edit, type Templates } from "../domain/edits.ts";
import { ownOf, type Inputs, type OwnContract } from "../domain/state.ts";
import type { ChangeQueue } from "./change-queue.ts";
import type { Change } from "./changes.ts";
import type { Settling } from "./settled.ts";

export class OwnContracts {
  readonly #settling: Settling;
  readonly #queue: ChangeQueue;
  readonly #byHand: (change: Change) => Promise<boolean>;
  readonly #alarm: (message: string) => void;
  /** Those that were written in this window: their ids. */
  readonly #written = new Set<string>();

  constructor(settling: Settling, queue: ChangeQueue, byHand: (change: Change) => Promise<boolean>, alarm: (message: string) => void) {
    this.#settling = settling;
    this.#queue = queue;
    this.#byHand = byHand;
    this.#alarm = alarm;
  }

  /** A contract from a file, which is sound; `source`: what stands in the file. */
  adopt(own: Contract, source: string): Promise<boolean> {
    return this.#byHand({ edit: adopted(own, source), replaces: "contract" });
  }

  /**
   * Writes the contract in force anew; one that comes with the page is left as it is, and a contract of one's own made from it.
   * What is typed in one go is one step back. The result is not waited for.
   */
  edit(change: (contract: Contract) => Contract, about = ""): Promise<void> {
    return this.#write((templates) => rewritten(change, templates, about), about);
  }

  /** What is said of a contract of one's own: its name, what was compared with the paper. */
  describe(change: Partial<Pick<OwnContract, "name" | "checked">>, about = ""): Promise<void> {
    return this.#write((templates) => described(change, templates, about), about);
  }

  /** The contract in force once more, to be changed by itself. */
  copy(): Promise<void> {
    return this.#write(copied);
  }

  /** A contract of one's own is given up, for what it was made from. */
  forget(): Promise<boolean> {
    return this.#byHand({ edit: forgotten });
  }

  /** A contract with nothing in it, to be written. */
  blank(contract: Contract): Promise<boolean> {
    return this.#byHand({ edit: begun(contract) });
  }

  /** What another window has of them; nothing of what is here is changed by it. What is not sound stays there. */
  async receive(theirs: Inputs, named: (own: OwnContract) => string): Promise<void> {
    const { owns } = await this.#settling.soundOf(theirs);
    const { received } = await import("../domain/received-contracts.ts");
    const edit: Edit = (history) => history.amended(received(history.present, { ...theirs, owns }, this.#written, named));
    // What is here already is not kept once more: the other window would be told of that.
    if (edit(this.#queue.latest) !== this.#queue.latest) await this.#queue.add({ edit, refuse: () => undefined });
  }

  async #write(edit: (templates: Templates) => Edit, about = ""): Promise<void> {
    try {
      const { templates } = this.#settling;
      // What is made from another contract waits for that; what is here already is changed at once, in the order of the wishes.
      for (let { present } = this.#queue.latest; !ownOf(present) && !templates.has(present.contract); { present } = this.#queue.latest) await this.#settling.template(present.contract);
    } catch (cause) {
      console.error(cause);
      this.#alarm(cause instanceof Unreachable ? "alarm-unreachable" : "alarm-engine");
      return;
    }
    void this.#byHand({ edit: edit(this.#settling.templates), typed: about !== "" });
    this.#written.add(this.#queue.latest.present.contract);
  }
}
