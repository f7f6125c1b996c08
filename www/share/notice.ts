// One sentence from outside the calculator, at its lower edge, with what can be done about it. It waits; nothing else
// waits for it.

import { css, html, LitElement, type TemplateResult } from "lit";

import type { Calculator } from "../elements/calculator.ts";
import { base } from "../elements/base.ts";
import { define } from "../elements/define.ts";
import type { Language, Part } from "../language.ts";
import { overlay } from "./overlay.ts";

export interface Words {
  /** The sentence, and what stands in it. */
  message: string;
  values?: (language: Language) => Readonly<Record<string, string>>;
  /** The catalogues it is said from, beside those of the page. */
  parts?: readonly Part[];
  /** What can be done, beside looking away. */
  action?: { label: string; run: () => unknown };
  /** Whether it is still true; the sentence goes when it is not. */
  holds?: () => boolean;
}

export class Notice extends LitElement {
  static override properties = { language: { attribute: false }, words: { attribute: false } };
  static override styles = [base, css`
    :host {
      position: fixed;
      inset: auto 0 var(--gap-4);
      z-index: 8;
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
      width: fit-content;
      max-width: min(760px, calc(100% - 16px));
      margin-inline: auto;
      padding: var(--gap-2) var(--gap-2) var(--gap-2) var(--gap-4);
      border: 1px solid var(--accent);
      border-radius: 8px;
      background: var(--paper);
      box-shadow: var(--shadow);
      font-size: var(--text);
    }

    p {
      flex: 1 1 240px;
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
    const { message, values, action } = this.words;
    return html`<p role="status" lang=${language.locale}>${language.say(message, values?.(language))}</p>
      ${action ? html`<button type="button" class="button first" @click=${this.#act}>${language.say(action.label)}</button>` : ""}
      <button type="button" class="button" @click=${this.#close}>${language.say("dismiss")}</button>`;
  }

  #act = (): void => {
    this.words.action?.run();
    this.#close();
  };

  #close = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}

define("yuekao-notice", Notice);

export function tell(calculator: Calculator, words: Words): Promise<void> {
  return overlay(calculator, Object.assign(new Notice(), { words, parts: words.parts ?? [] }));
}
