// Texts that are too long for the storage in which everything else is kept. They stand in the browser's database in pieces, so
// that the page never stands still for one, each under a name that the kept inputs say.
//
// A tab holds a lock on each of its texts as long as it is open: what nobody holds is swept away with the next that is kept.

import { createStore, delMany, get, keys, set, type UseStore } from "idb-keyval";

import type { Place } from "../domain/history.ts";

/** Writing one is one task of the page. */
const PIECE = 500_000;
/** Texts that stay where a browser has no locks (only pages that came safely have them). */
const MOST_UNLOCKED = 3;

interface KeptText {
  /** Null where it was not read since the page was loaded. */
  text: string | null;
  readonly id: string;
  place: Promise<Place>;
  /** Whether it is still on its way into the database. */
  writing: boolean;
  release: () => void;
}

/** The texts are others by now. */
class Outdated extends Error {}

export class LongTexts {
  readonly #name: string;
  readonly #store: UseStore;
  #texts: KeptText[] = [];
  /** Newest request wins. */
  #turn = 0;

  constructor(name: string) {
    this.#name = name;
    this.#store = createStore(name, "texts");
  }

  /**
   * Keeps these texts, each as it is or by the place where it is already, and no others: where each of them is. Null where others
   * took their place meanwhile; rejected where the browser will not.
   */
  async keep(wanted: readonly (string | Place)[]): Promise<Place[] | null> {
    const turn = ++this.#turn;
    const kept = wanted.map((one) => this.#find(one) ?? this.#add(one));
    for (const one of this.#texts.filter((other) => other.writing && !kept.includes(other))) this.#drop(one);
    try {
      const places = await Promise.all(kept.map((one) => one.place));
      if (turn !== this.#turn) return null;
      for (const one of this.#texts.filter((other) => !kept.includes(other))) this.#drop(one);
      await this.#sweep();
      return turn === this.#turn ? places : null;
    } catch (cause) {
      if (cause instanceof Outdated) return null;
      throw cause;
    }
  }

  /** The text that is there; null where it is not any more. */
  async text(place: Place): Promise<string | null> {
    const kept = this.#find(place) ?? this.#add(place);
    await kept.place;
    const parts = await Promise.all(Array.from({ length: place.pieces }, (_, piece) => get<unknown>([place.id, piece], this.#store)));
    if (!parts.every((part) => typeof part === "string")) return null;
    kept.text = parts.join("");
    return kept.text;
  }

  #find(wanted: string | Place): KeptText | undefined {
    return this.#texts.find(({ text, id }) => (typeof wanted === "string" ? text === wanted : id === wanted.id));
  }

  #add(wanted: string | Place): KeptText {
    const [text, id] = typeof wanted === "string" ? [wanted, name()] : [null, wanted.id];
    const kept: KeptText = { text, id, place: Promise.resolve({ id, pieces: 0 }), writing: text !== null, release: () => undefined };
    this.#texts.push(kept);
    kept.place = this.#lock(kept).then(() => (typeof wanted === "string" ? this.#write(kept, wanted) : wanted));
    // It may be possible the next time.
    kept.place.catch(() => { this.#drop(kept); });
    return kept;
  }

  async #write(kept: KeptText, text: string): Promise<Place> {
    let pieces = 0;
    for (let at = 0; at < text.length; at += PIECE) {
      if (!this.#texts.includes(kept)) throw new Outdated();
      await set([kept.id, pieces], text.slice(at, at + PIECE), this.#store);
      pieces += 1;
    }
    kept.writing = false;
    return { id: kept.id, pieces };
  }

  #drop(kept: KeptText): void {
    kept.release();
    this.#texts = this.#texts.filter((one) => one !== kept);
  }

  /** From now on the text is this tab's, until it is dropped. */
  async #lock(kept: KeptText): Promise<void> {
    const { locks } = navigator as { locks?: LockManager };
    await new Promise<void>((locked) => {
      if (!locks) {
        locked();
        return;
      }
      locks.request(this.#lockName(kept.id), { mode: "shared" }, () => new Promise<void>((release) => {
        kept.release = release;
        if (!this.#texts.includes(kept)) release();
        locked();
      })).catch(locked);
    });
  }

  async #sweep(): Promise<void> {
    const own = new Set(this.#texts.map(({ id }) => id));
    const all = (await keys(this.#store)).filter((key): key is [string, number] => Array.isArray(key));
    const ids = [...new Set(all.map(([id]) => id))].filter((id) => !own.has(id)).sort();
    const { locks } = navigator as { locks?: LockManager };
    // Some pages have locks and may not ask for them.
    const state = await locks?.query().catch(() => null);
    const lockedNames = state && new Set(state.held?.map(({ name: lock }) => lock));
    const stale = new Set(lockedNames ? ids.filter((id) => !lockedNames.has(this.#lockName(id))) : ids.slice(0, -MOST_UNLOCKED));
    await delMany(all.filter(([id]) => stale.has(id)), this.#store);
  }

  #lockName(id: string): string {
    return `${this.#name}/texts/${id}`;
  }
}

/** Later names sort after earlier ones; two tabs never make the same. */
function name(): string {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${Math.floor(performance.timeOrigin + performance.now()).toString(36).padStart(10, "0")}-${chance.toString(36)}`;
}
