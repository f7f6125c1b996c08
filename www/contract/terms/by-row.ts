// One for each row of a table, by its name.

import { html } from "lit";

import { pointerTo, steps } from "../../domain/pointer.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("by_row", {
  kind: "number",
  write: (terms, paper, at, place) => paper.say("term-by-row", {
    rows: html`<span class="rows">${Object.entries(terms).map(([name, term]) => html`<span class="row">${paper.say("row-by-row", {
      name: paper.names.rowName(name),
      value: paper.term(pointerTo(...steps(at), name), term, { ...place, label: paper.word("label-of-row", { label: place.label, name: paper.names.rowName(name) }) }),
    })}</span>`)}</span>`,
  }),
  begin: (paper, before) => {
    const names = (paper.contract.tables ?? []).flatMap(({ name }) => name?.among ?? []);
    return names.length === 0 ? null : Object.fromEntries(names.map((name) => [typeof name === "string" ? name : name["zh-CN"], wrap(before)]));
  },
});
