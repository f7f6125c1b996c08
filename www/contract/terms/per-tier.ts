// One for each tier.

import { html } from "lit";

import { pointerTo, steps } from "../../domain/pointer.ts";
import { mechanics, wrap } from "./mechanics.ts";

export default mechanics("per_tier", {
  kind: "number",
  write: (amounts, paper, at, place) => paper.say("term-per-tier", {
    tiers: html`<span class="rows">${Object.entries(amounts).map(([tier, amount]) => html`<span class="row">${paper.say("row-per-tier", {
      tier: paper.tier(tier),
      value: paper.term(pointerTo(...steps(at), tier), amount, { ...place, label: paper.word("label-of-tier", { label: place.label, tier: paper.tier(tier) }) }),
    })}</span>`)}</span>`,
  }),
  begin: (paper, before) => {
    const tiers = paper.contract.tiers ?? [];
    return tiers.length === 0 ? null : Object.fromEntries(tiers.map(({ id }) => [id, wrap(before)]));
  },
});
