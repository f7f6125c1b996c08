// How many conditions hold.

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("count", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, { label }) => paper.say("term-count", { parts: paper.terms(at, parts, { label: paper.word("label-condition", { label }), kind: "flag" }, paper.word("list-semicolon")) }),
  begin: (paper) => {
    const name = someName(paper, undefined, "flag");
    return name === null ? null : [name];
  },
});
