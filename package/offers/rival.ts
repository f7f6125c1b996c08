// What somebody else offers for the same work, as a small contract: settled by the same engine as every other one.

import { minus, positive } from "../decimal.js";
import type { Contract, LineTerm, StatedValue, Term, Text } from "../types.js";
import { moneyUnit } from "./currency.js";
import type { Volume } from "./drivers.js";
import { LABELS, unitPrice } from "./labels.js";
import { priceOf } from "./whole-numbers.js";

/** A step of a price table: up to this volume, at this price; empty: without an end. */
export interface RivalStep {
  upTo: string;
  price: string;
}

/** Prices are in plain notation; what has none is not charged. */
export interface Rival {
  name: string;
  /** As ISO 4217 writes it. */
  currency: string;
  /** A fee a month. */
  month: string;
  /** A price per unit: figure → price; of `seats`, for each agent a month. */
  prices: Readonly<Record<string, string>>;
  /** The figure that is priced by steps, each for the units in it alone; empty: none. */
  stepped: string;
  steps: readonly RivalStep[];
}

/** The rows of a price table, lowest first; null where its edges do not rise or a price is missing. */
export function stepRows(steps: Rival["steps"]): { in: string; price: string }[] | null {
  const rows: { in: string; price: string }[] = [];
  let from = "";
  for (const [place, { upTo, price }] of steps.entries()) {
    const [edge, amount] = [priceOf(upTo), priceOf(price)];
    const last = place === steps.length - 1;
    if (amount === null || (edge === null && (!last || upTo !== ""))) return null;
    if (edge !== null && !positive(minus(edge, from || "0"))) return null;
    const end = edge ?? "";
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

/** `own`: the contract that is offered, for the figures it brings along; `payer`: who pays for the work; `language`: of what has only one. */
export function rivalContract(rival: Rival, volumes: readonly Volume[], own: Contract, payer: LineTerm["payer"], language: keyof typeof LABELS.competitor = "zh-CN"): Contract {
  const clause = LABELS.competitor_clause[language];
  const currency = rival.currency === "CNY" ? null : { code: rival.currency };
  const values: StatedValue[] = [];
  const stated = (id: string, label: Text, value: string): Term => {
    values.push({ id, label, unit: moneyUnit({ currency }), clause, value });
    return id;
  };
  const line = (id: string, kind: string, label: Text, amount: Partial<LineTerm>): LineTerm => ({ id, kind, label, payer, clause, ...amount });
  const fees: LineTerm[] = [];
  const month = priceOf(rival.month);
  if (month !== null) fees.push(line("rival_month", "base_fee", LABELS.competitor_month, { amount: stated("rival_month_price", LABELS.competitor_month, month) }));
  for (const { id, label } of volumes.filter(({ byCategory }) => !byCategory)) {
    const rows = rival.stepped === id ? stepRows(rival.steps) : null;
    const price = priceOf(rival.prices[id] ?? "");
    if (rows) fees.push(line(`rival_${id}`, "volume_fee", label, { amount: { graduated: { of: id, rows } } }));
    else if (price !== null) fees.push(line(`rival_${id}`, id === "seats" ? "seat_fee" : "volume_fee", label, { amount: { product: [id, stated(`rival_price_${id}`, unitPrice(label), price)] } }));
  }
  const priced = volumes.filter(({ id, byCategory }) => byCategory && priceOf(rival.prices[id] ?? "") !== null);
  if (priced.length > 0) {
    const all = { id: "all", label: LABELS.all_categories, clause, categories: [] };
    fees.push(line("rival_card", "volume_fee", LABELS.competitor_volumes, {
      rate_card: { packages: [all], handed_over: clause, prices: priced.map(({ id, label }) => ({ figure: id, label, clause, per_unit: { all: priceOf(rival.prices[id] ?? "") ?? "0" } })) },
    }));
  }
  const used = new Set(volumes.map(({ id }) => id));
  const figures = (own.figures ?? []).filter(({ id }) => used.has(id));
  return {
    schema: "yuekao.contract/1", id: "rival", title: rival.name || LABELS.competitor[language], start: null, ...(currency ? { currency } : {}),
    ...(own.parties ? { parties: own.parties } : {}), ...(figures.length > 0 ? { figures } : {}), ...(values.length > 0 ? { values } : {}), fees,
  };
}
