// A step table: the value of the row whose range holds the number.

import { mechanics, someName } from "./mechanics.ts";
import { rows, unitOf } from "./rows.ts";

export default mechanics("bands", {
  kind: "number",
  write: ({ of, rows: all }, paper, at, place) => paper.say("term-bands", {
    of: paper.term(`${at}/of`, of, { label: paper.word("label-measured", { label: place.label }) }),
    rows: rows(paper, `${at}/rows`, all, "value", "row-bands", unitOf(paper, of), place),
  }),
  begin: (paper, before, { weight }) => {
    const name = someName(paper, before);
    return name === null ? null : { of: name, rows: [{ in: "(, 80)", value: "0" }, { in: "[80, )", value: typeof weight === "string" ? weight : "10" }] };
  },
});
