// Every one of them.

import { mechanics, someName } from "./mechanics.ts";

export default mechanics("all", {
  kind: "flag",
  brackets: "loose",
  write: (parts, paper, at, { label, inner }) => paper.terms(at, parts, { label: inner ? label : paper.word("label-condition", { label }), kind: "flag", inner: "loose" }, paper.word("term-and")),
  begin: (paper, before) => {
    const other = someName(paper, undefined, "flag") ?? "assessed";
    return [before ?? other, other];
  },
});
