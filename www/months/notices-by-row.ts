// Problems and notices by row. What would have to be said of every row alike is said once.
//
// Of thousands of notices of one kind the engine lists the first; the column of their codes has those of every row.

import type { Problem } from "../engine/engine.ts";
import type { Cells } from "./sort-index.ts";

/** Problems of no row in particular that are handed out. */
const MOST = 100;

/** What the engine says in place of those it does not list. */
const MORE = "more_of_the_same";

export interface Found {
  problems: readonly Problem[];
  notices: readonly (readonly [row: number, notice: Problem])[];
  /** By row: the codes of its notices, with blanks between. */
  codes: Cells | null;
}

export class Notes {
  readonly #byRow = new Map<number, Problem[]>();
  readonly #everywhere: Problem[] = [];
  readonly #codes: Cells | null;
  /** By the cell of a row's codes: those that are not said of every row. Cells repeat, so that there are few. */
  readonly #told = new Map<string, readonly string[]>();
  /** By code: its sentence, where all that are listed say the same. */
  readonly #alike = new Map<string, Problem | null>();
  readonly unplaced: Problem[] = [];
  #errors = 0;
  #warnings = 0;

  constructor(rows: number, { problems, notices, codes }: Found) {
    this.#codes = codes;
    const severities = new Map<string, Problem["severity"]>(problems.map(({ code, severity }) => [code, severity]));
    for (const problem of problems) {
      const { code = problem.code, count = "1" } = problem.code === MORE ? (problem.values ?? {}) : {};
      if ((severities.get(code) ?? problem.severity) === "error") this.#errors += Number(count);
      else this.#warnings += Number(count);
      if (problem.record === undefined) this.unplaced.push(problem);
      else this.#note(problem.record, problem);
    }
    const listed = notices.filter(([, { code }]) => code !== MORE);
    this.#compare(listed, new Set(notices.flatMap(([, { code, values }]) => (code === MORE ? (values?.["code"] ?? []) : []))));
    const everywhere = this.#read(rows);
    for (const [row, notice] of listed) if (!everywhere.has(notice.code)) this.#note(row, notice);
  }

  has(row: number): boolean {
    return this.#byRow.has(row) || this.#toldOf(row).length > 0;
  }

  of(row: number): Problem[] {
    const known = this.#byRow.get(row) ?? [];
    const unlisted = this.#toldOf(row).filter((code) => !known.some((notice) => notice.code === code));
    return [...known, ...unlisted.map((code) => this.#alike.get(code) ?? notListed(code))];
  }

  summary(): { problems: { errors: number; warnings: number; listed: Problem[] }; everywhere: Problem[] } {
    return { problems: { errors: this.#errors, warnings: this.#warnings, listed: this.unplaced.slice(0, MOST) }, everywhere: this.#everywhere };
  }

  /** Finds the codes that have one sentence; of those that are not all `listed`, only where the sentence has no values to differ in. */
  #compare(listed: Found["notices"], cut: ReadonlySet<string>): void {
    for (const [, notice] of listed) {
      const known = this.#alike.get(notice.code);
      const varies = notice.at !== undefined || (cut.has(notice.code) && Object.keys(notice.values ?? {}).length > 0);
      if (known === undefined) this.#alike.set(notice.code, varies ? null : notice);
      else if (known && same(known) !== same(notice)) this.#alike.set(notice.code, null);
    }
  }

  /** Looks through the codes of all rows; the codes of what is said once for all of them. */
  #read(rows: number): ReadonlySet<string> {
    const cells = new Map<string, number>();
    if (this.#codes) for (const cell of this.#codes) cells.set(cell, (cells.get(cell) ?? 0) + 1);
    const counts = new Map<string, number>();
    for (const [cell, count] of cells) for (const code of new Set(codesOf(cell))) counts.set(code, (counts.get(code) ?? 0) + count);
    const everywhere = new Set<string>();
    for (const [code, notice] of this.#alike) {
      if (rows < 2 || !notice || counts.get(code) !== rows) continue;
      everywhere.add(code);
      this.#everywhere.push(notice);
    }
    for (const cell of cells.keys()) this.#told.set(cell, codesOf(cell).filter((code) => !everywhere.has(code)));
    return everywhere;
  }

  #toldOf(row: number): readonly string[] {
    return this.#told.get(this.#codes?.at(row) ?? "") ?? [];
  }

  #note(row: number, problem: Problem): void {
    const known = this.#byRow.get(row);
    if (!known) this.#byRow.set(row, [problem]);
    else if (!known.some((other) => same(other) === same(problem))) known.push(problem);
  }
}

const codesOf = (cell: string): string[] => (cell === "" ? [] : cell.split(" "));

const same = ({ message, at }: Problem): string => (at ? `${message}\n${JSON.stringify(at)}` : message);

/** What the engine has not put into words: the month itself, opened, says it. */
function notListed(code: string): Problem {
  return { code: MORE, severity: "warning", message: "", hint: "", values: { count: "1", code } };
}
