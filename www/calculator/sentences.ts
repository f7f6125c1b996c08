// The lower edge of the calculator, where sentences are said in passing. What keeps to that edge itself learns how much of it they take.

import { css, html, LitElement, type TemplateResult } from "lit";

import { define } from "../controls/define.ts";

/** Between the sentences and the edge of the window, in pixels. */
const EDGE = 16;

export class Sentences extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: auto 8px ${EDGE}px;
      z-index: 8;
      display: grid;
      gap: var(--gap-2);
      justify-items: center;
      pointer-events: none;
    }

    ::slotted(*) {
      pointer-events: auto;
    }

    /* A screen enlarged five times: the page stays in sight above what is said, which is scrolled. */
    @media (max-height: 320px) {
      :host {
        inset-block-end: 4px;
        align-content: start;
        max-height: 60vh;
        overflow-y: auto;
      }

      ::slotted(*) {
        --gap-2: 4px;
        --text: 13px;
        line-height: 1.35;
      }
    }
  `;

  readonly #sizes = new ResizeObserver(([entry]) => { this.#tell(entry?.contentRect.height ?? 0); });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#tell(0);
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #tell(height: number): void {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot && root.host instanceof HTMLElement) root.host.style.setProperty("--sentences", height > 0 ? `${String(Math.ceil(height) + EDGE)}px` : "0px");
  }
}

define("yuekao-sentences", Sentences);
