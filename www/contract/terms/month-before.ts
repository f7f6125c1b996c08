// What a name came to in the month before.

import { mechanics, nameOptions, someName } from "./mechanics.ts";

export default mechanics("month_before", {
  kind: "number",
  write: (name, paper, at, { label }) => paper.say("term-month-before", { of: paper.choice(at, name, nameOptions(paper, "number"), { label: paper.word("label-measured", { label }) }) }),
  begin: (paper, before) => someName(paper, before),
});
