// An amount too small to be paid is none.

import { nothing } from "lit";

import type { Written } from "../paper.ts";
import { spanOf } from "../../domain/ranges.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("de_minimis", {
  kind: "number",
  write: ({ of, paid }, paper, at, place) => {
    const { from, to, fromClosed, toClosed } = spanOf(paid);
    const edge = (part: "from" | "to", value: string, word: string): Written => (value === "" ? nothing : paper.say(word, { edge: paper.edge(`${at}/paid`, value, part, paper.word("label-paid", { label: place.label }), paper.language.money) }));
    return paper.say("term-de-minimis", {
      of: paper.term(`${at}/of`, of, place),
      paid: [edge("from", from, fromClosed ? "range-from" : "range-above"), edge("to", to, toClosed ? "range-up-to" : "range-below")],
    });
  },
  begin: (_, before) => ({ of: wrap(before), paid: "[1, )" }),
});
