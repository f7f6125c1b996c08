// The sheets of a month's workbook while they are made: every number has a cell, and formulas name it by that.

import { columnName } from "../../paste/column.ts";
import { cell, text, type Cell, type Format } from "../../sheets/sheet.ts";
import { atom, cellCode, inBrackets, type Formula, type Guard, type Lack } from "./formula.ts";
import { NoFormula, quoted, type Reason } from "./terms.ts";

export type SheetKey = "data" | "contract" | "settlement";

/** What the engine came to; `value` is a number only where nothing is lacking. */
export interface Found {
  lack: Lack | null;
  /** A number, or a word where the cell holds one; null: it is not said. */
  value: string | null;
}

/** A cell that holds a value although it is computed, and why. */
export interface Fixed {
  address: string;
  label: string;
  reason: Reason;
}

export class Book {
  readonly rows: Readonly<Record<SheetKey, Cell[][]>> = { data: [], contract: [], settlement: [] };
  readonly fixed: Fixed[] = [];
  readonly words: Readonly<Record<Lack, string>>;
  readonly #names: Readonly<Record<SheetKey, string>>;
  readonly #above: Readonly<Record<SheetKey, number>>;

  /** `above`: rows that stand over the first row of each sheet. */
  constructor(names: Readonly<Record<SheetKey, string>>, above: Readonly<Record<SheetKey, number>>, words: Readonly<Record<Lack, string>>) {
    this.#names = names;
    this.#above = above;
    this.words = words;
  }

  /** Where a cell of the next row of a sheet stands. */
  address(sheet: SheetKey, column: number): string {
    return `'${this.#names[sheet].replaceAll("'", "''")}'!$${columnName(column)}$${String(this.#above[sheet] + this.rows[sheet].length + 1)}`;
  }

  /** A cell that may be changed; without a number it is blank, and what rests on it waits. */
  input(sheet: SheetKey, column: number, value: string | null, { unit = "", absentIsNone = false }: { unit?: string; absentIsNone?: boolean } = {}): { formula: Formula; cell: Cell } {
    const address = this.address(sheet, column);
    const guards: Guard[] = absentIsNone ? [] : [{ when: `${address}=""`, lack: "open", now: value === null }];
    const written: Cell = value === null ? text("", { role: "input" }) : cell(value, { role: "input", ...formatOf(unit) });
    return { formula: inUnit(address, unit, guards), cell: written };
  }

  /**
   * A cell with a formula and what the engine came to. Where the formula would say something else for want of a figure, or there is
   * none, the cell holds the value, and it is noted.
   */
  result(sheet: SheetKey, column: number, label: string, make: () => Formula, found: Found, look: { unit?: string; logical?: readonly [yes: string, no: string] } = {}): { formula: Formula; cell: Cell } {
    const { unit = "", logical } = look;
    const address = this.address(sheet, column);
    const shown = found.lack === null ? found.value : this.words[found.lack];
    const reference = (guards: readonly Guard[]): Formula => (logical ? { code: `${address}=${quoted(logical[0])}`, atom: false, guards } : inUnit(address, unit, guards));
    try {
      const formula = make();
      const lacks = formula.guards.find(({ now }) => now)?.lack ?? null;
      if (lacks !== found.lack) throw new NoFormula("missing");
      const code = logical ? `IF(${formula.code},${quoted(logical[0])},${quoted(logical[1])})` : unit === "%" ? (formula.hundredth ?? `${inBrackets(formula)}/100`) : formula.code;
      const kinds = new Set(formula.guards.map(({ lack }) => lack));
      const guards = [...kinds].map((lack): Guard => ({ when: `${address}=${quoted(this.words[lack])}`, lack, now: found.lack === lack }));
      const own = `'${this.#names[sheet].replaceAll("'", "''")}'!`;
      const written = cellCode({ ...formula, code }, this.words).replaceAll(own, "");
      const number = found.lack === null && !logical;
      return { formula: reference(guards), cell: { formula: written, result: shown === null ? null : number ? { number: shown } : { text: shown }, ...(logical ? {} : formatOf(unit)) } };
    } catch (failure) {
      if (!(failure instanceof NoFormula)) throw failure;
      this.fixed.push({ address: address.replaceAll("$", "").replaceAll("'", ""), label, reason: failure.reason });
      if (shown === null) throw failure;
      const guards: Guard[] = found.lack === null ? [] : [{ when: `${address}=${quoted(shown)}`, lack: found.lack, now: true }];
      return { formula: reference(guards), cell: found.lack === null && !logical ? cell(shown, formatOf(unit)) : text(shown) };
    }
  }

  add(sheet: SheetKey, row: Cell[]): void {
    this.rows[sheet].push(row);
  }
}

export function formatOf(unit: string): { format?: Format } {
  return unit === "%" ? { format: "percent" } : unit === "yuan" ? { format: "money" } : {};
}

/** The number of a cell: one in per cent holds its hundredth. */
function inUnit(address: string, unit: string, guards: readonly Guard[]): Formula {
  return unit === "%" ? { code: `${address}*100`, atom: false, guards, hundredth: address } : atom(address, guards);
}
