// The sum of a figure over the calendar year so far.

import { mechanics, nameOptions, someName } from "./mechanics.ts";

export default mechanics("year_to_date", {
  kind: "number",
  write: (name, paper, at, { label }) => paper.say("term-year-to-date", { of: paper.choice(at, name, nameOptions(paper, "number"), { label: paper.word("label-measured", { label }) }) }),
  begin: (paper, before) => someName(paper, before),
});
