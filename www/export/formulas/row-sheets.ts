// A sheet for each of the contract's tables: what was given for each row, and what it comes to as formulas over that. Where several
// rows make one number and their own cells are not enough, the sheet has a column more: what each row adds to that number.

import { rowTables, type RowTable } from "../../domain/row-tables.ts";
import { steps, valueAt } from "../../domain/pointer.ts";
import type { Assessment, Contract, Derivation, FigureValue, TableTerm, Text, VendorMonth } from "../../engine/engine.ts";
import { text, type Cell, type Sheet } from "../../sheets/sheet.ts";
import { sheetName } from "../../sheets/sheet-name.ts";
import { flagInput, knownOrEmpty, type Found, type SheetKey } from "./book.ts";
import { atom, either, exact, openGuards, quoted, type Formula, type Guard } from "./formula.ts";
import type { Node, ParametersOf } from "./mechanisms/parameters.ts";
import type { MonthContext } from "./month-context.ts";
import { formulaOrNull, formulaOrReason, NoFormula } from "./no-formula.ts";
import { rateOf, type Counts } from "./rate.ts";
import type { Named } from "./term-writer.ts";
import type { Terms } from "./terms.ts";

type RowResult = NonNullable<Assessment["tables"]>[number]["rows"][number];
type Given = NonNullable<VendorMonth["rows"]>[string][number];
type OverRows = ParametersOf<"over_rows">;

/** Rows over the first one: the title, how the sheet is used, the heads. */
const ABOVE = 3;
/** The first column behind the rows' names. */
const FIRST = 2;

/** The conditions: rows are counted in which one of them holds. */
const CONDITIONS = new Set(["at_least", "above", "at_most", "below", "all", "any", "not", "is_given", "read_as", "in_a_row", "held", "in_tier", "closes"]);

/** Cells of the same thing, one for each row. */
interface Column {
  number: number;
  unit: string;
  /** What says that one of them is not known; null: a blank one counts as none, and the cells are no numbers as they are. */
  open: "blank" | "word" | null;
}

interface RowsOfTable {
  key: SheetKey;
  name: string;
  title: string;
  heads: string[];
  rows: { name: string; place: number; cells: Map<string, Named> }[];
  /** The columns of figures and values, and of what rows add to a number. */
  columns: Map<string, Column>;
}

/** What a row is to a number that several make. */
interface Part {
  formula: Formula;
  found: Found;
}

export class RowSheets {
  readonly #month: MonthContext;
  readonly #names: Set<string>;
  readonly #tables = new Map<string, RowsOfTable>();

  constructor(month: MonthContext, taken: readonly string[]) {
    this.#month = month;
    this.#names = new Set(taken);
  }

  /** The rows of every table, each table after those above it. */
  async add(terms: Terms): Promise<void> {
    const { settled: { contract, assessment } } = this.#month;
    const known = rowTables(contract);
    for (const [index, term] of (contract.tables ?? []).entries()) {
      const table = known[index];
      const results = assessment.tables?.find(({ id }) => id === term.id)?.rows ?? [];
      if (table && results.length > 0) await this.#addTable(terms, term, table, index, results);
    }
  }

