// Searches that settle a month thousands of times, beside the page, which goes on answering. Each has a worker of its own,
// which ends with it: that is the only way to stop one, and nothing stays behind.

import { spawnWorker, type SpawnedWorker } from "../workers/spawn-worker.ts";
import type { BetterTier, Contract, VendorMonth } from "yuekao";
import { Superseded } from "../workers/errors.ts";

export interface SearchRequest {
  contract: Contract;
  month: VendorMonth;
}
export type SearchAnswer = { better: BetterTier[] } | { failure: string };

export class Search {
  #end: ((cause: Error) => void) | null = null;

  /** The newest search wins. */
  nextTier(contract: Contract, month: VendorMonth): Promise<BetterTier[]> {
    this.end();
    return new Promise<BetterTier[]>((resolve, reject) => {
      const worker = start();
      const fail = (cause: Error): void => {
        worker.terminate();
        reject(cause);
      };
      this.#end = fail;
      worker.addEventListener("error", (event) => { fail(new Error(event.message)); });
      worker.addEventListener("message", ({ data }: MessageEvent<SearchAnswer>) => {
        if ("failure" in data) fail(new Error(data.failure));
        worker.terminate();
        if ("better" in data) resolve(data.better);
      });
      worker.postMessage({ contract, month } satisfies SearchRequest);
    });
  }

  /** Gives up what is being looked for. */
  end(): void {
    this.#end?.(new Superseded());
    this.#end = null;
  }
}

function start(): SpawnedWorker {
  return spawnWorker(
    () => new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" }),
    () => import("./search-work.ts"),
  );
}
