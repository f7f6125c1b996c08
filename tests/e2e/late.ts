// A busy machine, made on purpose: with LATE=500 every file, every message to and from a worker and every lock comes up to so many
// milliseconds late, in its order, and by SEED differently. What a test or the page takes for granted about who is first shows.

import type { BrowserContext } from "@playwright/test";

const MOST = Number(process.env["LATE"] ?? "0");
let state = Number(process.env["SEED"] ?? "1");

function random(): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return state / 2 ** 31;
}

export async function late(context: BrowserContext): Promise<void> {
  if (MOST === 0) return;
  await context.route("**/*", async (route) => {
    await new Promise((ready) => setTimeout(ready, random() * MOST));
    await route.continue().catch(() => undefined);
  });
  await context.addInitScript(lateAnswers, { most: MOST, seed: Math.floor(random() * 2 ** 31) });
}

/** Runs in the page. */
function lateAnswers({ most, seed }: { most: number; seed: number }): void {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  /** Half of them come at once; none overtakes another. */
  const inOrder = (): ((deliver: () => void) => void) => {
    let before = Promise.resolve();
    return (deliver) => {
      const wait = random() < 0.5 ? 0 : random() * most;
      before = before.then(() => new Promise<void>((done) => setTimeout(done, wait))).then(deliver);
    };
  };
  const locking = inOrder();
  const request = Reflect.get(LockManager.prototype, "request") as (...asked: unknown[]) => Promise<unknown>;
  LockManager.prototype.request = function late(this: LockManager, ...asked: unknown[]): Promise<unknown> {
    return new Promise<void>((ready) => { locking(ready); }).then(() => request.apply(this, asked));
  };
  window.Worker = class extends Worker {
    readonly #sending = inOrder();
    readonly #receiving = inOrder();

    override postMessage(message: unknown, more?: StructuredSerializeOptions | Transferable[]): void {
      this.#sending(() => { super.postMessage(message, more as StructuredSerializeOptions); });
    }

    override addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void {
      const heard = type !== "message" ? listener : (event: Event): void => {
        this.#receiving(() => {
          if (typeof listener === "function") listener.call(this, event);
          else listener.handleEvent(event);
        });
      };
      super.addEventListener(type, heard, options);
    }
  };
}
