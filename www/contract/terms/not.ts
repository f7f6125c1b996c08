// The opposite.

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("not", {
  kind: "flag",
  write: (part, paper, at, { label }) => paper.say("term-not", { of: paper.term(at, part, { label: paper.word("label-condition", { label }), kind: "flag" }) }),
  begin: (paper, before) => before ?? someName(paper, undefined, "flag") ?? "assessed",
});
