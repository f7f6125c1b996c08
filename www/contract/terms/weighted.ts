// The mean of parts, each with its weight.

import { html, nothing } from "lit";

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("weighted", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-weighted", {
    parts: [...paper.list(parts.map(({ of, weight }, index) => html`<span class="part">${paper.say("term-weighted-part", {
      of: paper.term(`${at}/${index}/of`, of, { ...place, inner: "loose" }),
      weight: paper.term(`${at}/${index}/weight`, weight, { label: paper.word("label-weight-of", { label: `${place.label} ${index + 1}` }) }),
    })}${parts.length > 1 ? paper.tool("remove", `${at}/${index}`, paper.word("tool-remove-part")) : nothing}</span>`)), paper.tool("add-like-last", at, paper.word("tool-add-part"))],
  }),
  begin: (_, before) => [{ of: wrap(before), weight: "50" }, { of: "0", weight: "50" }],
});
