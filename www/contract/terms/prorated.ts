// A month's price for the days the contract was in force.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("prorated", {
  kind: "number",
  write: ({ of, days }, paper, at, place) => paper.say("term-prorated", {
    of: paper.term(`${at}/of`, of, place),
    days: paper.parameter(`${at}/days`, days, ["calendar_days", "thirty_days", "thirty_days_not_staffed"], "days", paper.word("label-days", { label: place.label })),
  }),
  begin: (_, before) => ({ of: wrap(before) }),
});
