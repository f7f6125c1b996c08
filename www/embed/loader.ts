// The script a page imports to put the calculator into a frame. It imports nothing and is small: scripts/size.mjs sees to
// both.

import type { FrameEvents, FrameOptions, FromHost } from "./messages.ts";

export type * from "./messages.ts";

export interface MountOptions extends FrameOptions {
  /** Where embed.html is, if not beside this script. */
  src?: string;
  /** The frame's `sandbox`, such as "allow-scripts", which gives it neither storage nor this page's origin. */
  sandbox?: string;
  /** Its name for people who cannot see it. */
  title?: string;
}

export interface Mounted {
  readonly frame: HTMLIFrameElement;
  set(options: FrameOptions): void;
  /** Listens; the function given back ends that. */
  on<Name extends keyof FrameEvents>(name: Name, listener: (detail: FrameEvents[Name]) => void): () => void;
  /** Takes the frame off the page, and everything with it. */
  remove(): void;
}

export function mount(target: Element | string, { src, sandbox, title, ...options }: MountOptions = {}): Mounted {
  const place = typeof target === "string" ? document.querySelector(target) : target;
  if (!place) throw new TypeError(`yuekao: no such place on this page: ${target as string}`);
  const address = new URL(src ?? "embed.html", src === undefined ? import.meta.url : document.baseURI);
  // The frame answers to this page alone.
  address.hash = `host=${encodeURIComponent(location.origin)}`;
  const frame = document.createElement("iframe");
  if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
  frame.title = title ?? "Yuekao";
  frame.src = address.href;
  frame.style.cssText = "display:block;width:100%;height:320px;border:0";
  // A sandbox without an origin of its own writes "null", and can only be written to as anybody.
  const opaque = sandbox !== undefined && !sandbox.includes("allow-same-origin");
  const origin = opaque ? "null" : address.origin;

  let wanted: FrameOptions = options;
  let ready = false;
  const listeners = new Set<(message: { event: string; detail: unknown }) => void>();
  const send = (set: FrameOptions): void => {
    const message: FromHost = { yuekao: 1, set };
    if (ready) frame.contentWindow?.postMessage(message, opaque ? "*" : origin);
  };
  const receive = ({ source, origin: from, data }: MessageEvent<{ yuekao?: unknown; ready?: unknown; height?: unknown; event?: unknown; detail?: unknown } | null>): void => {
    if (source !== frame.contentWindow || from !== origin || data?.yuekao !== 1) return;
    if (data.ready === true) {
      ready = true;
      send(wanted);
    } else if (typeof data.height === "number") {
      frame.style.height = `${Math.ceil(data.height)}px`;
    } else if (typeof data.event === "string") {
      for (const listener of listeners) listener({ event: data.event, detail: data.detail });
    }
  };
  addEventListener("message", receive);
  place.append(frame);
  return {
    frame,
    set(set) {
      wanted = { ...wanted, ...set };
      send(set);
    },
    on(name, listener) {
      const hear = ({ event, detail }: { event: string; detail: unknown }): void => {
        if (event === name) listener(detail as FrameEvents[typeof name]);
      };
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    remove() {
      removeEventListener("message", receive);
      listeners.clear();
      frame.remove();
    },
  };
}
