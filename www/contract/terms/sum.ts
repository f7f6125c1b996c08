// All parts added up.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("sum", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-sum", { parts: paper.terms(at, parts, { ...place, inner: "loose", named: true }, paper.word("sign-plus")) }),
  begin: (_, before) => [wrap(before), "0"],
});
