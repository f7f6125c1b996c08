// Cells of the results that are empty because they are open, and what they can still be.

import type { Between } from "../i18n/open-values.ts";

/** A row's cell by the engine's name of its column; empty where there is none. */
export type CellOf = (id: string) => string;

/** Whether an empty cell of column `id` is open, and not simply without a value. */
export function isOpen(id: string, cell: CellOf): boolean {
  if (cell(id) !== "") return false;
  if (id.startsWith("line:")) return cell("incomplete").split(" ").includes(id.slice("line:".length));
  if (id === "score" || id === "tier") return cell("score_between") !== "";
  // Where nothing is set off there is no such amount.
  if (id === "payable") return cell("payable_between") !== "";
  return /^(?:client_pays|provider_pays)$/.test(id);
}

/** What it can be: “36..86”; an end that is not there is empty. */
export function betweenOf(id: string, cell: CellOf): Between | undefined {
  const written = cell(`${id}_between`);
  if (written === "") return undefined;
  const [low = "", high = ""] = written.split("..");
  return [low || null, high || null];
}

/** The least an open amount can be; null: not known. */
export function least(id: string, cell: CellOf): string | null {
  return betweenOf(id, cell)?.[0] ?? null;
}
