// At least one of them.

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("any", {
  kind: "flag",
  brackets: "loose",
  write: (parts, paper, at, { label, inner }) => paper.terms(at, parts, { label: inner ? label : paper.word("label-condition", { label }), kind: "flag", inner: "loose" }, paper.word("term-or")),
  begin: (paper, before) => {
    const other = someName(paper, undefined, "flag") ?? "assessed";
    return [before ?? other, other];
  },
});
