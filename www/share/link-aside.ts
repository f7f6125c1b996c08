// Links of any length: short ones are made and opened here and now, long ones in a worker that ends with them.

import { spawnWorker, type SpawnedWorker } from "../workers/spawn-worker.ts";
import { inChunks } from "../workers/chunks.ts";
import { Superseded } from "../workers/errors.ts";
import { fragmentOf, openedFrom, type Opened, type Shared } from "./link.ts";

/** The text of what is to be made goes before it, piece by piece; that of what was opened comes before the rest. */
export type LinkRequest = { piece: string } | { make: Shared } | { open: string };
export type LinkAnswer = { piece: string } | { made: string | null } | { opened: Opened } | { failure: string };

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
  const made = await inWorker(async (worker) => {
    const all = await inChunks(inputs.text, (piece) => !signal.aborted && tell(worker, { piece }));
    if (all) tell(worker, { make: { ...shared, inputs: { ...inputs, text: "" } } });
  }, signal);
  return "made" in made.answer ? made.answer.made : null;
}

export async function openedAside(fragment: string): Promise<Opened> {
  if (fragment.length <= SHORT_LINK) return openedFrom(fragment);
  const { pieces, answer } = await inWorker((worker) => tell(worker, { open: fragment }));
  if (!("opened" in answer)) return { refusal: "link-damaged" };
  if ("refusal" in answer.opened) return answer.opened;
  const { inputs, ...shown } = answer.opened.shared;
  return { shared: { ...shown, inputs: { ...inputs, text: pieces.join("") } } };
}

function tell(worker: SpawnedWorker, request: LinkRequest): boolean {
  worker.postMessage(request);
  return true;
}

/** Asks a worker of its own, and ends it when it has answered. */
function inWorker(ask: (worker: SpawnedWorker) => unknown, signal?: AbortSignal): Promise<{ pieces: readonly string[]; answer: Exclude<LinkAnswer, { piece: string }> }> {
  const worker = spawnWorker(
    () => new Worker(new URL("./link-worker.ts", import.meta.url), { type: "module" }),
    () => import("./link-work.ts"),
  );
  const pieces: string[] = [];
  return new Promise<{ pieces: readonly string[]; answer: Exclude<LinkAnswer, { piece: string }> }>((resolve, reject) => {
    signal?.addEventListener("abort", () => { reject(new Superseded()); });
    worker.addEventListener("error", (event) => { reject(new Error(event.message)); });
    worker.addEventListener("message", ({ data }: MessageEvent<LinkAnswer>) => {
      if ("piece" in data) pieces.push(data.piece);
      else if ("failure" in data) reject(new Error(data.failure));
      else resolve({ pieces, answer: data });
    });
    ask(worker);
  }).finally(() => { worker.terminate(); });
}
