// What of an offer settles months thousands of times, beside the page: where the cheaper plan changes, and what quality is worth.

import type { BreakEvens, Offer, QualityWorth } from "yuekao/offers";

import { NewestAnswer } from "../workers/newest-answer.ts";
import { spawnWorker } from "../workers/spawn-worker.ts";

export interface OfferRequest {
  what: "break-even" | "quality";
  offer: Offer;
  /** The rate whose worth is asked; empty: the first. */
  metric: string;
}

class OfferSearch<Answer> extends NewestAnswer<OfferRequest, Answer> {
  constructor() {
    super(() => spawnWorker(
      () => new Worker(new URL("./offer-search-worker.ts", import.meta.url), { type: "module" }),
      () => import("./offer-search-work.ts"),
    ));
  }
}

export class BreakEvenSearch extends OfferSearch<BreakEvens> {}
export class QualitySearch extends OfferSearch<QualityWorth | null> {}

/** Of an offer what the engine is asked: nothing of the page goes along. */
export function bare({ plans, volumes, amounts, axis, basis, payer }: Offer): Offer {
  return { plans: plans.map(({ contract, counted, drivers, package: chosen }) => ({ contract, counted, drivers, package: chosen })), volumes, amounts, axis, basis, payer };
}
