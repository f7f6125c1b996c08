// Reads one large file beside the page.

import { piecesOf } from "../workers/chunks.ts";
import type { Callback } from "../workers/remote-work.ts";
import { fileText, type FileText } from "./file.ts";

export class ImportWork {
  #found = piecesOf("");

  /** What there is to say of it, without its text; `tell`: the bytes that have been read. */
  async read(file: File, counted: boolean, tell: Callback<(read: number) => void>): Promise<FileText> {
    const read = await fileText(file, file.name, counted, (bytes) => { tell(bytes); });
    if ("refusal" in read) return read;
    this.#found = piecesOf(read.text);
    return { ...read, text: "" };
  }

  /** The next piece of its text; null: that was all. */
  piece(): string | null {
    return this.#found.next().value ?? null;
  }
}
