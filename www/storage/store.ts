// The inputs' place in the browser's storage, with the steps back and forward.

import { History, type Place, type Step } from "../domain/history.ts";
import { EMPTY, VERSION } from "../domain/state.ts";
import type { LongTexts } from "./long-texts.ts";
import type { Read } from "./read-state.ts";
import { written, type Places } from "./write-state.ts";

/** Storage holds five million characters at most, and the page would stand still while a long text is written into it: that is kept beside it. */
const MOST_KEPT = 1_000_000;
/** Long texts of steps back and forward that are kept, the nearest. */
const MOST_LONG_STEPS = 3;

/** What was kept; `part` is null where nothing of it can be read. */
export interface Kept extends Read<History | null> {
  /** Whether its text is gone. */
  lost: boolean;
}

/**
 * The language chosen here before; how wide the pasted table is, where somebody has moved its edge; the sheet this tab has filed in
 * the archive of months last, and its revision, where there is an archive.
 */
type Remembered = "language" | "width" | "filed";

/** The part of the browser's storage that one calculator has, under a name of its own; without a name it keeps nothing there. */
export class Store {
  readonly name: string;
  #long: Promise<LongTexts> | null = null;
  /** Newest request wins. */
  #turn = 0;
  /** What is there could not be read for now, and nothing is written over it. */
  #unread = false;
  /** Ends the waiting for a long text; null where none is on its way. */
  #arrive: ((kept: true) => void) | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** Where the inputs are: what another tab writes there is news here. */
  get key(): string {
    return `${this.name}/inputs`;
  }

  /** Whether what is kept is of a later version, in a form unknown here: it is left as it is. */
  get later(): boolean {
    return isLater(this.newest);
  }

  /** What is kept, as it was written. */
  get raw(): string {
    return this.#read(this.key);
  }

  /** What whichever tab wrote last has kept, as it was written. */
  get newest(): string {
    return this.#read(this.key, false);
  }

  /**
   * Keeps the inputs over a reload. False where the browser will not: private mode, full, switched off. The page works on
   * without. Beside inputs of a later version they are kept for this tab alone, and long ones not at all.
   */
  keep(history: History): boolean | Promise<boolean> {
    const turn = ++this.#turn;
    if (!this.name) return true;
    if (this.#unread) return false;
    const long = this.later ? [] : longTextsOf(history);
    if (long.length > 0) {
      // What is short needs no database and is kept at once; its steps follow when the long ones have a place.
      if (!isLong(history.now)) this.#write(new History(history.now), new Map());
      return this.#keepLong(history, long, turn).catch(() => false);
    }
    if (isLong(history.now)) return false;
    // What the later version has put there is swept away with one's own.
    if (!this.later) void this.#long?.then((texts) => texts.keep([])).catch(() => null);
    return this.#write(history, new Map());
  }

  get #coming(): string {
    return `${this.name}/coming`;
  }

