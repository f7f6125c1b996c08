// What follows besides money: rights, duties, warnings.

import { html, nothing } from "lit";

import { adding, block, OF_LISTS, section, type Section } from "./block.ts";

export const outcomes: Section = {
  id: "outcomes",
  at: ["outcomes"],
  count: ({ contract }) => contract.outcomes?.length ?? 0,
  write: (paper) => section(outcomes, paper, (paper.contract.outcomes ?? []).map(({ id, label, clause, when, note }, index) => {
    const at = `/outcomes/${index}`;
    const called = paper.text(label);
    return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...(note === undefined || note === null ? ["add:note"] : [])] }, html`<p>${paper.say("outcome-line", {
      label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
      when: paper.term(`${at}/when`, when, { label: paper.word("label-condition", { label: called }), kind: "flag" }),
    })}${note === undefined || note === null ? nothing : paper.say("outcome-note", { note: paper.words(`${at}/note`, note, { label: paper.word("label-note", { label: called }), wide: true }) })}</p>`);
  }), adding(paper, "add-outcome")),
};
