// The calculator in a frame. Who it answers to stands in the frame's address, put there by the loader: messages are taken
// from that page alone, and answers go to it alone. Opened by itself, it is a calculator without a page around.

import { YuekaoCalculator } from "../element/element.ts";
import type { FrameEvents, FrameOptions, FrameProblem, FromFrame } from "./messages.ts";
import { optionsFrom } from "./options.ts";

/** A quote in its address is shown alone, only to be read. */
const quoted = location.hash.startsWith("#quote=");
const calculator = new YuekaoCalculator();
const host = originFrom(new URLSearchParams(location.hash.slice(1)).get("host"));

/** An origin as browsers write it, or null: whoever wrote anything else into the address is not answered. */
function originFrom(text: string | null): string | null {
  if (text === null || text === "null") return text;
  try {
    return new URL(text).origin === text ? text : null;
  } catch {
    return null;
  }
}

/** A host without an origin, such as a file, can only be written to as anybody; what is said is the host's own figures. */
function send(message: FromFrame): void {
  if (host !== null) parent.postMessage(message, host === "null" ? "*" : host);
}

function report(code: FrameProblem, value = ""): void {
  send({ yuekao: 1, event: "problem", detail: { code, value, problems: [] } });
}

function set({ contract, figures, ...shown }: FrameOptions): void {
  Object.assign(calculator, shown);
  if (contract !== undefined) calculator.contract = contract;
  if (figures !== undefined) calculator.figures = figures;
}

function hear({ source, origin, data }: MessageEvent<unknown>): void {
  if (source !== parent || origin !== host || typeof data !== "object" || data === null || !("yuekao" in data)) return;
  if (data.yuekao !== 1) {
    report("message-version", String(data.yuekao));
    return;
  }
  const options = optionsFrom("set" in data ? data.set : undefined);
  if ("wrong" in options) report("message-malformed", options.wrong);
  else set(options.options);
}

function pass(event: keyof FrameEvents): void {
  calculator.addEventListener(`yuekao-${event}`, (told) => {
    send({ yuekao: 1, event, detail: told.detail } as FromFrame);
  });
}

function mayStore(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

if (host !== null && parent !== window) {
  document.documentElement.classList.add("framed");
  addEventListener("message", hear);
  new ResizeObserver(() => {
    send({ yuekao: 1, height: calculator.getBoundingClientRect().height });
  }).observe(calculator);
  (["figures", "contract", "result", "problem"] as const).forEach(pass);
}
const place = document.querySelector("main") ?? document.body;
if (quoted) void import("../share/quote-alone.ts").then(({ showAlone }) => showAlone(place, location.hash));
else place.append(calculator);
send({ yuekao: 1, ready: true });
if (!quoted && !mayStore()) {
  report("storage-forbidden");
  void calculator.say("storage-forbidden");
}
