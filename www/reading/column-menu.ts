// What a column is: a list to search in, with the likeliest figures first, and how its cells are read where that is open. It lies
// over the page and goes with Escape, with a press beside it, or when something was chosen.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { figureLabel, usedFigures } from "../domain/contract.ts";
import { rowTableOf } from "../domain/row-tables.ts";
import type { ColumnLayout, ColumnReading, Contract, Layout, Role, TableReading } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { SayEvent } from "../controls/events.ts";
import { CATEGORY_FIGURES, meaningOf, unitOf } from "./figures.ts";
import { formatsOf, type Format } from "./formats.ts";
import { menuStyle } from "./menu-style.ts";
import { columnKey, withChoice, withColumn, withFormat } from "../domain/layout-settings.ts";

/** What else a column can be, in the order people look for it. */
const ROLES: readonly Role[] = [
  "date", "month", "from", "to", "time", "vendor", "agent", "group", "channel", "category", "package", "version", "counted", "excluded", "start",
  "contact", "answered", "resolved", "rating", "valid", "direction", "handed_over",
];
/** The same for rows that stay rows. */
const LIST_ROLES: readonly Role[] = ["row_name", "date", "month", "from", "to", "vendor"];

interface Option {
  id: string;
  name: string;
  unit?: string;
  said: ColumnLayout | null;
  current: boolean;
}

interface Group {
  name: string;
  options: readonly Option[];
}

