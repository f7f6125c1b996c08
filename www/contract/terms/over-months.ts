// One number out of several months.

import { mechanics, nameOptions, options, someName } from "./mechanics.ts";
import { windowOf } from "./window.ts";

export default mechanics("over_months", {
  kind: "number",
  brackets: "loose",
  write: ({ of, take, months }, paper, at, { label }) => paper.say("term-over-months", {
    of: paper.choice(`${at}/of`, of, [...nameOptions(paper, "number"), ...nameOptions(paper, "flag")], { label: paper.word("label-measured", { label }) }),
    months: windowOf(paper, `${at}/months`, months, label),
    take: paper.choice(`${at}/take`, take ?? "sum", options(paper, ["sum", "mean", "lowest", "highest", "pooled"], "take"), { label: paper.word("label-take", { label }) }),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before);
    return name === null ? null : { of: name, months: { last: "3" } };
  },
});
