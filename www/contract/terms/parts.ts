// Mechanisms over a list of terms: sums, products, means, conditions put together.

import type { Term } from "../../engine/engine.ts";
import type { Paper, Place, Written } from "../paper.ts";

/** Several parts in brackets where a sign outside would take only one of them. */
export function bracketed(paper: Paper, at: string, parts: readonly Term[], place: Place, between: string): Written {
  const written = paper.terms(at, parts, place, between);
  return parts.length > 1 ? paper.bracketed(written) : written;
}

/** The one part of two that is a number of the contract: a most or a least. */
export function bound(paper: Paper, parts: readonly Term[]): number | null {
  if (parts.length !== 2) return null;
  const fixed = parts.map((part) => typeof part === "number" || (typeof part === "string" && (!paper.names.all.has(part) || paper.contract.values?.some(({ id }) => id === part) === true)));
  if (fixed[0] === fixed[1]) return null;
  return fixed[0] ? 0 : 1;
}
