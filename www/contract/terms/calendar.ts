// A number of the calendar.

import type { CalendarNumber } from "../../engine/engine.ts";
import { mechanics, options } from "./mechanics.ts";

export default mechanics("calendar", {
  kind: "number",
  write: (number, paper, at, { label }) => paper.say("term-calendar", {
    number: paper.choice(at, number, options(paper, ["days_of_month", "month_of_year", "months_since_start"], "calendar"), { label: paper.word("label-calendar", { label }) }),
  }),
  begin: (): CalendarNumber => "days_of_month",
});
