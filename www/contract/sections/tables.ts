// Rows finer than a month: what is given for each incident, day or site, and what each comes to.

import { html, nothing, type TemplateResult } from "lit";

import type { Figure, RowFigure, RowValue, TableTerm } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { adding, block, line, OF_LISTS, section, type Section } from "./block.ts";
import { unitsOf } from "./measures.ts";

export const tables: Section = {
  id: "tables",
  at: ["tables"],
  count: ({ contract }) => contract.tables?.length ?? 0,
  write: (paper) => section(tables, paper, (paper.contract.tables ?? []).map((one, index) => paper.clause(`/tables/${index}`, one, () => table(paper, one, index))), adding(paper, "add-table")),
};

function table(paper: Paper, { id, label, clause, name, figures, values = [], absent }: TableTerm, index: number): TemplateResult {
  const at = `/tables/${index}`;
  const called = paper.text(label);
  const absences = (["open", "zero"] as const).map((one) => ({ value: one === "open" ? null : one, label: paper.word(`rows-absent-${one}`) }));
  return html`${block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...(name ? [] : ["add:name"])] }, html`<p>${paper.say("table-line", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    absent: paper.choice(`${at}/absent`, absent === "zero" ? "zero" : null, absences, { label: paper.word("label-absent", { label: called }) }),
  })}</p>
  ${name ? line("table-name", paper, {
    name: paper.words(`${at}/name/label`, name.label, { label: paper.word("label-row-name", { label: called }) }),
    among: among(paper, `${at}/name`, name.among ?? [], called),
    every: paper.choice(`${at}/name/every`, name.every ? true : null, [{ value: null, label: paper.word("rows-any") }, { value: true, label: paper.word("rows-every") }], { label: paper.word("label-every", { label: called }) }),
  }) : nothing}`)}
  ${figures.map((one, place) => figure(paper, one, `${at}/figures/${place}`, called))}
  ${values.map((one, place) => value(paper, one, `${at}/values/${place}`))}
  ${paper.fixed ? nothing : html`<div class="adding">${adding(paper, "add-row-figure", at)}${adding(paper, "add-row-value", at)}</div>`}`;
}

/** The names there are; none: any. */
function among(paper: Paper, at: string, names: NonNullable<TableTerm["name"]>["among"] & object, called: string): Written {
  return [
    names.length === 0 ? paper.word("rows-any-name") : paper.list(names.map((one, place) => html`<span class="part">${paper.words(`${at}/among/${place}`, one, { label: paper.word("label-of-row", { label: called, name: String(place + 1) }) })}${
      paper.tool("remove", `${at}/among/${place}`, paper.word("tool-remove-part"))}</span>`)),
    paper.tool("add-row-name", at, paper.word("tool-add-part")),
  ];
}

function figure(paper: Paper, one: RowFigure, at: string, table: string): TemplateResult {
  if (typeof one === "string") {
    const options = paper.names.ofMonth.map(({ id, label }) => ({ value: id, label }));
    return block(paper, { at, label: paper.names.label(one), actions: ["up", "down", "remove"] }, html`<p>${paper.say("row-figure-common", { figure: paper.choice(at, one, options, { label: paper.word("label-row-figure", { label: table }) }) })}</p>`);
  }
  return own(paper, one, at);
}

function own(paper: Paper, { id, label, unit, kind, aliases = [], absent }: Figure, at: string): TemplateResult {
  const called = paper.text(label);
  const units = [...new Set([...unitsOf(paper), "flag", unit])];
  const usual = kind === "flag" ? "zero" : "open";
  const absences = (["zero", "open"] as const).map((one) => ({ value: one === usual ? null : one, label: paper.word(kind === "flag" ? `absent-flag-${one}` : `absent-${one}`) }));
  return block(paper, { at, label: called || id }, html`<p>${paper.say("row-figure", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    kind: paper.choice(`${at}/kind`, kind, (["count", "number", "money", "percent", "flag"] as const).map((one) => ({ value: one, label: paper.word(`figure-kind-${one}`) })), { label: paper.word("label-kind", { label: called }) }),
    unit: paper.choice(`${at}/unit`, unit, units.map((one) => ({ value: one, label: one === "flag" ? paper.word("figure-kind-flag") : paper.unitWord(one) || one || paper.word("unit-none") })), { label: paper.word("label-unit", { label: called }) }),
    absent: paper.choice(`${at}/absent`, absent === usual ? null : (absent ?? null), absences, { label: paper.word("label-absent", { label: called }) }),
  })}${paper.say("figure-aliases", { aliases: paper.words(`${at}/aliases`, aliases.join(paper.word("list-comma")), { label: paper.word("label-aliases", { label: called }), wide: true, as: "list" }) })}</p>`);
}

function value(paper: Paper, { id, label, unit, clause, value: term }: RowValue, at: string): TemplateResult {
  const called = paper.text(label);
  return block(paper, { at, clause, label: called || id }, html`<p>${paper.say("row-value", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    value: paper.term(`${at}/value`, term, { label: called, unit }),
  })}</p>`);
}
