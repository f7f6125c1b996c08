// Why a number is what it is: a sentence, the formula with its figures, the clause, and the same for everything it was
// made of, down to the pasted cells.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Contract, Derivation, FigureCells } from "../engine/engine.ts";
import { explain, readable, Words } from "../explain/index.ts";
import type { Language } from "../i18n/language.ts";
import { addressOf } from "../paste/column.ts";
import { base } from "../controls/base.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { define } from "../controls/define.ts";
import { CellEvent, CloseEvent } from "../controls/events.ts";

export class DerivationPanel extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, derivation: { attribute: false } };
  static override styles = [base, blankStyle, css`
    :host {
      display: flex;
      flex-direction: column;
      background: var(--paper);
      overflow: hidden;
    }

    .head {
      display: flex;
      gap: var(--gap-3);
      align-items: start;
      justify-content: space-between;
      padding: var(--gap-4) var(--gap-4) var(--gap-2) var(--gap-6);
    }

    h2:focus {
      outline: none;
    }

    .value {
      display: block;
      font-size: var(--figure);
      line-height: 36px;
      font-variant-numeric: tabular-nums;
    }

    .body {
      flex: 1;
      padding: 0 var(--gap-6) var(--gap-6);
      overflow-y: auto;
    }

    .sentence {
      line-height: 22px;
    }

    .formula {
      margin-top: var(--gap-2);
      padding: 6px 10px;
      border-radius: var(--round);
      background: var(--accent-wash);
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }

    .formula.small {
      margin-top: 4px;
    }

    .clause {
      display: block;
      margin-top: 4px;
      white-space: normal;
    }

    h3 {
      margin: var(--gap-4) 0 var(--gap-1);
      color: var(--quiet);
      font-size: var(--small);
      font-weight: 400;
    }

    li {
      border-top: 1px solid var(--line);
    }

    summary,
    .leaf {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 7px 0;
      line-height: 20px;
    }

    summary {
      cursor: pointer;
    }

    summary::before {
      content: "▸";
      flex: none;
      width: 12px;
      color: var(--quiet);
    }

    details[open] > summary::before {
      content: "▾";
    }

    summary::-webkit-details-marker {
      display: none;
    }

    .leaf {
      padding-inline-start: 20px;
      flex-wrap: wrap;
    }

    .name {
      flex: 1;
    }

    .step {
      padding: 0 0 8px 20px;
      font-size: 13px;
    }

    .step li:first-child {
      margin-top: 8px;
    }

    .cell {
      min-height: 24px;
      padding: 0 8px;
      border: 1px solid var(--lit-edge);
      border-radius: 4px;
      background: var(--lit);
      font-size: 13px;
      cursor: pointer;
      font-variant-numeric: tabular-nums;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare derivation: Derivation;

  /** Where keyboard and screen reader go when it opens. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  override render(): TemplateResult {
    const words = new Words(this.language, this.contract);
    const node = readable(this.derivation);
    const { sentence, formula, parts = node.inputs } = explain(node, words);
    return html`
      <div class="head">
        <h2 id="title" tabindex="-1">${words.name(node)}${exampleMark(this.language, restsOnExample(node))}<span class="value">${words.value(node)}</span></h2>
        <button type="button" class="button" aria-label=${this.language.say("close")} @click=${this.#close}>✕</button>
      </div>
      <div class="body">
        <p class="sentence">${sentence}</p>
        ${formula ? html`<p class="formula">${formula}</p>` : nothing}
        ${this.#clause(node)} ${node.at ? this.#cell(node.at) : nothing}
        ${parts.length > 0 ? html`<h3>${this.language.say("made-of")}</h3><ul>${parts.map((part) => this.#part(part, words))}</ul>` : nothing}
      </div>
    `;
  }

  #part(node: Derivation, words: Words): TemplateResult {
    const { sentence, formula, parts = node.inputs } = explain(node, words);
    if (parts.length === 0 && !formula) {
      return html`<li class="leaf"><span class="name">${words.name(node)}</span>
        ${exampleMark(this.language, restsOnExample(node))}
        <span class="number">${words.value(node)}</span> ${node.at ? this.#cell(node.at) : nothing}</li>`;
    }
    return html`<li><details>
      <summary><span class="name">${words.name(node)}${exampleMark(this.language, restsOnExample(node))}</span><span class="number">${words.value(node)}</span></summary>
      <div class="step">
        <p>${sentence}</p>
        ${formula ? html`<p class="formula small">${formula}</p>` : nothing}
        ${this.#clause(node)}
        ${node.at ? this.#cell(node.at) : nothing}
        <ul>${parts.map((part) => this.#part(part, words))}</ul>
      </div>
    </details></li>`;
  }

  #clause(node: Derivation): TemplateResult | typeof nothing {
    return node.clause ? html`<span class="clause">${this.language.say("clause-is", { clause: this.language.clauses(node.clause) })}</span>` : nothing;
  }

  #cell(cell: FigureCells): TemplateResult {
    const show = (): void => {
      this.dispatchEvent(new CellEvent(cell));
    };
    const address = addressOf(cell);
    const several = address.includes(":");
    return html`<button type="button" class="cell" aria-label=${this.language.say("cell-at", { cell: address, text: cell.cell })} @click=${show}>${several ? address : this.language.say("cell-quoted", { cell: address, text: cell.cell.trim() })}</button>`;
  }

  #close = (): void => {
    this.dispatchEvent(new CloseEvent());
  };
}

/** Whether it is an example standing in for a blank, or made from one. */
function restsOnExample(node: Derivation): boolean {
  return node.example || node.inputs.some(restsOnExample);
}

define("yuekao-derivation", DerivationPanel);
