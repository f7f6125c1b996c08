// Long texts, read in a worker. The worker keeps the text: looking at another of its months does not send it again.

import type { Contract, ReadOptions } from "yuekao";

import { inChunks } from "../workers/chunks.ts";
import { Superseded } from "../workers/errors.ts";
import type { TellRead } from "../workers/long-read.ts";
import type { RemoteWork } from "../workers/remote-work.ts";
import { engineWorker } from "./engine-worker.ts";
import type { EngineWork, Sight } from "./work.ts";

/** Whoever waits for the newest look. */
interface Waiting {
  fail: (cause: Error) => void;
}

export class LongText {
  #work: RemoteWork<EngineWork> | null = null;
  #text = "";
  #sent: Promise<boolean> = Promise.resolve(true);
  #waiting: Waiting | null = null;

  /** `record`: null for the newest month. `tell`: is told how far it is; given up, it fails as one that a newer one took the place of. */
  look(text: string, said: ReadOptions, contract: Contract, record: number | null, tell: TellRead = () => undefined): Promise<Sight> {
    const work = this.#with(text);
    this.#waiting?.fail(new Superseded());
    let waiting: Waiting | null = null;
    const report = (read: number, bytes: number): void => {
      if (this.#waiting === waiting) tell({ what: "table", name: "", read, bytes, cancel: () => { this.end(); } });
    };
    const look = new Promise<Sight>((resolve, reject) => {
      this.#waiting = waiting = { fail: reject };
      void this.#sent.then(() => work.ask((engine) => engine.look(said, contract, record, work.callback(report)))).then(resolve, reject);
    });
    report(0, 0);
    return look.catch((cause: unknown) => {
      if (this.#waiting === waiting && !(cause instanceof Superseded)) this.end();
      throw cause;
    }).finally(() => {
      if (this.#waiting !== waiting) return;
      this.#waiting = null;
      tell(null);
    });
  }

  /** Lets go of text and worker. */
  end(): void {
    this.#work?.end();
    this.#work = null;
    this.#text = "";
    this.#waiting?.fail(new Superseded());
  }

  #with(text: string): RemoteWork<EngineWork> {
    if (this.#work && text === this.#text) return this.#work;
    this.end();
    const work = engineWorker();
    this.#work = work;
    this.#text = text;
    this.#sent = inChunks(text, (piece) => {
      // What goes wrong with it is told to whoever looks at the text.
      void work.ask((engine) => engine.add(piece)).catch(() => undefined);
      return this.#work === work;
    });
    return work;
  }
}
