/**
 * `yuekao/offers`: plans side by side at chosen volumes, what quality is worth, and what a quote comes to, as the page reckons them. Every
 * amount is settled by the engine, which `load` of `yuekao` gives.
 */
import type { Engine } from "./index.js";
import { driversOf, joined, payerOf } from "./offers/drivers.js";
import type { Offer } from "./offers/costs.js";
import type { Basis, Plan } from "./offers/months.js";
import { statedRates, volumeIn } from "./offers/months.js";
import { refusedVolume, type Refusal } from "./offers/whole-numbers.js";
import type { Contract } from "./types.js";

export * from "./offers/break-even.js";
export * from "./offers/costs.js";
export * from "./offers/currency.js";
export * from "./offers/drivers.js";
export * from "./offers/labels.js";
export * from "./offers/months.js";
export * from "./offers/quality.js";
export * from "./offers/quote.js";
export * from "./offers/rival.js";
export * from "./offers/sums.js";
export * from "./offers/whole-numbers.js";

/**
 * A contract ready to be settled in an offer. `chosen`: the package all categories are priced by; empty: each by its own. A rate that is
 * counted from a volume is stated, so that it stays as good as it is while the volume is moved.
 */
export function planOf(engine: Engine, contract: Contract, chosen = ""): Plan {
  const compiled = engine.compile(contract);
  const drivers = driversOf(engine, compiled);
  const rated = statedRates(contract, drivers);
  if (!rated || engine.validate(rated).some(({ severity }) => severity === "error")) return { contract: compiled, drivers, package: chosen };
  const stated = engine.compile(rated);
  return { contract: stated, counted: compiled, drivers: driversOf(engine, stated), package: chosen };
}

/**
 * Plans at volumes in plain notation; what is not among them is as in the month that was measured, where there is one. What is no volume
 * is refused, with its reason, and counts as not given: what depends on it is open.
 */
export function offer<Offered extends Plan>(plans: readonly Offered[], volumes: Readonly<Record<string, string>>, { axis, ...basis }: Partial<Basis> & { axis?: string } = {}): Offer<Offered> & { refused: { figure: string; reason: Refusal }[] } {
  const all = joined(plans.map(({ drivers }) => drivers));
  const { month = null, quality = {}, year = [] } = basis;
  const refused: { figure: string; reason: Refusal }[] = [];
  const amounts: Record<string, string> = {};
  for (const volume of all) {
    const given = volumes[volume.id];
    const reason = given === undefined ? null : refusedVolume(given, volume.whole);
    const value = given ?? volumeIn(month, volume);
    if (reason !== null) refused.push({ figure: volume.id, reason });
    else if (value !== null) amounts[volume.id] = value;
  }
  const [first] = plans;
  return { plans, volumes: all, amounts, axis: axis ?? all[0]?.id ?? "", basis: { month, quality, year }, payer: first ? payerOf(first.contract) : "client", refused };
}
