// The dialog that hands out the link: whose figures are in it is said before it is copied.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { base } from "../elements/base.ts";
import { define } from "../elements/define.ts";
import type { Language } from "../language.ts";
import { dialogStyle } from "./dialog-style.ts";
import type { Whose } from "./whose.ts";

/** Longer links are cut off by some chat programs. */
const CUT_BY_SOME = 2000;

export class ShareDialog extends LitElement {
  static override properties = {
    language: { attribute: false },
    whose: { attribute: false },
    link: { attribute: false },
    copied: { state: true },
  };
  static override styles = [base, dialogStyle, css`
    input {
      width: 100%;
      font-family: ui-monospace, monospace;
      font-size: var(--small);
    }
  `];

  declare language: Language;
  declare whose: (language: Language) => Whose;
  /** Null: too long for a link. */
  declare link: string | null;
  declare copied: "" | "copied" | "copy-by-hand";

  constructor() {
    super();
    this.copied = "";
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("copied") && this.copied === "copy-by-hand") this.renderRoot.querySelector("input")?.select();
  }

  override render(): TemplateResult {
    const { language, link } = this;
    const { vendors, months, contract } = this.whose(language);
    return html`<dialog lang=${language.locale} aria-labelledby="title" @close=${this.#onClose}>
      <h2 id="title">${language.say("share-title")}</h2>
      <p class="warning">${language.say("share-warning")}</p>
      <dl>
        <dt>${language.say("vendor")}</dt><dd>${vendors}</dd>
        <dt>${language.say("month")}</dt><dd>${months}</dd>
        <dt>${language.say("contract")}</dt><dd>${contract}</dd>
      </dl>
      ${link === null ? html`<p>${language.say("share-too-long")}</p>` : this.#made(link)}
      <div class="actions">
        <button type="button" class="button" @click=${this.#close}>${language.say("close")}</button>
        ${link === null ? nothing : html`<button type="button" class="button first" autofocus @click=${() => this.#copy(link)}>${language.say("share-copy")}</button>`}
      </div>
    </dialog>`;
  }

  #made(link: string): TemplateResult {
    const { language } = this;
    const local = link.startsWith("file:");
    return html`<label for="link" class="unseen">${language.say("share-link")}</label>
      <input id="link" readonly .value=${link} />
      <p class="quiet small">${language.say("share-length", { count: language.number.count(String(link.length)) })}${link.length > CUT_BY_SOME ? ` ${language.say("share-cut")}` : nothing}${local ? ` ${language.say("share-local")}` : nothing}</p>
      <p role="status">${this.copied ? language.say(`share-${this.copied}`) : nothing}</p>`;
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.copied = "copied";
    } catch {
      this.copied = "copy-by-hand";
    }
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClose = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}

define("yuekao-share", ShareDialog);
