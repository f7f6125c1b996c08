// Work of an element that nothing waits for: what fails is said above the page.

import { FailedEvent } from "./events.ts";

export function attempt(element: HTMLElement, work: Promise<unknown>): void {
  work.catch((cause: unknown) => element.dispatchEvent(new FailedEvent(cause)));
}
