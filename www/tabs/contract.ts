// The contract itself: as a paper to read and to write in, and behind a door for developers as its file says it.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { ContractDocument } from "../contract/document.ts";
import type { Engine } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import "./contract/text.ts";

export class ContractTab extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, annex: { state: true } };
  static override styles = [base, css`
    :host {
      display: block;
      min-width: 0;
    }

    yuekao-contract-text {
      max-width: 1172px;
      margin: var(--gap-3) auto 0;
    }
  `];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  #looked = false;
  /** Whether an annex is being pasted instead. */
  declare annex: boolean;

  constructor() {
    super();
    this.annex = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { language, view } = this;
    if (!view.contract || !view.written || !language.knows("contract")) return nothing;
    // Who left in the midst of an annex finds it again.
    if (!this.#looked) {
      this.#looked = true;
      if (view.annex?.open) void this.#openAnnex();
    }
    // What was pasted stays there while the contract is looked at.
    return html`<yuekao-annex ?hidden=${!this.annex} .language=${language} .view=${view} .engine=${this.engine} @yuekao-close=${this.#closeAnnex}></yuekao-annex>
      <yuekao-contract-document ?hidden=${this.annex} .language=${language} .view=${view} .engine=${this.engine} @developer=${this.#developer} @annex=${this.#openAnnex}></yuekao-contract-document>
      <yuekao-contract-text ?hidden=${this.annex} .fixed=${view.fixed} .language=${language} .engine=${this.engine} .contract=${view.draft?.written ?? view.written}></yuekao-contract-text>`;
  }

  /** Goes to where something is stated that a result lacks. */
  async goTo(what: "start" | "values"): Promise<void> {
    await this.updateComplete;
    const there = this.renderRoot.querySelector("yuekao-contract-document");
    if (!(there instanceof ContractDocument)) return;
    await there.updateComplete;
    if (what === "start") there.places.goToStart();
    else there.places.goToExample();
  }

  #openAnnex = async (): Promise<void> => {
    await import("../annex/annex.ts");
    this.annex = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("yuekao-annex")?.focus();
  };

  #closeAnnex = (event: Event): void => {
    event.stopPropagation();
    this.annex = false;
  };

  #developer = (): void => {
    const door = this.renderRoot.querySelector("yuekao-contract-text");
    door?.renderRoot.querySelector("details")?.setAttribute("open", "");
    door?.scrollIntoView({ block: "start" });
  };
}

define("yuekao-contract", ContractTab);
