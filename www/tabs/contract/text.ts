// The whole contract as its file says it, to be rewritten in place. It is checked while somebody types; only a sound text
// takes effect, and until then the last sound contract stays in force.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Contract, Engine, Problem } from "../../engine/engine.ts";
import { contractText } from "../../contract/contract-file.ts";
import type { Language } from "../../i18n/language.ts";
import { attempt } from "../../controls/attempt.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { EditEvent } from "../../controls/events.ts";
import { withoutPlace } from "../../session/notices.ts";
import { tabStyle } from "../style.ts";
import "../../result/problems.ts";

/** What is being typed settles before it is checked, in milliseconds. */
const PAUSE = 250;

declare global {
  interface HTMLElementTagNameMap {
    "yuekao-contract-text": ContractText;
  }
}

export class ContractText extends LitElement {
  static override properties = { language: { attribute: false }, engine: { attribute: false }, contract: { attribute: false }, fixed: { attribute: false }, problems: { state: true }, warnings: { state: true }, draft: { state: true } };
  static override styles = [base, tabStyle, css`
    :host {
      display: block;
      min-width: 0;
    }

    summary {
      padding: var(--gap-3) var(--gap-4);
      cursor: pointer;
      font-weight: 600;
    }

    textarea {
      /* What is folded away inherits its box from nobody. */
      box-sizing: border-box;
      display: block;
      width: 100%;
      min-width: 0;
      max-width: 100%;
      height: 60vh;
      padding: var(--gap-3) var(--gap-4);
      border: 0;
      border-block: 1px solid var(--line);
      background: var(--sunk);
      font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
      font-size: 13px;
      line-height: 20px;
      resize: vertical;
      tab-size: 2;
    }

    textarea:focus-visible {
      outline-offset: -2px;
    }

    .state {
      display: flex;
      gap: var(--gap-3);
      align-items: center;
      justify-content: space-between;
      padding: var(--gap-2) var(--gap-4);
      font-size: 13px;
    }

    .unsound {
      color: var(--error);
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare contract: Contract;
  /** Only to be looked at. */
  declare fixed: boolean;
  /** What keeps the draft from taking effect; null while it is sound. */
  declare problems: readonly Problem[] | "no-json" | null;
  /** What there is to say of a text that takes effect. */
  declare warnings: readonly Problem[];
  /** The text while it differs from the contract in force. */
  declare draft: string | null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Whether the field was left with a text that is to take effect. */
  #left = false;

  constructor() {
    super();
    this.problems = null;
    this.warnings = [];
    this.draft = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("contract") || !this.#left || this.problems !== null) return;
    this.draft = null;
    this.#left = false;
  }

  override render(): TemplateResult {
    const { language, problems } = this;
    const said = problems === "no-json" ? [] : (problems ?? this.warnings);
    return html`<section class="card"><details>
      <summary>${language.say("section-developer")} · ${language.say("contract-text")}</summary>
      <p class="about quiet" id="about">${language.say("contract-text-about")}</p>
      <textarea ?readonly=${this.fixed} spellcheck="false" autocomplete="off" wrap="off" aria-label=${language.say("contract-text")} aria-describedby="about state"
        aria-invalid=${String(problems !== null)} .value=${this.draft ?? contractText(this.contract)} @input=${this.#type} @blur=${this.#leave}></textarea>
      <div class="state" id="state" role="status">
        <span class=${problems === null ? "quiet" : "unsound"}>${this.#state()}</span>
        ${this.draft === null ? nothing : html`<button type="button" class="button" @click=${this.#discard}>${language.say("contract-text-discard")}</button>`}
      </div>
      ${said.length > 0 ? html`<yuekao-problems .language=${language} .problems=${said.map(withoutPlace)}></yuekao-problems>` : nothing}
    </details></section>`;
  }

  #state(): string {
    const { language, problems } = this;
    if (problems === "no-json") return language.say("contract-text-no-json");
    if (problems !== null) return language.say("contract-text-unsound", { count: String(problems.length) });
    return language.say("contract-text-sound");
  }

  #type = (event: Event): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    this.draft = event.target.value;
    this.#left = false;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => { attempt(this, this.#check()); }, PAUSE);
  };

  async #check(): Promise<void> {
    const { draft } = this;
    if (draft === null) return;
    let contract: unknown;
    try {
      contract = JSON.parse(draft);
    } catch {
      this.problems = "no-json";
      return;
    }
    const problems = await this.engine.validate(contract);
    const errors = problems.filter(({ severity }) => severity === "error");
    // More was typed meanwhile: its own check is on the way.
    if (draft !== this.draft) return;
    this.problems = errors.length > 0 ? errors : null;
    this.warnings = errors.length > 0 ? [] : problems;
    if (errors.length === 0) this.dispatchEvent(new EditEvent(() => contract as Contract, "contract text"));
  }

  /** A sound text is shown as it is kept; one that is not sound stays until it is mended or discarded. */
  #leave = (): void => {
    this.#left = this.draft !== null;
    attempt(this, this.#check());
  };

  #discard = (): void => {
    clearTimeout(this.#waiting);
    this.draft = null;
    this.problems = null;
    this.warnings = [];
  };
}

define("yuekao-contract-text", ContractText);
