// What the contract says of the data it is settled by: the figures it adds to the common ones, the currency of its money, the day
// its months begin with, and what is not offered.

import { html, nothing, type TemplateResult } from "lit";

import type { Currency, Figure, MonthCycle } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { countedIn } from "../structure/edits.ts";
import { adding, block, line, OF_LISTS, section, type Section } from "./block.ts";
import { unitsOf } from "./measures.ts";

/** What may be added to a figure. */
const MORE = ["combine", "of", "part_of", "sum_of", "below_zero"] as const;

export const figuresOfOwn: Section = {
  id: "figures",
  at: ["figures", "currency", "cycle", "not_offered"],
  count: ({ contract: { figures = [], currency, cycle, not_offered = [] } }) => figures.length + (currency ? 1 : 0) + (cycle ? 1 : 0) + (not_offered.length > 0 ? 1 : 0),
  write: (paper) => {
    const { figures = [], currency, cycle, not_offered = [] } = paper.contract;
    const body = [
      ...(currency ? [money(paper, currency)] : []),
      ...(cycle ? [months(paper, cycle)] : []),
      ...(not_offered.length > 0 ? [notOffered(paper, not_offered)] : []),
      ...figures.map((figure, index) => ownFigure(paper, figure, index)),
    ];
    return section(figuresOfOwn, paper, body, html`${adding(paper, "add-figure")}${currency ? nothing : adding(paper, "add-currency")}${cycle ? nothing : adding(paper, "add-cycle")}${not_offered.length > 0 ? nothing : adding(paper, "add-not-offered")}`);
  },
};

