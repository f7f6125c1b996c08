// The first less the others.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("minus", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-minus", { parts: paper.terms(at, parts, { ...place, inner: "loose", named: true }, " − ") }),
  begin: (_, before) => [wrap(before), "0"],
});
