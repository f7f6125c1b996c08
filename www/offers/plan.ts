// Plans as they stand side by side on the page.

import type { Amount, Offer, Plan as PricedPlan, PlanCost } from "../engine/offers.ts";
import { minus, positive, zero } from "../i18n/decimal.ts";
import type { Variant } from "../domain/state.ts";
import type { Setup } from "./volumes.ts";

export interface Plan extends PricedPlan {
  mark: string;
  name: string;
  /** Null: the contract in force. */
  variant: Variant | null;
  /** As ISO 4217 writes it. */
  currency: string;
  /** Why nothing can be said of what it costs; a sentence's name. */
  refusal: string | null;
}

export type PlanResult = PlanCost<Plan>;

/** What the engine is asked, and what that was made from. */
export interface Question extends Offer<Plan> {
  setup: Setup;
}

/** The places of the lowest amounts; none where one is open, or all are alike. */
export function lowest(amounts: readonly (Amount | null)[], most = false): Set<number> {
  const known = amounts.map((amount) => amount?.net ?? null);
  const those = known.flatMap((net, place) => (net === null ? [] : [{ net, place }]));
  if (those.length < 2 || amounts.some((amount) => amount !== null && amount.net === null)) return new Set();
  const best = those.reduce((one, other) => (positive(most ? minus(other.net, one.net) : minus(one.net, other.net)) ? other : one));
  const found = those.filter(({ net }) => zero(minus(net, best.net)));
  return found.length === those.length ? new Set() : new Set(found.map(({ place }) => place));
}
