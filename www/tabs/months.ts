// Many months of many vendors in one table: settled beside the page, sorted, filtered, in groups, added up. A row opens
// the month in full.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { BatchRun } from "../months/client.ts";
import { BackupEvent, OpenPlaceEvent } from "../archive/events.ts";
import type { Months, Together } from "../archive/months.ts";
import type { Place, Sheet } from "../archive/sheet.ts";
import { bands } from "../domain/contract.ts";
import { columnModelOf, headingsOf, measuresOf, withPackages, type Heading } from "../months/column-model.ts";
import type { Arrangement, Form, MatrixWish, MonthLine, OnPaper, Progress, Recaps, Summary, Taken } from "../months/protocol.ts";
import type { Contract } from "../engine/engine.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { fingers } from "../controls/fingers.ts";
import { OpenMonthEvent, TabEvent } from "../controls/events.ts";
import { saidOf } from "../domain/inputs.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { ownOf, settingsOf } from "../domain/state.ts";
import { Cells, NOTES } from "./months/cells.ts";
import type { FoldEvent, LineEvent, MatrixSortEvent, OpenCellEvent, SortEvent } from "./months/events.ts";
import "./months/matrix.ts";
import type { MatrixListing } from "./months/matrix.ts";
import { howFar, ofAll, ofMonth, ofNothing, ofProgress, percentOf } from "./months/notes.ts";
import { monthsStyle } from "./months/style.ts";
import { MonthsTable, type Listing } from "./months/table.ts";
import { backup, shape, tools, type Mode, type Wishes } from "./months/tools.ts";

/** While it runs, `summary` is of the rows that can be looked at already. */
type State = { at: "waiting" } | { at: "running"; progress: Progress; summary: Summary | null } | { at: "given-up" } | { at: "failed" } | { at: "ready"; summary: Summary };

const BEGINNING: Progress = { stage: "reading", share: 0, rows: 0 };

/** How long the table has to stand still before its sheets are made ready for paper, in milliseconds. */
const STILL = 500;

/** Longer texts are shown as a list first: their rows come while the others are being settled. */
const MOST_AS_MATRIX = 1_200_000;

const NO_PLACES: ReadonlyMap<string, Place> = new Map();
const NO_KEYS: ReadonlySet<string> = new Set();

const ALL: Arrangement = { sort: null, text: "", tier: "", problems: false, group: "none", opened: [] };

export class MonthsTab extends LitElement {
  static override properties = {
    language: { attribute: false },
    view: { attribute: false },
    state: { state: true },
    arrangement: { state: true },
    listing: { state: true },
    shown: { state: true },
    line: { state: true },
    archiving: { attribute: false },
    sheets: { attribute: false },
    mode: { state: true },
    wish: { state: true },
    matrix: { state: true },
  };
  static override styles = [base, monthsStyle];

  declare language: Language;
  declare view: View;
  declare state: State;
  declare arrangement: Arrangement;
  declare listing: Listing | null;
  /** Vendor-months that are left by the filter. */
  declare shown: number;
  /** The month looked at in the table. */
  declare line: MonthLine | null;

  declare archiving: Months | null;
  declare sheets: readonly Sheet[] | undefined;
  /** Null: as many as there are decide. */
  declare mode: Mode | null;
  declare wish: MatrixWish;
  declare matrix: MatrixListing | null;

