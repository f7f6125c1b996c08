// One of two, by a condition.

import type { Term } from "../../engine/engine.ts";
import { mechanics, someName, wrap } from "./mechanics.ts";

export default mechanics("if", {
  kind: "number",
  brackets: "loose",
  write: ({ when, then, else: otherwise }, paper, at, place) => paper.say("term-if", {
    when: paper.term(`${at}/when`, when, { label: paper.word("label-condition", { label: place.label }), kind: "flag" }),
    then: paper.term(`${at}/then`, then, { ...place, label: paper.word("label-then", { label: place.label }), inner: "loose" }),
    else: paper.term(`${at}/else`, otherwise, { ...place, label: paper.word("label-else", { label: place.label }), inner: "loose", none: "term-not-counted" }),
  }),
  begin: (paper, before) => {
    const name = someName(paper, undefined);
    const when: Term = name === null ? "assessed" : { at_least: [name, "90"] };
    return { when, then: wrap(before), else: "0" };
  },
});
