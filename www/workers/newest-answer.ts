// One question at a time, each to a worker of its own, which ends with the answer: that is the only way to stop a long one, and
// nothing stays behind.

import type { Remote } from "comlink";

import type { Callback, RemoteWork } from "./remote-work.ts";

/** How much of the work is done, from 0 to 1. */
export type Progress = (done: number) => void;

/** The newest question wins. */
export class NewestAnswer<Work extends object> {
  readonly #start: () => RemoteWork<Work>;
  #asked: RemoteWork<Work> | null = null;

  constructor(start: () => RemoteWork<Work>) {
    this.#start = start;
  }

  ask<Answer>(question: (work: Remote<Work>, progress: Callback<Progress>) => Promise<Answer>, progress: Progress = () => undefined): Promise<Answer> {
    this.end();
    const asked = this.#start();
    this.#asked = asked;
    return asked.ask((work) => question(work, asked.callback(progress))).finally(() => { asked.end(); });
  }

  /** Gives up what is being asked. */
  end(): void {
    this.#asked?.end();
    this.#asked = null;
  }
}
