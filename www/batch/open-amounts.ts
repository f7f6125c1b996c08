// Amounts in which something is missing: they are written, and marked as not all of it yet.

import { lineTerms } from "../contract.ts";
import type { Contract } from "../engine.ts";

/** By line: the columns that are not all of it when something is missing in that line. */
export type Rests = Readonly<Record<string, readonly string[]>>;

export function restsOf(contract: Contract): Rests {
  return Object.fromEntries(lineTerms(contract).map(({ id, payer }) => [id, [`line:${id}`, `${payer}_pays`, "payable"]]));
}

/** Whether the amount of column `id` is open; `incomplete` is the row's cell of the engine's column of that name. */
export function isOpen(rests: Rests, incomplete: string, id: string): boolean {
  return incomplete !== "" && incomplete.split(" ").some((line) => rests[line]?.includes(id));
}
