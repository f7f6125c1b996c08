// One number out of the rows of a table.

import { nothing } from "lit";

import { mechanics, options, wrap } from "./mechanics.ts";

export default mechanics("over_rows", {
  kind: "number",
  brackets: "loose",
  write: ({ rows, of, when, take }, paper, at, { label, unit }) => {
    const tables = (paper.contract.tables ?? []).map((table) => ({ value: table.id, label: paper.text(table.label) }));
    const condition = paper.term(`${at}/when`, when, { label: paper.word("label-rows-when", { label }), kind: "flag", none: paper.word("rows-all") });
    return paper.say("term-over-rows", {
      rows: paper.choice(`${at}/rows`, rows, tables, { label: paper.word("label-rows", { label }) }),
      when: when === undefined || when === null ? [paper.fixed ? nothing : condition] : paper.say("rows-when", { when: condition }),
      of: paper.term(`${at}/of`, of, { label: paper.word("label-row-of", { label }), none: paper.word("rows-counted"), ...(unit === undefined ? {} : { unit }) }),
      take: paper.choice(`${at}/take`, take ?? "sum", options(paper, ["sum", "mean", "lowest", "highest", "pooled"], "take"), { label: paper.word("label-take", { label }) }),
    });
  },
  begin: (paper, before) => {
    const [table] = paper.contract.tables ?? [];
    return table ? { rows: table.id, of: wrap(before, "1") } : null;
  },
});
