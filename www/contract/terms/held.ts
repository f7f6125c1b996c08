// A condition that held so many times in a window of months.

import { mechanics, nameOptions, someName } from "./mechanics.ts";
import { windowOf } from "./window.ts";

export default mechanics("held", {
  kind: "flag",
  write: ({ of, times, months }, paper, at, { label }) => paper.say("term-held", {
    of: paper.choice(`${at}/of`, of, nameOptions(paper, "flag"), { label: paper.word("label-condition", { label }) }),
    times: paper.term(`${at}/times`, times ?? "1", { label: paper.word("label-times", { label }), bare: true }),
    months: windowOf(paper, `${at}/months`, months, label),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before, "flag");
    return name === null ? null : { of: name, times: "2", months: { last: "6" } };
  },
});
