/** A file's bytes as text, whatever they are written in: UTF-8, GBK, line by line where both are in it, or UTF-16. */
import { TextReader as Reader } from "../pkg/yuekao.js";

/** The bytes are no text. */
export class NotText extends Error {
  override readonly name = "NotText";
}

/** Reads bytes that come in pieces, cut anywhere. Throws NotText where they are none. */
export class TextReader {
  readonly #run: <T>(call: () => T) => T;
  #reader: Reader | null;
  #mixed = false;

  /** `run` makes the calls into the module, which may break down. */
  constructor(run: <T>(call: () => T) => T) {
    this.#run = run;
    this.#reader = run(() => new Reader());
  }

  /** Whether some lines are in UTF-8 and others in GBK. */
  get mixed(): boolean {
    return this.#mixed;
  }

  /** What can be read so far, as UTF-8. */
  read(bytes: Uint8Array): Uint8Array {
    return this.#text((reader) => reader.read(bytes));
  }

  /** What is left when nothing more comes. */
  end(): Uint8Array {
    const last = this.#text((reader) => reader.end());
    this.#reader?.free();
    this.#reader = null;
    return last;
  }

  #text(read: (reader: Reader) => Uint8Array | undefined): Uint8Array {
    const reader = this.#reader;
    if (!reader) return new Uint8Array();
    const text = this.#run(() => read(reader));
    if (!text) throw new NotText();
    this.#mixed = reader.mixed;
    return text;
  }
}
