// One version after another, each from a day on.

import { html, nothing } from "lit";

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("by_day", {
  kind: "number",
  write: (versions, paper, at, place) => paper.say("term-by-day", {
    versions: html`<span class="rows">${versions.map(({ from, value }, index) => html`<span class="row">${paper.say("row-by-date", {
      from: from === undefined || from === null ? paper.word("version-first") : paper.say("version-from", { month: paper.words(`${at}/${index}/from`, from, { label: paper.word("label-from", { label: place.label }) }) }),
      to: nothing,
      value: paper.term(`${at}/${index}/value`, value, { ...place, label: paper.word("label-row", { label: place.label, row: String(index + 1) }) }),
    })}${versions.length > 1 ? paper.tool("remove", `${at}/${index}`, paper.word("tool-remove-row")) : nothing}</span>`)}${paper.tool("add-version", at, paper.word("tool-add-version"))}</span>`,
  }),
  begin: (_, before) => [{ value: wrap(before) }, { from: "2027-01-15", value: wrap(before) }],
});
