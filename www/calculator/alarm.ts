// A sentence above the page: what did not work, or what has to be said before a table can be read.

import { html, nothing, type TemplateResult } from "lit";

import { withoutPlace } from "../session/notices.ts";
import type { CalculatorHost } from "./host.ts";

/** What is said of something that is on the page. */
const TAKEN: ReadonlySet<string> = new Set(["alarm-not-kept", "alarm-contract-warnings"]);

export function alarmOf(calculator: CalculatorHost): TemplateResult | typeof nothing {
  const { language, panels, session, view: { alarm, assessment, contract } } = calculator;
  if (!alarm) return nothing;
  // What cannot be stored, or what there is to say of, is on the page all the same: it has taken the place of what was there.
  const unchanged = assessment && !TAKEN.has(alarm.message);
  const dismiss = (): void => {
    session.dismiss();
    void calculator.updateComplete.then(() => { calculator.onward(); });
  };
  return html`<section class="alarm" role="alert">
    <div><p>${language.say(alarm.message, alarm.values)}${unchanged ? html` <span class="quiet">${language.say("alarm-kept")}</span>` : nothing}</p>
      ${alarm.problems && alarm.problems.length > 0 ? html`<yuekao-problems .language=${language} .problems=${alarm.problems.map(withoutPlace)}></yuekao-problems>` : nothing}
      ${alarm.asked ? html`<yuekao-questions .language=${language} .contract=${contract} .tables=${alarm.asked.tables}></yuekao-questions>
        <button type="button" class="button look look-at" aria-expanded=${String(panels.table !== null)} @click=${panels.look}>${language.say("read-look-first")}</button>
        ${panels.table === null ? nothing : panels.reading()}` : nothing}</div>
    ${alarm.again ? html`<button type="button" class="button" @click=${() => session.again()}>${language.say("again")}</button>` : nothing}
    <button type="button" class="button" @click=${dismiss}>${language.say("dismiss")}</button>
  </section>`;
}
