// The width a chart has, so that its text keeps its size on any screen.

import type { LitElement, ReactiveController } from "lit";

export class Sized implements ReactiveController {
  /** In pixels; 0 until it is known. */
  width = 0;
  readonly #host: LitElement;
  readonly #observer: ResizeObserver;

  constructor(host: LitElement) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === this.width) return;
      this.width = width;
      // In the frame after: drawn at once it would change what is being measured.
      requestAnimationFrame(() => host.requestUpdate());
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
