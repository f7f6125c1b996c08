// One number against another.

import type { AtLeast } from "../../engine/engine.ts";
import type { Mechanics } from "../paper.ts";
import { mechanics, someName } from "./mechanics.ts";
import { unitOf } from "./rows.ts";

export function comparison(name: "at_least" | "above" | "at_most" | "below"): Mechanics {
  // All four are two terms.
  return mechanics(name as "at_least", {
    kind: "flag",
    write: ([left, right], paper, at, { label }) => paper.say(`term-${name.replace("_", "-")}`, {
      left: paper.term(`${at}/0`, left, { label: paper.word("label-measured", { label }), unit: unitOf(paper, right), inner: "loose" }),
      right: paper.term(`${at}/1`, right, { label: paper.word("label-edge", { label }), unit: unitOf(paper, left), inner: "loose" }),
    }),
    begin: (paper): AtLeast | null => {
      const named = someName(paper, undefined);
      return named === null ? null : [named, "90"];
    },
  });
}