  async #addTable(terms: Terms, term: TableTerm, table: RowTable, index: number, results: readonly RowResult[]): Promise<void> {
    const { book, language, explain, settled: { month } } = this.#month;
    const name = sheetName(language.text(term.label), this.#names);
    const key: SheetKey = `rows:${term.id}`;
    book.addSheet(key, name, ABOVE);
    const values = term.values ?? [];
    const made: RowsOfTable = {
      key, name, title: language.text(term.label), rows: [],
      heads: [language.text(table.name ?? table.label), ...[...table.figures, ...values].map(({ label, unit }) => this.#head(label, unit))],
      columns: new Map([
        ...table.figures.map(({ id, unit, absent, kind }, place): [string, Column] => [id, { number: FIRST + place, unit, open: absent === "zero" || kind === "flag" ? null : "blank" }]),
        ...values.map(({ id, unit }, place): [string, Column] => [id, { number: FIRST + table.figures.length + place, unit, open: "word" }]),
      ]),
    };
    this.#tables.set(term.id, made);
    for (const [place, result] of results.entries()) {
      const called = result.name ?? language.say("row-number", { number: String(place + 1) });
      const given = result.given === null ? undefined : month.rows?.[term.id]?.[result.given];
      const cells = new Map<string, Named>();
      const row: Cell[] = [text(called)];
      for (const figure of table.figures) row.push(this.#figure(made, figure, given, cells));
      for (const [at, value] of values.entries()) {
        const found = result.values.find(({ id }) => id === value.id);
        const [node] = (await explain(`table:${term.id}:${String(place + 1)}:${value.id}`))?.inputs ?? [];
        const where = `/tables/${String(index)}/values/${String(at)}/value`;
        const { formula, cell } = book.result(key, FIRST + table.figures.length + at, `${called} ${language.text(value.label)}`,
          formulaOrReason(() => terms.inRow(cells, () => terms.of(value.value, where, node, value.unit))), knownOrEmpty(found?.value ?? null, found?.between), { unit: value.unit });
        const counts = formulaOrNull(() => terms.inRow(cells, () => terms.counts(value.value, where, node)));
        cells.set(value.id, { formula, ...(counts ? { counts } : {}) });
        row.push(cell);
      }
      book.add(key, row);
      made.rows.push({ name: called, place, cells });
    }
  }

  #head(label: Text, unit: string): string {
    const { language } = this.#month;
    const shown = language.unit(unit);
    return shown === "" ? language.text(label) : language.say("workbook-rows-head", { name: language.text(label), unit: shown });
  }

  #figure({ key, columns }: RowsOfTable, { id, unit, kind, absent }: RowTable["figures"][number], given: Given | undefined, cells: Map<string, Named>): Cell {
    const { book, yesNo } = this.#month;
    const withheld = given === undefined || given.withheld?.includes(id) === true;
    const value = withheld ? undefined : (given[id] as FigureValue | undefined);
    const absentIsNone = !withheld && (absent === "zero" || (kind === "flag" && absent === undefined));
    const column = columns.get(id)?.number ?? FIRST;
    const { formula, cell } = kind === "flag" ? flagInput(book, key, column, value, absentIsNone, yesNo) : book.input(key, column, value === undefined ? null : String(value), { unit, absentIsNone });
    cells.set(id, { formula });
    return cell;
  }

  /** One number out of the rows of a table. */
  over(terms: Terms, parameters: OverRows, at: string, node: Node): Formula {
    const { take = "sum" } = parameters;
    if (take === "pooled") return rateOf(this.countsOver(terms, parameters, at, node), node?.state === "no_data");
    const table = this.#table(parameters.rows);
    const column = this.#column(terms, table, parameters, at, node, null);
    const empty: Guard = { when: `COUNT(${column.range})=0`, lack: "empty", now: node?.state === "no_data" };
    const guards = [...column.guards, ...(take === "sum" ? [] : [empty])];
    const code = `${{ sum: "SUM", mean: "AVERAGE", lowest: "MIN", highest: "MAX" }[take]}(${column.range})`;
    return column.unit === "%" ? { code: `${code}*100`, atom: false, guards, hundredth: code } : atom(code, guards);
  }

  /** The counts of one rate over the rows of a table. */
  countsOver(terms: Terms, parameters: OverRows, at: string, node: Node): Counts {
    const table = this.#table(parameters.rows);
    const sum = (part: "of" | "to"): Formula => {
      const column = this.#column(terms, table, parameters, at, node, part);
      return atom(`SUM(${column.range})`, column.guards);
    };
    return { of: sum("of"), to: sum("to") };
  }

  #table(id: string): RowsOfTable {
    const table = this.#tables.get(id);
    // Without any row there is no sheet of them.
    if (!table) throw new NoFormula("rows");
    return table;
  }

