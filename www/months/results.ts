// The results of many months, column by column, and the ways people look at them: sorted, filtered, in groups, added up.
// Rows are numbers throughout; no object stands for a row that is not on the screen.

import type { Problem } from "../engine/engine.ts";
import { Matrix } from "./matrix.ts";
import type { Arranged, Arrangement, ColumnModel, Line, MatrixHead, MatrixLine, MatrixWish, Recaps, Summary, Total, Totals } from "./protocol.ts";
import { Notes } from "./notices-by-row.ts";
import { isOpen, least } from "./open-cells.ts";
import { rankNumbers, rankTexts, type Cells, type SortIndex } from "./sort-index.ts";
import type { Locale } from "../i18n/language.ts";
import { monthSought } from "./month-search.ts";
import { monthsOf, type Span } from "./span.ts";
import { Sum } from "./sums.ts";

export interface Computed {
  columns: Readonly<Record<string, Cells>>;
  problems: readonly Problem[];
  notices: readonly (readonly [row: number, notice: Problem])[];
}

/** Vendors that are printed at a time, each on its page, and how many of its months fit that. */
const MOST_PAGES = 100;
const MOST_MONTHS = 40;
/** Lines of both: of what is to be looked at there is room for three beside the most months, and never for more than eight. */
const MOST_LINES = MOST_MONTHS + 3;
const MOST_NOTES = 8;

const NUMBERS = /^(?:score$|metric:|item:|group:|line:|provider_pays$|client_pays$|payable$)/;

/** Columns that are there even where nothing stands in them; of the others, those with a cell to show. */
const ALWAYS = new Set(["vendor", "month", "status", "score", "tier", "provider_pays", "client_pays"]);

/** The head of a group stands in the list of lines as its number below zero. */
const head = (group: number): number => -1 - group;

interface Group {
  key: string;
  rows: readonly number[];
}

export class Results {
  readonly #columns: ReadonlyMap<string, Cells>;
  readonly #columnModel: ColumnModel;
  readonly #notes: Notes;
  readonly #ranks = new Map<string, SortIndex>();
  readonly rows: number;
  readonly #vendors: SortIndex;
  readonly #months: SortIndex;
  #lines = new Int32Array();
  #shown: readonly number[] = [];
  #groups: readonly Group[] = [];
  #opened: ReadonlySet<string> = new Set();
  #byVendor = false;
  #matrix: Matrix | null = null;

  constructor({ columns, problems, notices }: Computed, columnModel: ColumnModel) {
    this.#columns = new Map(Object.entries(columns).filter(([id, column]) => id !== "notices" && (ALWAYS.has(id) || some(column))));
    this.rows = columns["vendor"]?.length ?? 0;
    this.#columnModel = columnModel;
    this.#notes = new Notes(this.rows, { problems, notices, codes: columns["notices"] ?? null });
    this.#vendors = this.#rank("vendor");
    this.#months = this.#rank("month");
  }

