// Each unit at the price of the step it falls in.

import { mechanics, someName } from "./mechanics.ts";
import { rows, unitOf } from "./rows.ts";

export default mechanics("graduated", {
  kind: "number",
  write: ({ of, rows: all }, paper, at, place) => paper.say("term-graduated", {
    of: paper.term(`${at}/of`, of, { label: paper.word("label-quantity", { label: place.label }) }),
    rows: rows(paper, `${at}/rows`, all, "price", "row-graduated", unitOf(paper, of), { label: paper.word("label-price", { label: place.label }), unit: paper.language.money }),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before);
    return name === null ? null : { of: name, rows: [{ in: "[0, 1000]", price: "1" }, { in: "(1000, )", price: "0.8" }] };
  },
});
