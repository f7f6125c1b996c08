// The minutes of agreed service hours.

import type { AgreedMinutes } from "../../engine/engine.ts";
import { workingHours } from "../fields/hours.ts";
import { mechanics, options } from "./mechanics.ts";

export default mechanics("agreed_minutes", {
  kind: "number",
  write: ({ hours, over }, paper, at, { label }) => paper.say("term-agreed-minutes", {
    hours: workingHours(paper, `${at}/hours`, hours, label),
    over: paper.choice(`${at}/over`, over ?? "month", options(paper, ["month", "year_to_date", "year"], "over"), { label: paper.word("label-over", { label }) }),
  }),
  begin: (): AgreedMinutes => ({ hours: { days: "monday_to_friday", sessions: [["09:00", "18:00"]] } }),
});
