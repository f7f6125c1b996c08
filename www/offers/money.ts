// Amounts of money in the currency of a plan, and from whose side they are told.

import type { Language } from "../i18n/language.ts";

export type Party = "client" | "provider";

interface Money {
  money: (value: string) => string;
  price: (value: string) => string;
}

/** Amounts are exact decimals as texts; Intl formats those as they are. */
export function moneyIn(language: Language, currency: string): Money {
  if (currency === language.currency.code) return language.number;
  const { locale } = language;
  const format = (places: Intl.NumberFormatOptions) => (value: string): string => new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "code", ...places }).format(value as `${number}`);
  return { money: format({}), price: format({ minimumFractionDigits: 0, maximumFractionDigits: 12 }) };
}

/** What is paid, in the words of who reads, where that has been said (`side`; empty: not): the name of a sentence. */
export function sideWord(payer: Party, side: Party | ""): "offers-you-pay" | "offers-you-get" | "offers-cost" {
  if (side === "") return "offers-cost";
  return payer === side ? "offers-you-pay" : "offers-you-get";
}
