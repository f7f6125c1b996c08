// What a quote comes to: a month and a year of each plan with VAT, and what that is for a contact.

import type { Engine } from "../index.js";
import type { Derivation } from "../types.js";
import { costs, explainCost, explainDifference, monthAt, monthOfYear, volumesAround, years, type Offer, type PlanCost, type YearCost } from "./costs.js";
import { LABELS } from "./labels.js";
import { monthOf, type Plan } from "./months.js";
import { explainWith, type Rates } from "./quality.js";
import { addedUp, explainSums, type Sums } from "./sums.js";

export interface Vat {
  /** Per cent; null: not set, and an example stands in. */
  rate: string | null;
  /** Whether the prices hold it already. */
  included: boolean;
}

export interface QuotedPlan<Offered extends Plan = Plan> {
  plan: Offered;
  cost: PlanCost<Offered>;
  /** The year before VAT; null where it was not settled. */
  yearCost: YearCost | null;
  /** A month and a year with VAT; null where something of it is open. */
  month: Sums | null;
  year: Sums | null;
}

export interface Quote<Offered extends Plan = Plan> {
  plans: readonly QuotedPlan<Offered>[];
  /** Around the volume that is moved. */
  values: readonly string[];
}

export function quote<Offered extends Plan>(engine: Engine, offer: Offer<Offered>, vat: Vat): Quote<Offered> {
  const results = costs(engine, offer, true);
  const yearly = years(engine, offer, results);
  const sums = (paid: string, span: "month" | "year", { contract }: Plan): Sums => addedUp(engine, { paid: [paid], names: [LABELS[span]], contacts: null, vat: vat.rate, included: vat.included, currency: contract.currency ?? null });
  return {
    values: volumesAround(offer),
    plans: results.map((cost, place): QuotedPlan<Offered> => {
      const { net } = cost.now;
      const yearCost = yearly[place] ?? null;
      const year = yearCost?.net ?? null;
      return { plan: cost.plan, cost, yearCost, month: net === null ? null : sums(net, "month", cost.plan), year: year === null ? null : sums(year, "year", cost.plan) };
    }),
  };
}

/**
 * A number of an offer: what a plan comes to at the chosen volumes, at others around, or at other rates, and how far that is from the
 * chosen ones; how far it is from the first plan; a result of its month by the names of `Engine.explain`; or one of its sums.
 */
export type Asked =
  | { what: "now" } | { what: "around"; value: string } | { what: "rates"; rates: Rates } | { what: "change"; rates: Rates } | { what: "difference" } | { what: "result"; result: string }
  | { what: "sum"; of: "month" | "year" | "contact"; result: string };

/** How a number of an offer came about. `sums`: those of the plan, as far as they are asked about. */
export function explain(engine: Engine, offer: Offer, { plan, month }: PlanCost, sums: { month?: Sums | null; year?: Sums | null; contact: Sums | null }, asked: Asked): Derivation | null {
  const { payer } = offer;
  switch (asked.what) {
    case "now":
      return explainCost(engine, plan, month, payer);
    case "around":
      return explainCost(engine, plan, monthAt(engine, offer, plan, asked.value), payer);
    case "rates":
      return explainWith(engine, offer, plan, asked.rates);
    case "change":
      return explainDifference(plan, explainWith(engine, offer, plan, asked.rates), explainCost(engine, plan, month, payer));
    case "difference": {
      const [first] = offer.plans;
      return first ? explainDifference(plan, explainCost(engine, plan, month, payer), explainCost(engine, first, monthOf(engine, first, offer.basis, offer.amounts), payer)) : null;
    }
    case "result":
      return engine.explain(plan.contract, month, asked.result);
    case "sum": {
      const found = sums[asked.of];
      const { contact } = sums;
      if (!found || (asked.of === "year" && !contact)) return null;
      const months = (): (Derivation | null)[] => Array.from({ length: 12 }, (_, place) => explainCost(engine, plan, monthOfYear(engine, offer, plan, place), payer));
      const parts = asked.of === "month" ? [explainCost(engine, plan, month, payer)] : asked.of === "contact" ? months() : [contact && explainSums(engine, contact, "metric:sum", months())];
      return explainSums(engine, found, asked.result, parts);
    }
  }
}
