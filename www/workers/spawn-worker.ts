// Work beside the page, in a worker; or in the page itself where no worker may start: in the page of another origin, in a
// sandbox, in a file opened by double click. Then the page waits for it, and everything else is the same.

/** What the work hears and says: a worker's own scope, or its stand-in's. */
export interface Scope {
  postMessage(message: unknown, options?: StructuredSerializeOptions): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

export interface SpawnedWorker extends Pick<Worker, "addEventListener" | "terminate"> {
  postMessage(message: unknown, options?: StructuredSerializeOptions): void;
}

/**
 * Whether a worker may start: not for a page of another origin than this script's, nor for one without. Chromium says so at
 * once, Firefox only to the worker that never comes to life.
 */
export function workersStart(): boolean {
  return origin !== "null" && new URL(import.meta.url).origin === origin;
}

export function spawnWorker(start: () => Worker, work: () => Promise<{ serve: (scope: Scope) => void }>): SpawnedWorker {
  if (!workersStart()) return new StandIn(work);
  try {
    return start();
  } catch {
    return new StandIn(work);
  }
}

class StandIn extends EventTarget implements SpawnedWorker {
  readonly #channel = new MessageChannel();

  constructor(work: () => Promise<{ serve: (scope: Scope) => void }>) {
    super();
    const { port1, port2 } = this.#channel;
    port1.onmessage = ({ data }: MessageEvent<unknown>) => this.dispatchEvent(new MessageEvent("message", { data }));
    work().then(
      ({ serve }) => {
        serve(port2);
        port2.start();
      },
      (cause: unknown) => this.dispatchEvent(new ErrorEvent("error", { message: String(cause) })),
    );
  }

  postMessage(message: unknown, { transfer = [] }: StructuredSerializeOptions = {}): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.#channel.port1.close();
    this.#channel.port2.close();
  }
}
