// What of a month's money is not known yet, for one that is marked agreed or paid all the same.

import { payers, paysLabel } from "../domain/contract.ts";
import type { Assessment, Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { openText } from "../i18n/open-values.ts";

/** Who pays what it can still be; empty where all is known. */
export function openAmounts(contract: Contract, { totals }: Assessment, language: Language): string {
  const paying = payers(contract);
  const amounts = [
    { payer: "client", amount: totals.clientPays, between: totals.clientPaysBetween },
    { payer: "provider", amount: totals.providerPays, between: totals.providerPaysBetween },
  ] as const;
  return amounts.filter(({ payer, amount }) => paying[payer] && amount === null)
    .map(({ payer, between }) => `${paysLabel(payer, contract, language)} ${openText(between, language.number.amount, language)}`).join(language.say("list-comma"));
}
