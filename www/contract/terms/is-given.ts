// A figure of the month was given.

import { mechanics } from "./mechanics.ts";

export default mechanics("is_given", {
  kind: "flag",
  write: (figure, paper, at, { label }) => paper.say("term-is-given", {
    figure: paper.choice(at, figure, paper.names.ofMonth.map((one) => ({ value: one.id, label: one.label })), { label: paper.word("label-is-given", { label }) }),
  }),
  begin: (paper, before) => (typeof before === "string" && paper.names.ofMonth.some(({ id }) => id === before) ? before : (paper.contract.figures?.find(({ scope }) => scope !== "category")?.id ?? "csat_rate")),
});
