// What of an offer settles months thousands of times.

import { load } from "yuekao";
import { breakEven, qualityWorth } from "yuekao/offers";

import { answerBy } from "../workers/newest-answer.ts";
import type { Scope } from "../workers/spawn-worker.ts";
import type { OfferRequest } from "./offer-search.ts";

export function serve(scope: Scope): void {
  answerBy(scope, async ({ what, offer: { plans, ...offer }, metric }: OfferRequest, progress) => {
    const engine = await load({ annex: false });
    const asked = { ...offer, plans: plans.map((plan) => ({ ...plan, contract: engine.compile(plan.contract), counted: plan.counted && engine.compile(plan.counted) })) };
    return what === "break-even" ? breakEven(engine, asked, progress) : qualityWorth(engine, asked, metric, progress);
  });
}
