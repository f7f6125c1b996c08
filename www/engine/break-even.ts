// Between which volumes which of several contracts is the cheaper one: months are settled thousands of times, beside the page.

import type { Contract, Engine, VendorMonth } from "yuekao";

import { NewestAnswer } from "../workers/newest-answer.ts";
import { spawnWorker } from "../workers/spawn-worker.ts";

export interface BreakEvenRequest {
  contracts: Contract[];
  months: VendorMonth[];
  figure: string;
}

export type BreakEvens = ReturnType<Engine["breakEven"]>;

export class BreakEvenSearch extends NewestAnswer<BreakEvenRequest, BreakEvens> {
  constructor() {
    super(() => spawnWorker(
      () => new Worker(new URL("./break-even-worker.ts", import.meta.url), { type: "module" }),
      () => import("./break-even-work.ts"),
    ));
  }
}
