// The contract itself: its readings, its tiers, and every number that can be put in place of its own.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Language } from "../language.ts";
import type { View } from "../session.ts";
import { settingsOf } from "../state.ts";
import { base } from "../elements/base.ts";
import { define } from "../elements/define.ts";
import "../elements/terms.ts";
import "../elements/values.ts";

export class ContractTab extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
      gap: var(--gap-3);
      align-items: start;
    }
  `];

  declare language: Language;
  declare view: View;

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, month, assessment, readings, inputs, refused } = this.view;
    if (!contract) return nothing;
    return html`
      ${month && assessment ? html`<yuekao-terms .language=${language} .contract=${contract} .month=${month} .assessment=${assessment} .readings=${readings}></yuekao-terms>` : nothing}
      <yuekao-values .language=${language} .contract=${contract} .set=${settingsOf(inputs).values} .refused=${refused}></yuekao-values>
    `;
  }

  /** Goes to where something is stated that a result lacks. */
  async goTo(what: "start" | "values"): Promise<void> {
    await this.updateComplete;
    const there = this.renderRoot.querySelector<LitElement>(what === "start" ? "yuekao-terms" : "yuekao-values");
    await there?.updateComplete;
    there?.focus();
  }
}

define("yuekao-contract", ContractTab);
