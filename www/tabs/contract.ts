// The contract itself: its readings, its tiers, and every number that can be put in place of its own.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Engine } from "../engine.ts";
import type { Language } from "../language.ts";
import type { View } from "../session.ts";
import { settingsOf } from "../state.ts";
import { base } from "../elements/base.ts";
import { define } from "../elements/define.ts";
import "../elements/terms.ts";
import "../page/printing.ts";
import "../elements/values.ts";
import "./contract/text.ts";

export class ContractTab extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, engine: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .all {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--gap-3);
      align-items: start;
    }

    @container (min-width: 800px) {
      .both {
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      }

      yuekao-contract-text {
        grid-column: 1 / -1;
      }
    }
  `];

  declare language: Language;
  declare view: View;
  declare engine: Engine;

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, written, month, assessment, readings, latest, refused, fixed } = this.view;
    if (!contract || !written) return nothing;
    return html`<div class=${month ? "all both" : "all"}>
      ${month && assessment ? html`<yuekao-terms .fixed=${fixed} .language=${language} .contract=${contract} .month=${month} .assessment=${assessment} .readings=${readings}></yuekao-terms>` : nothing}
      <yuekao-values .fixed=${fixed} .language=${language} .contract=${contract} .set=${settingsOf(latest).values} .refused=${refused}></yuekao-values>
      <yuekao-contract-text .fixed=${fixed} .language=${language} .engine=${this.engine} .contract=${written}></yuekao-contract-text>
    </div>`;
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
