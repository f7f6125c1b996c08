// A percentage of a base.

import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("percent", {
  kind: "number",
  brackets: "tight",
  write: ({ of, rate }, paper, at, place) => paper.say("term-percent", {
    of: paper.term(`${at}/of`, of, { ...place, label: paper.word("label-base", { label: place.label }), inner: "loose", named: true }),
    rate: paper.term(`${at}/rate`, rate, { label: paper.word("label-rate", { label: place.label }), unit: "%", inner: "loose" }),
  }),
  begin: (_, before) => ({ of: wrap(before), rate: "10" }),
});
