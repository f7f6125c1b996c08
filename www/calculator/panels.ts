// What stands in the place of the pasted table for a while: how it was read, or the form that makes it. Each is loaded when it is
// first opened, takes the keyboard, and gives it back.

import { html, type LitElement, type TemplateResult } from "lit";

import { mayBeFilled } from "../form/headings.ts";
import type { Part } from "../i18n/language.ts";
import type { Looked } from "../reading/panel.ts";
import type { CalculatorHost } from "./host.ts";
import { CloseTableEvent, FillEvent, FillHereEvent, OpenTableEvent, TemplateEvent } from "../controls/events.ts";

export class Panels {
  /** The figure a column is looked for where it is shown how the tables were read; empty: none; null: that is not shown. */
  table: string | null = null;
  /** Whether the form is open. */
  filling = false;
  readonly #calculator: CalculatorHost;

  constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
    calculator.addEventListener(OpenTableEvent.type, (event) => {
      event.stopPropagation();
      if (event instanceof OpenTableEvent) void this.#openTable(event.figure);
    });
    calculator.addEventListener(CloseTableEvent.type, (event) => {
      event.stopPropagation();
      void this.#close({ table: null }, ".look-at");
    });
    calculator.addEventListener(FillEvent.type, (event) => {
      event.stopPropagation();
      if (event instanceof FillEvent) void calculator.session.fill(event.text, event.about, event.replaces);
    });
    calculator.addEventListener(FillHereEvent.type, (event) => {
      event.stopPropagation();
      if (event instanceof FillHereEvent) void (event.yes ? this.fill() : this.#close({ filling: false }, ".fill"));
    });
    calculator.addEventListener(TemplateEvent.type, (event) => {
      event.stopPropagation();
      void this.template();
    });
  }

  /** The sentences of what is open. */
  get parts(): readonly Part[] {
    return [...(this.table === null ? [] : ["more", "problems", "reading"] as const), ...(this.filling ? ["more", "problems", "form"] as const : [])];
  }

  /** Back to the table as it was pasted. */
  async leave(): Promise<void> {
    if (this.table === null && !this.filling) return;
    Object.assign(this, { table: null, filling: false });
    this.#calculator.requestUpdate();
    await this.#calculator.updateComplete;
  }

  /** Another text is here: where the form has not written it, it is shown. */
  follow(before: string, text: string): void {
    if (this.filling && text !== before && text !== "" && !mayBeFilled(text)) this.filling = false;
  }

  /** How the tables were read: those of the page, or of what waits for that to be said. */
  reading(): TemplateResult {
    const { language, view: { alarm, parsed, inputs, numbers, layout, month, contract, fixed } } = this.#calculator;
    const waiting = alarm?.asked;
    const looked: Looked = waiting
      ? { text: waiting.inputs.text, tables: waiting.tables, records: [], numbers: [], rows: null, shown: null }
      : { text: inputs.text, tables: parsed?.tables ?? [], records: parsed?.records ?? [], numbers, rows: layout, shown: month };
    return html`<yuekao-reading .language=${language} .contract=${contract} .looked=${looked} .wanted=${this.table ?? ""} ?fixed=${fixed}></yuekao-reading>`;
  }

  readonly look = (): void => {
    void (this.table === null ? this.#openTable("") : this.#close({ table: null }, ".look-at"));
  };

  async #openTable(figure: string): Promise<void> {
    if (!(await this.#loaded(() => import("../reading/panel.ts")))) return;
    const { view } = this.#calculator;
    this.filling = false;
    this.table = figure;
    if (!view.alarm?.asked) this.#toMonth();
    await this.#focus("yuekao-reading");
  }

  readonly fill = async (): Promise<void> => {
    if (!(await this.#loaded(() => import("../form/form.ts")))) return;
    this.table = null;
    this.filling = true;
    this.#toMonth();
    await this.#focus("yuekao-form");
  };

  /** A tab that has the desk to itself leaves no room. */
  #toMonth(): void {
    const calculator = this.#calculator;
    if (calculator.tabs.shown?.layout === "wide") calculator.tab = "month";
  }

  async #focus(selector: string): Promise<void> {
    const calculator = this.#calculator;
    calculator.requestUpdate();
    await calculator.updateComplete;
    const panel = calculator.renderRoot.querySelector<LitElement>(selector);
    await panel?.updateComplete;
    panel?.focus();
  }

  async #close(change: Partial<Pick<this, "table" | "filling">>, back: string): Promise<void> {
    Object.assign(this, change);
    this.#calculator.requestUpdate();
    await this.#calculator.updateComplete;
    this.#calculator.renderRoot.querySelector<HTMLElement>(back)?.focus();
  }

  /** An Excel file of the contract in force, to be filled in. */
  readonly template = async (): Promise<void> => {
    const { view: { contract }, engine, language: { locale } } = this.#calculator;
    if (contract) await this.#loaded(async () => (await import("../form/template.ts")).saveTemplate(contract, engine, locale));
  };

  async #loaded(load: () => Promise<unknown>): Promise<boolean> {
    try {
      await load();
      return true;
    } catch (cause) {
      console.error(cause);
      this.#calculator.session.alarm({ message: "alarm-page" });
      return false;
    }
  }
}
