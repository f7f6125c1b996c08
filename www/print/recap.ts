// A month on one page, to be printed and filed: the answer, the rates, the account, the fees, each with its clause, and
// what is due when. Shown on paper only.

import { html, nothing, type TemplateResult } from "lit";

import { Sum } from "../months/sums.ts";
import { moneyText, openText, valueText } from "../i18n/open-values.ts";
import { packages, parties, payers, scoreLabel } from "../domain/contract.ts";
import { markedParties } from "../domain/marked-parties.ts";
import type { FallbackCategory, Item } from "../engine/engine.ts";
import { contractNotes } from "../contract/result-notes.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import { shownTables } from "../domain/row-results.ts";
import { missingGroups, missingSentences, tierText } from "../domain/missing.ts";
import { statusText } from "../domain/result-texts.ts";
import type { View } from "../session/session.ts";
import { footing, heading, Paper } from "./paper.ts";
import { recapStyle } from "./recap-style.ts";

/** Rows that fit a page in the ordinary size, and in the small one. */
const ORDINARY = 34;
const MOST_CATEGORIES = 60;
const MOST_ROWS = 40;

export class Recap extends Paper {
  static override properties = { language: { attribute: false }, view: { attribute: false } };
  static override styles = [base, recapStyle];

  declare language: Language;
  declare view: View;

