// What has no clause of its own to stand in: numbers with names that no sentence shows, and readings that nothing is left to.

import { html, nothing } from "lit";

import { adding, block, effectText, OF_LISTS, section, type Section } from "./block.ts";
import type { Paper } from "../paper.ts";
import { wordsIn } from "../words-in.ts";

/** The values that stand in no sentence: their numbers are shown here, or how they are computed. */
function apart(paper: Paper): number[] {
  const { values = [], ...rest } = paper.contract;
  const named = Object.values(rest).map(wordsIn);
  return values.flatMap(({ id, value }, index) => (typeof value === "object" || !named.some((words) => words.has(id)) ? [index] : []));
}

export const values: Section = {
  id: "values",
  at: ["values"],
  count: (paper) => apart(paper).length,
  write: (paper) => section(values, paper, apart(paper).map((index) => {
    const one = paper.contract.values?.[index];
    if (!one) return nothing;
    const at = `/values/${index}`;
    const called = paper.text(one.label);
    return block(paper, { at, clause: one.clause, label: called || one.id }, html`<p>${paper.say("value-line", {
      label: paper.words(`${at}/label`, one.label, { label: paper.word("label-name") }),
      value: typeof one.value === "object" ? paper.term(`${at}/value`, one.value, { label: called, unit: one.unit }) : paper.stated(one),
    })}</p>${paper.comesTo(one)}`);
  }), adding(paper, "add-value")),
};

export const readings: Section = {
  id: "readings",
  at: ["ambiguities", "readings"],
  count: ({ contract }) => contract.ambiguities?.length ?? 0,
  write: (paper) => {
    const { ambiguities = [] } = paper.contract;
    // The others only decide what counts: nothing says there how they are read.
    const text = JSON.stringify({ ...paper.contract, ambiguities: [], readings: {} });
    const placed = new Set([...text.matchAll(/(?:\{|"by_reading":\{)"reading":"([^"]+)"[,}]/g)].flatMap(([whole, id = ""]) => (whole.endsWith("}") || whole.startsWith('"by_reading"') ? [id] : [])));
    return section(readings, paper, ambiguities.map(({ id, clause, question, choices, option }, index) => {
      const at = `/ambiguities/${index}`;
      const effect = paper.effects.find((one) => one.id === id);
      return block(paper, { at, clause, label: paper.text(question) || id, actions: OF_LISTS }, html`<p>${paper.words(`${at}/question`, question, { label: paper.word("label-question"), wide: true })}${placed.has(id) ? nothing : html` ${paper.reading(id, id)}`}${option ? html` ${paper.word("reading-option")}` : nothing}</p>
        <ul class="choices">${choices.map((choice, place) => html`<li>${paper.words(`${at}/choices/${place}/label`, choice.label, { label: paper.word("label-choice", { number: String(place + 1) }), wide: true })}${
          choice.id === (paper.contract.readings?.[id] ?? choices[0]?.id) ? html` <span class="now">${paper.word("reading-now")}</span>` : nothing}</li>`)}</ul>
        ${placed.has(id) || !effect ? nothing : effect.choices.filter((choice) => choice.id !== effect.current && choice.changes).map((choice) => html`<p class="effect">${effectText(paper, choice)}</p>`)}`);
    }), nothing);
  },
};