/** What money is in: another currency than yuan. */
function money(paper: Paper, { code, places, symbol }: Currency): TemplateResult {
  const label = paper.word("section-currency");
  const name = new Intl.DisplayNames(paper.language.locale, { type: "currency" });
  const named = (one: string): string => (/^[A-Z]{3}$/.test(one) ? `${name.of(one) ?? one} ${one}` : one);
  const codes = [...new Set(["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "MOP", "JPY", "KRW", "SGD", code])];
  return block(paper, { at: "/currency", label, actions: ["remove"] }, html`<p>${paper.say("currency-line", {
    code: paper.choice("/currency/code", code, codes.map((one) => ({ value: one, label: named(one) })), { label }),
    places: paper.choice("/currency/places", places ?? null, [{ value: null, label: paper.word("currency-usual") }, ...[0, 1, 2, 3, 4].map((one) => ({ value: one, label: String(one) }))], { label: paper.word("label-places") }),
  })}${symbol === undefined || symbol === null ? nothing : paper.say("currency-symbol", { symbol: paper.words("/currency/symbol", symbol, { label: paper.word("label-symbol") }) })}</p>`);
}

/** From which day of the month before a month runs. */
function months(paper: Paper, { from_day }: MonthCycle): TemplateResult {
  const label = paper.word("section-cycle");
  const last = from_day - 1;
  return block(paper, { at: "/cycle", label, actions: ["remove"] }, html`<p>${paper.say(last >= 1 ? "cycle-line" : "cycle-line-calendar", {
    day: paper.whole("/cycle/from_day", from_day, paper.word("label-from-day"), "day"),
    last: String(last),
  })}</p>`);
}

/** Figures of channels nobody offers. */
function notOffered(paper: Paper, ids: readonly string[]): TemplateResult {
  const label = paper.word("section-not-offered");
  const open = countedIn(paper.contract, paper.names.counted).filter(({ id }) => !ids.includes(id));
  const one = (id: string, index: number): Written => {
    const at = `/not_offered/${index}`;
    const options = paper.names.counted.filter((figure) => figure.id === id || open.includes(figure)).map((figure) => ({ value: figure.id, label: figure.label }));
    return html`<span class="part">${paper.choice(at, id, options, { label: paper.word("label-not-offered", { number: String(index + 1) }) })}${paper.tool("remove", at, paper.word("tool-remove-part"))}</span>`;
  };
  return block(paper, { at: "/not_offered", label, actions: ["remove"] }, html`<p>${paper.say("not-offered-line", {
    figures: [...paper.list(ids.map(one)), open.length > 0 ? paper.tool("add-not-offered", "/not_offered", paper.word("tool-add-part")) : nothing],
  })}</p>`);
}

function ownFigure(paper: Paper, figure: Figure, index: number): TemplateResult {
  const { id, label, aliases = [], unit, scope, kind, absent, combine, of, part_of, sum_of, below_zero } = figure;
  const at = `/figures/${index}`;
  const called = paper.text(label);
  const units = [...new Set([...unitsOf(paper), "flag", unit])];
  const peers = (scope === "category" ? paper.names.ofCategories : paper.names.ofMonth).filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.label }));
  const extra = MORE.filter((key) => figure[key] === undefined && (key !== "below_zero" || (kind !== "flag" && kind !== "percent"))).map((key) => `add:${key}`);
  // Left out, it is open, but for a yes or no.
  const usual = kind === "flag" ? "zero" : "open";
  const absences = (["zero", "open"] as const).map((one) => ({ value: one === usual ? null : one, label: paper.word(kind === "flag" ? `absent-flag-${one}` : `absent-${one}`) }));
  return block(paper, { at, label: called || id, actions: [...OF_LISTS, ...extra] }, html`<p>${paper.say("figure-line", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    kind: paper.choice(`${at}/kind`, kind, (["count", "number", "money", "percent", "flag"] as const).map((one) => ({ value: one, label: paper.word(`figure-kind-${one}`) })), { label: paper.word("label-kind", { label: called }) }),
    unit: paper.choice(`${at}/unit`, unit, units.map((one) => ({ value: one, label: one === "flag" ? paper.word("figure-kind-flag") : paper.unitWord(one) || one })), { label: paper.word("label-unit", { label: called }) }),
    scope: paper.choice(`${at}/scope`, scope ?? "month", [{ value: "month", label: paper.word("figure-of-month") }, { value: "category", label: paper.word("figure-of-category") }], { label: paper.word("label-scope", { label: called }) }),
  })}${paper.say("figure-aliases", { aliases: paper.words(`${at}/aliases`, aliases.join(paper.word("list-comma")), { label: paper.word("label-aliases", { label: called }), wide: true, as: "list" }) })}</p>
  ${below_zero === undefined ? nothing : line("figure-sign", paper, { sign: paper.choice(`${at}/below_zero`, below_zero ? true : null, [{ value: null, label: paper.word("figure-not-below-zero") }, { value: true, label: paper.word("figure-below-zero") }], { label: paper.word("label-sign", { label: called }) }) })}
  ${line("figure-absent", paper, { absent: paper.choice(`${at}/absent`, absent === usual ? null : (absent ?? null), absences, { label: paper.word("label-absent", { label: called }) }) })}
  ${combine === undefined ? nothing : line("figure-combine", paper, { how: paper.choice(`${at}/combine`, combine, (["sum", "weighted", "any", "level"] as const).map((one) => ({ value: one, label: paper.word(`combine-${one}`) })), { label: paper.word("label-combine", { label: called }) }) })}
  ${of === undefined ? nothing : line("figure-of", paper, { of: paper.choice(`${at}/of`, of, peers, { label: paper.word("label-figure-of", { label: called }) }) })}
  ${part_of === undefined ? nothing : line("figure-part-of", paper, { of: paper.choice(`${at}/part_of`, part_of, peers, { label: paper.word("label-part-of", { label: called }) }) })}
  ${sum_of === undefined ? nothing : line("figure-sum-of", paper, { parts: [...paper.list(sum_of.map((one, place) => html`<span class="part">${paper.choice(`${at}/sum_of/${place}`, one, peers, { label: paper.word("label-sum-of", { label: called, number: String(place + 1) }) })}${
    paper.tool("remove", `${at}/sum_of/${place}`, paper.word("tool-remove-part"))}</span>`)), paper.tool("add-like-last", `${at}/sum_of`, paper.word("tool-add-part"))] })}`);
}
