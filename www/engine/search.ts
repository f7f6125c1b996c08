// Searches that settle a month thousands of times, beside the page, which goes on answering.

import type { BetterTier, Contract, VendorMonth } from "yuekao";

import { NewestAnswer } from "../workers/newest-answer.ts";
import { spawnWorker } from "../workers/spawn-worker.ts";

export interface SearchRequest {
  contract: Contract;
  month: VendorMonth;
}

export class Search extends NewestAnswer<SearchRequest, BetterTier[]> {
  constructor() {
    super(() => spawnWorker(
      () => new Worker(new URL("./search-worker.ts", import.meta.url), { type: "module" }),
      () => import("./search-work.ts"),
    ));
  }
}
