// Looks for the volumes at which the cheaper contract changes.

import { load } from "yuekao";

import { answerBy } from "../workers/newest-answer.ts";
import type { Scope } from "../workers/spawn-worker.ts";
import type { BreakEvenRequest } from "./break-even.ts";

export function serve(scope: Scope): void {
  answerBy(scope, async ({ contracts, months, figure }: BreakEvenRequest) => (await load({ annex: false })).breakEven(contracts, months, figure));
}
