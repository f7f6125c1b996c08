// A block from a spreadsheet in the grid of prices.

import { moneyUnit } from "../../domain/contract.ts";
import { put, valueAt } from "../../domain/pointer.ts";
import type { Contract, Term } from "../../engine/engine.ts";
import { numberTyped } from "../typed-number.ts";

/** The cells of a text that is a block of them. */
export function blockIn(text: string): string[][] | null {
  const whole = text.replace(/\r?\n$/, "");
  return /[\t\n]/.test(whole) ? whole.split(/\r?\n/).map((line) => line.split("\t")) : null;
}

/** The prices of the rate card at a place with the block in them, from a cell on; what stands outside the grid or is empty is left out. */
export function pricesFilled(contract: Contract, at: string, row: number, column: number, block: readonly (readonly string[])[]): Contract {
  const card = valueAt(contract, at) as { packages: { id: string }[]; prices: { per_unit: Record<string, Term> }[] };
  return block.reduce((filled, line, down) => line.reduce((so, content, right) => {
    const one = card.packages[column + right];
    return one && card.prices[row + down] && content.trim() !== "" ? put(so, `${at}/prices/${row + down}/per_unit/${one.id}`, numberTyped(content, moneyUnit(contract))) : so;
  }, filled), contract);
}
