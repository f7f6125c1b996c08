// Work beside the page, in a worker; or in the page itself where no worker may start: in the page of another origin, in a
// sandbox, in a file opened by double click. Then the page waits for it, and everything else is the same.

import { expose, proxy, releaseProxy, wrap, type ProxyMarked, type Remote } from "comlink";

import { Superseded } from "./errors.ts";

/**
 * Whether a worker may start: not for a page of another origin than this script's, nor for one without. Chromium says so at
 * once, Firefox only to the worker that never comes to life.
 */
export function workersStart(): boolean {
  return origin !== "null" && new URL(import.meta.url).origin === origin;
}

function started(start: () => Worker): Worker | null {
  if (!workersStart()) return null;
  try {
    return start();
  } catch {
    return null;
  }
}

/** A function of the page that a worker calls. */
export type Callback<Call> = Call & ProxyMarked;

/** The functions of a worker. Questions without an answer fail when it ends, or breaks down. */
export class RemoteWork<Work extends object> {
  readonly #work: Remote<Work>;
  readonly #terminate: () => void;
  readonly #unanswered = new Set<(cause: Error) => void>();
  #over: Error | null = null;

  /** `start`: the worker, which exposes the work; `here`: the same work in the page. */
  constructor(start: () => Worker, here: () => Promise<Work>) {
    const worker = started(start);
    if (worker) {
      worker.addEventListener("error", ({ message }) => { this.end(new Error(message)); });
      this.#work = wrap<Work>(worker);
      this.#terminate = () => { worker.terminate(); };
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.#work = wrap<Work>(port1);
    this.#terminate = () => {
      port1.close();
      port2.close();
    };
    here().then((work) => { expose(work, port2); }, (cause: unknown) => { this.end(new Error(String(cause))); });
  }

  ask<Answer>(question: (work: Remote<Work>) => Promise<Answer>): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      if (this.#over) {
        reject(this.#over);
        return;
      }
      this.#unanswered.add(reject);
      void question(this.#work).then(resolve, reject).finally(() => this.#unanswered.delete(reject));
    });
  }

  /** Lets the worker call a function of the page, until the work has ended. */
  callback<Arguments extends unknown[]>(call: (...values: Arguments) => void): Callback<(...values: Arguments) => void> {
    return proxy((...values: Arguments) => {
      if (!this.#over) call(...values);
    });
  }

  end(cause: Error = new Superseded()): void {
    if (this.#over) return;
    this.#over = cause;
    // Comlink keeps the page's end of it, and with that every question that waits for an answer, until the proxy is released.
    this.#work[releaseProxy]();
    this.#terminate();
    for (const fail of this.#unanswered) fail(cause);
    this.#unanswered.clear();
  }
}
