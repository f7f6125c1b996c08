// Keeps one long text beside the page and looks at its months, so that the page holds no object for every one of them.

import { load } from "yuekao";

import type { Scope } from "../workers/spawn-worker.ts";
import type { LongTextAnswer, LongTextRequest } from "./long-text.ts";
import { layoutOf } from "../paste/grid.ts";

export function serve(scope: Scope): void {
  const pieces: string[] = [];
  let text: string | null = null;

  async function look({ id, said, contract, record }: Extract<LongTextRequest, { id: number }>): Promise<void> {
    try {
      const engine = await load({ annex: false });
      text ??= pieces.splice(0).join("");
      const tell = (read: number, bytes: number): void => scope.postMessage({ id, read, bytes } satisfies LongTextAnswer);
      const excerpt = engine.excerpt(text, contract, record ?? [], said, tell);
      const layout = layoutOf(text, excerpt.parsed.columns);
      const answer: LongTextAnswer = { id, sight: { ...excerpt, layout } };
      scope.postMessage(answer, { transfer: [layout.starts.buffer, layout.separators.buffer] });
    } catch (cause) {
      const answer: LongTextAnswer = { id, failure: String(cause) };
      scope.postMessage(answer);
    }
  }

  scope.addEventListener("message", ({ data }: MessageEvent<LongTextRequest>) => {
    if ("piece" in data) pieces.push(data.piece);
    else void look(data);
  });
}
