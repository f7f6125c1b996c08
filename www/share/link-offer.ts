// The dialog before a link's figures take the place of one's own.

import { html, LitElement, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import { dialogStyle } from "../controls/dialog-style.ts";
import type { InputsDescription } from "./describe-inputs.ts";

export class LinkOffer extends LitElement {
  static override properties = { language: { attribute: false }, theirs: { attribute: false }, mine: { attribute: false } };
  static override styles = [base, dialogStyle];

  declare language: Language;
  declare theirs: (language: Language) => InputsDescription;
  /** What would be replaced; null: settings without figures. */
  declare mine: (language: Language) => InputsDescription | null;
  declare take: () => unknown;
  declare leave: () => unknown;

  override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    const { language } = this;
    const mine = this.mine(language);
    return html`<dialog lang=${language.locale} aria-labelledby="title" @close=${this.#onClose}>
      <h2 id="title">${language.say("link-offer")}</h2>
      ${this.#facts(this.theirs(language))}
      <p>${mine ? language.say("link-replaces", { ...mine }) : language.say("link-replaces-settings")}</p>
      <p class="quiet">${language.say("link-undo")}</p>
      <div class="actions">
        <button type="button" class="button" autofocus @click=${this.#close}>${language.say("link-leave")}</button>
        <button type="button" class="button first" value="take" @click=${this.#close}>${language.say("link-take")}</button>
      </div>
    </dialog>`;
  }

  #facts({ vendors, months, contract }: InputsDescription): TemplateResult {
    const { language } = this;
    return html`<dl>
      <dt>${language.say("vendor")}</dt><dd>${vendors}</dd>
      <dt>${language.say("month")}</dt><dd>${months}</dd>
      <dt>${language.say("contract")}</dt><dd>${contract}</dd>
    </dl>`;
  }

  #close = (event: Event): void => {
    const button = event.target;
    this.renderRoot.querySelector("dialog")?.close(button instanceof HTMLButtonElement ? button.value : "");
  };

  #onClose = (): void => {
    if (this.renderRoot.querySelector("dialog")?.returnValue === "take") this.take();
    else this.leave();
    this.dispatchEvent(new Event("close"));
  };
}

define("yuekao-link-offer", LinkOffer);