  /** The months of the archive, where they are what is shown. */
  #together: Together | null = null;
  #started = 0;
  #run: BatchRun | null = null;
  /** Of all months, once all are settled. */
  #whole: Summary | null = null;
  #contract: Contract | null = null;
  /** What the results rest on; another one makes them old. */
  #basis: readonly unknown[] = [];
  #arranged = 0;
  /** The rows as arranged, ready for a printer, which waits for nothing; null until they are. */
  #recaps: Recaps | null = null;
  #making: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.state = { at: "waiting" };
    this.arrangement = ALL;
    this.listing = null;
    this.shown = 0;
    this.line = null;
    this.archiving = null;
    this.sheets = undefined;
    this.mode = null;
    this.wish = { column: "", year: "", sort: { by: "vendor", descending: false } };
    this.matrix = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A run nobody sees goes on; one for a page that is gone does not.
    if (!this.ownerDocument.defaultView) this.#run?.end();
  }

  /** The rows as arranged, made into something to take along; null while there are none. */
  take(form: Form): Promise<Taken | null> {
    return this.ready && this.#run ? this.#run.take(form, this.language.locale) : Promise.resolve(null);
  }

  /** The arranged rows by vendor, for paper. */
  async recaps(): Promise<Recaps | null> {
    if (!this.ready || !this.#run) return null;
    // What is asked later is answered later: they are of the rows as they were arranged last.
    const [run, turn] = [this.#run, this.#arranged];
    const recaps = this.#recaps ?? (await run.recaps());
    if (run === this.#run && turn === this.#arranged) this.#recaps = recaps;
    return recaps;
  }

  /** What there is to print at this moment. */
  get onPaper(): OnPaper {
    const { language, state } = this;
    if (state.at === "running") return { said: language.say("months-paper-running", { progress: howFar(state.progress, language) }) };
    if (state.at !== "ready") return { said: state.at === "waiting" ? "" : language.say(`months-${state.at}`) };
    if (!this.#recaps) return { said: language.say("months-paper-later") };
    return this.#recaps.vendors.length > 0 ? { recaps: this.#recaps } : { said: language.say("months-none") };
  }

  /** Whether everything is settled and arranged. */
  get ready(): boolean {
    return this.state.at === "ready" && this.listing !== null;
  }

  /** Whether everything is being settled or arranged, and will be there. */
  get coming(): boolean {
    return !this.ready && (this.state.at === "running" || this.state.at === "ready");
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("view") && !changed.has("sheets")) return;
    if (this.#whole && changed.has("sheets")) attempt(this, this.#index());
    const { text, contract } = this.view.inputs;
    const own = ownOf(this.view.inputs)?.contract;
    const { start, readings, values, packages, notOffered } = settingsOf(this.view.inputs);
    const { sheets = [] } = this;
    // A sheet alone is what is on the page: that it has been kept changes nothing.
    const kept = sheets.length > 1 ? sheets : JSON.stringify(sheets[0]?.states ?? {});
    const basis = [text, contract, own, start, readings, values, packages, notOffered, this.archiving, kept];
    if (basis.length === this.#basis.length && basis.every((part, place) => part === this.#basis[place])) return;
    // What was given up stays so while the archive alone takes it in.
    const archivedAlone = basis.slice(0, -2).every((part, place) => part === this.#basis[place]);
    // The archive is loaded with the first result: the run goes on unless there are months to be settled with these.
    if (archivedAlone && this.#run && !this.#basis.at(-2) && kept === this.#basis.at(-1)) {
      this.#basis = basis;
      attempt(this, this.#join());
      return;
    }
    // Another text is looked at afresh; under another contract, or one changed, the same rows are.
    if (text !== this.#basis[0]) this.arrangement = ALL;
    this.#basis = basis;
    if (this.state.at !== "given-up" || !archivedAlone) this.#start();
  }

  override render(): TemplateResult | typeof nothing {
    const { language, state } = this;
    if (!language.knows("months")) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <header>
        <h2 id="title">${language.say("months-title")}</h2>
        <p class=${state.at === "running" ? "unseen" : "quiet"} role="status">${this.#counted()}</p>
        ${state.at === "ready" ? this.#above(state.summary) : state.at === "running" ? ofProgress(state.progress, this.#giveUp, language) : nothing}
      </header>
      ${state.at === "ready" && this.#asMatrix ? this.#matrixShown(state.summary) : state.at === "ready" || (state.at === "running" && state.summary && !this.#asMatrix) ? this.#results(state.summary) : state.at === "running" ? nothing : state.at === "waiting" ? nothing : ofNothing(state.at, this.#start, language)}
    </section>`;
  }

  #counted(): string {
    const { language, state } = this;
    // Said aloud at every quarter, not at every step.
    if (state.at === "running") return language.say("months-far", { stage: language.say(`months-${state.progress.stage}`), percent: percentOf(Math.floor(state.progress.share * 4) / 4, language) });
    if (state.at !== "ready") return "";
    const count = (value: number): string => language.number.count(String(value));
    const { rows, vendors } = state.summary;
    // Of one year where the matrix shows only that.
    const head = this.#asMatrix && this.wish.year !== "" ? this.matrix?.head : undefined;
    const shown = head?.rows ?? this.shown;
    const counted = language.say(vendors === 0 && shown === rows ? "months-count" : shown === rows ? "months-all" : "months-some", { count: count(rows), rows: count(rows), vendors: count(vendors), shown: count(shown) });
    const open = head ? (head.sum?.open ?? 0) > 0 : Object.values(this.listing?.totals ?? {}).some((total) => total.open > 0);
    return open ? `${counted} · ${language.say("months-open-sums")}` : counted;
  }

  #above({ tiers, columns }: Summary): TemplateResult {
    const { language, arrangement, wish } = this;
    const asMatrix = this.#asMatrix;
    const cells = this.#cells(columns);
    const occurring = columnModelOf(this.#contract ?? ({} as Contract)).tiers.filter((tier) => (tiers[tier] ?? 0) > 0).reverse();
    return html`${shape(language, { asMatrix, wish, years: this.matrix?.head.years ?? [], measures: this.#measures(columns) }, this.#wishes)}
      ${tools(language, { asMatrix, arrangement, tiers: occurring.map((id) => ({ id, label: cells.tier(id) ?? id, count: tiers[id] ?? 0 })) }, this.#wishes)}
      ${this.archiving ? backup(language, () => this.dispatchEvent(new BackupEvent(null)), (file) => this.dispatchEvent(new BackupEvent(file))) : nothing}`;
  }

  readonly #wishes: Wishes = {
    mode: (mode) => { this.#toMode(mode); },
    arrange: (change) => { attempt(this, this.#arrange(change)); },
    matrix: (change) => { attempt(this, this.#makeMatrix(change)); },
  };

  /** Vendors by months, or a list; up to as many as one looks at, the first comes first. */
  get #asMatrix(): boolean {
    return this.mode ? this.mode === "matrix" : (this.#together?.text ?? this.view.inputs.text).length <= MOST_AS_MATRIX;
  }

  #matrixShown(summary: Summary): TemplateResult | typeof nothing {
    const { language, matrix } = this;
    // What the cells are, and how they are sorted, is said of those that are there: others may be on their way.
    const heading = this.#measures(summary.columns).find(({ id }) => id === matrix?.wish.column);
    const others = this.#together?.others ?? 0;
    if (!matrix || !heading) return nothing;
    return html`${this.#said(summary)}
      ${others > 0 ? html`<p class="said quiet small">${language.say("months-other-contracts", { count: language.number.count(String(others)) })}</p>` : nothing}
      <yuekao-months-matrix .language=${language} .heading=${heading} .bands=${bands(this.#contract ?? ({} as Contract))} .listing=${matrix} .sort=${matrix.wish.sort} .places=${this.#together?.places ?? NO_PLACES} .twice=${this.#together?.twice ?? NO_KEYS}
        @matrix-sort=${this.#onMatrixSort} @matrix-open=${this.#onMatrixOpen}></yuekao-months-matrix>`;
  }

  #measures(columns: readonly string[]): readonly Heading[] {
    return this.#contract ? measuresOf(this.#contract, columns, this.language) : [];
  }

  async #makeMatrix(change: Partial<MatrixWish> = {}): Promise<void> {
    const measures = this.#measures(this.#columns);
    const column = measures.some(({ id }) => id === this.wish.column) ? this.wish.column : (measures[0]?.id ?? "");
    const wish = { ...this.wish, column, ...change };
    const run = this.#run;
    this.wish = wish;
    const head = await run?.matrix(wish);
    if (head && run === this.#run && wish === this.wish) this.matrix = { head, wish, ask: (from, to) => run?.matrixLines(from, to) ?? Promise.resolve([]) };
  }

  #toMode(mode: Mode): void {
    this.mode = mode;
    if (mode === "matrix") attempt(this, this.#makeMatrix());
  }

  /** Numbers from the most down, names from the first up; then the other way. */
  #onMatrixSort = ({ by }: MatrixSortEvent): void => {
    const { sort } = this.wish;
    attempt(this, this.#makeMatrix({ sort: { by, descending: sort.by === by ? !sort.descending : by !== "vendor" } }));
  };

  #onMatrixOpen = ({ key, record }: OpenCellEvent): void => {
    this.#openMonth(key, record);
  };

  /** A month of the archive is opened from its sheet, one of the page by its number. */
  #openMonth(key: string, record: number): void {
    const place = this.#together?.places.get(key);
    if (!place) {
      this.dispatchEvent(new OpenMonthEvent(record));
      return;
    }
    this.dispatchEvent(new OpenPlaceEvent(place.sheet.id, place.record, key));
    this.dispatchEvent(new TabEvent("month"));
  }

  #onOpen = (event: Event): void => {
    if (!(event instanceof OpenMonthEvent) || !this.#together) return;
    event.stopPropagation();
    const table = this.renderRoot.querySelector("yuekao-months-table");
    const line = table instanceof MonthsTable ? table.lineOf(event.record) : null;
    const cell = (id: string): string => line?.cells[this.#columns.indexOf(id)] ?? "";
    this.#openMonth(`${cell("vendor")}\n${cell("month")}`, event.record);
  };

  #results(summary: Summary | null): TemplateResult | typeof nothing {
    const { language, listing, arrangement, line } = this;
    if (!listing || !summary) return nothing;
    const { columns } = summary;
    const { errors, warnings } = summary.problems;
    // A column in which nothing stands is none; of groups it says which months are missing.
    const noted = this.state.at !== "ready" || errors + warnings > 0 || arrangement.group !== "none";
    const headings = this.#headings(columns).filter(({ id }) => noted || id !== NOTES);
    return html`
      ${this.#said(summary)}
      <yuekao-months-table .language=${language} .headings=${headings} .cells=${this.#cells(columns)} .listing=${listing} .sort=${arrangement.sort}
        .grouped=${arrangement.group !== "none"} .byTier=${arrangement.group === "tier"} @months-sort=${this.#onSort} @months-fold=${this.#onFold} @months-line=${this.#onLine} @yuekao-open-month=${this.#onOpen}></yuekao-months-table>
      <div class="line" aria-live="polite">${line ? this.#looked(line, columns) : html`<p class="quiet">${language.say(listing.lines === 0 ? "months-none" : fingers() ? "months-how-touch" : "months-how")}</p>`}</div>`;
  }

  #said(summary: Summary): TemplateResult | typeof nothing {
    const { handedOver, entered, sources = [] } = this.view.inputs;
    return ofAll(summary, !this.#together && Object.keys(handedOver).length + Object.keys(entered).length > 0, sources, this.language);
  }

  #looked(line: MonthLine, columns: readonly string[]): TemplateResult {
    const cell = (id: string): string => line.cells[columns.indexOf(id)] ?? "";
    const [vendor, month] = [cell("vendor"), cell("month")];
    return ofMonth(line, { vendor, month }, () => { this.#openMonth(`${vendor}\n${month}`, line.record); }, this.state.at === "ready", this.view.inputs.sources ?? [], this.language);
  }

  #headings(columns: readonly string[]): ReturnType<typeof headingsOf> {
    const { language } = this;
    const headings = this.#contract ? headingsOf(this.#contract, columns, language) : [];
    const paid = headings.findLastIndex(({ id }) => /_pays$/.test(id));
    const noted = headings.toSpliced(paid + 1, 0, { id: NOTES, label: language.say("notices"), kind: "text" });
    // Most months are assessed: the score comes first, and is seen on a phone.
    const status = headings.filter(({ id }) => id === "status");
    const rest = noted.filter(({ id }) => id !== "status");
    return rest.toSpliced(rest.findIndex(({ id }) => id === NOTES), 0, ...status);
  }

  #cells(columns: readonly string[]): Cells {
    return new Cells(this.language, this.#contract ?? ({} as Contract), columns, this.#together?.twice ?? NO_KEYS);
  }

  get #columns(): readonly string[] {
    return "summary" in this.state ? (this.state.summary?.columns ?? []) : [];
  }

  #start = (): void => {
    const { contract, inputs } = this.view;
    this.#run?.end();
    this.#run = null;
    this.listing = null;
    this.#whole = null;
    this.matrix = null;
    this.#recaps = null;
    clearTimeout(this.#making);
    this.line = null;
    const started = ++this.#started;
    if (!contract || (inputs.text === "" && !this.sheets?.length)) {
      this.state = { at: "waiting" };
      return;
    }
    this.state = { at: "running", progress: BEGINNING, summary: null };
    attempt(this, this.#begin(contract, started));
  };

  /** The months of the archive that are settled with those on the page, and the contract in force. */
  async #others(): Promise<{ current: Contract | null; together: Together | null }> {
    const current = (await this.archiving?.current()) ?? null;
    return { current, together: (current && (await this.archiving?.together(current))) ?? null };
  }

  /** Settles anew where the archive has others. */
  async #join(): Promise<void> {
    const started = this.#started;
    const { together } = await this.#others();
    if (together && started === this.#started) this.#start();
  }

  async #begin(shown: Contract, started: number): Promise<void> {
    const { inputs } = this.view;
    const { current, together } = await this.#others();
    if (started !== this.#started) return;
    this.#together = together;
    const settled = withPackages(together && current && current !== this.view.written ? current : shown, settingsOf(inputs).packages);
    this.#contract = settled;
    this.#run = new BatchRun(together?.text ?? inputs.text, together?.said ?? saidOf(inputs), settled, columnModelOf(settled), {
      progress: (progress) => {
        this.state = { at: "running", progress, summary: "summary" in this.state ? this.state.summary : null };
      },
      begun: (summary) => {
        this.state = { at: "running", progress: "progress" in this.state ? this.state.progress : BEGINNING, summary };
        attempt(this, this.#arrange({}));
      },
      ready: (summary) => {
        this.#whole = summary;
        attempt(this, this.#arrange({}));
        attempt(this, this.#index());
      },
      failed: (cause) => {
        console.error(cause);
        this.state = { at: "failed" };
      },
    }, together?.rows);
  }

  /** The archive learns which months a long text has. */
  async #index(): Promise<void> {
    const run = this.#run;
    const sheet = this.sheets?.find(({ id }) => id === this.view.inputs.sheet);
    if (!run || !sheet || sheet.months || this.#together) return;
    const months = await run.index();
    if (run === this.#run) await this.archiving?.indexed(months);
  }

  #giveUp = (): void => {
    this.#started += 1;
    this.#run?.end();
    this.#run = null;
    this.listing = null;
    this.state = { at: "given-up" };
    // The button pressed is gone; the way on takes its place.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".stopped button")?.focus());
  };

  async #arrange(change: Partial<Arrangement>): Promise<void> {
    this.arrangement = { ...this.arrangement, ...change };
    const run = this.#run;
    const turn = ++this.#arranged;
    this.#recaps = null;
    clearTimeout(this.#making);
    const arranged = await run?.arrange(this.arrangement, this.language.locale);
    if (!arranged || !run || run !== this.#run || turn !== this.#arranged) return;
    // Said to be there together with the table of all of them: until then its last line is not the last month.
    if (this.#whole) this.state = { at: "ready", summary: this.#whole };
    this.shown = arranged.rows;
    this.line = null;
    // A sum of some of the months is no total.
    this.listing = { ...arranged, ...(this.#whole ? {} : { totals: {} }), ask: (from, to) => run.lines(from, to) };
    if (this.#whole && this.#asMatrix) await this.#makeMatrix();
    if (this.#whole) this.#making = setTimeout(() => void this.recaps(), STILL);
  }

  /** Up, down, and back to the order of the text. */
  #onSort = ({ column }: SortEvent): void => {
    const { sort } = this.arrangement;
    const next = sort?.column !== column ? { column, descending: false } : sort.descending ? null : { column, descending: true };
    attempt(this, this.#arrange({ sort: next }));
  };

  #onFold = ({ key }: FoldEvent): void => {
    const { opened } = this.arrangement;
    attempt(this, this.#arrange({ opened: opened.includes(key) ? opened.filter((one) => one !== key) : [...opened, key] }));
  };

  #onLine = ({ line }: LineEvent): void => {
    const found = this.renderRoot.querySelector("yuekao-months-table");
    const shown = found instanceof MonthsTable ? found.line(line) : null;
    this.line = shown?.kind === "month" ? shown : null;
  };
}

define("yuekao-months", MonthsTab);
