// The quote as a workbook that computes: volumes to be changed, the month of each plan as formulas over them, and VAT on top. What a
// cell shows is what the engine came to.

import { contactVolumes, EXAMPLE_VAT, sumOf, type Volume } from "../engine/offers.ts";
import { minus, zero } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { cell, text, type Cell, type Look, type Sheet } from "../sheets/sheet.ts";
import { assumptions, vatOf, type Quoted } from "./quote.ts";
import { rowsOf } from "./quote-document.ts";

/** The sheets that compute the month of a plan. */
export interface PlanSheets {
  sheets: readonly Sheet[];
  /** What the plan comes to, as a formula over them. */
  net: string;
  /** What of it is a value all the same, in sentences. */
  told: readonly string[];
}

/** Where the volumes stand: cells by figure, and by category and figure, with what is in them. */
export interface VolumeCells {
  sheet: Sheet;
  figures: ReadonlyMap<string, string>;
  /** By `category figure`, as JSON. */
  categories: ReadonlyMap<string, { address: string; value: string }>;
}

const MONTHS = 12;

/** A column's letter, from 0. */
const column = (place: number): string => String.fromCharCode(65 + place);

export function volumeCells({ question, plans }: Quoted, language: Language): VolumeCells {
  const { volumes, amounts } = question;
  const name = language.say("quote-sheet-inputs");
  const address = (at: string, row: number): string => `'${name.replaceAll("'", "''")}'!$${at}$${row}`;
  const figures = new Map<string, string>();
  const categories = new Map<string, { address: string; value: string }>();
  const rows: Cell[][] = [];
  // The heads are the first row.
  const next = (): number => rows.length + 2;
  const shared = volumes.filter(({ byCategory }) => byCategory);
  const listed = plans.map(({ cost }) => cost.month.categories ?? []).find((some) => some.length > 0) ?? [];
  const single = shared.length > 0 && listed.length > 0 ? volumes.filter(({ byCategory }) => !byCategory) : volumes;
  for (const { id, label, unit } of single) {
    figures.set(id, address("B", next()));
    rows.push([text(language.text(label)), cell(amounts[id] ?? "0", { role: "input" }), text(language.unit(unit))]);
  }
  if (single.length < volumes.length) {
    rows.push([text(language.say("category"), { role: "head" }), ...shared.map(({ label }) => text(language.text(label), { role: "head" }))]);
    const from = next();
    for (const row of listed) {
      const written = shared.map(({ id }, place): Cell => {
        const given = row[id];
        const value = typeof given === "string" || typeof given === "number" ? String(given) : "0";
        categories.set(JSON.stringify([row.category, id]), { address: address(column(place + 1), next()), value });
        return cell(value, { role: "input" });
      });
      rows.push([text(row.category), ...written]);
    }
    shared.forEach(({ id }, place) => figures.set(id, `SUM(${address(column(place + 1), from)}:$${column(place + 1)}$${next() - 1})`));
  }
  return { sheet: { name, heads: [language.say("offers-volumes"), "", ...shared.slice(1).map(() => "")].slice(0, Math.max(3, shared.length + 1)), rows }, figures, categories };
}

