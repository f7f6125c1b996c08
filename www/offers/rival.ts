// What somebody else offers, as a small contract: settled by the same engine as every other one.

import { minus, positive } from "../i18n/decimal.ts";
import type { Contract, LineTerm, StatedValue, Term } from "../engine/engine.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Rival } from "../domain/offer.ts";
import type { Language } from "../i18n/language.ts";
import type { Volume } from "./drivers.ts";

/** A price as it counts: null where nothing that is a price was typed. */
export function priceOf(typed: string): string | null {
  const plain = plainNumber(typed);
  return plain === null || plain.startsWith("-") ? null : plain;
}

/** The rows of a price table, lowest first; null where its edges do not rise or a price is missing. */
export function stepRows(steps: Rival["steps"]): { in: string; price: string }[] | null {
  const rows: { in: string; price: string }[] = [];
  let from = "";
  for (const [place, { upTo, price }] of steps.entries()) {
    const [edge, amount] = [plainNumber(upTo), priceOf(price)];
    const last = place === steps.length - 1;
    if (amount === null || (edge === null && !last)) return null;
    if (edge !== null && !positive(minus(edge, from || "0"))) return null;
    const end = last && upTo.trim() === "" ? "" : (edge ?? "");
    rows.push({ in: `(${from}, ${end}${end === "" ? ")" : "]"}`, price: amount });
    from = end;
  }
  // Beyond the last edge the last price goes on.
  const last = rows.at(-1);
  if (last && !last.in.endsWith(", )")) rows.push({ in: `(${from}, )`, price: last.price });
  return rows;
}

/** Whether anything of it is priced. */
export function isPriced(rival: Rival): boolean {
  return priceOf(rival.month) !== null || Object.values(rival.prices).some((price) => priceOf(price) !== null) || (rival.stepped !== "" && rival.steps.length > 0 && stepRows(rival.steps) !== null);
}

/** `own`: the contract that is offered, for the figures it brings along; `payer`: who pays for the work. */
export function rivalContract(rival: Rival, volumes: readonly Volume[], own: Contract, payer: LineTerm["payer"], language: Language): Contract {
  const clause = language.say("offers-rival-clause");
  const values: StatedValue[] = [];
  const stated = (id: string, label: string, value: string): Term => {
    values.push({ id, label, unit: rival.currency === "CNY" ? "yuan" : rival.currency, clause, value });
    return id;
  };
  const line = (id: string, kind: string, label: string, amount: Partial<LineTerm>): LineTerm => ({ id, kind, label, payer, clause, ...amount });
  const fees: LineTerm[] = [];
  const month = priceOf(rival.month);
  if (month !== null) fees.push(line("rival_month", "base_fee", language.say("offers-rival-month"), { amount: stated("rival_month_price", language.say("offers-rival-month"), month) }));
  for (const { id, label } of volumes.filter(({ byCategory }) => !byCategory)) {
    const called = language.text(label);
    const rows = rival.stepped === id ? stepRows(rival.steps) : null;
    const price = priceOf(rival.prices[id] ?? "");
    if (rows) fees.push(line(`rival_${id}`, "volume_fee", called, { amount: { graduated: { of: id, rows } } }));
    else if (price !== null) fees.push(line(`rival_${id}`, id === "seats" ? "seat_fee" : "volume_fee", called, { amount: { product: [id, stated(`rival_price_${id}`, language.say("offers-rival-each", { figure: called }), price)] } }));
  }
  const priced = volumes.filter(({ id, byCategory }) => byCategory && priceOf(rival.prices[id] ?? "") !== null);
  if (priced.length > 0) {
    const all = { id: "all", label: language.say("offers-all-categories"), clause, categories: [] };
    fees.push(line("rival_card", "volume_fee", language.say("offers-rival-card"), {
      rate_card: { packages: [all], handed_over: clause, prices: priced.map(({ id, label }) => ({ figure: id, label, clause, per_unit: { all: priceOf(rival.prices[id] ?? "") ?? "0" } })) },
    }));
  }
  const used = new Set(volumes.map(({ id }) => id));
  const figures = (own.figures ?? []).filter(({ id }) => used.has(id));
  return {
    schema: "yuekao.contract/1", id: "rival", title: rival.name || language.say("offers-rival"), start: null, currency: { code: rival.currency },
    ...(own.parties ? { parties: own.parties } : {}), ...(figures.length > 0 ? { figures } : {}), ...(values.length > 0 ? { values } : {}), fees,
  };
}