export class ColumnMenu extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, table: { attribute: false }, column: { attribute: false }, search: { state: true }, active: { state: true },
  };
  static override styles = [base, menuStyle];

  declare language: Language;
  declare contract: Contract;
  declare table: TableReading;
  declare column: ColumnReading | null;
  declare search: string;
  /** The option the keyboard is at. */
  declare active: number;

  #opener: HTMLElement | null = null;

  constructor() {
    super();
    this.column = null;
    this.search = "";
    this.active = 0;
  }

  /** Opens below what was pressed. */
  async open(column: ColumnReading, opener: HTMLElement): Promise<void> {
    this.column = column;
    this.#opener = opener;
    this.search = "";
    await this.updateComplete;
    const options = this.#found.flatMap(({ options }) => options);
    this.active = Math.max(0, options.findIndex(({ current }) => current));
    const menu = this.#menu;
    if (!menu) return;
    menu.showPopover();
    this.#place(menu, opener);
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
    await this.updateComplete;
    this.#reveal();
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector("[popover]");
  }

  /** Beside its heading, and all of it in the window. On a narrow screen it lies at the lower edge. */
  #place(menu: HTMLElement, opener: HTMLElement): void {
    const { style } = menu;
    if (!matchMedia("(min-width: 640px)").matches) {
      style.removeProperty("left");
      style.removeProperty("top");
      return;
    }
    const [at, own] = [opener.getBoundingClientRect(), menu.getBoundingClientRect()];
    const edge = 8;
    const below = at.bottom + 4 + own.height <= innerHeight - edge;
    style.left = `${Math.max(edge, Math.min(at.left, innerWidth - own.width - edge))}px`;
    style.top = `${below ? at.bottom + 4 : Math.max(edge, innerHeight - own.height - edge)}px`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { column, language } = this;
    if (!column) return nothing;
    const title = language.say("reading-column", { heading: headingOf(column, language) });
    let place = 0;
    return html`<div popover role="dialog" aria-label=${title} @toggle=${this.#onToggle}>
      <h4>${title}</h4>
      ${column.samples.length > 0 ? html`<p class="quiet small samples">${language.say("reading-samples", { samples: column.samples.slice(0, 4).join(language.say("list-comma")) })}</p>` : nothing}
      <input type="search" role="combobox" aria-expanded="true" aria-controls="options" aria-autocomplete="list" aria-activedescendant="option-${this.active}"
        aria-label=${language.say("reading-search")} placeholder=${language.say("reading-search")} autocomplete="off" .value=${this.search} @input=${this.#onSearch} @keydown=${this.#onKey} />
      <div id="options" role="listbox" aria-label=${title}>
        ${this.#found.map(({ name, options }) => html`<div role="group" aria-label=${name}><p class="quiet small" aria-hidden="true">${name}</p>
          ${options.map((option) => this.#option(option, place++))}</div>`)}
      </div>
      ${this.#found.length === 0 ? html`<p class="quiet none">${language.say("reading-none-found")}</p>` : nothing}
      ${this.#formats(column)}
    </div>`;
  }

  #option({ name, unit, current, said }: Option, place: number): TemplateResult {
    return html`<div id="option-${place}" role="option" class=${place === this.active ? "active" : nothing} aria-selected=${String(current)} @click=${() => { this.#choose(said); }}>
      <span>${name}</span>${unit ? html` <span class="quiet">${unit}</span>` : nothing}</div>`;
  }

  /** All there is to choose from, as far as it has what is searched for. */
  get #found(): readonly Group[] {
    const wanted = plainly(this.search);
    return this.#groups
      .map(({ name, options }) => ({ name, options: options.filter((option) => plainly(option.name).includes(wanted) || option.id.includes(wanted)) }))
      .filter(({ options }) => options.length > 0);
  }

  get #groups(): readonly Group[] {
    const { column, contract, language, table } = this;
    if (!column) return [];
    const own = rowTableOf(contract, table.rowsOf);
    const used = usedFigures(contract);
    const byCategory = table.columns.some(({ role }) => role === "category");
    const inUse = own ? own.figures.map(({ id }) => id) : [...(byCategory ? used.categories : used.month), ...(byCategory ? [] : used.categories)].map(({ id }) => id);
    const candidates = column.candidates.filter((id) => inUse.includes(id) || CATEGORY_FIGURES.has(id));
    const current = column.figure ? [column.figure] : [];
    const figure = (id: string): Option => ({
      id, name: own ? meaningOf({ figure: id, role: "figure" }, table, contract, language) : language.text(figureLabel(contract, id)), unit: language.unit(unitOf(contract, id, table.rowsOf)), said: { figure: id }, current: column.figure === id,
    });
    const role = (id: Role): Option => ({ id, name: meaningOf({ role: id }, table, contract, language), said: { role: id }, current: column.role === id });
    const first = [...new Set([...current, ...candidates])];
    return [
      { name: language.say("reading-likely"), options: first.map(figure) },
      { name: language.say("reading-figures"), options: inUse.filter((id) => !first.includes(id)).map(figure) },
      { name: language.say("reading-unused"), options: [
        { id: "ignored", name: language.say("reading-ignore"), said: { role: "ignored" }, current: column.role === "ignored" },
        ...(column.decided === "layout" ? [{ id: "automatic", name: language.say("reading-automatic"), said: null, current: false }] : []),
      ] },
      { name: language.say("reading-roles"), options: (own ? LIST_ROLES : ROLES).map(role) },
    ];
  }

  /** How the cells are read, where their looks leave it open. */
  #formats(column: ColumnReading): TemplateResult | typeof nothing {
    const formats = formatsOf(column, this.table, this.contract);
    if (formats.length === 0) return nothing;
    const { language } = this;
    const select = ({ name, choices, chosen }: Format): TemplateResult => html`<label>${language.say(`reading-${name}`)}
      <select @change=${(event: Event) => { this.#read(name, event); }}>
        <option value="" ?selected=${chosen === null}>${language.say("reading-by-itself")}</option>
        ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === chosen}>${language.say(`reading-${name}-${choice.replace("_", "-")}`)}</option>`)}
      </select></label>`;
    return html`<div class="formats">${formats.map(select)}</div>`;
  }

  #read(name: Format["name"], { target }: Event): void {
    const { column, table } = this;
    if (!column || !(target instanceof HTMLSelectElement)) return;
    const value = target.value === "" ? null : target.value;
    this.#say(name === "dates" ? withChoice(table.layout, "dates", value as Layout["dates"]) : withFormat(table, columnKey(column), name, value));
  }

  #choose(said: ColumnLayout | null): void {
    const { column, table } = this;
    this.#close();
    if (column) this.#say(withColumn(table, columnKey(column), said));
  }

  #say(layout: Layout): void {
    this.dispatchEvent(new SayEvent(layout));
  }

  #close(): void {
    this.#menu?.hidePopover();
  }

  /** The keyboard goes back to where it came from. */
  #onToggle = (event: Event): void => {
    if (!("newState" in event) || event.newState !== "closed") return;
    if (this.renderRoot instanceof ShadowRoot && (this.renderRoot.activeElement || !document.activeElement || document.activeElement === document.body)) this.#opener?.focus();
  };

  #onSearch = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.search = event.target.value;
    this.active = 0;
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const options = this.#found.flatMap((group) => group.options);
    const move: Record<string, number> = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + 8, PageUp: this.active - 8 };
    const next = move[event.key];
    if (event.key === "Enter") {
      const option = options[this.active];
      if (option) this.#choose(option.said);
    } else if (next !== undefined) {
      this.active = Math.max(0, Math.min(options.length - 1, next));
      void this.updateComplete.then(() => { this.#reveal(); });
    } else return;
    event.preventDefault();
  };

  #reveal(): void {
    this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }
}

/** What a column is called, also one without a heading. */
export function headingOf({ heading, column }: ColumnReading, language: Language): string {
  return heading === "" ? language.say("reading-no-heading", { column: String(column) }) : heading;
}

/** For finding: without case, width and blanks. */
function plainly(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s/g, "");
}

define("yuekao-column-menu", ColumnMenu);
