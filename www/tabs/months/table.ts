// The table of months. Only the lines in sight are drawn, and only they are asked for: whoever owns the results hands
// them out by number.

import { VirtualizerController } from "@tanstack/lit-virtual";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Heading } from "../../months/column-model.ts";
import type { Line, MonthLine, Totals } from "../../months/protocol.ts";
import type { Language } from "../../i18n/language.ts";
import { base } from "../../controls/base.ts";
import { attempt } from "../../controls/attempt.ts";
import { define } from "../../controls/define.ts";
import { OpenMonthEvent } from "../../controls/events.ts";
import { NOTES, type Cells } from "./cells.ts";
import { FoldEvent, LineEvent, SortEvent } from "./events.ts";
import { gridStyle } from "./grid-style.ts";
import { LinesByChunk } from "./lines-by-chunk.ts";
import { tableStyle, WIDTHS } from "./table-style.ts";

export interface Listing {
  /** How many lines there are. */
  lines: number;
  totals: Totals;
  /** Lines by number, from 0; the last is not among them. */
  ask: (from: number, to: number) => Promise<readonly Line[]>;
}

interface Spot {
  line: number;
  column: number;
}

const HEIGHT = 32;
/** Lines asked for at a time. */
const CHUNK = 100;

export class MonthsTable extends LitElement {
  static override properties = {
    language: { attribute: false },
    headings: { attribute: false },
    cells: { attribute: false },
    listing: { attribute: false },
    sort: { attribute: false },
    grouped: { attribute: false },
    byTier: { attribute: false },
    spot: { state: true },
  };
  static override styles = [base, gridStyle, tableStyle];

  declare language: Language;
  declare headings: readonly Heading[];
  declare cells: Cells;
  declare listing: Listing;
  declare sort: { column: string; descending: boolean } | null;
  /** Whether the rows stand in groups. */
  declare grouped: boolean;
  declare byTier: boolean;
  declare spot: Spot;

