// Long texts, read in a worker. The worker keeps the text: looking at another of its months does not send it again.

import { spawnWorker, type SpawnedWorker } from "../workers/spawn-worker.ts";
import type { Layout } from "../paste/grid.ts";
import type { Contract, Excerpt, ReadOptions } from "yuekao";
import { Superseded } from "../workers/errors.ts";
import { inChunks } from "../workers/chunks.ts";
import type { TellRead } from "../workers/long-read.ts";

/** A part of a text: all of a short one; one vendor's months around the one looked at of a long one. */
export interface Sight extends Excerpt {
  /** Where the rows of a long text are. */
  layout: Layout | null;
}

export type LongTextRequest = { piece: string } | { id: number; said: ReadOptions; contract: Contract; record: number | null };
export type LongTextAnswer = { id: number; sight: Sight } | { id: number; failure: string } | { id: number; read: number; bytes: number };

interface Waiting {
  id: number;
  tell: TellRead;
  resolve: (sight: Sight) => void;
  reject: (cause: Error) => void;
}

export class LongTextWorker {
  #worker: SpawnedWorker | null = null;
  #text = "";
  #sent: Promise<boolean> = Promise.resolve(true);
  #waiting: Waiting | null = null;
  #ids = 0;

  /** `record`: null for the newest month. `tell`: is told how far it is; given up, it fails as one that a newer one took the place of. */
  async look(text: string, said: ReadOptions, contract: Contract, record: number | null, tell: TellRead = () => undefined): Promise<Sight> {
    const worker = this.#with(text);
    this.#waiting?.reject(new Superseded());
    const id = ++this.#ids;
    const sight = new Promise<Sight>((resolve, reject) => {
      this.#waiting = { id, tell, resolve, reject };
    });
    this.#tell({ read: 0, bytes: 0 });
    if (await this.#sent) worker.postMessage({ id, said, contract, record } satisfies LongTextRequest);
    return sight.finally(() => {
      if (id === this.#ids) tell(null);
    });
  }

  #tell({ read, bytes }: { read: number; bytes: number }): void {
    this.#waiting?.tell({ what: "table", name: "", read, bytes, cancel: () => { this.end(); } });
  }

  /** Lets go of text and worker. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#text = "";
    this.#waiting?.reject(new Superseded());
    this.#waiting = null;
  }

  #with(text: string): SpawnedWorker {
    if (this.#worker && text === this.#text) return this.#worker;
    this.end();
    const worker = spawnWorker(
      () => new Worker(new URL("./long-text-worker.ts", import.meta.url), { type: "module" }),
      () => import("./long-text-work.ts"),
    );
    this.#worker = worker;
    this.#text = text;
    this.#sent = inChunks(text, (piece) => {
      if (this.#worker === worker) worker.postMessage({ piece } satisfies LongTextRequest);
      return this.#worker === worker;
    });
    worker.addEventListener("error", (event) => {
      this.#fail(new Error(event.message));
    });
    worker.addEventListener("message", ({ data }: MessageEvent<LongTextAnswer>) => {
      if (this.#waiting?.id !== data.id) return;
      if ("bytes" in data) {
        this.#tell(data);
      } else if ("failure" in data) {
        this.#fail(new Error(data.failure));
      } else {
        this.#waiting.resolve(data.sight);
        this.#waiting = null;
      }
    });
    return worker;
  }

  #fail(cause: Error): void {
    this.#waiting?.reject(cause);
    this.#waiting = null;
    this.end();
  }
}
