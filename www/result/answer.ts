// The answer: score, tier and its consequence, who pays what, what the fallback costs. A contract without a score leads
// with the money.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { betweenText, openText, type Between } from "../i18n/open-values.ts";
import { Blanks } from "../domain/blanks.ts";
import { addressed, bands, drawable, lineTerms, MARKS, payers, paysLabel, scoreLabel, toneOf } from "../domain/contract.ts";
import { statusText } from "../domain/result-texts.ts";
import type { Assessment, Contract, Payer } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { StateHereEvent } from "../controls/events.ts";
import "./scale.ts";
import { answerStyle } from "./answer-style.ts";
import { why } from "../controls/explain-button.ts";

export class Answer extends LitElement {
  static override properties = {
    language: { attribute: false },
    contract: { attribute: false },
    assessment: { attribute: false },
    open: { attribute: false },
  };
  static override styles = [base, blankStyle, answerStyle];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare open: string | null;

  override focus(): void {
    this.renderRoot.querySelector("h2")?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { language, assessment, contract } = this;
    const all = bands(contract, assessment.tiers);
    const paying = payers(contract);
    const blanks = new Blanks(contract);
    const scored = Boolean(contract.score);
    // Items of a group share its weight.
    const weighed = [...assessment.items.filter(({ group }) => group === undefined), ...(assessment.groups ?? [])];
    const most = weighed.reduce((sum, { weight }) => sum + Number(weight), 0) || 100;
    const fallback = lineTerms(contract).some((line) => line.rate_card);
    return html`<section role="group" class="card" aria-labelledby="title">
      <header>
        <h2 id="title" tabindex="-1">${this.#title()}</h2>
        ${scored || assessment.status !== "assessed" ? this.#status(assessment.status) : nothing}
        ${assessment.trial ? this.#status("trial") : nothing}
        ${blanks.count > 0 ? html`<button type="button" class="blanks" @click=${this.#toBlanks}>${language.say("blanks", { count: language.number.count(String(blanks.count)) })}</button>` : nothing}
        <slot name="state"></slot>
      </header>
      <slot name="missing"></slot>
      <dl class=${scored ? "facts scored" : "facts"}>
        ${scored ? this.#score(most) : nothing}
        ${all.length > 0 ? html`<div class="tier">
          <dt>${language.say("tier")}</dt>
          <dd class="value">${this.#tier()}</dd>
          <dd class="after">${this.#consequence()}</dd>
        </div>` : nothing}
        ${paying.client ? this.#pays("client", blanks, !scored) : nothing}
        ${paying.provider ? this.#pays("provider", blanks, !scored && !paying.client) : nothing}
        ${fallback ? html`<div>${this.#fallback()}</div>` : nothing}
        ${scored ? nothing : this.#standards()}
      </dl>
      ${scored && drawable(all) ? html`<yuekao-scale .language=${language} .bands=${all} .score=${assessment.score} .between=${assessment.scoreBetween ?? null} .tiers=${this.#possible()} .most=${most}></yuekao-scale>` : nothing}
      <div class=${scored || contract.ambiguities?.length ? "hints two" : "hints"}><slot></slot></div>
    </section>`;
  }

  #score(most: number): TemplateResult {
    const { language, assessment } = this;
    const label = scoreLabel(this.contract, language);
    const between = betweenText(assessment.scoreBetween ?? undefined, language.number.plain, language);
    return html`<div class="score">
      <dt>${label}</dt>
      <dd><span class="value">${assessment.score === null ? this.#unknown("score", label) : why("score", language.number.plain(assessment.score), this.open, label)}</span><span class="of">/ ${language.number.plain(String(most))}</span></dd>
      ${between ? html`<dd class="after">${language.say("score-between", { between })}</dd>` : nothing}
    </div>`;
  }

  #status(status: Assessment["status"]): TemplateResult {
    return html`<span class="status ${status}">${statusText(status, this.language)}</span>`;
  }

  /** A result that is open, or that there is none of this month. */
  #unknown(result: string, label: string): TemplateResult {
    const { language, assessment } = this;
    if (assessment.status === "not_assessable") return html`<span class="none">${language.say("no-data")}</span>`;
    return html`<span class="none">${why(result, language.say("open"), this.open, label)}</span>`;
  }

  #possible(): readonly string[] {
    const { tier, possibleTiers = [] } = this.assessment;
    return tier ? [tier.id] : possibleTiers;
  }

  #pays(payer: Payer, blanks: Blanks, lead: boolean): TemplateResult {
    const { language, assessment } = this;
    const label = paysLabel(payer, this.contract, language);
    const lines = assessment.lines.filter((line) => line.payer === payer && line.due === true);
    const total = payer === "client" ? "clientPays" : "providerPays";
    const amount = assessment.totals[total];
    const open = assessment.lines.filter((line) => line.payer === payer && line.due !== false && line.amount === null).length;
    return html`<div class=${lead ? "lead" : nothing}>
      <dt>${label}${exampleMark(language, lines.some((line) => blanks.named(line.id)))}</dt>
      <dd class="value">${amount === null ? this.#unknown(`total:${total}`, label) : why(`total:${total}`, language.number.money(amount), this.open, label)}</dd>
      ${amount === null ? html`<dd class="after">${this.#between(assessment.totals[`${total}Between`])}</dd>` : nothing}
      <dd class="after">${payer === "provider" && (assessment.totals.payable !== null || assessment.totals.payableBetween) ? this.#payable() : this.#made(payer)}${open > 0 && !this.contract.score ? ` ${language.say("lines-open", { count: language.number.count(String(open)) })}` : nothing}</dd>
    </div>`;
  }

  #between(between: Between | undefined): string {
    return betweenText(between, this.language.number.amount, this.language);
  }

  /** What a sum of several lines is made of, where it is the first thing to know. */
  #made(payer: Payer): string {
    const { language, assessment } = this;
    if (this.contract.score) return "";
    const lines = assessment.lines.filter((line) => line.payer === payer && line.due && line.amount !== null && /[1-9]/.test(line.amount));
    return lines.slice(0, 3).map((line) => `${language.text(line.label)} ${language.number.money(line.amount ?? "")}`).join(" + ") + (lines.length > 3 ? " + …" : "");
  }

  /** How many standards were met, where nothing else sums them up. */
  #standards(): TemplateResult | typeof nothing {
    const { language } = this;
    const count = (value: number): string => language.number.count(String(value));
    const standards = this.assessment.metrics.filter((metric) => metric.target !== null);
    const missed = standards.filter((metric) => metric.met === false);
    const open = standards.filter((metric) => metric.met === null).length;
    if (standards.length === 0) return nothing;
    return html`<div>
      <dt>${language.say("standards")}</dt>
      <dd class="value">${count(standards.length - missed.length - open)}<span class="of"> / ${count(standards.length)}</span></dd>
      <dd class="after">${missed.length > 0 ? language.say("standards-missed", { names: missed.map((metric) => language.text(metric.label)).join(language.say("list-comma")) }) : nothing}
        ${open > 0 ? language.say("standards-open", { count: count(open) }) : nothing}</dd>
    </div>`;
  }

  #toBlanks = (): void => {
    this.dispatchEvent(new StateHereEvent("values"));
  };

  #title(): string {
    const { vendor, month } = this.assessment;
    const shown = this.language.month(month);
    return vendor ? `${vendor} · ${shown}` : shown;
  }

  #tier(): TemplateResult | string {
    const { tier, status } = this.assessment;
    if (!tier) return html`<span class="none">${this.language.say(status === "not_assessable" ? "no-data" : "open")}</span>`;
    const tone = toneOf(bands(this.contract, this.assessment.tiers), tier.id);
    return html`<span class="mark ${tone}" aria-hidden="true">${MARKS[tone]}</span>${why("tier", this.language.text(tier.label), this.open, this.language.say("tier"))}`;
  }

  #consequence(): string {
    const { status, trial, tier, lines } = this.assessment;
    const { language } = this;
    if (status === "trial") return language.say("consequence-trial");
    if (!tier) return status === "not_assessable" ? language.say("consequence-none") : [this.#tiers(), trial ? language.say("consequence-trial") : ""].join(" ");
    // An amount that is open may be one.
    const deduction = lines.find((line) => line.kind === "deduction" && (line.amount === null || /[1-9]/.test(line.amount)));
    // Where nobody pays anything, no deduction is none that was left out.
    const free = lineTerms(this.contract).length > 0;
    if (tier.note) return deduction || free ? language.say(deduction ? "consequence" : "consequence-free", { note: language.text(tier.note) }) : language.text(tier.note);
    if (!deduction) return free ? language.say("consequence-no-deduction") : "";
    return language.say("consequence-deduction", { amount: deduction.amount === null ? language.say("open") : language.number.money(deduction.amount) });
  }

  /** The tiers the month can be in. */
  #tiers(): string {
    const { language } = this;
    const all = bands(this.contract, this.assessment.tiers);
    const possible = all.filter(({ id }) => this.#possible().includes(id));
    if (possible.length === all.length) return language.say("tiers-any");
    return language.say("tiers-possible", { tiers: possible.map(({ id, label }) => `${MARKS[toneOf(all, id)]} ${language.text(label)}`).join(language.say("list-comma")) });
  }

  /** With set-off, what is left of the goods payment. */
  #payable(): string {
    const { payable, payableBetween } = this.assessment.totals;
    const { language } = this;
    if (payable === null) return language.say("payable", { amount: openText(payableBetween, language.number.amount, language) });
    return payable.startsWith("-")
      ? language.say("still-owed", { amount: language.number.money(payable.slice(1)) })
      : language.say("payable", { amount: language.number.money(payable) });
  }

  #fallback(): TemplateResult {
    const { fallback } = this.assessment;
    const { language } = this;
    const who = { client: addressed(this.contract, language).client };
    const label = language.say("fallback-cost", who);
    if (fallback.byCategory.length === 0) {
      return html`<dt>${label}</dt><dd class="value quiet">–</dd><dd class="after">${language.say("fallback-none")}</dd>`;
    }
    const due = fallback.byCategory.some((row) => row.due === true);
    const when = due ? "fallback-due" : fallback.byCategory.some((row) => row.due === null) ? "line-due-open" : "fallback-if";
    const open = fallback.byCategory.filter((row) => row.amount === null).length;
    return html`<dt>${label}</dt>
      <dd class=${due ? "value" : "value not-due"}>${fallback.total === null ? this.#unknown("fallback", label) : why("fallback", language.number.money(fallback.total), this.open, label)}</dd>
      ${fallback.total === null ? html`<dd class="after">${this.#between(fallback.between)}</dd>` : nothing}
      <dd class="after"><span class=${due ? "due" : nothing}>${language.say(when, who)}</span>${open > 0 ? ` · ${language.say("fallback-open", { count: String(open) })}` : nothing}</dd>`;
  }
}

define("yuekao-answer", Answer);
