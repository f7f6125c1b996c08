// The month is in one of these tiers.

import { html, nothing } from "lit";

import { mechanics } from "./mechanics.ts";

export default mechanics("in_tier", {
  kind: "flag",
  write: (tiers, paper, at, { label }) => paper.say("term-in-tier", {
    tiers: [...paper.list(tiers.map((tier, index) => html`<span class="part">${paper.choice(`${at}/${index}`, tier, paper.tierLabels, { label: paper.word("label-tier", { label }) })}${
      tiers.length > 1 ? paper.tool("remove", `${at}/${index}`, paper.word("tool-remove-part")) : nothing}</span>`), paper.word("term-or")), paper.tool("add-like-last", at, paper.word("tool-add-part"))],
  }),
  begin: (paper) => {
    const tier = paper.contract.tiers?.at(-1);
    return tier ? [tier.id] : null;
  },
});
