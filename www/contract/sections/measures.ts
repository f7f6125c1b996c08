// What is measured and what earns points: metrics, items, groups, the score, the trial.

import { html, nothing } from "lit";

import type { GroupTerm, ItemTerm, MetricTerm } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { sameTargets } from "../structure/tools.ts";
import { adding, block, line, OF_LISTS, section, type Section } from "./block.ts";

export const unitsOf = ({ language }: Paper): string[] => ["%", "points", "s", "min", "h", "days", "calls", "sessions", "orders", "issues", language.money];

function metric(paper: Paper, { id, label, unit, clause, value, target, when, better, given, counts, hours, helper }: MetricTerm, index: number): Written {
  const at = `/metrics/${index}`;
  const called = paper.text(label);
  const units = [...new Set([...unitsOf(paper), unit])];
  const extra = Object.entries({ target, when, counts, hours, given }).filter(([, there]) => there === undefined || there === null).map(([key]) => `add:${key}`);
  return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...extra] }, html`<p>${paper.say(target === undefined || target === null ? "metric" : "metric-target", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    value: paper.term(`${at}/value`, value, { label: called, unit: unit === "%" ? "" : unit }),
    unit: paper.choice(`${at}/unit`, unit, units.map((one) => ({ value: one, label: paper.unitWord(one) || paper.word("unit-none") })), { label: paper.word("label-unit", { label: called }) }),
    better: paper.choice(`${at}/better`, better ?? "higher", [{ value: "higher", label: paper.word("better-higher") }, { value: "lower", label: paper.word("better-lower") }], { label: paper.word("label-better", { label: called }) }),
    target: paper.term(`${at}/target`, target, { label: paper.word("label-target", { label: called }), unit }),
  })}${alsoOthers(paper, `${at}/target`)}</p>
  ${counts === undefined || counts === null ? nothing : line("metric-counts", paper, { counts: paper.words(`${at}/counts`, counts, { label: paper.word("label-counts", { label: called }), wide: true }) })}
  ${when === undefined || when === null ? nothing : line("metric-when", paper, { when: paper.term(`${at}/when`, when, { label: paper.word("label-condition", { label: called }), kind: "flag" }) })}
  ${hours ? line("metric-hours", paper, { hours: paper.words(`${at}/hours/text`, hours.text, { label: paper.word("label-hours", { label: called }) }), clause: paper.words(`${at}/hours/clause`, hours.clause, { label: paper.word("label-clause", { label: paper.word("label-hours", { label: called }) }) }) }) : nothing}
  ${helper ? html`<p>${paper.word("metric-helper")}</p>` : nothing}
  ${given === undefined || given === null ? nothing : line("metric-given", paper, { given: paper.choice(`${at}/given`, given, figures(paper), { label: paper.word("label-given", { label: called }) }) })}`);
}

/** Where a clause states one target for several metrics, the others are offered to follow. */
function alsoOthers(paper: Paper, at: string): Written {
  const change = paper.changeAt(at);
  const was = change?.was;
  if (paper.fixed || change?.kind !== "set" || typeof was !== "string" || typeof change.now === "object") return nothing;
  const others = sameTargets(paper.contract, at, was);
  return others.length === 0 ? nothing : html` <button type="button" class="button plain" data-do="same-target" data-at=${at} data-more=${was}>${paper.word("same-target", { count: String(others.length), was: paper.shown(was) })}</button>`;
}

export function figures(paper: Paper): { value: string; label: string }[] {
  return paper.names.ofMonth.map(({ id, label }) => ({ value: id, label }));
}

function item(paper: Paper, { id, label, clause, weight, score, group }: ItemTerm, index: number): Written {
  const at = `/items/${index}`;
  const called = paper.text(label);
  const groups = paper.contract.groups ?? [];
  return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...(groups.length > 0 && !group ? ["add:group"] : [])] }, html`<p>${paper.say("item", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    weight: paper.term(`${at}/weight`, weight, { label: paper.word("label-weight-of", { label: called }), unit: "points" }),
    group: group ? paper.say("item-group", { group: paper.choice(`${at}/group`, group, groups.map((one) => ({ value: one.id, label: paper.text(one.label) })), { label: paper.word("label-group", { label: called }) }) }) : nothing,
    score: paper.term(`${at}/score`, score, { label: called, unit: "points", weight }),
  })}</p>`);
}

