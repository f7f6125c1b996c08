// Reads a contract's own text.

import { load } from "yuekao";

import { answerBy } from "../workers/newest-answer.ts";
import type { Scope } from "../workers/spawn-worker.ts";

export function serve(scope: Scope): void {
  answerBy(scope, async (text: string) => (await load()).readContract(text));
}
