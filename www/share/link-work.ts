// Makes and opens long links beside the page: writing them out, squeezing and checking take seconds.

import type { Scope } from "../workers/spawn-worker.ts";
import { inChunks } from "../workers/chunks.ts";
import type { LinkAnswer, LinkRequest } from "./link-aside.ts";
import { fragmentOf, openedFrom } from "./link.ts";

export function serve(scope: Scope): void {
  const pieces: string[] = [];
  const say = (answer: LinkAnswer): void => {
    scope.postMessage(answer);
  };

  async function open(fragment: string): Promise<void> {
    const opened = await openedFrom(fragment);
    if ("refusal" in opened) {
      say({ opened });
      return;
    }
    // A long text taken over at once would keep the page from answering.
    const { inputs, ...shown } = opened.shared;
    await inChunks(inputs.text, (piece) => {
      say({ piece });
      return true;
    });
    say({ opened: { shared: { ...shown, inputs: { ...inputs, text: "" } } } });
  }

  async function work(request: LinkRequest): Promise<void> {
    if ("piece" in request) pieces.push(request.piece);
    else if ("open" in request) await open(request.open);
    else say({ made: await fragmentOf({ ...request.make, inputs: { ...request.make.inputs, text: pieces.splice(0).join("") } }) });
  }

  scope.addEventListener("message", ({ data }: MessageEvent<LinkRequest>) => {
    work(data).catch((cause: unknown) => say({ failure: String(cause) }));
  });
}
