// The sheet of results: its columns, and rows added by the names of their cells.

import { text, type Cell, type Look } from "../../sheets/sheet.ts";
import type { Found, Result, ResultLook } from "./book.ts";
import type { DataSheet } from "./data-sheet.ts";
import type { Formula } from "./formula.ts";
import type { MonthContext } from "./month-context.ts";
import type { NoFormula } from "./no-formula.ts";
import type { Terms } from "./terms.ts";

const COLUMNS = ["kind", "name", "result", "unit", "numerator", "denominator", "target", "holds", "clause"] as const;
type Column = (typeof COLUMNS)[number];

interface Row extends Partial<Record<Column, Cell | string>> {
  kind: string;
  name: string;
  result: Cell;
  clause: string;
}

export const TOTAL: Look = { role: "total" };

export class SettlementSheet {
  readonly month: MonthContext;
  readonly data: DataSheet;
  readonly terms: Terms;

  constructor(month: MonthContext, data: DataSheet, terms: Terms) {
    this.month = month;
    this.data = data;
    this.terms = terms;
  }

  address(column: Column): string {
    return this.month.book.address("settlement", COLUMNS.indexOf(column) + 1);
  }

  /** A cell of the row that is added next. */
  result(column: Column, label: string, made: Formula | NoFormula, found: Found, look?: ResultLook): Result {
    return this.month.book.result("settlement", COLUMNS.indexOf(column) + 1, label, made, found, look);
  }

  /** Whether something holds, in the row that is added next. */
  flag(column: Column, label: string, made: Formula | NoFormula, holds: boolean | null): Result {
    const { yesNo } = this.month;
    return this.result(column, label, made, holds === null ? { lack: "open", value: "" } : { lack: null, value: yesNo[holds ? 0 : 1] }, { logical: yesNo });
  }

  add(row: Row, look: Look = {}): void {
    const { language } = this.month;
    const cells = COLUMNS.map((column) => (column === "clause" ? language.clauses(row.clause) : (row[column] ?? ""))).map((cell) => (typeof cell === "string" ? text(cell) : cell));
    this.month.book.add("settlement", cells.map((cell) => ({ ...cell, ...look })));
  }
}
