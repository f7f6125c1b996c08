// Working hours: which days, and from when to when.

import { html, nothing } from "lit";

import type { WorkingHours } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { options } from "../terms/mechanics.ts";

export function workingHours(paper: Paper, at: string, { days, sessions }: WorkingHours, label: string): Written {
  const end = (session: number, part: 0 | 1, time: string): Written => {
    const named = paper.contract.values?.find(({ id }) => id === time);
    return named ? paper.stated(named) : paper.words(`${at}/sessions/${session}/${part}`, time, { label: paper.word(part === 0 ? "label-opens" : "label-ends", { label }) });
  };
  return [
    paper.choice(`${at}/days`, days, options(paper, ["every_day", "monday_to_friday", "working_days"], "workdays"), { label: paper.word("label-workdays", { label }) }),
    " ",
    ...paper.list(sessions.map(([from, to], index) => html`<span class="part">${end(index, 0, from)}–${end(index, 1, to)}${
      sessions.length > 1 ? paper.tool("remove", `${at}/sessions/${index}`, paper.word("tool-remove-part")) : nothing}</span>`)),
    paper.tool("add-like-last", `${at}/sessions`, paper.word("tool-add-part")),
  ];
}
