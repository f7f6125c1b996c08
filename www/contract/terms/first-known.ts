// The first part that is known.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("first_known", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-first-known", { parts: paper.terms(at, parts, { ...place, inner: "loose" }, paper.word("term-or-else")) }),
  begin: (_, before) => [wrap(before), "0"],
});
