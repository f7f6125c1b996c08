// What is due when, with the clause of each date.

import { css, html, LitElement, type TemplateResult } from "lit";

import type { Language } from "../language.ts";
import type { View } from "../session.ts";
import { problemSentence } from "../sentences.ts";
import { base } from "../elements/base.ts";
import { blankStyle, exampleMark } from "../elements/blank.ts";
import { define } from "../elements/define.ts";

export class Dates extends LitElement {
  static override properties = { language: { attribute: false }, view: { attribute: false } };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    li {
      display: grid;
      grid-template-columns: 152px 1fr auto;
      gap: 0 12px;
      padding: 6px 16px;
      border-top: 1px solid var(--line);
      line-height: 20px;
    }

    time {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }

    small {
      grid-column: 2 / -1;
      color: var(--quiet);
      font-size: var(--small);
    }

    .warning {
      padding: 6px 16px;
      color: var(--warning);
      font-size: 13px;
    }
  `];

  declare language: Language;
  declare view: View;

  override render(): TemplateResult {
    const { language } = this;
    const { dates, problems } = this.view.calendar;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${language.say("dates")}</h2>
      <ol>${dates.map((date) => html`<li>
        ${date.date === null ? html`<span class="quiet">${language.say("open")}</span>` : html`<time datetime=${date.date}>${language.number.date(date.date)}</time>`}
        <span>${language.text(date.label)}${exampleMark(language, date.example)}</span>
        <span class="clause">${date.clause}</span>
        <small>${language.text(date.rule)}</small>
      </li>`)}</ol>
      ${problems.map((problem) => html`<p class="warning">${problemSentence(problem, language)}</p>`)}
    </section>`;
  }
}

define("yuekao-dates", Dates);
