// A month came in that is there already: what is to become of the two is asked on the page, beside the result of the new one. Until
// somebody says, both are kept; the new one counts unless the other is agreed.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import { SameMonthEvent } from "./events.ts";
import { isAgreed, partsOf, stateOf, type MonthState, type Sheet } from "./sheet.ts";

/** Months that are named. */
const NAMED = 3;

export class SameMonth extends LitElement {
  static override properties = { language: { attribute: false }, question: { attribute: false }, sheets: { attribute: false } };
  static override styles = [base, css`
    section {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-3);
      align-items: center;
      padding: var(--gap-3) var(--gap-4);
      border: 1px solid var(--warning);
      border-radius: 8px;
      background: var(--paper);
    }

    p {
      flex: 1 1 260px;
    }
  `];

  declare language: Language;
  declare question: { readonly others: Readonly<Record<string, readonly string[]>> };
  declare sheets: readonly Sheet[];

  override render(): TemplateResult | typeof nothing {
    const { language, question, sheets } = this;
    if (!language.knows("archive")) return nothing;
    const keys = [...new Set(Object.values(question.others).flat())];
    const first = keys.slice(0, NAMED).map((key) => {
      const { vendor, month } = partsOf(key);
      return [vendor, language.month(month)].join(" ").trim();
    });
    const values = { months: first.join(language.say("list-comma")), count: language.number.count(String(keys.length)) };
    const states = sheets.flatMap((sheet) => (question.others[sheet.id] ?? []).map((key) => stateOf(sheet, key))).filter((state) => state !== "draft");
    const agreed = states.filter(isAgreed);
    const named = (some: readonly MonthState[]): string => [...new Set(some)].map((state) => language.say(`state-${state}`)).join(language.say("list-comma"));
    const answer = (given: SameMonthEvent["answer"]) => (): void => {
      this.dispatchEvent(new SameMonthEvent(given));
    };
    return html`<section role="group" aria-label=${language.say("archive-same-label")}>
      <p>${language.say(keys.length > NAMED ? "archive-same-more" : "archive-same", values)}
        ${states.length > 0 ? html`<strong>${language.say(keys.length > 1 ? "archive-same-state" : "archive-same-state-one", { states: named(states) })}</strong>` : nothing}
        <span class="quiet small">${language.say("archive-same-how")}${agreed.length > 0 ? language.say("archive-same-agreed", { states: named(agreed) }) : nothing}</span></p>
      <button type="button" class="button ${agreed.length > 0 ? "" : "first"}" @click=${answer("replace")}>${language.say("archive-replace")}</button>
      <button type="button" class="button" @click=${answer("keep")}>${language.say("archive-keep")}</button>
      <button type="button" class="button" @click=${answer("cancel")}>${language.say("archive-cancel")}</button>
    </section>`;
  }
}

define("yuekao-same-month", SameMonth);
