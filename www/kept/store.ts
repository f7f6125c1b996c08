// The inputs' place in the browser's storage.

import { EMPTY, stored, VERSION, type Inputs } from "../state.ts";
import type { LongTexts } from "./long-texts.ts";

/** Storage holds five million characters at most, and the page would stand still while a long text is written into it: that is kept beside it. */
const MOST_KEPT = 1_000_000;

/** The part of the browser's storage that one calculator has, under a name of its own; without a name it keeps nothing there. */
export class Store {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** Where the inputs are: what another tab writes there is news here. */
  get key(): string {
    return `${this.#name}/inputs`;
  }

  /** Whether the text of what was kept is gone. */
  lost = false;
  #long: Promise<LongTexts> | null = null;
  /** Newest request wins. */
  #turn = 0;

  /** Whether what is kept is of a later version, in a form unknown here: it is left as it is. */
  get later(): boolean {
    return isLater(this.#read(this.key, false));
  }

  /**
   * Keeps the inputs over a reload. False where the browser will not: private mode, full, switched off. The page works on
   * without. Beside inputs of a later version they are kept for this tab alone, and long ones not at all.
   */
  keep(inputs: Inputs): boolean | Promise<boolean> {
    const turn = ++this.#turn;
    const { later } = this;
    if (inputs.text.length > MOST_KEPT && this.#name) return !later && this.#keepLong(inputs, turn).catch(() => false);
    // What the later version has put there is swept away with one's own.
    if (!later) void this.#long?.then((long) => long.forget()).catch(() => null);
    return this.#write(this.key, inputs === EMPTY ? null : JSON.stringify(stored(inputs)));
  }

  /** What was kept, or nothing: from an unknown version, damaged or unreadable, it is not guessed at. A first visit loads nothing for it. */
  async kept(written = this.#read(this.key)): Promise<Inputs | null> {
    if (!written) return null;
    const { taken } = await import("./inputs-from.ts");
    const { inputs, lost } = await taken(written, () => this.#texts());
    this.lost = lost;
    return inputs;
  }

  async #keepLong(inputs: Inputs, turn: number): Promise<boolean> {
    const long = await (await this.#texts()).keep(inputs.text);
    if (turn !== this.#turn) return true;
    return this.#write(this.key, JSON.stringify({ ...stored({ ...inputs, text: "" }), long }));
  }

  #texts(): Promise<LongTexts> {
    return (this.#long ??= import("./long-texts.ts").then((texts) => new texts.LongTexts(this.#name)));
  }

  /** The language chosen here before; a browser that keeps nothing has its own preference. */
  get language(): string {
    return this.#read(`${this.#name}/language`);
  }

  set language(locale: string) {
    this.#write(`${this.#name}/language`, locale);
  }

  /** A tab that goes on where it was comes before what the last tab left: two tabs do not lose each other's figures. */
  #read(key: string, own = true): string {
    try {
      return (this.#name && ((own ? sessionStorage.getItem(key) : null) ?? localStorage.getItem(key))) || "";
    } catch {
      return "";
    }
  }

  #write(key: string, value: string | null): boolean {
    try {
      if (this.#name) {
        for (const storage of [sessionStorage, localStorage]) {
          if (isLater(storage.getItem(key))) continue;
          if (value === null) storage.removeItem(key);
          else storage.setItem(key, value);
        }
      }
      return true;
    } catch {
      return false;
    }
  }
}

function isLater(written: string | null): boolean {
  return Number(/^\{"version":(\d+)/.exec(written ?? "")?.[1]) > VERSION;
}