/** `computed`: by plan; null where its month is not computed by formulas; `terms`: those of the contracts, in words. */
export function quoteSheets(quoted: Quoted, volumes: VolumeCells, computed: readonly (PlanSheets | null)[], terms: readonly string[], language: Language): Sheet[] {
  const { plans, question, values, contact } = quoted;
  const { quote, year } = question.setup.offer;
  const axis = question.volumes.find(({ id }) => id === question.axis);
  // Money is written in the currency of the workbook; another one stands in the head.
  const others = plans.map(({ plan: { currency } }) => (currency === language.currency.code ? null : currency));
  const money = (plan: number): Look => (others[plan] === null ? { format: "money" } : {});
  const named = plans.map(({ plan }, place) => `${plan.mark} ${plan.name}${others[place] === null ? "" : ` (${others[place] ?? ""})`}`);
  const known = (amount: string | null, plan: number): Cell => (amount === null ? text(language.say("open")) : cell(amount, money(plan)));
  // Below the heads, which are the first row, stands the rate; then a month and a year, each as net, VAT and gross.
  const [first, span] = [3, 3];
  /** Whether a year is twelve of the month that is computed. */
  const even = plans.map(({ cost, yearCost }) => year.length === 0 && cost.now.net !== null && typeof yearCost?.net === "string" && zero(minus(yearCost.net, sumOf(Array.from({ length: MONTHS }, () => cost.now.net ?? "0")))));
  /** What is paid in a month or a year, before or with VAT as the prices are, as a formula; null: a value. */
  const paid = (year: boolean, plan: number): string | null => {
    const net = computed[plan]?.net;
    if (!year) return net ?? null;
    return even[plan] ? `${MONTHS}*${column(plan + 1)}${first + (quote.vatIncluded ? 2 : 0)}` : null;
  };
  const rows = rowsOf(quoted, quote, language).map(({ label, amounts }, row): Cell[] => [text(label), ...amounts.map((amount, plan): Cell => {
    const kind = row % span;
    const top = first + row - kind;
    const at = (below: number): string => `${column(plan + 1)}${top + below}`;
    const base = paid(row >= span, plan);
    const formula = quote.vatIncluded
      ? base === null ? null : [`ROUND(${at(2)}/(1+$B$2),2)`, `${at(2)}-${at(0)}`, base][kind]
      : [base, `ROUND(${at(0)}*$B$2,2)`, `${at(0)}+${at(1)}`][kind];
    if (amount === null || !formula) return known(amount, plan);
    return { formula, result: { number: amount }, ...money(plan), ...(kind === 2 ? { role: "total" as const } : {}) };
  })]);
  const counted = contactVolumes(question.volumes).flatMap(({ id }: Volume) => volumes.figures.get(id) ?? []).join("+");
  const each = contact === "" ? [] : [[text(language.say("quote-each", { contact })), ...plans.map(({ yearCost }, plan): Cell => {
    const price = yearCost?.perContact ?? null;
    if (price === null) return text("—");
    const sum = `${column(plan + 1)}${first + (quote.vatIncluded ? 2 : 0)}`;
    return even[plan] && computed[plan] ? { formula: `IF(${counted}=0,"—",ROUND(${sum}/(${counted}),4))`, result: { number: price } } : cell(price);
  })]];
  const around: Sheet[] = axis ? [{
    name: language.say("quote-sheet-volumes"), heads: [language.text(axis.label), ...named],
    rows: values.map((value, row) => [cell(value, { format: "count" }), ...plans.map(({ cost }, plan) => known(cost.around[row]?.net ?? null, plan))]),
  }] : [];
  const notes = [
    ...(computed.some((one) => one !== null) ? [language.say("quote-sheet-use", { sheet: volumes.sheet.name })] : []),
    ...(axis ? [language.say("quote-sheet-fixed", { what: language.say("quote-sheet-volumes") })] : []),
    ...plans.flatMap(({ plan, cost }, place) => (computed[place] || cost.now.net === null ? [] : [language.say("quote-sheet-fixed", { what: `${plan.mark} ${plan.name}` })])),
    ...(even.every(Boolean) ? [] : [language.say("quote-sheet-fixed", { what: language.say("offers-a-year") })]),
    ...computed.flatMap((one) => one?.told ?? []),
  ];
  const note = quote.note.trim() === "" ? [] : [quote.note];
  return [
    { name: language.say("offers-quote"), heads: ["", ...named], rows: [[text(language.say("offers-vat-rate"), { role: "input" }), cell(vatOf(quote.vat) ?? EXAMPLE_VAT, { format: "percent", role: "input" })], ...rows, ...each] },
    ...(question.volumes.length > 0 ? [volumes.sheet] : []),
    ...around,
    { name: language.say("quote-basis"), heads: [language.say("quote-basis")], rows: [...assumptions(quoted, language), ...note, ...terms, ...notes].map((sentence) => [text(sentence, { wrap: true })]) },
    ...computed.flatMap((one) => one?.sheets ?? []),
  ];
}
