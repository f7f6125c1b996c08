// What comes in by clipboard, by drop or as files: one's own figures, or where a tab takes something else, that. The newest
// counts, however long an older one takes to be read.

import { mayBeJson } from "../paste/json.ts";
import type { CalculatorHost } from "./host.ts";

export class Incoming {
  readonly #calculator: CalculatorHost;
  /** The newest wins. */
  #turn = 0;

  constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
    calculator.addEventListener("paste", this.#onPaste);
  }

  /** A text that was pasted or dropped. */
  async text(text: string): Promise<void> {
    this.#turn += 1;
    const { tabs } = this.#calculator;
    if (tabs.takes) (await tabs.taking())?.take?.(text);
    else await this.#paste(text);
  }

  /** A table that is to be one's own, wherever one is. True if it was taken. */
  table(text: string): Promise<boolean> {
    this.#turn += 1;
    return this.#paste(text);
  }

  /** A list of objects is the table it makes. */
  async #paste(text: string): Promise<boolean> {
    const { engine, session } = this.#calculator;
    return session.paste(mayBeJson(text) ? ((await engine.ask((module) => module.tableOfJson(text)).catch(() => null)) ?? text) : text);
  }

  dropped(data: DataTransfer): void {
    if (data.files.length > 0) void this.files([...data.files]);
    else void this.text(data.getData("text/plain"));
  }

  /** Figures or a contract, in any number of files. */
  async files(files: readonly File[], contract = false): Promise<void> {
    const turn = contract ? this.#turn : ++this.#turn;
    try {
      const { takeIn } = await import("./dropped-files.ts");
      await takeIn(files, this.#calculator, { contract, overtaken: () => turn !== this.#turn });
    } catch (cause) {
      console.error(cause);
      this.#calculator.session.alarm({ message: "alarm-page" });
    }
  }

  /** The example of the contract; whatever somebody pastes meanwhile counts instead. */
  async example(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const { examplesIn } = await import("../domain/examples.ts");
      if (turn === this.#turn) await this.#calculator.session.example(examplesIn(this.#calculator.language.locale));
    } catch (cause) {
      console.error(cause);
      this.#calculator.session.alarm({ message: "alarm-page" });
    }
  }

  /** From the clipboard where the browser lets a page read it, else where it can be pasted. */
  async clipboard(): Promise<void> {
    const text = await navigator.clipboard.readText().catch(() => null);
    if (text !== null) await this.text(text);
    else ((await this.#calculator.tabs.taking()) ?? this.#calculator.renderRoot.querySelector<HTMLElement>("yuekao-paste-box"))?.focus();
  }

  #onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || event.defaultPrevented) return;
    event.preventDefault();
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "" && files.length > 0) void this.files(files);
    else void this.text(text);
  };
}
