// What follows besides money: rights, duties, warnings. Each holds or is open, with its clause; those that do not hold are folded.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { Blanks } from "../domain/blanks.ts";
import type { Contract, Outcome } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { why } from "../controls/explain-button.ts";

export class Outcomes extends LitElement {
  static override properties = {
    language: { attribute: false },
    contract: { attribute: false },
    outcomes: { attribute: false },
    open: { attribute: false },
  };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    li {
      display: grid;
      grid-template-columns: 84px 1fr auto;
      gap: 0 12px;
      padding: 8px 24px;
      border-top: 1px solid var(--line);
      line-height: 20px;
    }

    .card > h2 {
      padding-inline: 24px;
    }

    summary {
      padding: 8px 24px;
      border-top: 1px solid var(--line);
      color: var(--quiet);
      cursor: pointer;
    }

    .clause {
      max-width: 24em;
      text-align: end;
      white-space: normal;
    }

    @media (max-width: 639px) {
      li {
        grid-template-columns: 72px minmax(0, 1fr);
        padding-inline: 16px;
      }

      .card > h2,
      summary {
        padding-inline: 16px;
      }

      .clause {
        grid-column: 2;
        text-align: start;
      }
    }

    .sign {
      display: inline-block;
      width: 16px;
    }

    .holds {
      color: var(--warning);
      font-weight: 600;
    }

    .open {
      color: var(--quiet);
    }

    .not {
      color: var(--quiet);
    }

    p {
      grid-column: 2 / -1;
      color: var(--quiet);
      font-size: 13px;
    }

    li.holds p {
      color: var(--ink);
      font-weight: 400;
    }

    .holds .clause {
      font-weight: 400;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare outcomes: readonly Outcome[];
  declare open: string | null;

  override render(): TemplateResult {
    const { language } = this;
    const blanks = new Blanks(this.contract);
    const [first, others] = [this.outcomes.filter(({ holds }) => holds !== false), this.outcomes.filter(({ holds }) => holds === false)];
    const list = (outcomes: readonly Outcome[]): TemplateResult => html`<ul>${outcomes.map((outcome) => this.#outcome(outcome, blanks))}</ul>`;
    return html`<section role="group" class="card" aria-labelledby="title">
      <h2 id="title">${language.say("outcomes")}</h2>
      ${first.length > 0 ? list(first) : nothing}
      ${others.length > 0 ? html`<details><summary>${language.say("outcomes-not", { count: language.number.count(String(others.length)) })}</summary>${list(others)}</details>` : nothing}
    </section>`;
  }

  #outcome({ id, label, holds, clause, note }: Outcome, blanks: Blanks): TemplateResult {
    const { language } = this;
    const state = holds === null ? "open" : holds ? "holds" : "not";
    const name = language.text(label);
    return html`<li class=${state}>
      <span><span class="sign" aria-hidden="true">${{ open: "?", holds: "●", not: "–" }[state]}</span>${why(`outcome:${id}`, language.say(`outcome-${state}`), this.open, name)}</span>
      <span>${name}${exampleMark(language, blanks.named(id))}</span>
      <span class="clause">${language.clauses(clause)}</span>
      ${note ? html`<p>${language.text(note)}</p>` : nothing}
    </li>`;
  }
}

define("yuekao-outcomes", Outcomes);
