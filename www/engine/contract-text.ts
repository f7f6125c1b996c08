// A contract's own text is read beside the page: three hundred pages take a second, and the page goes on answering. Each reading
// has a worker of its own, which ends with it.

import { spawnWorker, type SpawnedWorker } from "../workers/spawn-worker.ts";
import type { Proposal } from "./engine.ts";
import { Superseded } from "../workers/errors.ts";

export type ReadingAnswer = { proposal: Proposal } | { failure: string };

export class Reading {
  #end: ((cause: Error) => void) | null = null;

  /** The newest text wins. */
  read(text: string): Promise<Proposal> {
    this.end();
    return new Promise<Proposal>((resolve, reject) => {
      const worker = start();
      const fail = (cause: Error): void => {
        worker.terminate();
        reject(cause);
      };
      this.#end = fail;
      worker.addEventListener("error", (event) => { fail(new Error(event.message)); });
      worker.addEventListener("message", ({ data }: MessageEvent<ReadingAnswer>) => {
        if ("failure" in data) fail(new Error(data.failure));
        else resolve(data.proposal);
        worker.terminate();
      });
      worker.postMessage(text);
    });
  }

  /** Gives up what is being read. */
  end(): void {
    this.#end?.(new Superseded());
    this.#end = null;
  }
}

function start(): SpawnedWorker {
  return spawnWorker(
    () => new Worker(new URL("./contract-text-worker.ts", import.meta.url), { type: "module" }),
    () => import("./contract-text-work.ts"),
  );
}
