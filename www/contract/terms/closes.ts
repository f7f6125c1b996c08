// The month is the last one of its quarter, half-year or year.

import type { Cycle } from "../../engine/engine.ts";
import { mechanics, options } from "./mechanics.ts";

export default mechanics("closes", {
  kind: "flag",
  write: (cycle, paper, at, { label }) => paper.say("term-closes", { cycle: paper.choice(at, cycle, options(paper, ["month", "quarter", "half_year", "year", "contract_quarter", "contract_half_year", "contract_year"], "cycle"), { label: paper.word("label-cycle", { label }) }) }),
  begin: (): Cycle => "quarter",
});
