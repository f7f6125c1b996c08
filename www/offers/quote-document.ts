// The quote as a document, and what it shares with the workbook: the same amounts, whatever form it is taken along in.

import type { DocumentChart, FileDocument } from "../documents/document.ts";
import { EXAMPLE_VAT, type Amount, type CostLine } from "../engine/offers.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText } from "../i18n/open-values.ts";
import { moneyIn } from "./money.ts";
import { assumptions, vatOf, validUntil, type Quoted, type QuotedPlan } from "./quote.ts";
import { termsOf } from "./quote-terms.ts";

interface Row {
  label: string;
  /** By plan, in plain notation; null: open. */
  amounts: readonly (string | null)[];
  open: readonly (Amount | null)[];
}

/** A month and a year, each before VAT, the VAT, and with it. */
export function rowsOf({ plans }: Quoted, quote: Quoted["question"]["setup"]["offer"]["quote"], language: Language): Row[] {
  const open = (span: "month" | "year"): (Amount | null)[] => plans.map(({ cost, yearCost }) => (span === "month" ? cost.now : yearCost && { net: yearCost.net }));
  const row = (label: string, span: "month" | "year", of: "net" | "vat" | "gross"): Row => ({ label, amounts: plans.map((one) => one[span]?.[of] ?? null), open: open(span) });
  const rate = language.say("quote-vat-rate", { rate: language.number.percent(vatOf(quote.vat) ?? EXAMPLE_VAT) }) + (vatOf(quote.vat) === null ? language.say("quote-vat-example") : "");
  return (["month", "year"] as const).flatMap((span) => {
    const head = language.say(span === "month" ? "offers-a-month" : "offers-a-year");
    return [row(`${head} · ${language.say("offers-net")}`, span, "net"), row(`${head} · ${rate}`, span, "vat"), row(`${head} · ${language.say("quote-gross")}`, span, "gross")];
  });
}

/** One of the contract's terms a line. */
export function termLines({ plan, cost }: QuotedPlan, language: Language): string[] {
  const lines = new Set(cost.assessment.lines.map(({ id }) => id.split(":")[0] ?? id));
  return termsOf(plan.contract, lines, plan.package, language).map(({ label, clause, text: words }) => `${plan.mark} ${label}${language.say("quote-colon")}${words} ${clause}`.trim());
}

/** A line of the chart, and the letter of the plan it is of. */
export type DrawnPlan = CostLine & { plan: string };

/** `drawn`: what each plan comes to over the volume that is moved; empty: nothing is drawn. */
export function quoteDocument(quoted: Quoted, drawn: readonly DrawnPlan[], language: Language): FileDocument {
  const { plans, question, values } = quoted;
  const { quote } = question.setup.offer;
  const axis = question.volumes.find(({ id }) => id === question.axis);
  const until = validUntil(quote.date, quote.days);
  const shown = (amount: string | null, open: Amount | null, { plan }: QuotedPlan): string => (amount === null ? moneyText(null, open?.between, language) : moneyIn(language, plan.currency).money(amount));
  const numbers = plans.map((_, place) => place + 1);
  const table = rowsOf(quoted, quote, language).map(({ label, amounts, open }) => [label, ...plans.map((one, place) => shown(amounts[place] ?? null, open[place] ?? null, one))]);
  const each = [language.say("quote-each", { contact: quoted.contact }), ...plans.map(({ yearCost, plan }) => (yearCost?.perContact ? moneyIn(language, plan.currency).price(yearCost.perContact) : "—"))];
  const chart: DocumentChart | null = !axis || !drawn.some(({ points }) => points.length > 1) ? null : {
    label: language.say("offers-drawing", { figure: language.text(axis.label) }), axis: language.text(axis.label),
    lines: drawn.map(({ points, plan: mark }) => ({ name: `${mark} ${plans.find(({ plan }) => plan.mark === mark)?.plan.name ?? ""}`, points: points.map(([volume, net]) => [volume, Number(net)] as const) })),
  };
  const blocks: FileDocument["blocks"][number][] = [
    { facts: [
      [language.say("quote-customer"), quote.customer], [language.say("quote-seller"), quote.seller],
      [language.say("quote-date"), quote.date === "" ? "" : language.number.date(quote.date)], [language.say("quote-valid"), until === null ? "" : language.say("quote-until", { date: language.number.date(until) })],
    ] },
    { heading: language.say("quote-cost") },
    { table: { heads: ["", ...plans.map(({ plan }) => `${plan.mark} ${plan.name}`)], rows: quoted.contact !== "" ? [...table, each] : table, numbers } },
    ...(axis ? [
      { heading: language.say("quote-at-volumes", { figure: language.text(axis.label) }) },
      { table: { heads: [language.text(axis.label), ...plans.map(({ plan }) => plan.mark)], numbers: [0, ...numbers], rows: values.map((value, row) => [language.number.plain(value), ...plans.map((one) => shown(one.cost.around[row]?.net ?? null, one.cost.around[row] ?? null, one))]) } },
      ...(chart ? [{ chart }] : []),
    ] : []),
    { heading: language.say("quote-terms") },
    { list: plans.flatMap((one) => termLines(one, language)) },
    { heading: language.say("quote-basis") },
    { list: [...assumptions(quoted, language), ...(quote.note.trim() === "" ? [] : [quote.note])] },
    { signatures: [
      { party: language.say("quote-seal-seller", { name: quote.seller }), lines: [language.say("quote-seal"), language.say("quote-date")] },
      { party: language.say("quote-seal-customer", { name: quote.customer }), lines: [language.say("quote-seal"), language.say("quote-date")] },
    ] },
  ];
  return { title: language.say("offers-quote"), ...(quote.customer === "" ? {} : { about: quote.customer }), locale: language.locale, blocks };
}
