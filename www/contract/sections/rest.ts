// What has no clause of its own to stand in: numbers with names that no sentence shows, and readings that nothing is left to.

import { html, nothing } from "lit";

import { pointerTo, steps } from "../../domain/pointer.ts";
import { adding, block, effectText, OF_LISTS, section, type Section } from "./block.ts";
import type { Paper } from "../paper.ts";
import { wordsIn } from "../words-in.ts";

const placed = new WeakMap<object, ReadonlySet<string>>();

/** The readings that a part of the contract says in a sentence. A part that is the same as before is not looked through again. */
function placedIn(part: unknown): ReadonlySet<string> {
  if (typeof part !== "object" || part === null) return new Set();
  const known = placed.get(part);
  if (known) return known;
  // The others only decide what counts: nothing says there how they are read.
  const here = "reading" in part && typeof part.reading === "string" && Object.keys(part).length === 1 ? [part.reading] : [];
  const chosen = "by_reading" in part ? Object.entries(part.by_reading as object).flatMap(([key, value]) => (key === "reading" && typeof value === "string" ? [value] : [])) : [];
  const found = new Set([...here, ...chosen, ...Object.values(part).flatMap((inner) => [...placedIn(inner)])]);
  placed.set(part, found);
  return found;
}

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
    const said = new Set(Object.entries(paper.contract).flatMap(([key, part]) => (key === "ambiguities" || key === "readings" ? [] : [...placedIn(part)])));
    return section(readings, paper, ambiguities.map(({ id, clause, question, choices, option, by_vendor = {} }, index) => {
      const at = `/ambiguities/${index}`;
      const effect = paper.effects.find((one) => one.id === id);
      return block(paper, { at, clause, label: paper.text(question) || id, actions: OF_LISTS }, html`<p>${paper.words(`${at}/question`, question, { label: paper.word("label-question"), wide: true })}${said.has(id) ? nothing : html` ${paper.reading(id, id)}`}${option ? html` ${paper.word("reading-option")}` : nothing}</p>
        <ul class="choices">${choices.map((choice, place) => html`<li>${paper.words(`${at}/choices/${place}/label`, choice.label, { label: paper.word("label-choice", { number: String(place + 1) }), wide: true })}${
          choice.id === (paper.contract.readings?.[id] ?? choices[0]?.id) ? html` <span class="now">${paper.word("reading-now")}</span>` : nothing}</li>`)}</ul>
        ${Object.entries(by_vendor).map(([vendor, choice]) => html`<p>${paper.say("reading-by-vendor", {
          vendor, choice: paper.choice(pointerTo(...steps(at), "by_vendor", vendor), choice, choices.map((one) => ({ value: one.id, label: paper.text(one.label) })), { label: vendor }),
        })}</p>`)}
        ${said.has(id) || !effect ? nothing : effect.choices.filter((choice) => choice.id !== effect.current && choice.changes).map((choice) => html`<p class="effect">${effectText(paper, choice)}</p>`)}`);
    }), nothing);
  },
};
