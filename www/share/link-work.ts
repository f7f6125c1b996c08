// Makes and opens long links beside the page: writing them out, squeezing and checking take seconds.

import { piecesOf } from "../workers/chunks.ts";
import { TextSource } from "../workers/text-source.ts";
import { fragmentOf, openedFrom, type Opened, type Shared } from "./link.ts";

export class LinkWork extends TextSource {
  readonly #given: string[] = [];

  /** A piece of the text of the link that is made. */
  add(piece: string): void {
    this.#given.push(piece);
  }

  make(shared: Shared): Promise<string | null> {
    return fragmentOf({ ...shared, inputs: { ...shared.inputs, text: this.#given.splice(0).join("") } });
  }

  /** What is in a link, without its text, which is handed out. */
  async open(fragment: string): Promise<Opened> {
    const opened = await openedFrom(fragment);
    if ("refusal" in opened) return opened;
    const { inputs, ...shown } = opened.shared;
    this.text = piecesOf(inputs.text);
    return { shared: { ...shown, inputs: { ...inputs, text: "" } } };
  }
}
