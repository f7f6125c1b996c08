// Seats times a monthly price, each for the days it was staffed.

import { mechanics } from "./mechanics.ts";

export default mechanics("per_seat", {
  kind: "number",
  write: ({ seats, price, days }, paper, at, { label }) => paper.say("term-per-seat", {
    seats: paper.term(`${at}/seats`, seats, { label: paper.word("label-seats", { label }) }),
    price: paper.term(`${at}/price`, price, { label: paper.word("label-price", { label }), unit: paper.language.money }),
    days: paper.parameter(`${at}/days`, days, ["calendar_days", "thirty_days", "thirty_days_not_staffed"], "days", paper.word("label-days", { label })),
  }),
  begin: (_, before) => ({ seats: "seats", price: typeof before === "string" ? before : "6000" }),
});
