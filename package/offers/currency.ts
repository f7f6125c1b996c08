// In which currency a contract's amounts are.

import type { Contract } from "../types.js";

/** The currency of a contract's money, as the contract has it; left out: yuan. */
export type Currency = NonNullable<Contract["currency"]>;

/** As ISO 4217 writes it. */
export function currencyOf({ currency }: Pick<Contract, "currency">): string {
  return currency?.code ?? "CNY";
}

/** The unit of a contract's money, as contracts name it. */
export function moneyUnit(contract: Pick<Contract, "currency">): string {
  const code = currencyOf(contract);
  return code === "CNY" ? "yuan" : code;
}
