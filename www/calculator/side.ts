// Whose side the person is on, asked once in the head: every sentence is spoken to that side.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Payer } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

/** The first is that nobody has said. */
const SIDES = ["", "provider", "client"] as const;

export class Side extends LitElement {
  static override properties = { language: { attribute: false }, choose: { attribute: false }, fixed: { type: Boolean } };
  static override styles = [base, css`
    select {
      width: 100%;
    }
  `];

  declare language: Language;
  declare choose: (side: Payer | undefined) => void;
  declare fixed: boolean;

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    if (!language.knows("more")) return nothing;
    return html`<select aria-label=${language.say("i-am")} ?disabled=${this.fixed} @change=${this.#onChange}>
      ${SIDES.map((side) => html`<option value=${side} ?selected=${side === language.side}>${language.say(`i-am-${side || "nobody"}`)}</option>`)}
    </select>`;
  }

  #onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.choose(SIDES.find((one) => one === target.value) || undefined);
  };
}

define("yuekao-side", Side);
