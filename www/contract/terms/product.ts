// All parts multiplied.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("product", {
  kind: "number",
  brackets: "tight",
  write: (parts, paper, at, place) => paper.say("term-product", { parts: paper.terms(at, parts, { ...place, unit: "", inner: "loose", named: true }, " × ") }),
  begin: (_, before) => [wrap(before), "1"],
});
