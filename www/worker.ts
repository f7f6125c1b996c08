// Reads one long text beside the page. A worker lives for one request: ending it is how a request is given up.

import { load } from "yuekao";
import type { ParseAnswer, ParseRequest } from "./engine.ts";

async function answer({ text, contract }: ParseRequest): Promise<ParseAnswer> {
  try {
    // A long text is worth the larger, faster module.
    const engine = await load({ wasm: new URL("../pkg/yuekao_fast.wasm", import.meta.url) });
    return { parsed: engine.parse(text, contract) };
  } catch (cause) {
    return { failure: String(cause) };
  }
}

self.addEventListener("message", (event: MessageEvent<ParseRequest>) => {
  void answer(event.data).then((result) => {
    self.postMessage(result);
  });
});
