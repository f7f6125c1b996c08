// Sums of a year, prices per contact, VAT and a margin: small contracts of an offer's own, settled by the engine like every other one, so
// that nothing is added or rounded here and every number has its derivation.

import { minus } from "../decimal.js";
import type { Engine } from "../index.js";
import type { Contract, Derivation, Figure, LineTerm, Text, VendorMonth } from "../types.js";
import { moneyUnit } from "./currency.js";
import { LABELS, paidBack } from "./labels.js";

/** The rate of VAT that stands in while none is set, in per cent. */
export const EXAMPLE_VAT = "6";

/** Places of a price per contact. */
const PER_CONTACT = "0.0001";

export interface Paid {
  /** What is paid, one by one: the months of a year, or one month. */
  paid: readonly string[];
  /** What they are called. */
  names: readonly Text[];
  /** How many contacts that is for, and what they are called; null: nothing is counted. */
  contacts: { count: string; label: Text } | null;
  /** Per cent; null: an example stands in. */
  vat: string | null;
  /** Whether what is paid holds it already. */
  included: boolean;
  /** What it is paid in; left out: yuan. */
  currency?: Contract["currency"];
}

/** A small contract, settled with the amounts that go into it. */
export interface Settled {
  contract: Contract;
  month: VendorMonth;
}

export interface Sums extends Settled {
  total: string | null;
  perContact: string | null;
  net: string | null;
  vat: string | null;
  gross: string | null;
}

function sumsContract({ paid, names, contacts, vat, included, currency = null }: Paid): Contract {
  const unit = moneyUnit({ currency });
  const clause = LABELS.quote["zh-CN"];
  const money = (id: string, label: Text): Figure => ({ id, label, unit, scope: "month", kind: "money" });
  const parts = paid.map((_, place) => `paid_${place + 1}`);
  // What is paid back in a month stands apart: figures of money are not negative.
  const back = paid.map((_, place) => `back_${place + 1}`).filter((_, place) => paid[place]?.startsWith("-"));
  const figures = [
    ...parts.map((id, place) => money(id, names[place] ?? "")),
    ...back.map((id) => money(id, paidBack(names[Number(id.slice(5)) - 1] ?? ""))),
    ...(contacts ? [{ id: "contacts", label: contacts.label, unit: "", scope: "month", kind: "number" } as unknown as Figure] : []),
  ];
  const fee = (id: "net" | "vat", amount: NonNullable<LineTerm["amount"]>): LineTerm => ({ id, kind: id, label: LABELS[id], payer: "client", clause, amount });
  const sum = parts.length === 1 ? (parts[0] ?? "0") : { sum: parts };
  return {
    schema: "yuekao.contract/1", id: "quote", title: clause, titles: LABELS.quote, start: null, ...(currency ? { currency } : {}), figures,
    values: [{ id: "vat_rate", label: LABELS.vat_rate, unit: "%", clause, value: vat ?? EXAMPLE_VAT, ...(vat === null ? { example: true } : {}) }],
    metrics: [
      { id: "sum", label: LABELS.sum, unit, clause, value: back.length > 0 ? { minus: [sum, { sum: back }] } : sum },
      ...(contacts ? [{ id: "per_contact", label: LABELS.per_contact, unit, clause, value: { rounded: { of: { quotient: ["sum", "contacts"] as ["sum", "contacts"] }, to: PER_CONTACT } } }] : []),
    ],
    fees: included
      ? [fee("net", { quotient: ["sum", { sum: ["1", { quotient: ["vat_rate", "100"] }] }] }), fee("vat", { minus: ["sum", "net"] })]
      : [fee("net", "sum"), fee("vat", { percent: { of: "net", rate: "vat_rate" } })],
  };
}

/** What is paid, added up, for each contact, and with VAT. */
export function addedUp(engine: Engine, what: Paid): Sums {
  const contract = sumsContract(what);
  const figures = Object.fromEntries([
    ...what.paid.map((amount, place) => [`paid_${place + 1}`, amount.startsWith("-") ? "0" : amount] as const),
    ...what.paid.flatMap((amount, place) => (amount.startsWith("-") ? [[`back_${place + 1}`, minus("0", amount)] as const] : [])),
    ...(what.contacts ? [["contacts", what.contacts.count] as const] : []),
  ]);
  const month: VendorMonth = { figures };
  const { metrics, lines, totals } = engine.assess(contract, month);
  const metric = (id: string): string | null => metrics.find((one) => one.id === id)?.value ?? null;
  const line = (id: string): string | null => lines.find((one) => one.id === id)?.amount ?? null;
  return { contract, month, total: metric("sum"), perContact: metric("per_contact"), net: line("net"), vat: line("vat"), gross: totals.clientPays };
}

/** What one's own work costs; null where nothing was stated. */
export interface OwnCosts {
  seat: string;
  seats: string;
  contact: string;
  contacts: string;
}

export interface Margin extends Settled {
  cost: string | null;
  left: string | null;
  /** In per cent of what is paid. */
  share: string | null;
}

/** What is left of what the customer pays, after one's own costs. */
export function margin(engine: Engine, income: string, costs: OwnCosts, currency: Contract["currency"] = null): Margin {
  const money = moneyUnit({ currency });
  const clause = LABELS.own_entry["zh-CN"];
  const figure = (id: "own_income" | "own_seats" | "own_seat_cost" | "own_contacts" | "own_contact_cost", unit: string, kind: "money" | "number"): Figure => ({ id, label: LABELS[id], unit, scope: "month", kind });
  const contract: Contract = {
    schema: "yuekao.contract/1", id: "margin", title: LABELS.margin["zh-CN"], titles: LABELS.margin, start: null, ...(currency ? { currency } : {}),
    figures: [figure("own_income", money, "money"), figure("own_seats", "seats", "number"), figure("own_contacts", "contacts", "number"), figure("own_seat_cost", money, "money"), figure("own_contact_cost", money, "money")],
    metrics: [
      { id: "cost", label: LABELS.own_cost, unit: money, clause, value: { sum: [{ product: ["own_seats", "own_seat_cost"] }, { product: ["own_contacts", "own_contact_cost"] }] } },
      { id: "left", label: LABELS.margin, unit: money, clause, value: { minus: ["own_income", "cost"] } },
      { id: "share", label: LABELS.margin_share, unit: "%", clause, value: { rounded: { of: { product: [{ quotient: ["left", "own_income"] }, "100"] }, to: "0.01" } } },
    ],
  };
  const month: VendorMonth = { figures: { own_income: income, own_seats: costs.seats, own_contacts: costs.contacts, own_seat_cost: costs.seat, own_contact_cost: costs.contact } };
  const { metrics } = engine.assess(contract, month);
  const value = (id: string): string | null => metrics.find((one) => one.id === id)?.value ?? null;
  return { contract, month, cost: value("cost"), left: value("left"), share: value("share") };
}

/** The derivation of a result of a small contract, which has no clauses to name; what each amount in it came from is put below it. */
export function explainSums(engine: Engine, { contract, month }: Settled, result: string, parts: readonly (Derivation | null)[]): Derivation | null {
  const withParts = (found: Derivation): Derivation => {
    const node: Derivation = { ...found };
    delete node.clause;
    const inputs = node.inputs.map(withParts);
    const place = node.mechanism === "figure" ? contract.figures?.findIndex(({ label }) => JSON.stringify(label) === JSON.stringify(node.label)) ?? -1 : -1;
    const part = place === -1 ? null : parts[place];
    return part ? { ...node, inputs: [part] } : { ...node, inputs };
  };
  const found = engine.explain(contract, month, result);
  return found ? withParts(found) : null;
}
