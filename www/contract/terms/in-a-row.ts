// An outcome that holds so many months in a row.

import { mechanics, nameOptions, someName } from "./mechanics.ts";

export default mechanics("in_a_row", {
  kind: "flag",
  write: ({ of, months }, paper, at, { label }) => paper.say("term-in-a-row", {
    of: paper.choice(`${at}/of`, of, nameOptions(paper, "flag"), { label: paper.word("label-condition", { label }) }),
    months: paper.term(`${at}/months`, months, { label: paper.word("label-times", { label }), unit: "months", bare: true }),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before, "flag");
    return name === null ? null : { of: name, months: "3" };
  },
});