  summary(took: number): Summary {
    const tiers: Record<string, number> = {};
    for (const tier of this.#columns.get("tier") ?? []) tiers[tier] = (tiers[tier] ?? 0) + 1;
    return { rows: this.rows, vendors: this.#vendors.words.length, columns: [...this.#columns.keys()], tiers, ...this.#notes.summary(), took };
  }

  /** `locale`: as the page writes months, and people look for them. */
  arrange({ sort, text, tier, problems, group, opened }: Arrangement, locale: Locale): Arranged {
    const order = this.#order(sort);
    const wanted = this.#filter(text, tier, problems, locale);
    this.#shown = wanted ? order.filter((row) => wanted(row)) : order;
    this.#opened = new Set(opened);
    this.#byVendor = group === "vendor";
    if (group === "none") {
      this.#groups = [];
      this.#lines = Int32Array.from(this.#shown);
    } else {
      this.#groups = this.#grouped(group, sort);
      this.#lines = Int32Array.from(this.#groups.flatMap(({ key, rows }, number) => [head(number), ...(this.#opened.has(key) ? rows : [])]));
    }
    return { lines: this.#lines.length, rows: this.#shown.length, totals: this.totals(this.#shown) };
  }

  lines(from: number, to: number): Line[] {
    return [...this.#lines.subarray(Math.max(0, from), to)].map((line) => (line < 0 ? this.#head(head(line)) : this.#month(line)));
  }

  get columns(): readonly string[] {
    return [...this.#columns.keys()];
  }

  /** The arranged rows, in order, folded away or not. */
  get shown(): readonly number[] {
    return this.#groups.length > 0 ? this.#groups.flatMap(({ rows }) => rows) : this.#shown;
  }

  /** The vendor and month of every row. */
  index(): string[] {
    return Array.from({ length: this.rows }, (_, row) => this.cells(row, ["vendor", "month"]).join("\n"));
  }

  /** The rows that the filter leaves, as vendors by months. */
  matrix(wish: MatrixWish): MatrixHead {
    const total = (column: string, rows: readonly number[]): Total | null => this.totals(rows)[column] ?? null;
    this.#matrix = new Matrix({ columns: this.#columns, shown: this.#shown, total }, wish);
    return this.#matrix.head;
  }

  matrixLines(from: number, to: number): MatrixLine[] {
    return this.#matrix?.lines(from, to) ?? [];
  }

  /** The arranged rows by vendor, each vendor's months in order. */
  recaps(): Recaps {
    const { columns } = this;
    const groups = this.#grouped("vendor", null);
    const vendors = groups.slice(0, MOST_PAGES).map(({ key, rows }) => {
      const months = rows.slice(0, MOST_MONTHS).map((row) => this.cells(row, columns));
      const notes = rows.flatMap((row) => this.notes(row).map((problem) => ({ month: this.cells(row, ["month"]).join(), problem })));
      const fit = Math.min(MOST_NOTES, MOST_LINES - months.length);
      return { vendor: key, months, more: rows.length - months.length, totals: this.totals(rows), notes: notes.slice(0, fit), moreNotes: Math.max(0, notes.length - fit) };
    });
    return { columns, vendors, of: groups.length, everywhere: this.#notes.summary().everywhere, rows: this.#shown.length, ofRows: this.rows };
  }

  cells(row: number, columns: readonly string[]): string[] {
    return columns.map((id) => this.#columns.get(id)?.at(row) ?? "");
  }

  notes(row: number): Problem[] {
    return this.#notes.of(row);
  }

  /** What is wrong with the text, of no row in particular. */
  get unplaced(): readonly Problem[] {
    return this.#notes.unplaced;
  }

  totals(rows: readonly number[]): Totals {
    const cellOf = (row: number) => (id: string): string => this.#columns.get(id)?.at(row) ?? "";
    return Object.fromEntries(this.#columnModel.added.flatMap((id) => {
      const column = this.#columns.get(id);
      if (!column) return [];
      const sum = new Sum();
      let known = 0;
      let open = 0;
      let bounded = true;
      for (const row of rows) {
        const amount = column.at(row) ?? "";
        if (amount !== "") {
          known += 1;
          sum.add(amount);
        } else if (isOpen(id, cellOf(row))) {
          const low = least(id, cellOf(row));
          open += 1;
          if (low === null) bounded = false;
          else sum.add(low);
        }
      }
      // Of nothing there is no sum: not 0.
      return known + open === 0 ? [] : [[id, { sum: String(sum), open, least: open > 0 && bounded }]];
    }));
  }

  #rank(id: string): SortIndex {
    const known = this.#ranks.get(id);
    if (known) return known;
    const column = this.#columns.get(id) ?? [];
    const ranks = NUMBERS.test(id) ? rankNumbers(column) : rankTexts(column, id === "tier" ? this.#columnModel.tiers : null);
    this.#ranks.set(id, ranks);
    return ranks;
  }

  /** All rows in order; what is open comes last whichever way, and equals stay in the order of the text. */
  #order(sort: Arrangement["sort"]): number[] {
    const order = Array.from({ length: this.rows }, (_, row) => row);
    if (!sort || !this.#columns.has(sort.column)) return order;
    const { of } = this.#rank(sort.column);
    const way = sort.descending ? -1 : 1;
    const rank = (row: number): number => of[row] ?? -1;
    return order.sort((one, two) => {
      const [first, second] = [rank(one), rank(two)];
      if (first === second) return one - two;
      if (first < 0 || second < 0) return first < 0 ? 1 : -1;
      return (first - second) * way;
    });
  }

  #filter(text: string, tier: string, problems: boolean, locale: Locale): ((row: number) => boolean) | null {
    const sought = text.trim().toLowerCase();
    const tiers = this.#columns.get("tier");
    const found = sought === "" ? null : [
      { ranks: this.#vendors, hits: this.#vendors.words.map((word) => word.toLowerCase().includes(sought)) },
      { ranks: this.#months, hits: this.#months.words.map(monthSought(sought, locale)) },
    ];
    if (!found && tier === "" && !problems) return null;
    return (row) =>
      (!found || found.some(({ ranks, hits }) => hits[ranks.of[row] ?? -1] ?? false)) && (tier === "" || tiers?.at(row) === tier) && (!problems || this.#notes.has(row));
  }

  #grouped(by: "vendor" | "tier", sort: Arrangement["sort"]): Group[] {
    const ranks = this.#rank(by);
    const groups = new Map<number, number[]>();
    for (const row of this.#shown) {
      const rank = ranks.of[row] ?? -1;
      const rows = groups.get(rank);
      if (rows) rows.push(row);
      else groups.set(rank, [row]);
    }
    const { of: month } = this.#months;
    // Without another order, a vendor's months follow one another and the best tier comes first.
    if (!sort && by === "vendor") for (const rows of groups.values()) rows.sort((one, two) => (month[one] ?? 0) - (month[two] ?? 0) || one - two);
    const keys = [...groups.keys()];
    const bySum = sort && this.#columnModel.added.includes(sort.column);
    if (!bySum) keys.sort((one, two) => (by === "tier" || (sort?.column === by && sort.descending) ? two - one : one - two));
    const listed = keys.map((rank) => ({ key: ranks.words[rank] ?? "", rows: groups.get(rank) ?? [] }));
    return bySum ? this.#bySum(listed, sort.column, sort.descending) : listed;
  }

  #bySum(groups: Group[], column: string, descending: boolean): Group[] {
    const { of } = rankNumbers(groups.map(({ rows }) => this.totals(rows)[column]?.sum ?? ""));
    return groups.map((group, number) => ({ group, rank: of[number] ?? -1 })).sort((one, two) => (descending ? two.rank - one.rank : one.rank - two.rank)).map(({ group }) => group);
  }

  #month(row: number): Line {
    return { kind: "month", record: row, cells: this.cells(row, [...this.#columns.keys()]), problems: this.#notes.of(row) };
  }

  #head(number: number): Line {
    const { key = "", rows = [] } = this.#groups[number] ?? {};
    const line = { kind: "group" as const, key, rows: rows.length, opened: this.#opened.has(key), totals: this.totals(rows) };
    if (!this.#byVendor) return { ...line, months: null, trend: [] };
    const month = this.#columns.get("month");
    const span: Span = monthsOf(rows.map((row) => month?.at(row) ?? ""));
    const trend = this.#columns.get(this.#columnModel.trend);
    const inOrder = [...rows].sort((one, two) => (this.#months.of[one] ?? 0) - (this.#months.of[two] ?? 0));
    return { ...line, months: span, trend: inOrder.map((row) => drawn(trend?.at(row) ?? "")) };
  }
}

function some(column: Cells): boolean {
  for (const cell of column) if (cell !== "") return true;
  return false;
}

/** A point of a drawing, which is no amount: a float will do. */
function drawn(decimal: string): number | null {
  return decimal === "" || !Number.isFinite(Number(decimal)) ? null : Number(decimal);
}
