// Problems and notices as a list. One at a cell leads to the cell, ready to be changed. What stands inside the element keeps its
// room until they can be said; a line is 32 pixels high.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import type { Problem } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { Source } from "../domain/state.ts";
import { columnName } from "../paste/column.ts";
import { calledById, problemHint, problemSentence } from "../domain/problem-sentences.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { MendHereEvent, StateHereEvent } from "../controls/events.ts";

/** Shown before the rest is folded away. */
const MOST = 20;

/** Where a layout that was kept cannot be read: in the list of them, of which nobody has seen anything. */
const IN_LAYOUTS = /^\/\d+(\/|$)/;

/** What is said of rows that are not there, or of all of them: the cell at hand is as it should be. */
const NO_CELL: ReadonlySet<string> = new Set(["days_missing", "months_not_given", "version_chosen", "times_universal", "more_of_the_same"]);

/** A problem, how many cells the same is said of, and the other figures of which it is said as well. */
interface ProblemGroup {
  readonly problem: Problem;
  readonly count: number;
  readonly otherFigures: readonly string[];
}

export class Problems extends LitElement {
  static override properties = { language: { attribute: false }, problems: { attribute: false }, sources: { attribute: false } };
  static override styles = [base, css`
    :host {
      display: block;
    }

    li {
      display: grid;
      grid-template-columns: 20px 1fr auto;
      gap: 0 4px;
      padding: 6px 16px;
      font-size: 13px;
      line-height: 20px;
    }

    .sign {
      font-weight: 700;
    }

    .error .sign {
      color: var(--error);
    }

    .warning .sign {
      color: var(--warning);
    }

    .hint {
      color: var(--quiet);
    }

    code {
      font-size: var(--small);
      overflow-wrap: anywhere;
    }

    .button {
      align-self: start;
      min-height: 24px;
      margin-block: -2px;
      padding: 1px 8px;
      font-size: 13px;
    }
  `];

  declare language: Language;
  declare problems: readonly Problem[];
  /** The files the text comes from. */
  declare sources: readonly Source[];

  constructor() {
    super();
    this.sources = [];
  }

  override render(): TemplateResult {
    if (!this.language.knows("problems")) return html`<slot></slot>`;
    const all = this.#groups();
    const rest = all.slice(MOST);
    return html`<ul>${all.slice(0, MOST).map((group) => this.#problem(group))}</ul>
      ${rest.length > 0 ? html`<details><summary>${this.language.say("problems-more", { count: this.language.number.count(String(rest.length)) })}</summary>
        <ul>${rest.slice(0, 500).map((group) => this.#problem(group))}</ul></details>` : nothing}`;
  }

  /** What would be said in the same words of several cells is said once, of the first of them; so is what would differ in the figure alone. */
  #groups(): readonly ProblemGroup[] {
    const groups = new Map<string, ProblemGroup>();
    for (const problem of this.problems) {
      const { at, severity, values: { figure, ...values } = {} } = problem;
      const ofLayouts = isOfLayouts(problem);
      const code = ofLayouts ? "" : problem.code;
      const place = at && !("row" in at) && !ofLayouts ? at : null;
      const said = ofLayouts || figure === undefined ? this.#sentence(problem) : values;
      const key = JSON.stringify([severity, code, said, place, this.#source(problem)?.name]);
      groups.set(key, joined(groups.get(key), problem));
    }
    return [...groups.values()];
  }

  /** In words, also where the engine has a place in what the page keeps. */
  #sentence(problem: Problem): string {
    return isOfLayouts(problem) ? this.language.say("problem-layouts-unread") : problemSentence(problem, this.language);
  }

  #source({ at }: Problem): Source | undefined {
    return at && "row" in at ? this.sources.findLast(({ row }) => row <= at.row) : undefined;
  }

  #problem({ problem, count, otherFigures }: ProblemGroup): TemplateResult {
    const { language } = this;
    const ofLayouts = isOfLayouts(problem);
    const others = otherFigures.map((figure) => calledById(figure, language)).join(language.say("list-comma"));
    const hint = ofLayouts ? language.hint("problem-layouts-unread") : problemHint(problem, language);
    return html`<li class=${problem.severity}>
      <span class="sign" role="img" aria-label=${language.say(`severity-${problem.severity}`)}>${problem.severity === "error" ? "✕" : "!"}</span>
      <span>${problem.at && "pointer" in problem.at && problem.at.pointer !== "" && !ofLayouts ? html`<code>${problem.at.pointer}</code> ` : nothing}${this.#file(problem)}${this.#sentence(problem)}${count > 1 ? html` <b>${language.say("problems-same", { count: language.number.count(String(count)) })}</b>` : nothing}${others ? html` <b>${language.say("problems-other-figures", { figures: others })}</b>` : nothing}${hint ? html` <span class="hint">${hint}</span>` : nothing}</span>
      ${this.#way(problem)}
    </li>`;
  }

  /** Which file it is in, and the row there. */
  #file(problem: Problem): TemplateResult | typeof nothing {
    const { at } = problem;
    if (!at || !("row" in at) || this.sources.length < 2) return nothing;
    const source = this.#source(problem);
    const row = this.language.number.count(String(at.row - (source?.row ?? 1) + 1));
    return source ? html`<span class="hint">${this.language.say("in-file", { file: source.name, row })}</span> ` : nothing;
  }

  #way(problem: Problem): TemplateResult | typeof nothing {
    const { at, code } = problem;
    const what = code === "start_unknown" ? "start" : code === "category_unknown" ? "package" : null;
    if (what) {
      const state = (): void => {
        this.dispatchEvent(new StateHereEvent(what));
      };
      return html`<button type="button" class="button" @click=${state}>${this.language.say(`state-${what}`)}</button>`;
    }
    if (!at || !("row" in at) || NO_CELL.has(code)) return nothing;
    const go = (): void => {
      this.dispatchEvent(new MendHereEvent(at.row, at.column));
    };
    return html`<button type="button" class="button" @click=${go}>${this.language.say("mend", { cell: `${columnName(at.column)}${at.row}` })}</button>`;
  }
}

/** What is said of one more figure is no other place of the first. */
function joined(group: ProblemGroup | undefined, problem: Problem): ProblemGroup {
  if (!group) return { problem, count: 1, otherFigures: [] };
  const figure = problem.values?.["figure"];
  if (figure === group.problem.values?.["figure"]) return { ...group, count: group.count + 1 };
  if (figure === undefined || group.otherFigures.includes(figure)) return group;
  return { ...group, otherFigures: [...group.otherFigures, figure] };
}

function isOfLayouts({ at }: Problem): boolean {
  return at !== undefined && "pointer" in at && IN_LAYOUTS.test(at.pointer);
}

define("yuekao-problems", Problems);
