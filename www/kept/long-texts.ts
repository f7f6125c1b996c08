// Texts that are too long for the storage in which everything else is kept. They stand in the browser's database in pieces, so
// that the page never stands still for one, each under a name that the kept inputs say.
//
// A tab holds a lock on its own text as long as it is open: what nobody holds is swept away with the next that is kept.

import { createStore, delMany, get, keys, set, type UseStore } from "idb-keyval";

/** Where a text is: its name, and in how many pieces. */
export interface Place {
  id: string;
  pieces: number;
}

/** Writing one is one task of the page. */
const PIECE = 500_000;
/** Texts that stay where a browser has no locks (only pages that came safely have them). */
const MOST_UNLOCKED = 3;

export class LongTexts {
  readonly #name: string;
  readonly #store: UseStore;
  /** What was kept last. */
  #text = "";
  #place: Promise<Place | null> | null = null;
  #release: (() => void) | null = null;
  /** Newest request wins. */
  #turn = 0;

  constructor(name: string) {
    this.#name = name;
    this.#store = createStore(name, "texts");
  }

  /** Keeps a text. Null where another one took its place meanwhile; rejected where the browser will not. */
  keep(text: string): Promise<Place | null> {
    if (this.#place && text === this.#text) return this.#place;
    this.#text = text;
    this.#place = this.#write(text, ++this.#turn);
    this.#place.catch(() => {
      // It may be possible the next time.
      if (text === this.#text) this.#place = null;
    });
    return this.#place;
  }

  /** The text that is there; null where it is not any more. */
  async text({ id, pieces }: Place): Promise<string | null> {
    await this.#hold(id);
    const parts = await Promise.all(Array.from({ length: pieces }, (_, piece) => get<unknown>([id, piece], this.#store)));
    if (!parts.every((part) => typeof part === "string")) return null;
    this.#text = parts.join("");
    this.#place = Promise.resolve({ id, pieces });
    return this.#text;
  }

  /** Lets go of the text, for good where no other tab has it. */
  async forget(): Promise<void> {
    this.#turn += 1;
    this.#text = "";
    this.#place = null;
    this.#release?.();
    this.#release = null;
    await this.#sweep(null);
  }

  async #write(text: string, turn: number): Promise<Place | null> {
    const id = name();
    await this.#hold(id);
    let pieces = 0;
    for (let at = 0; at < text.length; at += PIECE) {
      if (turn !== this.#turn) return null;
      await set([id, pieces], text.slice(at, at + PIECE), this.#store);
      pieces += 1;
    }
    await this.#sweep(id);
    return turn === this.#turn ? { id, pieces } : null;
  }

  /** From now on the text is this tab's, and the one before is not. */
  async #hold(id: string): Promise<void> {
    this.#release?.();
    this.#release = null;
    const { locks } = navigator as { locks?: LockManager };
    await new Promise<void>((held) => {
      if (!locks) {
        held();
        return;
      }
      locks.request(this.#lock(id), { mode: "shared" }, () => new Promise<void>((release) => {
        this.#release = release;
        held();
      })).catch(held);
    });
  }

  async #sweep(own: string | null): Promise<void> {
    const all = (await keys(this.#store)).filter((key): key is [string, number] => Array.isArray(key));
    const ids = [...new Set(all.map(([id]) => id))].filter((id) => id !== own).sort();
    const { locks } = navigator as { locks?: LockManager };
    // Some pages have locks and may not ask for them.
    const state = await locks?.query().catch(() => null);
    const held = state && new Set(state.held?.map(({ name: lock }) => lock));
    const stale = new Set(held ? ids.filter((id) => !held.has(this.#lock(id))) : ids.slice(0, -MOST_UNLOCKED));
    await delMany(all.filter(([id]) => stale.has(id)), this.#store);
  }

  #lock(id: string): string {
    return `${this.#name}/texts/${id}`;
  }
}

/** Later names sort after earlier ones; two tabs never make the same. */
function name(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${Math.floor(performance.timeOrigin + performance.now()).toString(36).padStart(10, "0")}-${chance.toString(36)}`;
}
