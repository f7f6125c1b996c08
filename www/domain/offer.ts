// What is offered to a customer: volumes, plans beside the contract in force, and the quote made of them. All numbers as typed.

import type { Rival, RivalStep } from "../engine/offers.ts";

/** Numbers of a contract that are written otherwise in a plan. */
export interface Rewritten {
  /** Those that have a name: id → as typed. */
  values: Readonly<Record<string, string>>;
  /** Others, by their place in the contract. */
  terms?: Readonly<Record<string, string>>;
  /** The package all categories are priced by; empty: each by its own. */
  package: string;
}

/** What somebody else offers for the same work. */
export type { Rival, RivalStep };

/** What stands in a quote beside its plans. */
export interface Quote {
  customer: string;
  seller: string;
  date: string;
  /** How many days it holds. */
  days: string;
  /** Per cent; empty: not set, and an example stands in. */
  vat: string;
  /** Whether the prices hold it already. */
  vatIncluded: boolean;
  /** The plans in it, by their place. */
  plans: readonly number[];
  /** What plans are called in it, by their place; empty: as beside the others. */
  names: readonly string[];
  note: string;
}

/** What one's own work costs: for one's own eyes. */
export interface Margin {
  /** What an agent costs a month, and how many it takes; empty: as many as are offered. */
  seat: string;
  seats: string;
  /** What a contact costs. */
  contact: string;
}

export interface Offer {
  /** Volumes a month, by figure; one that is not there is as in the month that is shown, or an example. */
  volumes: Readonly<Record<string, string>>;
  /** How good the service is taken to be, by metric. */
  quality: Readonly<Record<string, string>>;
  /** Each month of a year in per cent of the mean one; empty: all alike. */
  year: readonly string[];
  /** The contract in force as it is offered. */
  present: Rewritten;
  quote: Quote;
  margin: Margin;
}

export const NO_RIVAL: Rival = { name: "", currency: "CNY", month: "", prices: {}, stepped: "", steps: [] };

export const NO_OFFER: Offer = {
  volumes: {}, quality: {}, year: [], present: { values: {}, package: "" },
  quote: { customer: "", seller: "", date: "", days: "", vat: "", vatIncluded: false, plans: [], names: [], note: "" },
  margin: { seat: "", seats: "", contact: "" },
};
