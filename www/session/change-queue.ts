// What waits to be settled: all of it at once, or where that does not go one change after the other, so that none is lost to
// another one that is refused.

import { Unreachable } from "../engine/engine.ts";
import { History } from "../domain/history.ts";
import { EMPTY } from "../domain/state.ts";
import { painted } from "../workers/after-paint.ts";
import { Superseded } from "../workers/errors.ts";
import { changed, upToNextFigures, type Change, type Pending, type Refusal } from "./changes.ts";
import type { Settling } from "./settled.ts";
import type { Alarm, Settled, View } from "./view.ts";

/** Whose changes they are. */
interface Owner {
  view: () => View;
  update: (change: Partial<View>) => void;
  during: (work: Promise<boolean>) => Promise<boolean>;
  /** These changes are settled: what came of them takes the place of what was there. */
  take: (changes: readonly Change[], found: Found) => void;
  /** Nothing waits any more. `newest`: whether nothing has come since. */
  finish: (newest: () => boolean) => Promise<void>;
}

export interface Found {
  history: History;
  settled: Settled;
}

export class ChangeQueue {
  /** What is settled, and what came of it. */
  history = new History({ inputs: EMPTY });
  settled: Settled | null = null;
  /** What is to be changed, in order. */
  pending: readonly Pending[] = [];
  /** Whether what was kept is among it: nothing is settled before. */
  opened = false;
  readonly #settling: Settling;
  readonly #owner: Owner;
  /** Newest request wins: an answer to an older turn is dropped. */
  #turn = 0;

  constructor(settling: Settling, owner: Owner) {
    this.#settling = settling;
    this.#owner = owner;
  }

  /** Everything, with what is on its way. */
  get latest(): History {
    return changed(this.history, this.pending);
  }

  /** What is known before anything is settled. */
  get ahead(): Pick<View, "latest" | "latestRecord" | "annex" | "canUndo" | "canRedo"> {
    const { present, past, future, annex } = this.latest;
    const { record: latestRecord = this.settled?.record ?? null } = this.pending.findLast(({ record }) => record !== undefined) ?? {};
    return { latest: present, latestRecord, annex, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  /** Whether something is settled, and nothing is on its way that comes before what is wished now. */
  get idle(): boolean {
    return this.settled !== null && this.pending.length === 0;
  }

  /** `at`: before which of the changes that are waiting. */
  add(change: Change, at = this.pending.length): Promise<boolean> {
    return new Promise((done) => {
      this.pending = this.pending.toSpliced(at, 0, { ...change, done });
      void this.run();
    });
  }

  /** What all that is waiting is changed from; settled with the next turn. */
  begin(history: History, refuse: NonNullable<Change["refuse"]>): Promise<boolean> {
    return new Promise((done) => {
      this.pending = [{ edit: () => history, record: null, refuse, done }, ...this.pending];
    });
  }

  /** Nothing was there, and nothing is waiting. */
  clear(): void {
    this.history = new History({ inputs: EMPTY });
    this.settled = null;
    for (const { done } of this.pending) done(false);
    this.pending = [];
  }

  /** Settles everything that is waiting. */
  async run(): Promise<void> {
    const turn = ++this.#turn;
    const newest = (): boolean => turn === this.#turn;
    this.#owner.update(this.ahead);
    if (!this.opened) return;
    if (await this.#owner.during(this.#settleAll(newest))) await this.#owner.finish(newest);
  }

  /** False where something else has come since, or the engine cannot be had. */
  async #settleAll(newest: () => boolean): Promise<boolean> {
    if (this.pending.some(({ typed }) => typed)) await painted();
    // What the person left is settled first: it is told what takes its place.
    let together = this.settled !== null;
    while (newest() && this.pending.length > 0) {
      const changes = together ? upToNextFigures(this.pending) : this.pending.slice(0, 1);
      const found = await this.#found(changes, newest);
      if (!newest()) return false;
      if ("refusal" in found && found.refusal.unreachable) {
        this.#wait(found.refusal.alarm);
        return false;
      }
      // A contract as it is being written counts where it has no errors: that is looked at change by change.
      if (changes.length > 1 && ("refusal" in found || found.settled.draft)) {
        together = false;
        continue;
      }
      together ||= this.settled === null && !("refusal" in found);
      this.pending = this.pending.slice(changes.length);
      if ("refusal" in found) this.#refuse(changes, found.refusal);
      else this.#owner.take(changes, found);
      for (const { done } of changes) done(!("refusal" in found));
    }
    return newest();
  }

  /** Computes everything with these changes. */
  async #found(changes: readonly Change[], newest: () => boolean): Promise<Found | { refusal: Refusal }> {
    const view = this.#owner.view();
    const { record = view.record } = changes.findLast((change) => change.record !== undefined) ?? {};
    const history = changed(this.history, changes);
    const { text } = history.present;
    try {
      const settled = await this.#settling.settle(history.present, record, view);
      return "refusal" in settled ? settled : { history: history.amended(settled.inputs), settled };
    } catch (cause) {
      if (cause instanceof Superseded) return { refusal: { alarm: { message: "import-given-up" } } };
      if (newest()) console.error(cause);
      if (cause instanceof Unreachable) return { refusal: { alarm: { message: "alarm-unreachable", again: true }, unreachable: true } };
      return { refusal: { alarm: { message: "alarm-engine", ...(text === this.#owner.view().inputs.text ? {} : { refused: text }) } } };
    }
  }

  /** Nothing of what is waiting is lost: it is settled with the next change, or when that is asked for. */
  #wait(alarm: Alarm): void {
    const waiting = this.pending;
    this.pending = waiting.map((one) => ({ ...one, done: () => undefined }));
    for (const { done } of waiting) done(false);
    this.#owner.update({ alarm });
  }

  #refuse([change]: readonly Change[], why: Refusal): void {
    this.#owner.update(this.ahead);
    if (change?.refuse) change.refuse(why);
    else this.#owner.update({ alarm: why.alarm });
  }
}
