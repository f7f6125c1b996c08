// The ways of taking a result along, in one dialog: which figures, and in what form; what is to be sent, computed on or signed.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { STEPS_OF } from "../months/protocol.ts";
import type { CalculatorHost } from "../calculator/host.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language, Part } from "../i18n/language.ts";
import { dialogStyle } from "../controls/dialog-style.ts";
import { overlay } from "../calculator/overlay.ts";
import { MonthsTab } from "../tabs/months.ts";
import { Exports, type Paper, type Scope } from "./exports.ts";

type Way = "copy" | "picture" | "xlsx" | "csv" | "print";

/** What each group of ways is for. A picture is of one month. */
const GROUPS: readonly (readonly [name: string, ways: readonly Way[]])[] = [["chat", ["copy", "picture"]], ["file", ["xlsx", "csv"]], ["paper", ["print"]]];
const PAPERS: readonly Paper[] = ["settlement", "report"];

export class ExportMenu extends LitElement {
  static override properties = {
    language: { attribute: false },
    exports: { attribute: false },
    wanted: { attribute: false },
    scope: { state: true },
    said: { state: true },
    busy: { state: true },
  };
  static override styles = [base, dialogStyle, css`
    fieldset {
      display: grid;
      gap: 4px;
      margin: var(--gap-3) 0;
      padding: 0;
      border: 0;
    }

    legend {
      margin-bottom: 4px;
      padding: 0;
      color: var(--quiet);
      font-size: var(--small);
    }

    label {
      display: flex;
      gap: 8px;
      align-items: center;
    }

    input {
      min-height: auto;
      accent-color: var(--accent);
    }

    .ways {
      display: grid;
      margin-top: 4px;
      gap: var(--gap-2);
    }

    .ways > .button {
      display: grid;
      grid-template-columns: 128px 1fr;
      gap: 0 var(--gap-3);
      padding: 8px 12px;
      text-align: start;
      white-space: normal;
    }

    small {
      color: var(--quiet);
      font-size: var(--small);
    }

    h3 {
      margin: var(--gap-3) 0 0;
      color: var(--quiet);
      font-size: var(--small);
      font-weight: 400;
    }

    .ways + .ways {
      margin-top: var(--gap-2);
    }

    .paper {
      display: grid;
      grid-template-columns: 128px 1fr auto auto;
      gap: 0 var(--gap-3);
      align-items: center;
      padding: 4px 4px 4px 12px;
      border: 1px solid var(--line);
      border-radius: var(--round);
    }

    .paper .button {
      display: inline-flex;
      padding: 4px 10px;
    }

    [role="status"] {
      flex: 1;
      align-self: center;
    }

    @media (max-width: 479px) {
      .ways > .button {
        grid-template-columns: 1fr;
      }

      .paper {
        grid-template-columns: 1fr auto auto;
      }

      .paper small {
        grid-row: 2;
        grid-column: 1 / -1;
      }
    }
  `];

  declare language: Language;
  declare exports: Exports;
  /** Whether the table of all months was looked at. */
  declare wanted: boolean;
  declare scope: Scope;
  /** What has become of it. */
  declare said: string;
  declare busy: boolean;
  readonly parts: readonly Part[] = ["export", "contract"];

  constructor() {
    super();
    this.scope = "month";
    this.wanted = false;
    this.said = "";
    this.busy = false;
  }

  override willUpdate(): void {
    if (!this.exports.scopes.includes(this.scope)) this.scope = "month";
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult {
    const { language } = this;
    const { scopes } = this.exports;
    return html`<dialog lang=${language.locale} aria-labelledby="title" @close=${this.#onClose}>
      <h2 id="title">${language.say("export")}</h2>
      ${scopes.length > 1 ? html`<fieldset><legend>${language.say("export-which")}</legend>${scopes.map((scope) => html`<label>
        <input type="radio" name="scope" value=${scope} .checked=${scope === this.scope} @change=${() => (this.scope = scope)} />${this.exports.scopeText(scope, language)}</label>`)}</fieldset>`
        : html`<p class="quiet">${this.exports.scopeText("month", language)}</p>`}
      ${this.wanted && !scopes.includes("months") ? html`<p>${language.say("export-unsettled")}</p>` : nothing}
      ${GROUPS.map(([group, ways]) => html`<h3>${language.say(`export-group-${group}`)}</h3>
        <div class="ways">${ways.filter((way) => way !== "picture" || this.scope === "month").map((way) => this.#way(way))}${group === "paper" && this.scope === "month" ? PAPERS.map((paper) => this.#paper(paper)) : nothing}</div>`)}
      <div class="actions"><p role="status">${this.said ? language.say(this.said) : nothing}</p><button type="button" class="button" @click=${this.#close}>${language.say("close")}</button></div>
    </dialog>`;
  }

  #way(way: Way): TemplateResult {
    const { language } = this;
    return html`<button type="button" class="button" ?disabled=${this.busy || !this.exports.ready(this.scope)} @click=${() => this.#go(way)}>
      <span>${language.say(`export-${way}`)}</span><small>${language.say(`export-${way}-${this.scope}`, { count: language.number.count(String(STEPS_OF)) })}</small></button>`;
  }

  /** What is signed or sent, on paper or for a word processor. */
  #paper(paper: Paper): TemplateResult {
    const { language } = this;
    const named = (form: string): string => language.say("export-paper-form", { paper: language.say(`export-${paper}`), form: language.say(form) });
    return html`<div class="paper"><span>${language.say(`export-${paper}`)}</span><small>${language.say(`export-${paper}-month`)}</small>
      <button type="button" class="button" ?disabled=${this.busy} aria-label=${named("export-print")} @click=${() => this.#run(async () => {
        this.#close();
        await this.exports.printPaper(paper);
        return "export-saved";
      })}>${language.say("export-print")}</button>
      <button type="button" class="button" ?disabled=${this.busy} aria-label=${named("export-docx")} @click=${() => this.#run(async () => {
        await this.exports.docx(paper);
        return "export-saved";
      })}>${language.say("export-docx")}</button></div>`;
  }

  #go(way: Way): Promise<void> {
    return this.#run(async () => {
      if (way === "print") this.#close();
      if (way === "picture") return (await this.exports.picture()) === "copied" ? "export-pictured" : "export-saved";
      await this.exports[way](this.scope);
      return way === "copy" ? "export-copied" : "export-saved";
    });
  }

  /** `what` says what has become of it. */
  async #run(what: () => Promise<string>): Promise<void> {
    this.busy = true;
    this.said = "export-busy";
    try {
      this.said = await what();
    } catch (cause) {
      console.error(cause);
      this.said = "export-failed";
    }
    this.busy = false;
  }

  #close = (): void => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  #onClose = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}

define("yuekao-export", ExportMenu);

export async function exportMenu(calculator: CalculatorHost): Promise<void> {
  // What is looked at is taken along: of offers that is the quote.
  const offers = calculator.tab === "offers" ? calculator.tabs.element("offers") : null;
  if (offers?.openQuote) {
    offers.openQuote();
    return;
  }
  const exports = new Exports(calculator);
  const wanted = calculator.tab === "months";
  const scope: Scope = wanted ? "months" : "month";
  const menu = Object.assign(new ExportMenu(), { exports, scope, wanted });
  const months = calculator.tabs.element("months");
  if (months instanceof MonthsTab) {
    // All of them may be settled while it is open.
    const settled = { hostUpdated: (): void => { menu.requestUpdate(); } };
    months.addController(settled);
    menu.addEventListener("close", () => { months.removeController(settled); });
  }
  await overlay(calculator, menu);
}
