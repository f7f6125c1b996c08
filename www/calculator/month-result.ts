// A month: the other months there are, the answer, what there is to say of it, and below that its details or one of its tabs.

import { html, nothing, type TemplateResult } from "lit";

import { recordKey } from "../domain/inputs.ts";
import "../result/answer.ts";
import "../result/rates.ts";
import "../result/records.ts";
import "../result/statement.ts";
import { askedTables, noticesOf, withoutAsked } from "../session/notices.ts";
import type { CalculatorHost } from "./host.ts";
import { partsOfMonth } from "./tab-bar.ts";
import type { TabElement } from "./tabs.ts";

/** The tab below the answer, or nothing while it is being loaded; null: none is open. */
export type OpenTab = TabElement | typeof nothing | null;

export function monthResult(calculator: CalculatorHost, tab: OpenTab): TemplateResult | typeof nothing {
  const { archiving, derivation: { open }, engine, language, panels, view } = calculator;
  const { assessment, contract, month, parsed } = view;
  if (!assessment || !contract || !month || !parsed) return nothing;
  const tables = askedTables(parsed.tables);
  const notices = noticesOf(withoutAsked(parsed.problems, tables), assessment, view.record);
  const questions = html`<yuekao-questions .language=${language} .contract=${contract} .tables=${tables} ?fixed=${view.fixed}></yuekao-questions>`;
  const more = language.knows("more");
  const rates = html`<yuekao-rates .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-rates>`;
  const statement = html`<yuekao-statement .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-statement>`;
  return html`
      ${archiving?.bar() ?? (view.of > 1 ? html`<yuekao-records .language=${language} .records=${parsed.records} .numbers=${view.numbers} .of=${view.of} .chosen=${view.record} .latest=${view.latestRecord}></yuekao-records>` : nothing)}
      ${archiving?.sameMonthQuestion() ?? nothing}
      ${tables.length > 0 ? html`<section role="group" class="card notices" aria-label=${language.say("questions")}>${questions}</section>` : nothing}
      <yuekao-answer .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}>
        ${assessment.status === "incomplete" ? html`<yuekao-missing-figures slot="missing" ?brief=${panels.filling} .language=${language} .view=${view}></yuekao-missing-figures>` : nothing}
        ${archiving?.state() ?? nothing}
        <yuekao-hints .language=${language} .view=${view} .engine=${engine} .closed=${archiving?.closed}></yuekao-hints></yuekao-answer>
      ${notices.length > 0 ? html`<section role="group" class="card notices" aria-label=${language.say("notices")}><yuekao-problems .language=${language} .problems=${notices} .sources=${view.inputs.sources ?? []}>${notices.slice(0, 20).map(() => html`<p></p>`)}</yuekao-problems></section>` : nothing}
      ${partsOfMonth(calculator)}
      ${tab ?? html`${contract.score ? [rates, statement] : [statement, rates]}
      ${more && assessment.outcomes.length > 0 ? html`<yuekao-outcomes .language=${language} .contract=${contract} .outcomes=${assessment.outcomes} .open=${open}></yuekao-outcomes>` : nothing}
      ${more && assessment.tables?.length ? html`<yuekao-row-tables .language=${language} .contract=${contract} .assessment=${assessment} .month=${month} .open=${open}></yuekao-row-tables>` : nothing}
      ${more && assessment.fallback.byCategory.length > 0 ? html`<yuekao-fallback .language=${language} .contract=${contract} .assessment=${assessment}
        .fixed=${view.fixed} .handedOver=${view.inputs.handedOver[recordKey(month)] ?? false} .open=${open}></yuekao-fallback>` : nothing}`}`;
}