  /** The column of what each row adds, made where there is none yet; `part`: which of the counts of a rate. */
  #column(terms: Terms, table: RowsOfTable, parameters: OverRows, at: string, node: Node, part: "of" | "to" | null): { range: string; unit: string; guards: Guard[] } {
    const { book, language, settled: { contract } } = this.#month;
    const { of, when } = parameters;
    const known = typeof of === "string" && (when === undefined || when === null) && part === null ? table.columns.get(of) : undefined;
    const key = JSON.stringify([of ?? null, when ?? null, part]);
    const there = known?.open ? known : table.columns.get(key);
    const parts = table.rows.map((row) => terms.inRow(row.cells, () => this.#part(terms, parameters, at, row, node, part)));
    const column = there ?? { number: FIRST + table.heads.length - 1, unit: "", open: "word" };
    if (there === undefined) {
      table.columns.set(key, column);
      const name = labelAt(contract, at, language);
      const label = language.say(part === null ? "workbook-rows-adds" : part === "of" ? "workbook-rows-adds-of" : "workbook-rows-adds-to", { name });
      table.heads.push(label);
      for (const [place, { formula, found }] of parts.entries()) {
        const { cell } = book.result(table.key, column.number, `${table.rows[place]?.name ?? ""} ${label}`, formula, found, { row: place });
        book.rows(table.key)[place]?.push(cell);
      }
    }
    const open = parts.some(({ formula }) => openGuards(formula).length > 0);
    const range = book.column(table.key, column.number);
    const lacking = column.open === "blank" ? `COUNTBLANK(${range})>0` : `COUNTIF(${range},${quoted(book.words.open)})>0`;
    return { range, unit: column.unit, guards: open ? [{ when: lacking, lack: "open", now: parts.some(({ found }) => found.lack === "open") }] : [] };
  }

  #part(terms: Terms, { of, when }: OverRows, at: string, row: RowsOfTable["rows"][number], node: Node, part: "of" | "to" | null): Part {
    const own = node?.mechanism === "over_rows" ? node.inputs.find(({ terms: { name, number } }) => (name === undefined ? number === String(row.place + 1) : name === row.name)) : undefined;
    const inner: readonly (Derivation | undefined)[] = own?.inputs ?? [];
    const ofNode = of === undefined || of === null ? undefined : inner[0];
    const whenNode = when === undefined || when === null ? undefined : inner.at(-1);
    const added = this.#added(terms, of, at, ofNode, part);
    if (when === undefined || when === null) return { formula: added, found: foundOf(part === null ? own : undefined, added, node) };
    const condition = terms.of(when, `${at}/when`, whenNode);
    const counted = node === undefined ? null : own === undefined ? "else" : whenNode?.state === "flag" ? "then" : null;
    const formula = either(condition, added, atom('""'), counted);
    return { formula, found: counted === "else" ? { lack: null, value: "" } : foundOf(part === null ? own : undefined, formula, node) };
  }

  /** What a row adds where it counts. */
  #added(terms: Terms, of: OverRows["of"], at: string, node: Node, part: "of" | "to" | null): Formula {
    if (part !== null) {
      const counts = of === undefined || of === null ? null : terms.counts(of, `${at}/of`, node);
      if (!counts) throw new NoFormula("mechanism");
      return counts[part];
    }
    if (of === undefined || of === null) return atom("1");
    const formula = terms.of(of, `${at}/of`, node);
    const condition = typeof of === "object" && CONDITIONS.has(Object.keys(of)[0] ?? "");
    return condition ? atom(`IF(${formula.code},1,0)`, formula.guards) : exact(formula);
  }

  sheets(): Sheet[] {
    const { language } = this.#month;
    return [...this.#tables.values()].map(({ key, name, title, heads }) => ({
      name, heads, rows: this.#month.book.rows(key), filter: true,
      above: [[text(language.say("workbook-rows-title", { table: title }), { role: "title", span: heads.length })], [text(language.say("workbook-rows-use"), { role: "note", span: heads.length })]],
    }));
  }
}

/** What the engine came to for a row; where that is not said, what its formula lacks. */
function foundOf(own: Derivation | undefined, { guards }: Formula, whole: Node): Found {
  const lack = guards.find(({ now }) => now)?.lack ?? null;
  if (own === undefined || whole === undefined) return { lack, value: null };
  if (own.state === "open") return { lack: "open", value: "" };
  if (own.state === "no_data") return { lack: "empty", value: "" };
  return { lack: null, value: own.state === "flag" ? (own.value === "true" ? "1" : "0") : own.value };
}

/** What the nearest part of the contract around a place is called. */
function labelAt(contract: Contract, pointer: string, language: MonthContext["language"]): string {
  const path = steps(pointer);
  for (let length = path.length; length > 0; length--) {
    const entry = valueAt(contract, `/${path.slice(0, length).join("/")}`);
    if (typeof entry === "object" && entry !== null && "label" in entry) return language.text(entry.label as Text);
  }
  return "";
}
