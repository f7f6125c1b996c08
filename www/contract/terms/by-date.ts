// One version after another, by month.

import { html, nothing } from "lit";

import type { Paper, Place, Written } from "../paper.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("by_date", {
  kind: "number",
  write: (versions, paper, at, place) => paper.say("term-by-date", {
    versions: html`<span class="rows">${versions.map(({ from, to, value }, index) => html`<span class="row">${paper.say("row-by-date", {
      from: from === undefined || from === null ? paper.word(index === 0 ? "version-first" : "version-next") : paper.say("version-from", { month: month(paper, `${at}/${index}/from`, from, "label-from", place) }),
      to: to === undefined || to === null ? nothing : paper.say("version-to", { month: month(paper, `${at}/${index}/to`, to, "label-until", place) }),
      value: paper.term(`${at}/${index}/value`, value, { ...place, label: paper.word("label-row", { label: place.label, row: String(index + 1) }) }),
    })}${versions.length > 1 ? paper.tool("remove", `${at}/${index}`, paper.word("tool-remove-row")) : nothing}</span>`)}${paper.tool("add-version", at, paper.word("tool-add-version"))}</span>`,
  }),
  begin: (_, before) => [{ value: wrap(before) }, { from: "2027-01", value: wrap(before) }],
});

function month(paper: Paper, at: string, value: string, label: string, place: Place): Written {
  return paper.words(at, value, { label: paper.word(label, { label: place.label }) });
}