  override render(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment, calendar } = this.view;
    if (!contract || !assessment) return nothing;
    const say = (id: string, values?: Record<string, string>): string => language.say(id, values);
    const rows = assessment.metrics.length + assessment.items.length + assessment.lines.length + assessment.outcomes.length + assessment.fallback.byCategory.length / 2 + (assessment.tables ?? []).reduce((sum, table) => sum + Math.min(MOST_ROWS, table.rows.length), 0) + calendar.dates.length / 2;
    return html`<article class=${rows > ORDINARY ? "dense" : ""} lang=${language.locale}>
      ${heading(this.view, language)} ${this.#incomplete()} ${this.#answer()} ${this.#rates()} ${this.#account()} ${this.#rowTables()} ${this.#categories()} ${this.#outcomes()} ${this.#dates()}
      ${footing(contract, language, say("recap-foot", { status: statusText(assessment.status, language) }), contractNotes(this.view, language))}
    </article>`;
  }

  /** That it is no final result, and why. */
  #incomplete(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment } = this.view;
    if (!contract || assessment?.status !== "incomplete") return nothing;
    const sentences = missingSentences(missingGroups(contract, assessment, language), language);
    return html`<div class="incomplete"><strong>${language.say("recap-incomplete")}</strong>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
      <div class="watermark" aria-hidden="true">${language.say("recap-incomplete")}</div>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment } = this.view;
    if (!contract || !assessment) return nothing;
    const { client, provider } = markedParties(contract, language);
    const paying = payers(contract);
    const { totals, tier, score, scoreBetween } = assessment;
    const fact = (label: string, value: string, note = ""): TemplateResult => html`<div><dt>${label}</dt><dd>${value}${note ? html`<small>${note}</small>` : nothing}</dd></div>`;
    return html`<dl class="answer">
      ${contract.score ? fact(scoreLabel(contract, language), assessment.status === "not_assessable" ? language.say("no-data") : valueText(score, scoreBetween, language.number.plain, language)) : nothing}
      ${contract.score ? fact(language.say("tier"), tierText(assessment, contract, language), tier?.note ? language.text(tier.note) : "") : nothing}
      ${paying.client ? fact(language.say("pays", { party: client }), moneyText(totals.clientPays, totals.clientPaysBetween, language)) : nothing}
      ${paying.provider ? fact(language.say("pays", { party: provider }), moneyText(totals.providerPays, totals.providerPaysBetween, language)) : nothing}
      ${totals.payable === null && !totals.payableBetween ? nothing : fact(language.say("payable-rest"), moneyText(totals.payable, totals.payableBetween, language))}
    </dl>`;
  }

  #rates(): TemplateResult | typeof nothing {
    const { language } = this;
    const { metrics = [], items = [], groups = [] } = this.view.assessment ?? {};
    if (metrics.length === 0) return nothing;
    const { number } = language;
    const open = (between: Item["between"], shown: (value: string) => string): string => (between ? openText(between, shown, language) : language.say("no-data"));
    const points = ({ score, between, weight }: Item): string => `${score === null ? open(between, number.plain) : number.plain(score)} / ${number.plain(weight)}`;
    const measured = new Set(metrics.map(({ id }) => id));
    return html`<h2>${language.say("rates")}</h2><table>
      <thead><tr><th>${language.say("export-line")}</th><th class="end">${language.say("rate-value")}</th><th class="end">${language.say("rate-target")}</th><th>${language.say("rate-counts")}</th><th class="end">${language.say("item-score")}</th><th class="end">${language.say("clause")}</th></tr></thead>
      <tbody>${metrics.filter(({ value, target }) => value !== null || target !== null).map((metric) => {
        const item = items.find(({ id }) => id === metric.id);
        const missed = metric.met === false;
        const measured = (value: string): string => (metric.unit === "%" ? number.percent(value, missed ? metric.target : null) : language.measure(value, metric.unit));
        const shown = metric.value === null ? open(metric.between, measured) : measured(metric.value);
        return html`<tr><th scope="row">${language.text(metric.label)}</th><td class="end">${shown}</td>
          <td class="end">${metric.target === null ? "" : language.measure(metric.target, metric.unit)}${metric.met === null ? "" : metric.met ? " ✓" : " ✕"}</td>
          <td>${metric.denominator === null ? "" : `${metric.numerator === null ? language.say("not-given") : number.count(metric.numerator)} / ${number.count(metric.denominator)}`}</td>
          <td class="end">${item ? points(item) : ""}</td><td class="clause end">${language.clauses(metric.clause)}</td></tr>`;
      })}
      ${[...items.filter(({ id }) => !measured.has(id)), ...groups].map((item) => html`<tr><th scope="row">${language.text(item.label)}</th><td></td><td></td><td></td>
        <td class="end">${points(item)}</td><td class="clause end">${language.clauses(item.clause)}</td></tr>`)}</tbody></table>`;
  }

  #account(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment } = this.view;
    const lines = assessment?.lines.filter((line) => line.category === undefined) ?? [];
    if (!contract || lines.length === 0) return nothing;
    const named = markedParties(contract, language);
    return html`<h2>${language.say("statement")}</h2><table><tbody>${lines.map((line) => html`<tr>
      <th scope="row">${language.text(line.label)} <small>${language.say("pays", { party: named[line.payer] })}${line.due === true ? "" : line.due === null ? `${language.say("list-comma")}${language.say("line-due-open")}` : language.say("recap-conditional")}</small></th>
      <td class="clause end">${language.clauses(line.clause)}</td><td class="end">${moneyText(line.amount, line.between, language)}</td></tr>`)}</tbody></table>`;
  }

  /** The rows of the contract's tables, each with what it came to. */
  #rowTables(): TemplateResult[] {
    const { language } = this;
    const { contract, assessment, month } = this.view;
    if (!contract || !assessment || !month) return [];
    return shownTables(contract, assessment, month, language).map(({ name, rowName, clause, heads, rows }) => html`<h2>${name} <small>${language.clauses(clause)}</small></h2><table>
      <thead><tr><th>${rowName}</th>${heads.map((head) => html`<th class="end">${head.name}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, MOST_ROWS).map((row) => html`<tr><th scope="row">${row.name}</th>${row.cells.map(({ shown }) => html`<td class="end">${shown}</td>`)}</tr>`)}
      ${rows.length > MOST_ROWS ? html`<tr><th scope="row" colspan=${heads.length + 1}>${language.say("recap-rows", { count: language.number.count(String(rows.length - MOST_ROWS)) })}</th></tr>` : nothing}</tbody></table>`);
  }

  #categories(): TemplateResult | typeof nothing {
    const { language } = this;
    const { contract, assessment } = this.view;
    const all = assessment?.fallback.byCategory ?? [];
    if (!contract || !assessment || all.length === 0) return nothing;
    const known = new Map(packages(contract).map(({ id, label }) => [id, language.text(label)]));
    const due = all.some((row) => row.due === true);
    const condition = all.some((row) => row.due === null) ? "line-due-open" : "line-conditional";
    const label = language.say("fallback-title", { client: parties(contract, language).client });
    const row = ({ category, package: id, amount, between }: FallbackCategory): TemplateResult => html`<tr><th scope="row">${category} <small>${id === null ? "" : (known.get(id) ?? id)}</small></th>
      <td class="end">${moneyText(amount, between, language)}</td></tr>`;
    const rest = all.slice(MOST_CATEGORIES);
    const sum = new Sum();
    for (const { amount } of rest) if (amount !== null) sum.add(amount);
    const restOpen = rest.some(({ amount }) => amount === null);
    return html`<h2>${label}${due ? "" : html` <small>${language.say(condition)}</small>`}</h2>
      <div class="columns"><table><tbody>${all.slice(0, MOST_CATEGORIES).map(row)}
        ${rest.length > 0 ? html`<tr><th scope="row">${language.say("recap-rest", { count: language.number.count(String(rest.length)) })}</th><td class="end">${restOpen ? language.say("open") : language.number.money(String(sum))}</td></tr>` : nothing}
        <tr class="sum"><th scope="row">${language.say("total")}</th><td class="end">${moneyText(assessment.fallback.total, assessment.fallback.between, language)}</td></tr></tbody></table></div>`;
  }

  /** What has come about this month, and what cannot be told; of the rest nothing is to be filed. */
  #outcomes(): TemplateResult | typeof nothing {
    const { language } = this;
    const said = this.view.assessment?.outcomes.filter(({ holds }) => holds !== false) ?? [];
    if (said.length === 0) return nothing;
    return html`<h2>${language.say("outcomes")}</h2><table><tbody>${said.map(({ label, holds, clause, note }) => html`<tr>
      <th scope="row">${language.text(label)} ${note ? html`<small>${language.text(note)}</small>` : nothing}</th>
      <td class="clause end">${language.clauses(clause)}</td><td class="end">${language.say(holds ? "outcome-holds" : "outcome-open")}</td></tr>`)}</tbody></table>`;
  }

  #dates(): TemplateResult | typeof nothing {
    const { language } = this;
    const known = this.view.calendar.dates.filter(({ date }) => date !== null);
    if (known.length === 0) return nothing;
    return html`<h2>${language.say("recap-dates")}</h2><ul class="dates">${known.map(({ date, label, clause }) => html`<li>
      <time datetime=${date ?? ""}>${language.number.date(date ?? "")}</time><span>${language.text(label)} <span class="clause">${language.clauses(clause)}</span></span></li>`)}</ul>`;
  }
}

define("yuekao-recap", Recap);
