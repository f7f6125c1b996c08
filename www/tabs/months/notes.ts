// What has to be said of the months: of the whole once, and of the one that is looked at.

import { html, nothing, type TemplateResult } from "lit";

import { problemSentence } from "../../domain/problem-sentences.ts";
import type { Source } from "../../domain/state.ts";
import type { Language } from "../../i18n/language.ts";
import type { MonthLine, Progress, Summary } from "../../months/protocol.ts";
import "../../result/problems.ts";

/** Once, not on every row; `beside`: whether something was filled in beside the table. */
export function ofAll({ problems, everywhere }: Summary, others: boolean, sources: readonly Source[], language: Language): TemplateResult | typeof nothing {
  const { errors, warnings, listed } = problems;
  if (errors + warnings + everywhere.length === 0 && !others) return nothing;
  const found = Object.entries({ errors, warnings }).filter(([, count]) => count > 0).map(([kind, count]) => language.say(`months-problems-${kind}`, { count: language.number.count(String(count)) }));
  return html`<div class="said">
    ${everywhere.map((problem) => html`<p class="warning">${language.say("months-everywhere", { sentence: problemSentence(problem, language) })}</p>`)}
    ${others ? html`<p class="quiet">${language.say("months-beside")}</p>` : nothing}
    ${found.length > 0 ? html`<details><summary>${language.say("months-problems-found", { what: found.join(language.say("list-comma")) })}</summary>
      ${listed.length > 0 ? html`<yuekao-problems .language=${language} .problems=${listed} .sources=${sources}></yuekao-problems>` : html`<p class="quiet">${language.say("months-problems-in-rows")}</p>`}</details>` : nothing}
  </div>`;
}

/** `settled`: whether all are; what is to be looked at is known only then. */
export function ofMonth({ problems }: MonthLine, { vendor, month }: { vendor: string; month: string }, open: () => void, settled: boolean, sources: readonly Source[], language: Language): TemplateResult {
  return html`<p>${vendor || language.say("vendor-unknown")} · ${language.month(month)}
    <button type="button" class="button" @click=${open}>${language.say("months-open-month")}</button></p>
    ${problems.length > 0 ? html`<yuekao-problems .language=${language} .problems=${problems} .sources=${sources}></yuekao-problems>`
      : settled ? html`<p class="quiet">${language.say("months-nothing-to-note")}</p>` : nothing}`;
}

/** How far it is: to be seen all the time; what is said aloud of it is said by the tab. */
export function ofProgress(progress: Progress, giveUp: () => void, language: Language): TemplateResult {
  const label = language.say(`months-${progress.stage}`);
  return html`<div class="run">
    <span class="quiet">${label}</span><progress aria-label=${label} max="1" .value=${progress.share}></progress>
    <span class="far quiet">${howFar(progress, language)}</span>
    <button type="button" class="button" @click=${giveUp}>${language.say("months-give-up")}</button></div>`;
}

/** That there is no result, and the way to one. */
export function ofNothing(why: "given-up" | "failed", start: () => void, language: Language): TemplateResult {
  return html`<div class="stopped"><p role=${why === "failed" ? "alert" : "status"}>${language.say(`months-${why}`)}</p>
    <button type="button" class="button first" @click=${start}>${language.say("months-again")}</button></div>`;
}

export function howFar({ share, rows }: Progress, language: Language): string {
  const percent = percentOf(share, language);
  return rows > 0 ? language.say("months-settled", { rows: language.number.count(String(rows)), percent }) : percent;
}

export function percentOf(share: number, language: Language): string {
  return language.number.percent(String(Math.floor(share * 100)));
}
