// A contract's own text is read beside the page: three hundred pages take a second, and the page goes on answering.

import type { Proposal } from "yuekao";

import { NewestAnswer } from "../workers/newest-answer.ts";
import { spawnWorker } from "../workers/spawn-worker.ts";

export class Reading extends NewestAnswer<string, Proposal> {
  constructor() {
    super(() => spawnWorker(
      () => new Worker(new URL("./contract-text-worker.ts", import.meta.url), { type: "module" }),
      () => import("./contract-text-work.ts"),
    ));
  }
}
