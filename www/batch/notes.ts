// Problems and notices by row. What would have to be said of every row alike is said once.

import type { Problem } from "../engine.ts";

/** Problems of no row in particular that are handed out. */
const MOST = 100;

export class Notes {
  readonly #byRow = new Map<number, Problem[]>();
  readonly #everywhere: Problem[] = [];
  readonly unplaced: Problem[] = [];
  #errors = 0;
  #warnings = 0;

  constructor(rows: number, problems: readonly Problem[], notices: readonly (readonly [number, Problem])[]) {
    for (const problem of problems) {
      if (problem.severity === "error") this.#errors += 1;
      else this.#warnings += 1;
      if (problem.record === undefined) this.unplaced.push(problem);
      else this.#note(problem.record, problem);
    }
    const said = new Map<string, { notice: Problem; rows: number }>();
    for (const [, notice] of notices) {
      const sentence = same(notice);
      const known = said.get(sentence);
      if (known) known.rows += 1;
      else said.set(sentence, { notice, rows: 1 });
    }
    const everywhere = new Set<string>();
    for (const [sentence, { notice, rows: count }] of said) {
      if (rows < 2 || count < rows || notice.at) continue;
      everywhere.add(sentence);
      this.#everywhere.push(notice);
    }
    for (const [row, notice] of notices) if (!everywhere.has(same(notice))) this.#note(row, notice);
  }

  has(row: number): boolean {
    return this.#byRow.has(row);
  }

  of(row: number): Problem[] {
    return this.#byRow.get(row) ?? [];
  }

  summary(): { problems: { errors: number; warnings: number; listed: Problem[] }; everywhere: Problem[] } {
    return { problems: { errors: this.#errors, warnings: this.#warnings, listed: this.unplaced.slice(0, MOST) }, everywhere: this.#everywhere };
  }

  #note(row: number, problem: Problem): void {
    const known = this.#byRow.get(row);
    if (!known) this.#byRow.set(row, [problem]);
    else if (!known.some((other) => same(other) === same(problem))) known.push(problem);
  }
}

const same = ({ message, at }: Problem): string => (at ? `${message}\n${JSON.stringify(at)}` : message);
