// The month is the last one of its quarter.

import type { Cycle } from "../../engine/engine.ts";
import { mechanics, options } from "./mechanics.ts";

export default mechanics("closes", {
  kind: "flag",
  write: (cycle, paper, at, { label }) => paper.say("term-closes", { cycle: paper.choice(at, cycle, options(paper, ["month", "quarter"], "cycle"), { label: paper.word("label-cycle", { label }) }) }),
  begin: (): Cycle => "quarter",
});
