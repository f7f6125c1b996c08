// Many months as vendors by months: what one column comes to in each, with its mean, its sum and how it changed last. Sums and means
// are exact; what is open is in none of them as nothing.

import { rankNumbers, rankTexts, type Cells } from "./sort-index.ts";
import { betweenOf, isOpen } from "./open-cells.ts";
import { monthAfter } from "../domain/calendar-months.ts";
import { differenceOf, meanOf } from "./sums.ts";
import type { MatrixCell, MatrixHead, MatrixLine, MatrixWish, Mean, Total } from "./protocol.ts";

/** What a matrix is made of: the columns of the results, and the rows that are left by the filter. */
export interface Rows {
  readonly columns: ReadonlyMap<string, Cells>;
  readonly shown: readonly number[];
  /** The sum of a column over some rows, where it is one that is added up. */
  readonly total: (column: string, rows: readonly number[]) => Total | null;
}

interface Vendor {
  readonly vendor: string;
  /** By month; the first where a month stands twice. */
  readonly rows: ReadonlyMap<string, number>;
}

export class Matrix {
  readonly #rows: Rows;
  readonly #column: string;
  readonly #months: readonly string[];
  readonly #vendors: readonly Vendor[];
  /** How many rows are of the year. */
  readonly #found: number;

  constructor(rows: Rows, { column, year, sort }: MatrixWish) {
    this.#rows = rows;
    this.#column = column;
    const known = new Map<string, Map<string, number>>();
    const months = new Set<string>();
    let found = 0;
    for (const row of rows.shown) {
      const [vendor, month] = [this.#cell(row, "vendor"), this.#cell(row, "month")];
      if (year !== "" && !month.startsWith(year)) continue;
      found += 1;
      months.add(month);
      const own = known.get(vendor) ?? new Map<string, number>();
      if (!own.has(month)) own.set(month, row);
      known.set(vendor, own);
    }
    this.#found = found;
    this.#months = [...months].sort();
    const vendors = [...known].map(([vendor, own]): Vendor => ({ vendor, rows: own }));
    this.#vendors = this.#sorted(vendors, sort);
  }

  get head(): MatrixHead {
    const all = this.#rows.shown.map((row) => this.#cell(row, "month").slice(0, 4)).filter((year) => /^\d{4}$/.test(year));
    const values = this.#vendors.flatMap(({ rows }) => [...rows.values()].map((row) => this.#cell(row, this.#column))).filter((value) => value !== "").map(Number).filter(Number.isFinite);
    return {
      months: this.#months,
      vendors: this.#vendors.length,
      rows: this.#found,
      years: [...new Set(all)].sort(),
      range: values.length > 0 ? [values.reduce((low, value) => Math.min(low, value)), values.reduce((high, value) => Math.max(high, value))] : null,
      foot: this.#months.map((month) => {
        const rows = this.#vendors.flatMap((vendor) => vendor.rows.get(month) ?? []);
        return { sum: this.#rows.total(this.#column, rows), mean: this.#mean(rows) };
      }),
      sum: this.#rows.total(this.#column, this.#vendors.flatMap(({ rows }) => [...rows.values()])),
      mean: this.#mean(this.#vendors.flatMap(({ rows }) => [...rows.values()])),
    };
  }

  lines(from: number, to: number): MatrixLine[] {
    return this.#vendors.slice(Math.max(0, from), to).map((vendor) => {
      const rows = [...vendor.rows.values()];
      return {
        vendor: vendor.vendor,
        cells: this.#months.map((month) => this.#matrixCell(vendor.rows.get(month))),
        sum: this.#rows.total(this.#column, rows),
        mean: this.#mean(rows),
        change: this.#change(vendor),
      };
    });
  }

  #cell(row: number, id: string): string {
    return this.#rows.columns.get(id)?.at(row) ?? "";
  }

  #matrixCell(row: number | undefined): MatrixCell | null {
    if (row === undefined) return null;
    const cell = (id: string): string => this.#cell(row, id);
    // A line says itself whether it is open: one without anything to count is none.
    const open = isOpen(this.#column, cell) || (!this.#column.startsWith("line:") && cell(this.#column) === "" && cell("status") === "incomplete");
    return { record: row, value: cell(this.#column), tier: cell("tier"), status: cell("status"), open, between: open ? (betweenOf(this.#column, cell) ?? null) : null };
  }

  /** Of those that are known; how many are open stands beside it. */
  #mean(rows: readonly number[]): Mean | null {
    const cells = rows.map((row) => this.#cell(row, this.#column));
    const open = rows.filter((row) => this.#matrixCell(row)?.open).length;
    const met = cells.filter((cell) => cell === "true").length;
    const flags = met + cells.filter((cell) => cell === "false").length;
    if (flags > 0) return { value: String(met), of: flags, open };
    const values = cells.filter((cell) => /^-?\d/.test(cell));
    return values.length > 0 ? { value: meanOf(values), open } : open > 0 ? { value: "", open } : null;
  }

  /** From the month before the last to the last one, where both are known and follow each other. */
  #change({ rows }: Vendor): string | null {
    const months = [...rows.keys()].sort();
    const [last, before] = [months.at(-1), months.at(-2)];
    if (last === undefined || before === undefined || monthAfter(before) !== last) return null;
    const [now, then] = [last, before].map((month) => this.#cell(rows.get(month) ?? -1, this.#column));
    return now && then && /^-?\d/.test(now) && /^-?\d/.test(then) ? differenceOf(now, then) : null;
  }

  #sorted(vendors: readonly Vendor[], { by, descending }: MatrixWish["sort"]): Vendor[] {
    const key = (vendor: Vendor): string => {
      const rows = [...vendor.rows.values()];
      if (by === "mean") return this.#mean(rows)?.value ?? "";
      if (by === "sum") return this.#rows.total(this.#column, rows)?.sum ?? "";
      if (by === "change") return this.#change(vendor) ?? "";
      return by === "vendor" ? vendor.vendor : this.#cell(vendor.rows.get(by) ?? -1, this.#column);
    };
    const keys = vendors.map(key);
    const { of } = by === "vendor" ? rankTexts(keys) : rankNumbers(keys);
    return vendors.map((vendor, place) => ({ vendor, rank: of[place] ?? -1, place })).sort((one, two) => {
      if (one.rank === two.rank) return one.place - two.place;
      // What is open or not there comes last whichever way.
      if (one.rank < 0 || two.rank < 0) return one.rank < 0 ? 1 : -1;
      return descending ? two.rank - one.rank : one.rank - two.rank;
    }).map(({ vendor }) => vendor);
  }
}
