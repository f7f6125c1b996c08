// The lowest of the parts that have data; with a number of the contract, a most.

import { mechanics, wrap } from "./mechanics.ts";
import { bound } from "./parts.ts";

export default mechanics("lowest", {
  kind: "number",
  brackets: "loose",
  write: (parts, paper, at, place) => {
    const limit = bound(paper, parts);
    if (limit === null) return paper.say("term-lowest", { parts: paper.listed(at, parts, place) });
    const label = paper.word("label-most", { label: place.label });
    return paper.say("term-lowest-bound", { of: paper.term(`${at}/${1 - limit}`, parts[1 - limit], { ...place, inner: "loose" }), bound: paper.term(`${at}/${limit}`, parts[limit], { ...place, label }) });
  },
  begin: (_, before) => [wrap(before), "100"],
});
