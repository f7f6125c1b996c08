// "/" looks for a place and F8 goes to what is wrong, wherever in the calculator the keyboard is.

import type { ReactiveController, ReactiveControllerHost } from "lit";

interface Shortcuts {
  /** Whether the keys mean nothing at the moment. */
  isOff(): boolean;
  search(): void;
  /** Whether there was one. */
  goToProblem(): boolean;
}

export class ShortcutKeys implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #shortcuts: Shortcuts;

  constructor(host: ReactiveControllerHost & HTMLElement, shortcuts: Shortcuts) {
    this.#host = host;
    this.#shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("keydown", this.#onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener("keydown", this.#onKey);
  }

  #onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const calculator = outermost(this.#host);
    // In a page of its own the whole page is the calculator's; in another one only its own element is.
    const own = path.includes(calculator) || (path[0] === document.body && calculator.parentNode === document.body && calculator.localName === "yuekao-app");
    if (!own || this.#shortcuts.isOff() || event.defaultPrevented || event.isComposing || !this.#host.checkVisibility()) return;
    if (event.key === "F8") {
      if (!this.#shortcuts.goToProblem()) return;
    } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !takesText(path[0])) this.#shortcuts.search();
    else return;
    event.preventDefault();
  };
}

/** The element in the document that an element in shadow roots belongs to. */
function outermost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermost(root.host) : element;
}

/** Whether a "/" that is typed goes into it: no number has one. */
function takesText(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not(.number, [type=checkbox]), textarea, select"));
}
