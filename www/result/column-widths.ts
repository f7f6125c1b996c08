// Widths of the columns of the pasted table that somebody has set: by dragging the edge of a column's head, or by key.

import type { ReactiveController, ReactiveControllerHost } from "lit";

/** In pixels: narrower holds no number, wider no second column. */
const LEAST = 40;
const MOST = 800;
const STEP = 24;

export class ColumnWidths implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** By column, from 1. A style sheet of its own: the page's policy allows no style in the markup. */
  readonly #widths = new Map<number, number>();
  readonly #style = new CSSStyleSheet();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { shadowRoot } = this.#host;
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(this.#style)) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, this.#style];
  }

  /** Wider or narrower by key. */
  step(column: number, wider: boolean): void {
    const width = this.#widths.get(column) ?? this.#head(column)?.getBoundingClientRect().width;
    if (width !== undefined) this.#set(column, width + (wider ? STEP : -STEP));
  }

  /** As wide as its content again. */
  forget(column: number): void {
    this.#widths.delete(column);
    this.#write();
  }

  /** Follows the pointer from the edge of a column's head. */
  drag(event: PointerEvent, column: number): void {
    const { target } = event;
    const before = this.#head(column)?.getBoundingClientRect().width;
    if (!(target instanceof HTMLElement) || before === undefined || event.button !== 0) return;
    event.preventDefault();
    target.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => {
      this.#set(column, before + clientX - event.clientX);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("lostpointercapture", () => { target.removeEventListener("pointermove", move); }, { once: true });
  }

  #head(column: number): Element | null {
    return this.#host.shadowRoot?.querySelector(`thead th:nth-child(${column + 1})`) ?? null;
  }

  #set(column: number, width: number): void {
    this.#widths.set(column, Math.round(Math.min(Math.max(width, LEAST), MOST)));
    this.#write();
  }

  #write(): void {
    this.#style.replaceSync([...this.#widths].map(([column, width]) => `tr > :nth-child(${column + 1}) { box-sizing: border-box; width: ${width}px; min-width: ${width}px; max-width: ${width}px; }`).join("\n"));
  }
}
