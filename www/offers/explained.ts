// How a number of a plan came about, whatever part of the page it stands in.

import type { Derivation, Module } from "../engine/engine.ts";
import { explain, explainCost, explainSums, margin, type OwnCosts, type Settled, type Sums } from "../engine/offers.ts";
import type { Asked } from "./events.ts";
import type { PlanResult, Question } from "./plan.ts";

/** Sums of the plan that is asked about, as far as they are there. */
export interface AskedSums {
  month?: Sums | null;
  year?: Sums | null;
  contact: Sums | null;
  /** What more of a figure gains. */
  gain?: Settled | null;
  costs?: OwnCosts | null;
}

export function explained(engine: Module, question: Question, cost: PlanResult, sums: AskedSums, asked: Asked): Derivation | null {
  if (asked.what === "gain") {
    return sums.gain ? explainSums(engine, sums.gain, asked.result, []) : null;
  }
  if (asked.what !== "margin") return explain(engine, question, cost, sums, asked);
  const { net } = cost.now;
  if (!sums.costs || net === null) return null;
  // The first of its figures is what the customer pays.
  return explainSums(engine, margin(engine, net, sums.costs, cost.plan.contract.currency), asked.result, [explainCost(engine, cost.plan, cost.month, question.payer)]);
}