  /**
   * A long text is on its way here. Should the page end before it is kept, the next start says so. The mark is made under a lock:
   * another tab that finds the mark finds the lock taken, too, and waits for the end of this tab before it says that the text is lost.
   */
  expect(text: string): void {
    if (!this.name || this.#arrive || text.length <= MOST_KEPT) return;
    const { promise, resolve } = Promise.withResolvers<true>();
    this.#arrive = resolve;
    const mark = (): Promise<true> => {
      if (this.#arrive === resolve) this.end();
      return promise;
    };
    const { locks } = navigator as { locks?: LockManager };
    if (locks) locks.request(this.#coming, { mode: "shared" }, mark).catch(mark);
    else void mark();
  }

  /** The page may end: a long text that is still on its way is marked as such. */
  end(): void {
    if (this.#arrive) this.#put(this.#coming, "1");
  }

  /** It is kept, or will not be. */
  arrived(): void {
    if (!this.#arrive) return;
    this.#put(this.#coming, null);
    this.#arrive(true);
    this.#arrive = null;
  }

  /** Whether a long text was on its way here when its page ended; said once. A tab that still has one, or is just ending, is waited for. */
  async neverArrived(): Promise<boolean> {
    const lost = (): boolean => this.#arrive === null && this.#read(this.#coming, false) !== "";
    if (!lost()) return false;
    const tell = (): boolean => lost() && this.#put(this.#coming, null);
    const { locks } = navigator as { locks?: LockManager };
    return locks ? locks.request(this.#coming, tell).catch(tell) : tell();
  }

  /** What was kept, or nothing. A first visit loads nothing for it. Rejected where it cannot be read for now: then nothing is written over it. */
  async kept(raw = this.raw): Promise<Kept | null> {
    if (!raw || isLater(raw)) return null;
    try {
      const { keptFrom } = await import("./kept.ts");
      return await keptFrom(raw, (place) => this.text(place));
    } catch (cause) {
      this.#unread = true;
      throw cause;
    }
  }

  /** A long text that was kept; null where the browser has thrown it away. */
  text(place: Place): Promise<string | null> {
    return this.#texts().then((long) => long.text(place)).catch(() => null);
  }

  async #keepLong(history: History, long: readonly (string | Place)[], turn: number): Promise<boolean> {
    const places = await (await this.#texts()).keep(long);
    if (turn !== this.#turn || !places) return true;
    return this.#write(history, new Map(places.flatMap((place, index) => (long[index] === undefined ? [] : [[long[index], place] as const]))));
  }

  #texts(): Promise<LongTexts> {
    return (this.#long ??= import("./long-texts.ts").then((texts) => new texts.LongTexts(this.name)));
  }

  #write(history: History, places: Places): boolean {
    if (history.present === EMPTY && !history.annex && history.past.length + history.future.length === 0) return this.#put(this.key, null);
    const [whole, alone] = [written(history, places), new History(history.now)];
    // Where there is no room for the steps, the inputs come first; an annex that has none either is not kept.
    if (this.#put(this.key, whole) || this.#put(this.key, written(alone.reading(history.annex), places))) return true;
    if (history.annex) this.#put(this.key, written(alone, places));
    return false;
  }

  /** What was set aside because it could not be read, or not be shown; each as it was kept. */
  get aside(): readonly string[] {
    try {
      const list: unknown = JSON.parse(this.#read(`${this.name}/aside`, false) || "[]");
      return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  }

  /** Puts it where it is found later. Where there is no room for that, nothing is written over it where it is. */
  setAside(raw: string): void {
    if (this.aside.includes(raw)) return;
    if (!this.#put(`${this.name}/aside`, JSON.stringify([...this.aside, raw]))) this.#unread = true;
  }

  forgetAside(): void {
    this.#put(`${this.name}/aside`, null);
  }

  /** What is remembered beside the inputs; empty where nothing is, or the browser keeps nothing. */
  remembered(what: Remembered): string {
    return this.#read(`${this.name}/${what}`);
  }

  remember(what: Remembered, value: string): void {
    this.#put(`${this.name}/${what}`, value);
  }

  /** A tab that goes on where it was comes before what the last tab left: two tabs do not lose each other's figures. */
  #read(key: string, own = true): string {
    try {
      return (this.name && ((own ? sessionStorage.getItem(key) : null) ?? localStorage.getItem(key))) || "";
    } catch {
      return "";
    }
  }

  #put(key: string, value: string | null): boolean {
    try {
      if (this.name) {
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

function isLong({ inputs }: Step): boolean {
  return inputs.text.length > MOST_KEPT;
}

/** The texts that are kept beside everything else: the present one's, and those of the nearest steps. */
function longTextsOf({ now, past, future }: History): (string | Place)[] {
  const near = [...past.slice(-MOST_LONG_STEPS).reverse(), ...future.slice(0, MOST_LONG_STEPS)];
  const steps = near.filter((step) => step.place !== undefined || isLong(step)).map(({ place, inputs }) => place ?? inputs.text);
  return [...new Set([...(isLong(now) ? [now.inputs.text] : []), ...steps])];
}

function isLater(kept: string | null): boolean {
  return Number(/^\{"version":(\d+)/.exec(kept ?? "")?.[1]) > VERSION;
}
