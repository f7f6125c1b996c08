// The sheets of a month's workbook while they are made: every number has a cell, and formulas name it by that.

import type { FigureValue } from "../../engine/engine.ts";
import { columnName } from "../../paste/column.ts";
import { cell, text, type Cell, type Format } from "../../sheets/sheet.ts";
import { atom, cellCode, inBrackets, quoted, type Formula, type Guard, type Lack } from "./formula.ts";
import { NoFormula, type Reason } from "./no-formula.ts";

/** Those of every month, and one for each of the contract's tables. */
export type SheetKey = "data" | "contract" | "settlement" | `rows:${string}`;

/** What the engine came to; `value` is a number only where nothing is lacking. */
export interface Found {
  lack: Lack | null;
  /** A number, or a word where the cell holds one; empty: the cell is blank; null: it is not said. */
  value: string | null;
}

/** `null` counts as not measured, or as open where there are bounds. */
export const knownOrEmpty = (value: string | null, between: unknown): Found => ({ lack: value !== null ? null : between === undefined ? "empty" : "open", value: value ?? "" });

export const knownOrOpen = (value: string | null | undefined): Found => ({ lack: value === null || value === undefined ? "open" : null, value: value ?? "" });

/** A cell that is written, and how formulas name it. */
export interface Result {
  formula: Formula;
  cell: Cell;
}

export interface ResultLook {
  unit?: string;
  /** What a condition is written as; without it the result is a number. */
  logical?: readonly [yes: string, no: string];
  /** The row it stands in; left out: the one that is added next. */
  row?: number;
}

/** A cell that holds a value although it is computed, and why. */
export interface Fixed {
  address: string;
  label: string;
  reason: Reason;
}

export class Book {
  readonly #sheets = new Map<SheetKey, { name: string; above: number; rows: Cell[][] }>();
  readonly fixed: Fixed[] = [];
  readonly words: Readonly<Record<Lack, string>>;
  /** The unit of money. */
  readonly money: string;

  constructor(words: Readonly<Record<Lack, string>>, money: string) {
    this.words = words;
    this.money = money;
  }

  /** `above`: rows that stand over its first row. */
  addSheet(key: SheetKey, name: string, above: number): void {
    this.#sheets.set(key, { name, above, rows: [] });
  }

  rows(sheet: SheetKey): Cell[][] {
    return this.#sheets.get(sheet)?.rows ?? [];
  }

  /** Where a cell of a sheet stands; without a row, of the one that is added next. */
  address(sheet: SheetKey, column: number, row = this.rows(sheet).length): string {
    return `${this.#prefix(sheet)}${this.#within(sheet, column, row)}`;
  }

  /** All cells of a column. */
  column(sheet: SheetKey, column: number): string {
    return `${this.address(sheet, column, 0)}:${this.#within(sheet, column, this.rows(sheet).length - 1)}`;
  }

  #within(sheet: SheetKey, column: number, row: number): string {
    return `$${columnName(column)}$${String((this.#sheets.get(sheet)?.above ?? 0) + row + 1)}`;
  }

  /** A cell that may be changed; without a number it is blank, and what rests on it waits. */
  input(sheet: SheetKey, column: number, value: string | null, { unit = "", absentIsNone = false }: { unit?: string; absentIsNone?: boolean } = {}): Result {
    const address = this.address(sheet, column);
    const guards: Guard[] = absentIsNone ? [] : [{ when: `${address}=""`, lack: "open", now: value === null }];
    const written: Cell = value === null ? text("", { role: "input" }) : cell(value, { role: "input", ...this.formatOf(unit) });
    return { formula: inUnit(address, unit, guards), cell: written };
  }

  /**
   * A cell with a formula and what the engine came to. Where the formula would say something else for want of a figure, or there is
   * none, the cell holds the value, and it is noted.
   */
  result(sheet: SheetKey, column: number, label: string, made: Formula | NoFormula, found: Found, { unit = "", logical, row }: ResultLook = {}): Result {
    const address = this.address(sheet, column, row);
    const shown = found.lack === null ? found.value : this.words[found.lack];
    const number = found.lack === null && !logical && found.value !== "";
    const reference = (guards: readonly Guard[]): Formula => (logical ? { code: `${address}=${quoted(logical[0])}`, atom: false, guards } : inUnit(address, unit, guards));
    const reason = made instanceof NoFormula ? made.reason : (made.guards.find(({ now }) => now)?.lack ?? null) === found.lack ? null : "missing";
    if (made instanceof NoFormula || reason !== null) {
      if (shown === null) throw new NoFormula(reason ?? "missing");
      this.fixed.push({ address: address.replaceAll("$", "").replaceAll("'", ""), label, reason: reason ?? "missing" });
      const guards: Guard[] = found.lack === null ? [] : [{ when: `${address}=${quoted(shown)}`, lack: found.lack, now: true }];
      return { formula: reference(guards), cell: number ? cell(shown, this.formatOf(unit)) : text(shown) };
    }
    const code = logical ? `IF(${made.code},${quoted(logical[0])},${quoted(logical[1])})` : unit === "%" ? (made.hundredth ?? `${inBrackets(made)}/100`) : made.code;
    const lacks = new Set(made.guards.map(({ lack }) => lack));
    const guards = [...lacks].map((lack): Guard => ({ when: `${address}=${quoted(this.words[lack])}`, lack, now: found.lack === lack }));
    const written = cellCode({ ...made, code }, this.words).replaceAll(this.#prefix(sheet), "");
    return { formula: reference(guards), cell: { formula: written, result: shown === null ? null : number ? { number: shown } : { text: shown }, ...(logical ? {} : this.formatOf(unit)) } };
  }

  add(sheet: SheetKey, row: Cell[]): void {
    this.rows(sheet).push(row);
  }

  formatOf(unit: string): { format?: Format } {
    return formatOf(unit, this.money);
  }

  /** What stands before the address of a cell of another sheet. */
  #prefix(sheet: SheetKey): string {
    return `'${(this.#sheets.get(sheet)?.name ?? "").replaceAll("'", "''")}'!`;
  }
}

/** A cell that says yes or no, and may be changed. */
export function flagInput(book: Book, sheet: SheetKey, column: number, value: FigureValue | undefined, absentIsNone: boolean, [yes, no]: readonly [yes: string, no: string]): Result {
  const address = book.address(sheet, column);
  const guards: Guard[] = absentIsNone ? [] : [{ when: `${address}=""`, lack: "open", now: value === undefined }];
  const holds = value === true || value === "true" || (value !== undefined && value !== false && value !== "false" && Number(value) !== 0);
  return { formula: { code: `${address}=${quoted(yes)}`, atom: false, guards }, cell: text(value === undefined ? "" : holds ? yes : no, { role: "input" }) };
}

/** `money`: the unit of money. */
function formatOf(unit: string, money: string): { format?: Format } {
  return unit === "%" ? { format: "percent" } : unit === money ? { format: "money" } : {};
}

/** The number of a cell: one in per cent holds its hundredth. */
function inUnit(address: string, unit: string, guards: readonly Guard[]): Formula {
  return unit === "%" ? { code: `${address}*100`, atom: false, guards, hundredth: address } : atom(address, guards);
}
