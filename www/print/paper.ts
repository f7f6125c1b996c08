// What every printed sheet has in common: whose month it is, under which contract, and what the figures rest on. A browser
// that prints waits for nothing, so a sheet is drawn at once.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { basisOf } from "../contract/result-notes.ts";
import { title } from "../domain/contract.ts";
import { vendorAndMonth } from "../domain/result-texts.ts";
import type { Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";

export abstract class Paper extends LitElement {
  /** Draws it now, not with the next microtask. */
  drawn(): void {
    this.performUpdate();
  }
}

/** `about`: what of the month is on the sheet, where it is not the whole. */
export function heading({ contract, assessment }: View, language: Language, about = ""): TemplateResult {
  const month = assessment ? vendorAndMonth(assessment, language) : "";
  const named = [month, about].filter((part) => part !== "").join(" · ");
  return html`<header><h1>${named || language.say("name")}</h1><span>${contract ? language.text(title(contract)) : ""}</span></header>`;
}

/** What the figures rest on; `first`: what else is said in small print, before what every sheet says; `told`: after it. */
export function footing(contract: Contract, language: Language, first = "", told: readonly string[] = []): TemplateResult | typeof nothing {
  const sentences = [first, ...basisOf(contract, language), ...told].filter((sentence) => sentence !== "");
  return sentences.length > 0 ? html`<footer>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</footer>` : nothing;
}
