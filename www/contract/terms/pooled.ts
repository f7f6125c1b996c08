// One rate over the counts of several.

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("pooled", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-pooled", { parts: paper.terms(at, parts, place) }),
  begin: (paper, before) => {
    const name = someName(paper, before);
    return name === null ? null : [name];
  },
});
