// Makes and opens long links beside the page: writing them out, squeezing and checking take seconds.

import { piecesOf } from "../workers/chunks.ts";
import { fragmentOf, openedFrom, type Opened, type Shared } from "./link.ts";

export class LinkWork {
  readonly #given: string[] = [];
  #found = piecesOf("");

  /** A piece of the text of the link that is made. */
  add(piece: string): void {
    this.#given.push(piece);
  }

  make(shared: Shared): Promise<string | null> {
    return fragmentOf({ ...shared, inputs: { ...shared.inputs, text: this.#given.splice(0).join("") } });
  }

  /** What is in a link, without its text. */
  async open(fragment: string): Promise<Opened> {
    const opened = await openedFrom(fragment);
    if ("refusal" in opened) return opened;
    const { inputs, ...shown } = opened.shared;
    this.#found = piecesOf(inputs.text);
    return { shared: { ...shown, inputs: { ...inputs, text: "" } } };
  }

  /** The next piece of the text of the link that was opened; null: that was all. */
  piece(): string | null {
    return this.#found.next().value ?? null;
  }
}
