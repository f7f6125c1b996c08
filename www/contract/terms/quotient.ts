// The first divided by the second.

import type { Term } from "../../engine/engine.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("quotient", {
  kind: "number",
  brackets: "tight",
  write: (parts, paper, at, place) => paper.say("term-quotient", { parts: paper.terms(at, parts, { ...place, unit: "", inner: "loose", named: true }, " ÷ ") }),
  begin: (_, before): [Term, Term] => [wrap(before), "1"],
});
