// Which months count: the last so many, or those since some time.

import { nothing } from "lit";

import type { Window } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { nameOptions, options } from "./mechanics.ts";

export function windowOf(paper: Paper, at: string, { last, since, before, reset }: Window, label: string): Written {
  const months = last === undefined || last === null
    ? paper.choice(`${at}/since`, since, options(paper, ["quarter", "half_year", "year", "contract_quarter", "contract_half_year", "contract_year", "start"], "since"), { label: paper.word("label-window", { label }) })
    : paper.say("window-last", { last: paper.term(`${at}/last`, last, { label: paper.word("label-window", { label }), unit: "months", bare: true }) });
  return [
    months,
    before === true ? paper.word("window-before") : nothing,
    reset === undefined || reset === null ? nothing : paper.say("window-reset", { reset: paper.choice(`${at}/reset`, reset, nameOptions(paper, "flag"), { label: paper.word("label-reset", { label }) }) }),
  ];
}
