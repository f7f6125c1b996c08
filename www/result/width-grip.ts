// The edge between the pasted table and its result: dragged, or moved by the arrow keys, it gives one of them more room. Where it
// was left is kept.

import { css, html, LitElement, type TemplateResult } from "lit";

import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Store } from "../storage/store.ts";

/** In pixels. */
const LEAST = 280;
const STEP = 32;
/** Of the window's width. */
const MOST = 0.64;

export class WidthGrip extends LitElement {
  static override properties = { language: { attribute: false }, store: { attribute: false }, width: { state: true } };
  static override styles = [base, css`
    :host {
      position: absolute;
      inset: 0 auto 0 -14px;
      width: 12px;
    }

    div {
      height: 100%;
      border-radius: 6px;
      cursor: col-resize;
      touch-action: none;
    }

    div:hover,
    div:focus-visible {
      background: var(--accent-wash);
    }

    @media (max-width: 1023px), print {
      :host {
        display: none;
      }
    }
  `];

  declare language: Language;
  declare store: Store;
  /** Null until it is moved. */
  declare width: number | null;

  constructor() {
    super();
    this.width = null;
  }

  override render(): TemplateResult {
    return html`<div role="separator" tabindex="0" aria-orientation="vertical" aria-label=${this.language.say("sheet-width")} title=${this.language.say("sheet-width")}
      aria-valuemin=${LEAST} aria-valuemax=${Math.round(innerWidth * MOST)} aria-valuenow=${this.#now} @pointerdown=${this.#drag} @keydown=${this.#onKey} @dblclick=${this.#forget}></div>`;
  }

  get #now(): number {
    return Math.round(this.closest(".desk")?.querySelector(".data")?.getBoundingClientRect().width ?? LEAST);
  }

  /** The columns of the desk around it follow; through the object model, which the page's policy allows. */
  #set(wanted: number | null): void {
    this.width = wanted === null ? null : Math.round(Math.min(Math.max(wanted, LEAST), innerWidth * MOST));
    const { host } = this.getRootNode() as ShadowRoot;
    // A window that is narrower by then gives it less.
    const width = this.width === null ? "" : `min(${this.width}px, ${MOST * 100}vw)`;
    this.store.remember("width", width);
    if (host instanceof HTMLElement) host.style.setProperty("--data-width", width);
  }

  #drag = (event: PointerEvent): void => {
    const { target, clientX: from } = event;
    if (!(target instanceof HTMLElement) || event.button !== 0) return;
    event.preventDefault();
    target.setPointerCapture(event.pointerId);
    const before = this.#now;
    const move = ({ clientX }: PointerEvent): void => { this.#set(before + clientX - from); };
    target.addEventListener("pointermove", move);
    target.addEventListener("lostpointercapture", () => { target.removeEventListener("pointermove", move); }, { once: true });
  };

  #onKey = (event: KeyboardEvent): void => {
    const widths: Record<string, number> = { ArrowRight: this.#now + STEP, ArrowLeft: this.#now - STEP, Home: LEAST, End: innerWidth };
    const width = widths[event.key];
    if (width === undefined) return;
    event.preventDefault();
    this.#set(width);
  };

  #forget = (): void => { this.#set(null); };
}

define("yuekao-width-grip", WidthGrip);
