// What works beside the page and has a text to hand out.

import { piecesOf } from "./chunks.ts";

/** Hands out a text piece by piece. */
export class TextSource {
  protected text = piecesOf("");

  /** The next piece of the text; null: that was all. */
  piece(): string | null {
    return this.text.next().value ?? null;
  }
}
