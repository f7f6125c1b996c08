// The dialog that hands out the link: whose figures are in it is said before it is copied.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import { dialogStyle } from "../controls/dialog-style.ts";
import type { InputsDescription } from "./describe-inputs.ts";

/** Longer links are cut off by some chat programs. */
const CUT_BY_SOME = 2000;

/** Longer ones are not shown. */
const MOST_SHOWN = 50_000;

/** While it is being made, and where there will be none, a word for it. */
export type Link = { address: string } | "making" | "too-long" | "failed";

export class ShareDialog extends LitElement {
  static override properties = {
    language: { attribute: false },
    describe: { attribute: false },
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
  declare describe: (language: Language) => InputsDescription;
  declare link: Link;
  declare copied: "" | "copied" | "copy-by-hand";

  constructor() {
    super();
    this.copied = "";
    this.link = "making";
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("link")) this.renderRoot.querySelector<HTMLElement>(typeof this.link === "object" ? ".first" : ".close")?.focus();
    if (changed.has("copied") && this.copied === "copy-by-hand") this.renderRoot.querySelector("input")?.select();
  }

  override render(): TemplateResult {
    const { language, link } = this;
    const { vendors, months, contract } = this.describe(language);
    return html`<dialog lang=${language.locale} aria-labelledby="title" @close=${this.#onClose}>
      <h2 id="title">${language.say("share-title")}</h2>
      <p class="warning">${language.say("share-warning")}</p>
      <dl>
        <dt>${language.say("vendor")}</dt><dd>${vendors}</dd>
        <dt>${language.say("month")}</dt><dd>${months}</dd>
        <dt>${language.say("contract")}</dt><dd>${contract}</dd>
      </dl>
      ${typeof link === "string" ? html`<p role="status">${language.say(`share-${link}`)}</p>` : this.#made(link.address)}
      <div class="actions">
        <button type="button" class="button close" @click=${this.#close}>${language.say("close")}</button>
        ${typeof link === "string" ? nothing : html`<button type="button" class="button first" @click=${() => this.#copy(link.address)}>${language.say("share-copy")}</button>`}
      </div>
    </dialog>`;
  }

  #made(link: string): TemplateResult {
    const { language } = this;
    const local = link.startsWith("file:");
    // Laying out a million characters would stop the page; where they have to be copied by hand there is no other way.
    return html`${link.length <= MOST_SHOWN || this.copied === "copy-by-hand" ? html`<label for="link" class="unseen">${language.say("share-link")}</label>
      <input id="link" readonly .value=${link} />` : html`<p>${language.say("share-long")}</p>`}
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
