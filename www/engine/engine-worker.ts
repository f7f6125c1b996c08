// Starts the engine beside the page.

import type { Offer } from "yuekao/offers";

import { NewestAnswer } from "../workers/newest-answer.ts";
import { RemoteWork } from "../workers/remote-work.ts";
import type { EngineWork } from "./work.ts";

export function engineWorker(): RemoteWork<EngineWork> {
  return new RemoteWork(
    () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
    async () => new (await import("./work.ts")).EngineWork(),
  );
}

/** Questions that take long, of which the newest wins. */
export class EngineSearch extends NewestAnswer<EngineWork> {
  constructor() {
    super(engineWorker);
  }
}

/** Of an offer what the engine is asked: nothing of the page goes along. */
export function bare({ plans, volumes, amounts, axis, basis, payer }: Offer): Offer {
  return { plans: plans.map(({ contract, counted, drivers, package: chosen }) => ({ contract, counted, drivers, package: chosen })), volumes, amounts, axis, basis, payer };
}
