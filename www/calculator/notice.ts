// One sentence about what happened, at the lower edge of the calculator, with what can be done about it. It waits, or leaves by
// itself; nothing else waits for it.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { CalculatorHost } from "./host.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language, Part } from "../i18n/language.ts";
import { overlay } from "./overlay.ts";

export interface Words {
  /** The sentence, and what stands in it. */
  message: string;
  values?: (language: Language) => Readonly<Record<string, string>>;
  /** The catalogues it is said from, beside those of the page. */
  parts?: readonly Part[];
  /** What can be done, beside looking away. */
  actions?: readonly { label: string; run: () => unknown }[];
  /** Whether it is still true; the sentence goes when it is not. */
  holds?: () => boolean;
}

/** How long a sentence that leaves by itself stays, in milliseconds; as long as somebody is at it, it stays. */
const STAYS = 10_000;

export class Notice extends LitElement {
  static override properties = { language: { attribute: false }, words: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
      width: fit-content;
      max-width: min(760px, 100%);
      padding: var(--gap-2) var(--gap-2) var(--gap-2) var(--gap-4);
      border: 1px solid var(--accent);
      border-radius: 8px;
      background: var(--paper);
      box-shadow: var(--shadow);
      font-size: var(--text);
    }

    p {
      flex: 1 1 200px;
      min-width: 200px;
    }
  `];

  declare language: Language;
  declare words: Words;
  parts: readonly Part[] = [];

  holds(): boolean {
    return this.words.holds?.() ?? true;
  }

  override render(): TemplateResult {
    const { language } = this;
    const { message, values, actions = [] } = this.words;
    return html`<p role="status" lang=${language.locale}>${language.say(message, values?.(language))}</p>
      ${actions.map((action, place) => html`<button type="button" class=${place === 0 ? "button first" : "button"} @click=${() => { this.#act(action.run); }}>${language.say(action.label)}</button>`)}
      ${this.closing()}`;
  }

  protected closing(): TemplateResult | typeof nothing {
    return html`<button type="button" class="button" @click=${() => { this.close(); }}>${this.language.say("dismiss")}</button>`;
  }

  #act(run: () => unknown): void {
    run();
    this.close();
  }

  protected close(): void {
    this.dispatchEvent(new Event("close"));
  }
}

/** A sentence that leaves by itself. */
export class Toast extends Notice {
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    for (const type of ["pointerenter", "focusin"]) this.addEventListener(type, () => { clearTimeout(this.#leaving); });
    for (const type of ["pointerleave", "focusout"]) this.addEventListener(type, () => { this.#leave(); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#leaving);
  }

  protected override closing(): typeof nothing {
    return nothing;
  }

  #leave(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => { this.close(); }, STAYS);
  }
}

define("yuekao-notice", Notice);
define("yuekao-toast", Toast);

export function tell(calculator: CalculatorHost, words: Words): Promise<void> {
  return overlay(calculator, Object.assign(new Notice(), { words, parts: words.parts ?? [] }));
}

/** Says something in passing. `asked`: when it happened, where something had to be waited for since. */
export function toast(calculator: CalculatorHost, words: Words, asked?: number): Promise<void> {
  return overlay(calculator, Object.assign(new Toast(), { words, parts: words.parts ?? [] }), asked);
}
