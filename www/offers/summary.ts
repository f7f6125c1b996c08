// Sums of a year, prices per contact and VAT: a small contract of the quote's own, settled by the engine like every other one, so that
// nothing is added or rounded here and every number has its derivation.

import type { Assessment, Contract, Derivation, Figure, Module, VendorMonth } from "../engine/engine.ts";
import { minus } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";

/** The rate that stands in while none is set. */
export const EXAMPLE_VAT = "6";

/** Places of a price per contact. */
const PER_CONTACT = "0.0001";

export interface Summed {
  /** What is paid, one by one: the months of a year, or one month. */
  paid: readonly string[];
  /** What they are called. */
  names: readonly string[];
  /** How many contacts that is for, and what one is called; null: nothing is counted. */
  contacts: { count: string; label: string } | null;
  /** Per cent; null: an example stands in. */
  vat: string | null;
  /** Whether what is paid holds it already. */
  included: boolean;
}

export interface Summary {
  contract: Contract;
  month: VendorMonth;
  total: string | null;
  perContact: string | null;
  net: string | null;
  vat: string | null;
  gross: string | null;
}

function summaryContract({ paid, names, contacts, vat, included }: Summed, language: Language): Contract {
  const clause = language.say("offers-quote");
  const money = (id: string, label: string): Figure => ({ id, label, unit: language.money, scope: "month", kind: "money" });
  const parts = paid.map((_, place) => `paid_${place + 1}`);
  // What is paid back in a month stands apart: figures of money are not negative.
  const back = paid.map((_, place) => `back_${place + 1}`).filter((_, place) => paid[place]?.startsWith("-"));
  const figures = [
    ...parts.map((id, place) => money(id, names[place] ?? "")),
    ...back.map((id) => money(id, language.say("offers-paid-back", { name: names[Number(id.slice(5)) - 1] ?? "" }))),
    ...(contacts ? [{ id: "contacts", label: contacts.label, unit: "", scope: "month", kind: "number" } as unknown as Figure] : []),
  ];
  const fee = (id: string, label: string, amount: NonNullable<Contract["fees"]>[number]["amount"]): NonNullable<Contract["fees"]>[number] => ({ id, kind: id, label: language.say(label), payer: "client", clause, amount: amount ?? null });
  const sum = parts.length === 1 ? (parts[0] ?? "0") : { sum: parts };
  return {
    schema: "yuekao.contract/1", id: "quote", title: clause, start: null, currency: language.currency, figures,
    values: [{ id: "vat_rate", label: language.say("offers-vat-rate"), unit: "%", clause, value: vat ?? EXAMPLE_VAT, ...(vat === null ? { example: true } : {}) }],
    metrics: [
      { id: "sum", label: language.say("offers-sum"), unit: language.money, clause, value: back.length > 0 ? { minus: [sum, { sum: back }] } : sum },
      ...(contacts ? [{ id: "per_contact", label: language.say("offers-per-contact"), unit: language.money, clause, value: { rounded: { of: { quotient: ["sum", "contacts"] as ["sum", "contacts"] }, to: PER_CONTACT } } }] : []),
    ],
    fees: included
      ? [fee("net", "offers-net", { quotient: ["sum", { sum: ["1", { quotient: ["vat_rate", "100"] }] }] }), fee("vat", "offers-vat", { minus: ["sum", "net"] })]
      : [fee("net", "offers-net", "sum"), fee("vat", "offers-vat", { percent: { of: "net", rate: "vat_rate" } })],
  };
}

export function summed(engine: Module, what: Summed, language: Language): Summary {
  const contract = summaryContract(what, language);
  const figures = Object.fromEntries([
    ...what.paid.map((amount, place) => [`paid_${place + 1}`, amount.startsWith("-") ? "0" : amount] as const),
    ...what.paid.flatMap((amount, place) => (amount.startsWith("-") ? [[`back_${place + 1}`, minus("0", amount)] as const] : [])),
    ...(what.contacts ? [["contacts", what.contacts.count] as const] : []),
  ]);
  const month: VendorMonth = { figures };
  const { metrics, lines, totals }: Assessment = engine.assess(contract, month);
  const metric = (id: string): string | null => metrics.find((one) => one.id === id)?.value ?? null;
  const line = (id: string): string | null => lines.find((one) => one.id === id)?.amount ?? null;
  return { contract, month, total: metric("sum"), perContact: metric("per_contact"), net: line("net"), vat: line("vat"), gross: totals.clientPays };
}

/** The derivation of one of its results, with what each amount in it came from put below it. */
export function whySummed(engine: Module, { contract, month }: Summary, result: string, parts: readonly (Derivation | null)[]): Derivation | null {
  const graft = (node: Derivation): Derivation => {
    const inputs = node.inputs.map(graft);
    const place = node.mechanism === "figure" ? contract.figures?.findIndex(({ label }) => JSON.stringify(label) === JSON.stringify(node.label)) ?? -1 : -1;
    const part = place === -1 ? null : parts[place];
    return part ? { ...node, inputs: [part] } : { ...node, inputs };
  };
  const found = engine.explain(contract, month, result);
  return found ? graft(found) : null;
}