function groupOf(paper: Paper, { id, label, clause, weight, full }: GroupTerm, index: number): Written {
  const at = `/groups/${index}`;
  const called = paper.text(label);
  return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...(full === undefined || full === null ? ["add:full"] : [])] }, html`<p>${paper.say("group", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    weight: paper.term(`${at}/weight`, weight, { label: paper.word("label-weight-of", { label: called }), unit: "points" }),
    full: full === undefined || full === null ? nothing : paper.say("group-full", { full: paper.term(`${at}/full`, full, { label: paper.word("label-full", { label: called }), unit: "points" }) }),
  })}</p>`);
}

export const measures: Section = {
  id: "measures",
  at: ["metrics", "items", "groups", "score", "trial"],
  count: ({ contract: { metrics = [], items = [] } }) => metrics.length + items.length,
  write: (paper) => {
    const { metrics = [], items = [], groups = [], score, trial } = paper.contract;
    return section(measures, paper, html`
      ${metrics.length > 0 ? html`<h4>${paper.word("section-metrics")}</h4>${metrics.map((one, index) => paper.clause(`/metrics/${index}`, one, () => metric(paper, one, index)))}` : nothing}
      ${groups.map((one, index) => groupOf(paper, one, index))}
      ${items.length > 0 ? html`<h4>${paper.word("section-items")}</h4>${items.map((one, index) => paper.clause(`/items/${index}`, one, () => item(paper, one, index)))}` : nothing}
      ${score ? block(paper, { at: "/score", clause: score.clause, label: paper.text(score.label), actions: [] }, html`<p>${paper.say("score-line", {
        label: paper.words("/score/label", score.label, { label: paper.word("label-name") }),
        full: paper.term("/score/full", score.full, { label: paper.word("label-full", { label: paper.text(score.label) }), unit: "points" }),
        rounding: paper.parameter("/score/rounding", score.rounding, ["none", "half_up"], "rounding", paper.word("label-rounding")),
        no_data: paper.parameter("/score/no_data", score.no_data, ["reweight", "full_marks"], "no-data", paper.word("label-no-data")),
      })}${score.within === undefined || score.within === null ? nothing : paper.say("score-within", { range: paper.rangeAt("/score/within", score.within, paper.text(score.label), "points") })}${
        score.better === undefined || score.better === null ? nothing : paper.say("score-better", {
          better: paper.choice("/score/better", score.better, (["higher", "lower"] as const).map((value) => ({ value, label: paper.word(`score-better-${value}`) })), { label: paper.word("label-better", { label: paper.text(score.label) }) }),
        })}</p>`) : nothing}
      ${trial ? block(paper, { at: "/trial", clause: trial.clause, label: paper.word("trial-name"), actions: ["remove"] }, html`<p>${paper.say("trial-line", {
        months: paper.term("/trial/months", trial.months, { label: paper.word("label-trial"), unit: "months", bare: true }),
        rule: paper.parameter("/trial/rule", trial.rule, ["calendar", "anniversary"], "trial", paper.word("label-trial-rule")),
      })}</p>`) : nothing}
      ${items.length > 0 || groups.length > 0 ? [...paper.problemsAt("/groups"), ...paper.problemsAt("/items")].map((problem) => html`<p class="wrong all" role="alert">${paper.problem(problem)}${problem.code === "weights_sum" && !paper.fixed
        ? html` <button type="button" class="button" data-do="balance">${paper.word("balance-weights")}</button>` : nothing}</p>`) : nothing}`,
    html`${adding(paper, "add-item")}${adding(paper, "add-metric")}${items.length > 1 ? adding(paper, "add-group") : nothing}${trial ? nothing : adding(paper, "add-trial")}`);
  },
};
