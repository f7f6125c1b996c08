// Sums of counts divided by sums of counts.

import { mechanics, someName } from "./mechanics.ts";
import { bracketed } from "./parts.ts";

export default mechanics("ratio", {
  kind: "number",
  brackets: "tight",
  write: ({ of, to }, paper, at) => paper.say("term-ratio", {
    of: bracketed(paper, `${at}/of`, of, { label: paper.word("label-of"), inner: of.length > 1 ? "loose" : "tight" }, paper.word("sign-plus")),
    to: bracketed(paper, `${at}/to`, to, { label: paper.word("label-to"), inner: to.length > 1 ? "loose" : "tight" }, paper.word("sign-plus")),
  }),
  begin: (paper, before) => {
    const name = someName(paper, before);
    return name === null ? null : { of: [name], to: [name] };
  },
});
