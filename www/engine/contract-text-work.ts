// Reads a contract's own text.

import { load } from "yuekao";

import type { Scope } from "../workers/spawn-worker.ts";
import type { ReadingAnswer } from "./contract-text.ts";

export function serve(scope: Scope): void {
  async function read(text: string): Promise<void> {
    let answer: ReadingAnswer;
    try {
      const engine = await load();
      answer = { proposal: engine.readContract(text) };
    } catch (cause) {
      answer = { failure: String(cause) };
    }
    scope.postMessage(answer);
  }

  scope.addEventListener("message", ({ data }: MessageEvent<string>) => void read(data));
}
