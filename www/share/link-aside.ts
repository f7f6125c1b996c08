// Links of any length: short ones are made and opened here and now, long ones in a worker that ends with them.

import { inChunks, joinedText } from "../workers/chunks.ts";
import { RemoteWork } from "../workers/remote-work.ts";
import { fragmentOf, openedFrom, type Opened, type Shared } from "./link.ts";
import type { LinkWork } from "./link-work.ts";

/** Texts up to here take no longer than a frame. */
const SHORT_TEXT = 100_000;
/** So do the links that unfold to a thousand times their length. */
const SHORT_LINK = 10_000;
/** Of a longer text browsers' addresses never hold the link, unless it says the same thousands of times. */
const MOST_TEXT = 20_000_000;

/** The fragment, or null where it would be longer than browsers take. Given up with the signal. */
export async function madeAside(shared: Shared, signal: AbortSignal): Promise<string | null> {
  const { inputs } = shared;
  if (inputs.text.length > MOST_TEXT) return null;
  if (inputs.text.length <= SHORT_TEXT) return fragmentOf(shared);
  const work = linkWorker();
  signal.addEventListener("abort", () => { work.end(); });
  try {
    await inChunks(inputs.text, (piece) => {
      // What goes wrong with it is told where the link is made.
      void work.ask((links) => links.add(piece)).catch(() => undefined);
      return !signal.aborted;
    });
    return await work.ask((links) => links.make({ ...shared, inputs: { ...inputs, text: "" } }));
  } finally {
    work.end();
  }
}

export async function openedAside(fragment: string): Promise<Opened> {
  if (fragment.length <= SHORT_LINK) return openedFrom(fragment);
  const work = linkWorker();
  try {
    const opened = await work.ask<Opened>((links) => links.open(fragment));
    if ("refusal" in opened) return opened;
    const { inputs, ...shown } = opened.shared;
    return { shared: { ...shown, inputs: { ...inputs, text: await joinedText(() => work.ask((links) => links.piece())) } } };
  } finally {
    work.end();
  }
}

function linkWorker(): RemoteWork<LinkWork> {
  return new RemoteWork(
    () => new Worker(new URL("./link-worker.ts", import.meta.url), { type: "module" }),
    async () => new (await import("./link-work.ts")).LinkWork(),
  );
}
