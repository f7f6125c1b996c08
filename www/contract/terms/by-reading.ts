// One for each choice of a reading: the one in force is written out, the others behind it.

import { html, nothing } from "lit";

import type { Written } from "../paper.ts";
import { pointerTo, steps } from "../../domain/pointer.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("by_reading", {
  kind: "number",
  write: ({ reading, choices }, paper, at, place) => {
    const ambiguity = paper.contract.ambiguities?.find(({ id }) => id === reading);
    const chosen = paper.contract.readings?.[reading] ?? ambiguity?.choices[0]?.id ?? "";
    const one = (choice: string): Written => paper.term(pointerTo(...steps(at), "choices", choice), choices[choice], place);
    const called = (choice: string): string => paper.text(ambiguity?.choices.find(({ id }) => id === choice)?.label ?? choice);
    const others = Object.keys(choices).filter((choice) => choice !== chosen);
    return [
      paper.say("term-by-reading", { reading: paper.reading(reading, place.label), term: one(chosen) }),
      others.length === 0 ? nothing : html`<details class="others"><summary>${paper.word("term-other-readings", { count: String(others.length) })}</summary>
        ${others.map((choice) => html`<p>${paper.say("term-under-reading", { reading: called(choice), term: one(choice) })}</p>`)}</details>`,
    ];
  },
  begin: (paper, before) => {
    const [ambiguity] = paper.contract.ambiguities ?? [];
    return ambiguity ? { reading: ambiguity.id, choices: Object.fromEntries(ambiguity.choices.map(({ id }) => [id, wrap(before)])) } : null;
  },
});
