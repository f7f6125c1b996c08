// What is said of the archive when something could not be read or written. The page works on with what is on it.

import { BackupEvent } from "../archive/events.ts";
import type { CalculatorHost } from "./host.ts";
import { tell, type Words } from "./notice.ts";

export class ArchiveMessages {
  readonly #calculator: CalculatorHost;
  /** Faults that were said; none of them is said again. */
  readonly #told = new Set<string>();

  constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
  }

  async failed(cause: unknown): Promise<void> {
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    if (!(cause instanceof DOMException)) console.error(cause);
    const message = full ? "archive-full" : "archive-forbidden";
    if (this.#told.has(message)) return;
    this.#told.add(message);
    // What could not be kept can be taken along in a file.
    const save = (): void => {
      this.#calculator.dispatchEvent(new BackupEvent(null));
    };
    await this.#tell({ message, actions: [{ label: "archive-save", run: save }] });
  }

  /** Some sheets of the archive could not be read. */
  unread(sheets: number): void {
    const message = "archive-unread";
    if (sheets === 0 || this.#told.has(message)) return;
    this.#told.add(message);
    void this.#tell({ message, values: (language) => ({ count: language.number.count(String(sheets)) }) });
  }

  /** The sheet is not in the archive any more. */
  gone(): void {
    void this.#tell({ message: "archive-gone" });
  }

  /** Two windows have changed the same sheet. */
  twoWindows(): void {
    void this.#tell({ message: "archive-two-windows" });
  }

  #tell(words: Words): Promise<void> {
    return tell(this.#calculator, { ...words, parts: ["archive"] });
  }
}
