// Between points in a straight line.

import { html, nothing } from "lit";

import { mechanics, someName } from "./mechanics.ts";
import { unitOf } from "./rows.ts";

export default mechanics("linear", {
  kind: "number",
  write: ({ of, points }, paper, at, place) => {
    const unit = unitOf(paper, of);
    return paper.say("term-linear", {
      of: paper.term(`${at}/of`, of, { label: paper.word("label-measured", { label: place.label }) }),
      points: html`<span class="rows">${points.map((point, index) => html`<span class="row">${paper.say("row-linear", {
        at: paper.term(`${at}/points/${index}/at`, point.at, { label: paper.word("label-point", { label: place.label, row: String(index + 1) }), unit }),
        value: paper.term(`${at}/points/${index}/value`, point.value, { ...place, label: paper.word("label-row", { label: place.label, row: String(index + 1) }) }),
      })}${points.length > 1 ? paper.tool("remove", `${at}/points/${index}`, paper.word("tool-remove-row")) : nothing}</span>`)}${paper.tool("add-like-last", `${at}/points`, paper.word("tool-add-row"))}</span>`,
    });
  },
  begin: (paper, before, { weight }) => {
    const name = someName(paper, before);
    return name === null ? null : { of: name, points: [{ at: "0", value: "0" }, { at: "100", value: typeof weight === "string" ? weight : "100" }] };
  },
});
