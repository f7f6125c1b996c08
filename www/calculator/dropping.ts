// Dragging something over the page, and letting it go.

import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Dropping implements ReactiveController {
  /** Whether something is being dragged over the page. */
  over = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #take: (data: DataTransfer) => void;

  constructor(host: ReactiveControllerHost & HTMLElement, take: (data: DataTransfer) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener("dragover", this.#onDrag);
    this.#host.addEventListener("dragleave", this.#onLeave);
    this.#host.addEventListener("drop", this.#onDrop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener("dragover", this.#onDrag);
    this.#host.removeEventListener("dragleave", this.#onLeave);
    this.#host.removeEventListener("drop", this.#onDrop);
  }

  #set(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }

  #onDrag = (event: DragEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#set(true);
  };

  #onLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !this.#host.contains(event.relatedTarget)) this.#set(false);
  };

  #onDrop = (event: DragEvent): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#set(false);
    if (event.dataTransfer) this.#take(event.dataTransfer);
  };
}