  readonly #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    estimateSize: () => HEIGHT,
    getScrollElement: () => this.renderRoot.querySelector<HTMLElement>(".scroll"),
    overscan: 4,
    // The heading and the totals stand over the first and the last lines in sight.
    scrollPaddingStart: HEIGHT,
    scrollPaddingEnd: HEIGHT,
  });
  #lines: LinesByChunk<Line> | null = null;

  constructor() {
    super();
    this.sort = null;
    this.grouped = false;
    this.byTier = false;
    this.spot = { line: 0, column: 0 };
  }

  /** Lines that are there already, for whoever shows more of one. */
  line(number: number): Line | null {
    return this.#lines?.get(number) ?? null;
  }

  /** The line of a row, by the row's number. */
  lineOf(record: number): MonthLine | null {
    for (const line of this.#lines?.values() ?? []) if (line.kind === "month" && line.record === record) return line;
    return null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("listing")) return;
    const { listing } = this;
    this.#lines = new LinesByChunk(CHUNK, (from, to) => listing.ask(from, to), (chunk) => {
      if (listing !== this.listing) return;
      this.requestUpdate();
      if (Math.floor(this.spot.line / CHUNK) === chunk) this.dispatchEvent(new LineEvent(this.spot.line));
    });
    const virtual = this.#virtual.getVirtualizer();
    virtual.setOptions({ ...virtual.options, count: this.listing.lines });
    if (this.spot.line >= this.listing.lines) this.spot = { ...this.spot, line: Math.max(0, this.listing.lines - 1) };
  }

  override render(): TemplateResult {
    const { headings, listing, language } = this;
    const items = this.#virtual.getVirtualizer().getVirtualItems();
    const first = items[0]?.index ?? 0;
    const end = (items.at(-1)?.index ?? -1) + 1;
    this.#lines?.need(first, end);
    return html`<div class="scroll" tabindex="-1">
      <table role=${this.grouped ? "treegrid" : "grid"} aria-label=${language.say("tab-months")} aria-rowcount=${listing.lines + 2} aria-colcount=${headings.length} @keydown=${this.#onKey} @click=${this.#onClick} @dblclick=${this.#onDouble}>
        <colgroup>${headings.map(({ kind, id }) => html`<col class=${id === NOTES ? NOTES : kind} />`)}</colgroup>
        <thead><tr aria-rowindex="1">${headings.map((heading) => this.#head(heading))}</tr></thead>
        <tbody class="above" aria-hidden="true"><tr><td colspan=${headings.length}></td></tr></tbody>
        <tbody>${Array.from({ length: end - first }, (_, index) => this.#row(first + index))}</tbody>
        <tbody class="below" aria-hidden="true"><tr><td colspan=${headings.length}></td></tr></tbody>
        <tfoot><tr aria-rowindex=${listing.lines + 2}>${headings.map(({ id }, column) => (column === 0
          ? html`<th scope="row" class="vendor">${language.say("months-total")}</th>`
          : html`<td class="end">${this.cells.total(listing.totals[id])}</td>`))}</tr></tfoot>
      </table>
    </div>`;
  }

  override updated(): void {
    const items = this.#virtual.getVirtualizer().getVirtualItems();
    const above = (items[0]?.index ?? 0) * HEIGHT;
    const below = (this.listing.lines - 1 - (items.at(-1)?.index ?? this.listing.lines - 1)) * HEIGHT;
    // Through the object model, which the page's policy allows; an attribute it would not.
    this.#measure(".above td", above);
    this.#measure(".below td", below);
    const table = this.renderRoot.querySelector("table");
    const width = this.headings.reduce((sum, { kind, id }) => sum + (WIDTHS[id === NOTES ? NOTES : kind] ?? 0), 0);
    if (table) table.style.minWidth = `${width}px`;
  }

  #measure(selector: string, height: number): void {
    const space = this.renderRoot.querySelector<HTMLElement>(selector);
    if (space) space.style.height = `${height}px`;
  }

  #head(heading: Heading): TemplateResult {
    const { id, label } = heading;
    const sorted = this.sort?.column === id ? (this.sort.descending ? "descending" : "ascending") : "none";
    const sort = (): void => {
      this.dispatchEvent(new SortEvent(id));
    };
    if (id === NOTES) return html`<th scope="col"><span class="label">${label}</span></th>`;
    return html`<th scope="col" aria-sort=${sorted} class=${classOf(heading)}><button type="button" title=${label} @click=${sort}>${label}</button></th>`;
  }

  #row(number: number): TemplateResult {
    const line = this.#lines?.get(number);
    const kind = line === undefined ? "waiting" : line.kind === "group" ? "group" : this.grouped ? "inside" : "";
    const content = (heading: Heading): unknown => {
      if (!line) return heading.id === "vendor" ? "…" : nothing;
      return line.kind === "group" ? this.cells.group(heading, line, this.byTier) : this.cells.month(heading, line);
    };
    return html`<tr data-line=${number} aria-rowindex=${number + 2} class="${kind} ${this.spot.line === number ? "here" : ""}" aria-level=${this.grouped ? (line?.kind === "group" ? "1" : "2") : nothing} aria-expanded=${line?.kind === "group" ? String(line.opened) : nothing}>
      ${this.headings.map((heading, column) => {
        const here = this.spot.line === number && this.spot.column === column ? "0" : "-1";
        return column === 0
          ? html`<th scope="row" class="vendor" data-column=${column} tabindex=${here}>${content(heading)}</th>`
          : html`<td class=${classOf(heading)} data-column=${column} tabindex=${here}>${content(heading)}</td>`;
      })}
    </tr>`;
  }

  async #go(spot: Spot): Promise<void> {
    const line = Math.min(Math.max(0, spot.line), Math.max(0, this.listing.lines - 1));
    const column = Math.min(Math.max(0, spot.column), this.headings.length - 1);
    this.spot = { line, column };
    this.#virtual.getVirtualizer().scrollToIndex(line, { align: "auto" });
    this.dispatchEvent(new LineEvent(line));
    await this.updateComplete;
    if (!this.#box(line, column)) await new Promise(requestAnimationFrame);
    await this.updateComplete;
    const box = this.#box(line, column);
    box?.focus({ preventScroll: true });
    // Only sideways: the virtualizer has scrolled to the line.
    if (box && column > 0) box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #box(line: number, column: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`tr[data-line="${line}"] [data-column="${column}"]`);
  }

  /** Of a line that is on its way as soon as it is there, if it is still the same table then. */
  async #open(line: number): Promise<void> {
    const { listing } = this;
    const found = await this.#lines?.when(line);
    if (listing !== this.listing) return;
    if (found?.kind === "group") this.dispatchEvent(new FoldEvent(found.key));
    else if (found) this.dispatchEvent(new OpenMonthEvent(found.record));
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.isComposing || !(event.target instanceof HTMLElement) || !event.target.dataset["column"]) return;
    const { line, column } = this.spot;
    const page = Math.max(1, Math.floor((this.renderRoot.querySelector(".scroll")?.clientHeight ?? 0) / HEIGHT) - 3);
    const far = event.ctrlKey || event.metaKey;
    const moves: Record<string, Spot> = {
      ArrowUp: { line: far ? 0 : line - 1, column },
      ArrowDown: { line: far ? this.listing.lines - 1 : line + 1, column },
      ArrowLeft: { line, column: far ? 0 : column - 1 },
      ArrowRight: { line, column: far ? this.headings.length - 1 : column + 1 },
      Home: { line: far ? 0 : line, column: 0 },
      End: { line: far ? this.listing.lines - 1 : line, column: this.headings.length - 1 },
      PageUp: { line: line - page, column },
      PageDown: { line: line + page, column },
    };
    const move = moves[event.key];
    if (move) void this.#go(move);
    else if (event.key === "Enter" || event.key === " ") attempt(this, this.#open(line));
    else return;
    event.preventDefault();
  };

  #spotOf(event: Event): Spot | null {
    const box = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
    const row = box?.closest<HTMLElement>("tr");
    return box && row ? { line: Number(row.dataset["line"]), column: Number(box.dataset["column"]) } : null;
  }

  #onClick = (event: MouseEvent): void => {
    const spot = this.#spotOf(event);
    if (!spot) return;
    void this.#go(spot);
    if (this.#lines?.get(spot.line)?.kind === "group") attempt(this, this.#open(spot.line));
  };

  #onDouble = (event: MouseEvent): void => {
    const spot = this.#spotOf(event);
    // A group is folded by each press of the two.
    if (spot && this.#lines?.get(spot.line)?.kind !== "group") attempt(this, this.#open(spot.line));
  };
}

function classOf({ id, kind }: Heading): string {
  if (id === "vendor") return "vendor";
  return kind === "money" || kind === "number" || kind === "percent" ? "end" : "";
}

define("yuekao-months-table", MonthsTable);
