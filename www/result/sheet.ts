// The paste as a spreadsheet: what each heading was taken for, which cells have a problem, which ones the open
// derivation uses; every cell can be changed where it stands.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { recordKey } from "../domain/inputs.ts";
import { figureName } from "../domain/row-tables.ts";
import type { Column, Contract, FigureCells, Problem, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { columnName } from "../paste/column.ts";
import { Grid, type CellChange, type GridCell, type Layout } from "../paste/grid.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { fingers } from "../controls/fingers.ts";
import { AlarmEvent, MendEvent } from "../controls/events.ts";
import { byCell, holds } from "./cell-marks.ts";
import { ColumnWidths } from "./column-widths.ts";
import { firstRow } from "./first-row.ts";
import { between, cellCount, contains, copied, emptied, filledDown, key, laidFrom, type Selection, type Spot } from "./selection.ts";
import { sheetStyle } from "./sheet-style.ts";

/** Rows drawn at a time. */
const WINDOW = 100;

export class Sheet extends LitElement {
  static override properties = {
    language: { attribute: false },
    text: { attribute: false },
    contract: { attribute: false },
    columns: { attribute: false },
    layout: { attribute: false },
    problems: { attribute: false },
    lit: { attribute: false },
    month: { attribute: false },
    source: { attribute: false },
    fixed: { attribute: false },
    spot: { state: true },
    anchor: { state: true },
    editing: { state: true },
    first: { state: true },
  };
  static override styles = [base, sheetStyle, css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
  `];

  declare language: Language;
  declare text: string;
  declare contract: Contract;
  declare columns: readonly Column[];
  /** Where the rows are, where that was found already. */
  declare layout: Layout | null;
  declare problems: readonly Problem[];
  /** Cells the open derivation rests on. */
  declare lit: readonly FigureCells[];
  /** The month that is shown. */
  declare month: VendorMonth;
  /** Which paste or file the text is. */
  declare source: string | undefined;
  /** Only to be looked at. */
  declare fixed: boolean;
  declare spot: Spot;
  /** The corner opposite to it of what is selected. */
  declare anchor: Spot;
  /** What the edited cell starts with; null while none is edited. */
  declare editing: string | null;
  /** The first row drawn. */
  declare first: number;

  #grid = new Grid("");
  readonly #widths = new ColumnWidths(this);
  /** Whether the mouse draws the selection. */
  #drawing = false;
  #roles = new Map<string, Column>();
  #problems = new Map<string, Problem[]>();

  constructor() {
    super();
    this.text = "";
    this.columns = [];
    this.layout = null;
    this.problems = [];
    this.lit = [];
    this.fixed = false;
    this.spot = { row: 1, column: 1 };
    this.anchor = this.spot;
    this.editing = null;
    this.first = 1;
  }

  /** Moves to a cell, and into it if it is to be changed. */
  async go(spot: Spot, edit = false, extend = false): Promise<void> {
    this.#select(spot, extend);
    if (edit && !this.fixed) this.editing = this.#cell(spot)?.text ?? "";
    await this.updateComplete;
    const target = this.renderRoot.querySelector<HTMLElement>(this.editing !== null ? ".edit" : "[tabindex='0']");
    target?.focus();
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text") || changed.has("columns")) {
      this.#grid = new Grid(this.text, this.columns, this.layout);
      this.first = Math.min(this.first, Math.max(1, this.#grid.rows));
      // What is typed is about the cell as it was, and changes no other.
      if (this.editing !== null && this.#cell(this.spot)?.text !== this.editing) this.#giveUp();
      if (!this.#cell(this.spot) || !this.#cell(this.anchor)) this.#select(this.#cell(this.spot) ? this.spot : { row: 1, column: 1 });
    }
    if (changed.has("columns")) this.#roles = new Map(this.columns.map((column) => [key(column), column]));
    if (changed.has("problems")) this.#problems = byCell(this.problems);
    if (changed.has("lit") && this.lit[0]) this.#draw(this.lit[0].row);
    if (this.#another(changed)) this.#draw(firstRow(this.month));
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#another(changed)) this.#reveal(`tr[aria-rowindex="${String(firstRow(this.month) + 1)}"] > th`);
    if (changed.has("lit")) this.#reveal(".lit");
  }

  /** Whether another month is shown, or the same one of another text: its rows come in sight. What is mended leaves it where it is. */
  #another(changed: PropertyValues<this>): boolean {
    const before = changed.get("month");
    return changed.has("source") || (changed.has("month") && (!before || recordKey(before) !== recordKey(this.month)));
  }

  /** Brings a row among those that are drawn. */
  #draw(row: number): void {
    if (row < this.first || row >= this.first + WINDOW) this.first = Math.max(1, row - 2);
  }

  /** Scrolls the sheet to a cell, and the page not at all. */
  #reveal(selector: string): void {
    const frame = this.renderRoot.querySelector(".scroll");
    const cell = this.renderRoot.querySelector(selector);
    if (!frame || !cell) return;
    const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
    const head = 32;
    if (inner.top < outer.top + head) frame.scrollTop += inner.top - outer.top - head;
    else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
    // The number of a row stays in sight by itself.
    if (cell.matches("th")) return;
    if (inner.left < outer.left + head || inner.right > outer.right) frame.scrollLeft += inner.right - outer.right;
  }

  override render(): TemplateResult {
    const last = Math.min(this.#grid.rows, this.first + WINDOW - 1);
    const width = this.#grid.width(this.first, last);
    const letters = Array.from({ length: width }, (_, index) => columnName(index + 1));
    const rows = Array.from({ length: last - this.first + 1 }, (_, index) => this.first + index);
    return html`
      <div class="scroll" tabindex="-1">
        <table role="grid" aria-label=${this.language.say("sheet-label")} aria-rowcount=${this.#grid.rows + 1} aria-multiselectable="true"
          @keydown=${this.#onKey} @dblclick=${this.#onOpen} @click=${this.#onClick} @paste=${this.#onPaste} @copy=${this.#onCopy}
          @pointerdown=${this.#onPointerDown} @pointerover=${this.#onPointerOver} @pointerup=${this.#onPointerUp}>
          <thead>
            <tr><td class="corner"></td>${letters.map((letter, index) => html`<th scope="col" class="letter">${letter}<span class="grip" aria-hidden="true"
              @pointerdown=${(event: PointerEvent) => { this.#widths.drag(event, index + 1); }} @dblclick=${() => { this.#widths.forget(index + 1); }}></span></th>`)}</tr>
          </thead>
          <tbody>${rows.map((row) => this.#row(row, width))}</tbody>
        </table>
      </div>
      ${this.#pager(last)} ${this.#bar()}
    `;
  }

  #row(row: number, width: number): TemplateResult {
    const cells = this.#grid.row(row);
    const empty = cells.every((cell) => cell.text.trim() === "");
    return html`<tr aria-rowindex=${row + 1} class=${empty ? "gap" : nothing}>
      <th scope="row" class="letter">${row}</th>
      ${Array.from({ length: width }, (_, index) => this.#box(cells[index], { row, column: index + 1 }))}
    </tr>`;
  }

  #box(cell: GridCell | undefined, spot: Spot): TemplateResult {
    if (!cell) return html`<td class="none"></td>`;
    const here = spot.row === this.spot.row && spot.column === this.spot.column;
    if (here && this.editing !== null) {
      return html`<td class="editing"><input class="edit" size=${Math.max(6, cell.text.length + 2)} .value=${this.editing}
        aria-label=${this.#address(spot)} autocomplete="off" spellcheck="false" @blur=${this.#onBlur} /></td>`;
    }
    const role = this.#roles.get(key(spot));
    const problems = this.#problems.get(key(spot)) ?? [];
    const worst = problems.some((problem) => problem.severity === "error") ? "error" : problems.length > 0 ? "warning" : "";
    const selected = contains(this.#selection, spot);
    const classes = [selected ? (here ? (cellCount(this.#selection) > 1 ? "active" : "") : "selected") : "", role ? `head ${role.role}` : /^(?:[A-Z]{3} ?|[A-Z]{1,3}(?=\$))?[\s\d.,\p{Sc}%+-]+$/u.test(cell.text) ? "figures" : "", worst, this.lit.some((cells) => holds(cells, spot)) ? "lit" : ""];
    return html`<td class=${classes.join(" ").trim() || nothing} tabindex=${here ? "0" : "-1"}
      aria-selected=${String(selected)} aria-invalid=${worst === "error" ? "true" : nothing}
      data-row=${spot.row} data-column=${spot.column}
    >${shown(cell.text)}${role ? this.#taken(role) : nothing}</td>`;
  }

  /** What a heading was taken for; only a mark where it says the same itself. */
  #taken(column: Column): TemplateResult {
    const name = this.#roleName(column);
    if (column.role === "ignored") return html`<span class="role">– ${name}</span>`;
    const same = column.header.trim() === name;
    return same
      ? html` <span class="mark" role="img" aria-label=${this.language.say("sheet-known")}>✓</span>`
      : html`<span class="role"><span aria-hidden="true">✓</span> ${name}</span>`;
  }

  #roleName(column: Column): string {
    if (column.figure) return this.language.text(figureName(this.contract, column.figure));
    return this.language.knows("more") ? this.language.say(`role-${column.role.replace("_", "-")}`) : "";
  }

  #pager(last: number): TemplateResult | typeof nothing {
    if (this.#grid.rows <= WINDOW) return nothing;
    const say = (id: string, values = {}): string => this.language.say(id, values);
    const count = (rows: number): string => this.language.number.count(String(rows));
    const move = (by: number) => (): void => {
      this.first = Math.min(Math.max(1, this.first + by), this.#grid.rows);
    };
    return html`<p class="pager">
      <button type="button" class="button" ?disabled=${this.first === 1} @click=${move(-WINDOW)}>${say("sheet-before")}</button>
      <span>${say("sheet-rows", { from: count(this.first), to: count(last), all: count(this.#grid.rows) })}</span>
      <button type="button" class="button" ?disabled=${last === this.#grid.rows} @click=${move(WINDOW)}>${say("sheet-after")}</button>
    </p>`;
  }

  /** One line about the selected cell; always there, so that nothing jumps. */
  #bar(): TemplateResult {
    const cell = this.#cell(this.spot);
    const problem = this.#problems.get(key(this.spot))?.[0];
    const role = this.#roles.get(key(this.spot)) ?? this.#headOf(this.spot);
    const count = cellCount(this.#selection);
    if (count > 1 && this.language.has("sheet-selected")) {
      const { top, left, bottom, right } = this.#selection;
      return html`<p class="bar" aria-live="polite"><span class="address">${this.#address({ row: top, column: left })}:${this.#address({ row: bottom, column: right })}</span>
        <span class="quiet">${this.language.say(this.fixed ? "sheet-selected-fixed" : "sheet-selected", { count: this.language.number.count(String(count)) })}</span></p>`;
    }
    return html`<p class="bar" aria-live="polite">
      <span class="address">${this.#address(this.spot)}</span>
      ${problem && this.language.knows("problems")
        ? html`<span class=${problem.severity}>${problemSentence(problem, this.language)} ${problemHint(problem, this.language)}</span>`
        : html`<span class="quiet">${[cell && role ? this.#roleName(role) : "", this.fixed || !this.language.knows("more") ? "" : this.language.say(fingers() ? "sheet-edit-touch" : "sheet-edit-hint")].filter((said) => said !== "").join(" · ")}</span>`}
    </p>`;
  }

  /** The heading a cell stands under, or beside. */
  #headOf(spot: Spot): Column | undefined {
    const rowLabel = this.columns.find((column) => column.row === spot.row && column.column < spot.column);
    return rowLabel ?? this.columns.findLast((column) => column.column === spot.column && column.row < spot.row);
  }

  #address(spot: Spot): string {
    return `${columnName(spot.column)}${spot.row}`;
  }

  #cell(spot: Spot): GridCell | undefined {
    return this.#grid.cell(spot.row, spot.column);
  }

  get #selection(): Selection {
    return between(this.anchor, this.spot);
  }

  /** `extend`: from the corner where the selection began. */
  #select(spot: Spot, extend = false): void {
    const row = Math.min(Math.max(1, spot.row), this.#grid.rows);
    const column = Math.min(Math.max(1, spot.column), Math.max(1, this.#grid.row(row).length));
    this.spot = { row, column };
    if (!extend) this.anchor = this.spot;
    this.#draw(row);
  }

  #spotOf(event: Event): Spot | null {
    const box = event.target instanceof Element ? event.target.closest<HTMLElement>("td[data-row]") : null;
    return box ? { row: Number(box.dataset["row"]), column: Number(box.dataset["column"]) } : null;
  }

  #onClick = (event: MouseEvent): void => {
    const spot = this.#spotOf(event);
    if (spot) void this.go(spot, false, event.shiftKey);
  };

  #onPointerDown = (event: PointerEvent): void => {
    const spot = this.#spotOf(event);
    if (!spot || event.button !== 0 || event.pointerType !== "mouse") return;
    this.#drawing = true;
    this.#select(spot, event.shiftKey);
  };

  #onPointerOver = (event: PointerEvent): void => {
    // The button may have been let go outside.
    this.#drawing &&= (event.buttons & 1) === 1;
    const spot = this.#drawing ? this.#spotOf(event) : null;
    if (spot) this.#select(spot, true);
  };

  #onPointerUp = (): void => {
    this.#drawing = false;
  };

  /** What is selected goes to the clipboard as cells; in a cell that is edited the text does. */
  #onCopy = (event: ClipboardEvent): void => {
    if (this.editing !== null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", copied(this.#grid, this.#selection, shown));
    event.preventDefault();
    event.stopPropagation();
  };

  #onOpen = (event: MouseEvent): void => {
    const spot = this.#spotOf(event);
    if (spot) void this.go(spot, true);
  };

  #onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
    if (this.editing !== null) event.stopPropagation();
    if (this.editing !== null || pasted === "") return;
    // A single cell, or a block of numbers, goes into the selected cells; a table is another month.
    const { top, left } = this.#selection;
    const block = /[\t\n]/.test(pasted) ? laidFrom(this.#grid, { row: top, column: left }, pasted) : [{ ...this.spot, content: pasted }];
    if (!block) return;
    event.preventDefault();
    event.stopPropagation();
    this.#change(block);
  };

  #onBlur = (event: FocusEvent): void => {
    if (event.target instanceof HTMLInputElement && this.editing !== null) this.#commit(event.target.value);
  };

  #onKey = (event: KeyboardEvent): void => {
    // While an input method composes, Enter and Escape belong to it; Safari tells the last one only by its old code.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.isComposing || event.keyCode === 229) return;
    if (this.editing === null) this.#onGridKey(event);
    else if (event.target instanceof HTMLInputElement) this.#onEditKey(event, event.target);
  };

  #onEditKey(event: KeyboardEvent, input: HTMLInputElement): void {
    const { row, column } = this.spot;
    const next: Record<string, Spot> = {
      Enter: { row: row + (event.shiftKey ? -1 : 1), column },
      Tab: { row, column: column + (event.shiftKey ? -1 : 1) },
    };
    const spot = next[event.key];
    if (!spot && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (spot) this.#commit(input.value);
    else this.editing = null;
    void this.go(spot ?? this.spot);
  }

  #onGridKey(event: KeyboardEvent): void {
    const { row, column } = this.spot;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (!this.#onCommand(event)) return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const moves: Record<string, Spot> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      Home: { row, column: 1 },
      End: { row, column: Number.MAX_SAFE_INTEGER },
      PageUp: { row: row - 20, column },
      PageDown: { row: row + 20, column },
    };
    const move = moves[event.key];
    if (move) void this.go(move, false, event.shiftKey);
    else if (event.key === "Enter" || event.key === "F2") void this.go(this.spot, true);
    else if (event.key === "Delete" || event.key === "Backspace") this.#change(emptied(this.#grid, this.#selection));
    else if (event.key.length === 1 && event.key !== " ") void this.#retype(event.key);
    else return;
    event.preventDefault();
  }

  /** Keys with Ctrl or Alt, as spreadsheets have them. */
  #onCommand({ key: pressed, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const command = ctrlKey || metaKey;
    if (command && !altKey && !shiftKey && pressed.toLowerCase() === "d") this.#change(filledDown(this.#grid, this.#selection));
    else if (command && !altKey && !shiftKey && pressed.toLowerCase() === "a") this.#selectAll();
    else if (altKey && shiftKey && !command && (pressed === "ArrowLeft" || pressed === "ArrowRight")) this.#widths.step(this.spot.column, pressed === "ArrowRight");
    else return false;
    return true;
  }

  #selectAll(): void {
    const { rows } = this.#grid;
    this.anchor = { row: 1, column: 1 };
    this.spot = { row: rows, column: Math.max(1, this.#grid.width(1, Math.min(rows, WINDOW))) };
  }

  /** Typing on a cell replaces what is in it. */
  async #retype(content: string): Promise<void> {
    await this.go(this.spot, true);
    const input = this.renderRoot.querySelector<HTMLInputElement>(".edit");
    if (input) input.value = content;
  }

  /** Another table is here: an edit that was begun in the one before is not made, and that is said. */
  #giveUp(): void {
    const typed = this.renderRoot.querySelector<HTMLInputElement>(".edit")?.value;
    if (typed !== this.editing) this.dispatchEvent(new AlarmEvent("alarm-cell-gone"));
    this.editing = null;
  }

  #commit(content: string): void {
    this.editing = null;
    this.#mend(content);
  }

  #mend(content: string): void {
    if (this.#cell(this.spot)?.text !== content) this.#change([{ ...this.spot, content }]);
  }

  /** Cells changed together are one step back. */
  #change(changes: readonly CellChange[]): void {
    if (this.fixed || changes.length === 0) return;
    const { text, columns, layout } = this;
    // Where the rows of a long text are is known of this one alone.
    this.dispatchEvent(new MendEvent((present) => new Grid(present, columns, present === text ? layout : null).with(changes)));
  }
}

/** Without the marks that the text of a workbook has for the names of its sheets and for merged cells. */
function shown(text: string): string {
  return text.replace(WORKBOOK_MARK, "");
}

const WORKBOOK_MARK = new RegExp(`^[${String.fromCharCode(0x1d, 0x1e, 0x1f)}]`);

define("yuekao-sheet", Sheet);
