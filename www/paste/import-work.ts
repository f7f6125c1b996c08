// Reads one large file beside the page.

import { piecesOf } from "../workers/chunks.ts";
import type { Callback } from "../workers/remote-work.ts";
import { TextSource } from "../workers/text-source.ts";
import { fileText, type FileText } from "./file.ts";

export class ImportWork extends TextSource {
  /** What there is to say of it, without its text, which is handed out; `tell`: the bytes that have been read. */
  async read(file: File, counted: boolean, tell: Callback<(read: number) => void>): Promise<FileText> {
    const read = await fileText(file, file.name, counted, (bytes) => { tell(bytes); });
    if ("refusal" in read) return read;
    this.text = piecesOf(read.text);
    return { ...read, text: "" };
  }
}
