// A number brought to a multiple of a step.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("rounded", {
  kind: "number",
  write: ({ of, to, how }, paper, at, place) => paper.say("term-rounded", {
    of: paper.term(`${at}/of`, of, { ...place, named: true }),
    to: paper.term(`${at}/to`, to ?? "1", { label: paper.word("label-rounded-to", { label: place.label }) }),
    how: paper.parameter(`${at}/how`, how, ["half_up", "up", "down"], "rounded", paper.word("label-rounded-how", { label: place.label })),
  }),
  begin: (_, before) => ({ of: wrap(before) }),
});
