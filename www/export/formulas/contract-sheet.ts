// The sheet of the contract: each of its numbers in a cell, under the name and the clause it has in the contract.

import { aboutChange } from "../../contract/changes-list.ts";
import { lineTerms } from "../../domain/contract.ts";
import { steps, valueAt } from "../../domain/pointer.ts";
import type { Contract, Derivation } from "../../engine/engine.ts";
import { text } from "../../sheets/sheet.ts";
import { knownOrOpen } from "./book.ts";
import { atom, isZero, type Formula } from "./formula.ts";
import type { MonthContext } from "./month-context.ts";
import { formulaOrReason } from "./no-formula.ts";
import { isNumber } from "./term-writer.ts";
import type { Terms } from "./terms.ts";

const VALUE_COLUMN = 2;

export class ContractSheet {
  readonly #month: MonthContext;
  /** Cells of the numbers, by their places in the contract. */
  readonly #cells = new Map<string, Formula>();

  constructor(month: MonthContext) {
    this.#month = month;
  }

  /** A number of the contract, in a cell of its own. `at`: its place; behind "#", which edge of a range it is. */
  stated(number: string, at: string, unit: string): Formula {
    if (isZero(number)) return atom("0");
    const [pointer = "", edge] = at.split("#");
    // Where one row ends another begins: they share the edge.
    const key = edge === undefined ? at : `${pointer.replace(/\/\d+\/in$/, "")}#${number}`;
    const there = this.#cells.get(key);
    if (there) return there;
    const { language, settled: { contract } } = this.#month;
    const label = aboutChange({ at: pointer, kind: "set", was: undefined, now: undefined, ...(edge === "from" || edge === "to" ? { edge } : {}) }, contract, language);
    return this.#number(number, label, clauseAt(contract, pointer), unit, key);
  }

  /** What the contract states under a name, as a number or as a term. */
  async addValues(terms: Terms): Promise<void> {
    const { book, language, named, settled: { contract } } = this.#month;
    for (const [index, { id, label, unit, clause, value, example = false }] of (contract.values ?? []).entries()) {
      const name = language.text(label);
      const at = `/values/${String(index)}/value`;
      const remark = example ? this.#month.say("workbook-example") : "";
      if (isNumber(value)) {
        named.set(id, { formula: this.#number(String(value), name, clause, unit, at, remark) });
        continue;
      }
      const node = await this.#valueNode(label);
      if (node?.state !== "number") continue;
      const { formula, cell } = book.result("contract", VALUE_COLUMN, name, formulaOrReason(() => terms.of(value, at, node.inputs[0], unit)), knownOrOpen(node.value), { unit });
      book.add("contract", [text(name), cell, text(this.#month.unit(unit)), text(this.#month.language.clauses(clause)), text(remark, { role: "note" })]);
      named.set(id, { formula });
    }
  }

  #number(number: string, label: string, clause: string, unit: string, key: string, remark = ""): Formula {
    const { book } = this.#month;
    const { formula, cell } = book.input("contract", VALUE_COLUMN, number, { unit, absentIsNone: true });
    book.add("contract", [text(label), cell, text(this.#month.unit(unit)), text(this.#month.language.clauses(clause)), text(remark, { role: "note" })]);
    this.#cells.set(key, formula);
    return formula;
  }

  /** How a computed value came about: the step of its name in the first result that rests on it. */
  async #valueNode(label: unknown): Promise<Derivation | null> {
    const { explain, settled: { contract } } = this.#month;
    const wanted = JSON.stringify(label);
    const find = (node: Derivation): Derivation | null => {
      if (node.mechanism === "value" && JSON.stringify(node.label) === wanted) return node;
      for (const input of node.inputs) {
        const found = find(input);
        if (found) return found;
      }
      return null;
    };
    const results = [
      ...(contract.metrics ?? []).map(({ id }) => `metric:${id}`), ...(contract.score ? ["score"] : []),
      ...lineTerms(contract).map(({ id }) => `line:${id}`), ...(contract.outcomes ?? []).map(({ id }) => `outcome:${id}`),
    ];
    for (const result of results) {
      const derivation = await explain(result);
      const found = derivation && find(derivation);
      if (found) return found;
    }
    return null;
  }
}

/** The clause of the nearest part of the contract around a place. */
function clauseAt(contract: Contract, pointer: string): string {
  const path = steps(pointer);
  for (let length = path.length; length > 0; length--) {
    const entry = valueAt(contract, `/${path.slice(0, length).join("/")}`);
    if (typeof entry === "object" && entry !== null && "clause" in entry && typeof entry.clause === "string") return entry.clause;
  }
  return "";
}
