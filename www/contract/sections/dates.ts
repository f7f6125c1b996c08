// What is due when, and how long the contract runs.

import { html, nothing } from "lit";

import { parties } from "../../domain/contract.ts";
import type { Anchor, DateTerm } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { options } from "../terms/mechanics.ts";
import { adding, block, line, OF_LISTS, section, type Section } from "./block.ts";
import { readAs } from "./lines.ts";

const WEEKDAYS = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];

/** What a date is counted in. */
const UNITS = ["days", "working_days", "months", "years", ...WEEKDAYS];

/** The sentence a date is said in, by what it is counted in. */
function sentenceOf(unit: string, number: string | number | undefined): string {
  if (unit === "") return "date-line";
  if (!WEEKDAYS.includes(unit)) return "date-line-plus";
  return String(number).startsWith("-") ? "date-line-weekday-back" : "date-line-weekday";
}

/** Where the counting starts. */
function anchor(paper: Paper, at: string, from: Anchor, called: string): Written {
  const { dates = [] } = paper.contract;
  const [first] = dates;
  const offered: { value: Anchor; label: string }[] = [
    { value: { day_of_month: { day: 1, months_later: 1 } }, label: paper.word("anchor-day-of-month") },
    { value: { end_of: "month" }, label: paper.word("anchor-end-of-month") },
    ...(["quarter", "half_year", "year", "contract_quarter", "contract_half_year", "contract_year"] as const).map((cycle) => ({ value: { end_of: cycle }, label: paper.word(`anchor-end-of-${cycle.replaceAll("_", "-")}`) })),
    ...(first ? [{ value: { date: first.id }, label: paper.word("anchor-date") }] : []),
    { value: { event: { id: "received", label: paper.word("anchor-event-new") } }, label: paper.word("anchor-event") },
    { value: "contract_start", label: paper.word("anchor-contract-start") },
    { value: "contract_end", label: paper.word("anchor-contract-end") },
    { value: "renewed_end", label: paper.word("anchor-renewed-end") },
  ];
  const kind = (one: Anchor): string => (typeof one === "string" ? one : "end_of" in one ? JSON.stringify(one) : Object.keys(one)[0] ?? "");
  const all = offered.map((one) => (kind(one.value) === kind(from) ? { ...one, value: from } : one));
  const said = typeof from === "string" || "end_of" in from;
  const choice = paper.choice(at, from, all, { label: paper.word("label-anchor", { label: called }), quiet: !said });
  if (said) return choice;
  if ("date" in from) return [choice, paper.choice(`${at}/date`, from.date, dates.map(({ id, label }) => ({ value: id, label: paper.text(label) })), { label: paper.word("label-anchor-date", { label: called }) })];
  if ("event" in from) {
    const otherwise = dates.find(({ id }) => id === from.event.otherwise);
    return [choice, from.event.label === undefined ? from.event.id : paper.words(`${at}/event/label`, from.event.label, { label: paper.word("label-event", { label: called }) }),
      otherwise ? paper.say("anchor-otherwise", { date: paper.choice(`${at}/event/otherwise`, otherwise.id, dates.map(({ id, label }) => ({ value: id, label: paper.text(label) })), { label: paper.word("label-anchor-date", { label: called }) }) }) : nothing];
  }
  const { day, months_later } = from.day_of_month;
  const later = typeof months_later === "string" ? paper.whole(`${at}/day_of_month/months_later`, months_later, paper.word("label-months-later", { label: called }), "months")
    : paper.choice(`${at}/day_of_month/months_later`, months_later ?? 0, [0, 1, 2, 3].map((value) => ({ value, label: paper.word(`months-later-${value}`) })), { label: paper.word("label-months-later", { label: called }) });
  return [choice, paper.say("anchor-day", {
    later,
    day: paper.whole(`${at}/day_of_month/day`, day, paper.word("label-day", { label: called }), "day"),
  })];
}

function date(paper: Paper, { id, clause, label, rule, read_as = {}, from, plus, adjust, example, objection_to, objection_by }: DateTerm, index: number): Written {
  const at = `/dates/${index}`;
  const called = paper.text(label);
  const [[unit, number] = ["", undefined]] = Object.entries<string | number>(plus ?? {});
  const named = parties(paper.contract, paper.language);
  const extra = [...(plus ? [] : ["add:plus"]), ...(objection_to === undefined ? ["add:objection_to"] : [])];
  return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...extra] }, html`<p>${paper.say(sentenceOf(unit, number), {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    from: anchor(paper, `${at}/from`, from, called),
    number: plus ? paper.whole(`${at}/plus/${unit}`, number, paper.word("label-offset", { label: called }), unit) : nothing,
    unit: plus ? paper.choice(`${at}/plus`, plus, UNITS.map((one) => ({ value: one === unit ? plus : { [one]: number }, label: paper.word(`offset-${one.replace("_", "-")}`) })), { label: paper.word("label-offset-unit", { label: called }) }) : nothing,
    adjust: paper.choice(`${at}/adjust`, adjust ?? "none", options(paper, ["none", "after_holidays", "working_day"], "adjust"), { label: paper.word("label-adjust", { label: called }) }),
  })}${example ? html` <span class="mark">${paper.word("example-value")}</span>` : nothing}</p>
  ${line("date-rule", paper, { rule: paper.words(`${at}/rule`, rule, { label: paper.word("label-rule", { label: called }), wide: true }) })}
  ${objection_to === undefined ? nothing : line("date-objection", paper, { who: paper.choice(`${at}/objection_by`, objection_by, [{ value: null, label: paper.word("objection-by-none") }, { value: "provider", label: named.provider }, { value: "client", label: named.client }], { label: paper.word("label-objection-by", { label: called }) }), what: paper.choice(`${at}/objection_to`, objection_to, options(paper, ["result", "account"], "objection"), { label: paper.word("label-objection", { label: called }) }) })}
  ${Object.entries(read_as).map(([reading, choice]) => line("line-read-as", paper, { reading: readAs(paper, `${at}/read_as`, reading, choice) }))}`);
}

export const dates: Section = {
  id: "dates",
  at: ["dates"],
  count: ({ contract }) => contract.dates?.length ?? 0,
  write: (paper) => section(dates, paper, (paper.contract.dates ?? []).map((one, index) => paper.clause(`/dates/${index}`, one, () => date(paper, one, index))), adding(paper, "add-date")),
};

export const term: Section = {
  id: "term",
  at: ["term"],
  count: ({ contract }) => (contract.term ? 1 : 0),
  write: (paper) => {
    const { term: runs } = paper.contract;
    const label = paper.word("section-term");
    return section(term, paper, runs ? block(paper, { at: "/term", clause: runs.clause, label, actions: [...(runs.years === undefined ? ["add:years"] : []), ...(runs.renews_years === undefined ? ["add:renews_years"] : []), ...(runs.end === undefined ? ["add:end"] : []), "remove"] }, html`<p>
      ${runs.end === undefined ? nothing : paper.say("term-end", { end: paper.words("/term/end", runs.end, { label: paper.word("label-end") }) })}
      ${runs.years === undefined ? nothing : paper.say("term-years", { years: paper.whole("/term/years", runs.years, paper.word("label-years"), "years") })}
      ${runs.renews_years === undefined ? nothing : paper.say("term-renews", { years: paper.whole("/term/renews_years", runs.renews_years, paper.word("label-renews"), "years") })}
      ${runs.example ? html`<span class="mark">${paper.word("example-value")}</span>` : nothing}</p>`) : nothing, runs ? nothing : adding(paper, "add-term"));
  },
};
