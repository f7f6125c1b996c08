// Looks for what would have reached better results.

import { load } from "yuekao";

import type { Scope } from "../workers/spawn-worker.ts";
import type { SearchAnswer, SearchRequest } from "./search.ts";

export function serve(scope: Scope): void {
  async function search({ contract, month }: SearchRequest): Promise<void> {
    let answer: SearchAnswer;
    try {
      const engine = await load({ annex: false });
      answer = { better: engine.nextTier(contract, month) };
    } catch (cause) {
      answer = { failure: String(cause) };
    }
    scope.postMessage(answer);
  }

  scope.addEventListener("message", ({ data }: MessageEvent<SearchRequest>) => void search(data));
}
