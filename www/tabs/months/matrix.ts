// Vendors by months: what one column comes to in each, on the colour of its tier and with its mark. Only the lines in sight are
// drawn. On a phone each vendor is a card.

import { VirtualizerController } from "@tanstack/lit-virtual";
import { html, LitElement, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";

import { stateOf, type Place } from "../../archive/sheet.ts";
import { base } from "../../controls/base.ts";
import { attempt } from "../../controls/attempt.ts";
import { define } from "../../controls/define.ts";
import { MARKS, toneOf, type Band } from "../../domain/contract.ts";
import type { Language } from "../../i18n/language.ts";
import type { Heading } from "../../months/column-model.ts";
import type { MatrixCell, MatrixHead, MatrixLine, MatrixWish } from "../../months/protocol.ts";
import { twiceMark } from "./cells.ts";
import { MatrixSortEvent, OpenCellEvent } from "./events.ts";
import { gridStyle } from "./grid-style.ts";
import { LinesByChunk } from "./lines-by-chunk.ts";
import { matrixStyle } from "./matrix-style.ts";
import { MatrixValues } from "./matrix-values.ts";
import { leftFor, monthsInSight, type MonthSpan, type Sight } from "./months-in-sight.ts";
import { edgesOf, trendLine } from "./trend.ts";

export interface MatrixListing {
  readonly head: MatrixHead;
  /** What was wished for that this is. */
  readonly wish: MatrixWish;
  readonly ask: (from: number, to: number) => Promise<readonly MatrixLine[]>;
}

interface CellRef {
  line: number;
  column: number;
}

const HEIGHT = 36;
const CARD = 108;
/** Lines asked for at a time. */
const CHUNK = 50;
/** Lines drawn at a time: between two of these, scrolling moves what is there and draws nothing anew. Those that stay are kept as they are. */
const STEP = 4;
/** The widths of the columns, as in the style. */
const WIDTH = { vendor: 152, month: 68, mean: 136, sum: 196, change: 88, trend: 112 } as const;
const NARROW = "(max-width: 639px)";

export class MonthsMatrix extends LitElement {
  static override properties = {
    language: { attribute: false }, heading: { attribute: false }, bands: { attribute: false }, listing: { attribute: false }, sort: { attribute: false }, places: { attribute: false }, twice: { attribute: false },
    spot: { state: true }, narrow: { state: true }, months: { state: true },
  };
  static override styles = [base, gridStyle, matrixStyle];

  declare language: Language;
  declare heading: Heading;
  declare bands: readonly Band[];
  declare listing: MatrixListing;
  declare sort: { by: string; descending: boolean };
  /** Where months of the archive are, for how far they are. */
  declare places: ReadonlyMap<string, Place>;
  /** The months that are kept twice. */
  declare twice: ReadonlySet<string>;
  declare spot: CellRef;
  declare narrow: boolean;
  /** The months that are drawn. */
  declare months: MonthSpan;

  readonly #virtual = new VirtualizerController<HTMLElement, HTMLElement>(this, {
    count: 0,
    estimateSize: () => (this.narrow ? CARD : HEIGHT),
    getScrollElement: () => this.#scroll,
    overscan: 1,
    scrollPaddingStart: HEIGHT,
    scrollPaddingEnd: HEIGHT,
  });
  readonly #media = matchMedia(NARROW);
  #lines: LinesByChunk<MatrixLine> | null = null;
  #values!: MatrixValues;

  constructor() {
    super();
    this.spot = { line: 0, column: 0 };
    this.narrow = this.#media.matches;
    this.places = new Map();
    this.twice = new Set();
    this.months = { first: 0, end: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#media.addEventListener("change", this.#onMedia);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#media.removeEventListener("change", this.#onMedia);
  }

  /** Whether a cell has the keyboard, whose line may go out of sight now. */
  #hadFocus = false;

  override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus ||= Boolean(this.shadowRoot?.querySelector("tbody :focus"));
    if (changed.has("language") || changed.has("heading")) this.#values = new MatrixValues(this.language, this.heading);
    if (!changed.has("listing") && !changed.has("narrow")) return;
    if (changed.has("listing")) {
      const { listing } = this;
      this.#lines = new LinesByChunk(CHUNK, (from, to) => listing.ask(from, to), () => {
        if (listing === this.listing) this.requestUpdate();
      });
    }
    const virtual = this.#virtual.getVirtualizer();
    virtual.setOptions({ ...virtual.options, count: this.listing.head.vendors });
    virtual.measure();
    // The newest months are at the end of the line.
    if (changed.get("listing") === undefined) this.months = this.#monthsAt({ left: Math.max(0, WIDTH.vendor + this.listing.head.months.length * this.#monthWidth - innerWidth), width: innerWidth });
    else this.#look();
  }

  get #scroll(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".scroll");
  }

  get #monthWidth(): number {
    return this.heading.kind === "money" ? WIDTH.month + 12 : WIDTH.month;
  }

  /** Beside a mean of amounts there is room for how many are open, too. */
  get #meanWidth(): number {
    return this.heading.kind === "money" ? WIDTH.mean + 24 : WIDTH.mean;
  }

  get #sight(): Sight {
    const scroll = this.#scroll;
    return { left: scroll?.scrollLeft ?? 0, width: scroll?.clientWidth || innerWidth };
  }

  #monthsAt(sight: Sight): MonthSpan {
    return monthsInSight(this.listing.head.months.length, sight, { vendor: WIDTH.vendor, month: this.#monthWidth });
  }

  /** Draws other months where others have come into sight. */
  #look = (): void => {
    const { first, end } = this.#monthsAt(this.#sight);
    if (first !== this.months.first || end !== this.months.end) this.months = { first, end };
    const scroll = this.#scroll;
    scroll?.toggleAttribute("data-moved", scroll.scrollLeft > 0);
  };

  override render(): TemplateResult {
    const { first, end } = this.#drawn;
    this.#lines?.need(first, end);
    const lines = Array.from({ length: end - first }, (_, index) => first + index);
    return this.narrow ? this.#cards(lines) : this.#table(lines);
  }

  /** The lines that are drawn: those in sight, up to the next step either way. */
  get #drawn(): { first: number; end: number } {
    const items = this.#virtual.getVirtualizer().getVirtualItems();
    const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
    return { first: Math.floor(from / STEP) * STEP, end: Math.min(this.listing.head.vendors, Math.ceil(to / STEP) * STEP) };
  }

  #table(lines: readonly number[]): TemplateResult {
    const { language, listing: { head }, heading } = this;
    const columns = head.months.length + 4 + (head.sum ? 1 : 0);
    const { first, end } = this.#span;
    const filler = (months: number): TemplateResult | typeof nothing => (months > 0 ? html`<td class="filler" colspan=${months} aria-hidden="true"></td>` : nothing);
    const before = filler(first);
    const after = filler(head.months.length - end);
    const spot = lines.includes(this.spot.line) ? this.spot : { line: lines[0] ?? 0, column: 0 };
    // While others come into sight, a line that stays is not gone through again, nor are the headings and the foot.
    const row = (line: number): unknown => guard([this.#lines?.get(line), first, end, spot.line === line ? spot.column : null, language, this.listing, heading, this.bands, this.places, this.twice], () => this.#row(line, spot, before, after));
    const frame = [first, end, language, this.listing, heading, this.sort];
    return html`<div class="scroll" tabindex="-1" @scroll=${this.#look}>
      <table role="grid" aria-label=${language.say("months-matrix-label", { what: heading.label })} aria-rowcount=${head.vendors + 2} aria-colcount=${columns} @keydown=${this.#onKey} @focusin=${this.#onFocus} @click=${this.#onClick}>
        ${guard(frame, () => html`<colgroup><col class="vendor" />${head.months.map(() => html`<col class="month" />`)}${head.sum ? html`<col class="sum" />` : nothing}<col class="mean" /><col class="change" /><col class="trend" /></colgroup>
        <thead><tr aria-rowindex="1">${this.#head("vendor", language.say("vendor"))}${before}${head.months.slice(first, end).map((month, place) => this.#head(month, this.#values.short(month), first + place + 2))}${after}
          ${head.sum ? this.#head("sum", language.say("months-total")) : nothing}${this.#head("mean", language.say(heading.kind === "flag" ? "months-held" : "months-mean"))}${this.#head("change", language.say("months-change"))}
          <th scope="col"><span class="label">${language.say("months-trend")}</span></th></tr></thead>`)}
        <tbody class="above" aria-hidden="true"><tr><td colspan=${columns}></td></tr></tbody>
        <tbody>${repeat(lines, (line) => line, row)}</tbody>
        <tbody class="below" aria-hidden="true"><tr><td colspan=${columns}></td></tr></tbody>
        ${guard(frame, () => html`<tfoot><tr aria-rowindex=${head.vendors + 2}><th scope="row" class="vendor">${language.say(head.sum ? "months-total" : heading.kind === "flag" ? "months-held" : "months-mean")}</th>
          ${before}${head.foot.slice(first, end).map(({ sum, mean }, place) => html`<td class="end" aria-colindex=${first + place + 2}>${head.sum ? this.#values.sum(sum, true) : this.#values.mean(mean, true)}</td>`)}${after}
          ${head.sum ? html`<td class="end">${this.#values.sum(head.sum)}</td>` : nothing}<td class="end">${this.#values.mean(head.mean)}</td><td></td><td></td></tr></tfoot>`)}
      </table></div>`;
  }

  /** Those drawn; there may be fewer than before. */
  get #span(): MonthSpan {
    const { months: { first, end }, listing: { head } } = this;
    return { first: Math.min(first, head.months.length), end: Math.min(end, head.months.length) };
  }

  #head(by: string, label: string, column?: number): TemplateResult {
    const sorted = this.sort.by === by ? (this.sort.descending ? "descending" : "ascending") : "none";
    const sort = (): void => {
      this.dispatchEvent(new MatrixSortEvent(by));
    };
    return html`<th scope="col" aria-colindex=${column ?? nothing} aria-sort=${sorted} class=${by === "vendor" ? "vendor" : "end"}><button type="button" title=${/^\d/.test(by) ? this.language.number.month(by) : label} @click=${sort}>${label}</button></th>`;
  }

  /** `spot`: where Tab comes to. */
  #row(number: number, spot: CellRef, before: unknown, after: unknown): TemplateResult {
    const { language, listing: { head } } = this;
    const line = this.#lines?.get(number);
    const { first, end } = this.#span;
    const drawn = spot.column > first && spot.column <= end ? spot.column : 0;
    const tab = (column: number): string => (spot.line === number && drawn === column ? "0" : "-1");
    if (!line) return html`<tr data-line=${number} aria-rowindex=${number + 2}><th scope="row" class="vendor">…</th><td colspan=${head.months.length + 3 + (head.sum ? 1 : 0)}></td></tr>`;
    return html`<tr data-line=${number} aria-rowindex=${number + 2}>
      <th scope="row" class="vendor" data-column="0" tabindex=${tab(0)}>${line.vendor || language.say("vendor-unknown")}</th>
      ${before}${repeat(head.months.slice(first, end), (month) => month, (month, place) => this.#cell(line, month, line.cells[first + place] ?? null, first + place + 1, tab(first + place + 1)))}${after}
      ${head.sum ? html`<td class="end">${this.#values.sum(line.sum)}</td>` : nothing}
      <td class="end">${this.#values.mean(line.mean)}</td>
      <td class="end">${this.#values.change(line.change)}</td>
      <td class="trend">${this.#trend(line)}</td>
    </tr>`;
  }

  #cell(line: MatrixLine, month: string, cell: MatrixCell | null, column: number, tab: string): TemplateResult {
    const { language } = this;
    if (!cell) return html`<td class="none" data-column=${column} aria-colindex=${column + 1} tabindex=${tab} aria-label=${language.say("months-no-figures")}></td>`;
    const tone = this.#toned && cell.tier !== "" ? toneOf(this.bands, cell.tier) : null;
    const band = this.bands.find(({ id }) => id === cell.tier);
    const place = this.places.get(`${line.vendor}\n${month}`);
    const state = place ? stateOf(place.sheet, place.key) : "draft";
    const twice = this.twice.has(`${line.vendor}\n${month}`);
    const said = [language.month(month), this.#values.text(cell), ...(tone && band ? [language.text(band.label)] : []), ...(cell.status === "trial" || cell.status === "not_assessable" ? [language.say(`status-${cell.status.replace("_", "-")}`)] : []), ...(state === "draft" ? [] : [language.say(`state-${state}`)]), ...(twice ? [language.say("months-twice")] : [])];
    // Beside both other marks there is no room for the tier's, which the colour shows and the title says.
    const mark = tone && !cell.open && !(twice && state !== "draft") ? MARKS[tone] : null;
    const text = cell.open ? language.say("open") : this.#values.text(cell);
    // Clipping every cell takes a sixth of a frame: only what may not fit is clipped.
    const room = this.#monthWidth - 17 - (mark ? 15 : 0) - (state === "draft" ? 0 : 13) - (twice ? 15 : 0);
    return html`<td class="cell ${text.length * 8 > room && !cell.open ? "clipped" : ""} ${cell.open ? "open" : (tone ?? "")} ${cell.status}" data-column=${column} aria-colindex=${column + 1} tabindex=${tab} data-mark=${mark ?? nothing} title=${said.join(" · ")}>${text}${state === "draft" ? nothing : html`<sup class="state ${state}"><span aria-hidden="true">${language.say(`state-${state}-mark`)}</span><span class="unseen">${language.say(`state-${state}`)}</span></sup>`}${twice ? twiceMark(language) : nothing}</td>`;
  }

  #cards(lines: readonly number[]): TemplateResult {
    const { language, heading, listing: { head } } = this;
    return html`${this.#sorting()}<div class="scroll" tabindex="-1"><ul aria-label=${language.say("months-matrix-label", { what: heading.label })}>
      <li class="above" aria-hidden="true"></li>
      ${lines.map((number) => {
        const line = this.#lines?.get(number);
        const at = line ? line.cells.findLastIndex((cell) => cell !== null) : -1;
        const cell = line?.cells[at] ?? null;
        const month = head.months[at] ?? "";
        if (!line || !cell) return html`<li class="card">…</li>`;
        const tone = this.#toned && cell.tier !== "" ? toneOf(this.bands, cell.tier) : null;
        const open = (): void => { this.#open(line.vendor, month, cell); };
        return html`<li class="card"><button type="button" @click=${open}>
          <span class="who">${line.vendor || language.say("vendor-unknown")}</span><span class="quiet small">${language.month(month)}${this.twice.has(`${line.vendor}\n${month}`) ? twiceMark(language) : nothing}</span>
          <span class="big cell ${cell.open ? "open" : (tone ?? "")}" data-mark=${tone && !cell.open ? MARKS[tone] : nothing}>${this.#values.text(cell)}</span>
          <span class="small">${head.sum ? html`${language.say("months-total")} ${this.#values.sum(line.sum)} · ` : nothing}${language.say(heading.kind === "flag" ? "months-held" : "months-mean")} ${this.#values.mean(line.mean)}${line.change === null ? nothing : html` · ${language.say("months-change")} ${this.#values.change(line.change)}`}</span>
          ${this.#trend(line)}</button></li>`;
      })}
      <li class="below" aria-hidden="true"></li></ul></div>`;
  }

  /** What the headings of the table do: cards have none. */
  #sorting(): TemplateResult {
    const { language, heading, listing: { head }, sort } = this;
    const label = language.say("months-sort");
    const way = language.say(sort.descending ? "months-sort-descending" : "months-sort-ascending");
    const by: readonly (readonly [string, string])[] = [
      ["vendor", language.say("vendor")], ...(head.sum ? [["sum", language.say("months-total")] as const] : []), ["mean", language.say(heading.kind === "flag" ? "months-held" : "months-mean")], ["change", language.say("months-change")],
      ...head.months.toReversed().map((month) => [month, language.month(month)] as const),
    ];
    const sorted = (one: string): void => { this.dispatchEvent(new MatrixSortEvent(one)); };
    return html`<div class="sorting"><label for="by">${label}</label><select id="by" @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) sorted(target.value); }}>
        ${by.map(([id, name]) => html`<option value=${id} ?selected=${id === sort.by}>${name}</option>`)}</select>
      <button type="button" class="button" aria-label=${language.say("months-sort-way", { way })} @click=${() => { sorted(sort.by); }}>${way}<span aria-hidden="true">${sort.descending ? " ↓" : " ↑"}</span></button></div>`;
  }

  /** Whether tiers say something of what is shown. */
  get #toned(): boolean {
    return this.heading.id === "score" || this.heading.id === "provider_pays";
  }

  /** On one scale for all vendors, with the edges of the tiers where they are points. */
  #trend({ cells }: MatrixLine): SVGTemplateResult | typeof nothing {
    const { range } = this.listing.head;
    if (!range) return nothing;
    const edges = this.heading.id === "score" ? edgesOf(this.bands) : [];
    return trendLine(cells.map((cell) => (cell && !cell.open && /^-?\d/.test(cell.value) ? Number(cell.value) : null)), range, edges);
  }

  override updated(changed: PropertyValues<this>): void {
    const { head } = this.listing;
    const height = this.narrow ? CARD : HEIGHT;
    const { first, end } = this.#drawn;
    const above = first * height;
    const below = (end > 0 ? head.vendors - end : 0) * height;
    // Through the object model, which the page's policy allows; an attribute it would not.
    this.#measure(this.narrow ? "li.above" : ".above td", above);
    this.#measure(this.narrow ? "li.below" : ".below td", below);
    const table = this.renderRoot.querySelector("table");
    if (table) {
      table.style.width = `${WIDTH.vendor + head.months.length * this.#monthWidth + this.#meanWidth + (head.sum ? WIDTH.sum : 0) + WIDTH.change + WIDTH.trend}px`;
      table.style.setProperty("--month-width", `${this.#monthWidth}px`);
      table.style.setProperty("--mean-width", `${this.#meanWidth}px`);
    }
    // The newest months are at the end of the line.
    const scroll = this.#scroll;
    if (changed.has("listing") && scroll && !this.narrow && changed.get("listing") === undefined) scroll.scrollLeft = scroll.scrollWidth;
    if (changed.has("listing") || changed.has("heading")) this.#look();
    this.#hold();
  }

  /** The keyboard goes on in a line that is in sight, unless it went on elsewhere. */
  #hold(): void {
    if (!this.#hadFocus) return;
    const lost = document.activeElement === document.body;
    const cell = lost ? this.renderRoot.querySelector<HTMLElement>("tbody [tabindex='0']") : null;
    cell?.focus({ preventScroll: true });
    this.#hadFocus = lost && !cell;
  }

  #measure(selector: string, height: number): void {
    const space = this.renderRoot.querySelector<HTMLElement>(selector);
    if (space) space.style.height = `${height}px`;
  }

  #open(vendor: string, month: string, cell: MatrixCell): void {
    this.dispatchEvent(new OpenCellEvent(`${vendor}\n${month}`, cell.record));
  }

  /** Of a line that is on its way as soon as it is there, if it is still the same table then. */
  async #openAt({ line, column }: CellRef): Promise<void> {
    const { listing } = this;
    const found = await this.#lines?.when(line);
    if (listing !== this.listing) return;
    const [month, cell] = [this.listing.head.months[column - 1], found?.cells[column - 1]];
    if (found && cell && month !== undefined) this.#open(found.vendor, month, cell);
  }

  async #go(spot: CellRef): Promise<void> {
    const { head } = this.listing;
    this.spot = { line: Math.min(Math.max(0, spot.line), Math.max(0, head.vendors - 1)), column: Math.min(Math.max(0, spot.column), head.months.length) };
    this.#virtual.getVirtualizer().scrollToIndex(this.spot.line, { align: "auto" });
    const scroll = this.#scroll;
    if (scroll && this.spot.column > 0) scroll.scrollLeft = leftFor(this.spot.column - 1, this.#sight, { vendor: WIDTH.vendor, month: this.#monthWidth });
    this.#look();
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    const box = this.renderRoot.querySelector<HTMLElement>(`tr[data-line="${this.spot.line}"] [data-column="${this.spot.column}"]`);
    box?.focus({ preventScroll: true });
    if (box && this.spot.column > 0) box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #onKey = (event: KeyboardEvent): void => {
    const at = cellOf(event.target);
    if (event.altKey || event.isComposing || !at || event.target !== at.box) return;
    const { line, column } = this.spot;
    const far = event.ctrlKey || event.metaKey;
    const { head } = this.listing;
    const moves: Record<string, CellRef> = {
      ArrowUp: { line: far ? 0 : line - 1, column }, ArrowDown: { line: far ? head.vendors : line + 1, column },
      ArrowLeft: { line, column: far ? 0 : column - 1 }, ArrowRight: { line, column: far ? head.months.length : column + 1 },
      Home: { line, column: 0 }, End: { line, column: head.months.length }, PageUp: { line: line - 10, column }, PageDown: { line: line + 10, column },
    };
    const move = moves[event.key];
    if (move) void this.#go(move);
    else if (event.key === "Enter" || event.key === " ") attempt(this, this.#openAt(this.spot));
    else return;
    event.preventDefault();
  };

  #onFocus = ({ target }: Event): void => {
    const at = cellOf(target);
    if (at && target === at.box) this.spot = at.spot;
  };

  #onClick = (event: MouseEvent): void => {
    const at = cellOf(event.target);
    if (!at) return;
    this.spot = at.spot;
    attempt(this, this.#openAt(at.spot));
  };

  #onMedia = (): void => {
    this.narrow = this.#media.matches;
  };
}

function cellOf(target: EventTarget | null): { box: HTMLElement; spot: CellRef } | null {
  const box = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
  const row = box?.closest<HTMLElement>("tr");
  return box && row ? { box, spot: { line: Number(row.dataset["line"]), column: Number(box.dataset["column"]) } } : null;
}

define("yuekao-months-matrix", MonthsMatrix);
