// The mean of the parts that have data.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("mean", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => paper.say("term-mean", { parts: paper.listed(at, parts, place) }),
  begin: (_, before) => [wrap(before), "0"],
});
