// Looks for what would have reached better results.

import { load } from "yuekao";

import { answerBy } from "../workers/newest-answer.ts";
import type { Scope } from "../workers/spawn-worker.ts";
import type { SearchRequest } from "./search.ts";

export function serve(scope: Scope): void {
  answerBy(scope, async ({ contract, month }: SearchRequest) => (await load({ annex: false })).nextTier(contract, month));
}
