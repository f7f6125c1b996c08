// What is paid: fees for work, damages for falling short, the most that several come to, and how the month is settled.

import { html, nothing } from "lit";

import { constant, parties } from "../../domain/contract.ts";
import type { CapTerm, LineTerm } from "../../engine/engine.ts";
import { workingHours } from "../fields/hours.ts";
import type { Paper, Written } from "../paper.ts";
import { pointerTo } from "../../domain/pointer.ts";
import { adding, block, line, OF_LISTS, section, type Section } from "./block.ts";
import { figures } from "./measures.ts";
import { rateCard } from "./prices.ts";

/** A line of the account. */
function account(paper: Paper, entry: LineTerm, at: string): Written {
  const { id, label, payer, clause, read_as = {}, only_with = [], when, amount, rate_card, late_replies, due, document } = entry;
  const called = paper.text(label);
  const named = parties(paper.contract, paper.language);
  const missing = Object.entries({ when, due, document }).filter(([, there]) => there === undefined || there === null).map(([key]) => `add:${key}`);
  const extra = [...missing, ...(only_with.length === 0 ? ["add:only_with"] : []), ...(Object.keys(read_as).length === 0 && (paper.contract.ambiguities ?? []).length > 0 ? ["add:read_as"] : [])];
  const condition = (key: "when" | "due", term: LineTerm["when"], sentence: string): Written => (term === undefined || term === null ? nothing : line(sentence, paper, { when: paper.term(`${at}/${key}`, term, { label: paper.word("label-condition", { label: called }), kind: "flag" }) }));
  const who = paper.choice(`${at}/payer`, payer, [{ value: "provider", label: named.provider }, { value: "client", label: named.client }], { label: paper.word("label-payer", { label: called }) });
  const slots = { label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }), payer: who };
  const sentence = rate_card ? paper.say("line-rate-card", slots)
    : late_replies ? paper.say("line-late-replies", { ...slots,
      within: paper.term(`${at}/late_replies/within_hours`, late_replies.within_hours, { label: paper.word("label-within", { label: called }), unit: "h", bare: true }),
      hours: workingHours(paper, `${at}/late_replies/hours`, late_replies.hours, called) })
    : paper.say(long(amount) ? "line-amount-long" : "line-amount", { ...slots, amount: byTier(paper, amount) ?? paper.term(`${at}/amount`, amount, { label: called, unit: paper.language.money }) });
  return block(paper, { at, clause, label: called || id, actions: [...OF_LISTS, ...extra], wide: Boolean(rate_card) }, html`<p>${sentence}</p>
    ${condition("when", when, "line-when")}${condition("due", due, "line-due")}
    ${Object.entries(read_as).map(([reading, choice]) => line("line-read-as", paper, { reading: readAs(paper, `${at}/read_as`, reading, choice) }))}
    ${only_with.length === 0 ? nothing : line("line-only-with", paper, { figures: [...paper.list(only_with.map((figure, index) => html`<span class="part">${paper.choice(`${at}/only_with/${index}`, figure, figures(paper), { label: paper.word("label-figure", { label: called }) })}${paper.tool("remove", `${at}/only_with/${index}`, paper.word("tool-remove-part"))}</span>`)), paper.tool("add-like-last", `${at}/only_with`, paper.word("tool-add-part"))] })}
    ${document ? line("line-document", paper, { document: paper.words(`${at}/document/text`, document.text, { label: paper.word("label-document", { label: called }), wide: true }), clause: paper.words(`${at}/document/clause`, document.clause, { label: paper.word("label-clause", { label: paper.word("label-document", { label: called }) }) }) }) : nothing}
    ${rate_card ? rateCard(paper, `${at}/rate_card`, rate_card, called) : nothing}`);
}

/** Whether an amount takes a sentence of its own. */
function long(amount: LineTerm["amount"]): boolean {
  return typeof amount === "object" && amount !== null && !("percent" in amount) && !("product" in amount) && !("sum" in amount) && !("minus" in amount);
}

/** An amount for each tier stands beside the tiers; here it is told. */
function byTier(paper: Paper, amount: LineTerm["amount"]): Written | null {
  if (typeof amount !== "object" || amount === null || !("per_tier" in amount) || (paper.contract.tiers ?? []).length === 0) return null;
  const amounts = Object.entries(amount.per_tier).map(([tier, one]) => {
    const number = constant(paper.contract, one);
    const named = typeof one === "string" ? paper.names.label(one) : paper.word("change-other-wording");
    return `${paper.tier(tier)} ${number === null ? named : paper.language.measure(number, paper.language.money)}`;
  });
  return html`<span data-mechanism="per_tier">${paper.word("amount-by-tier", { amounts: amounts.join(paper.word("list-comma")) })}</span> <button type="button" class="link" data-do="section" data-at="tiers">${paper.word("amount-by-tier-go")}</button>`;
}

/** “口径 … 为 …”: what stands only under one choice of a reading. */
export function readAs(paper: Paper, at: string, reading: string, choice: string): Written {
  const ambiguity = paper.contract.ambiguities?.find(({ id }) => id === reading);
  return [ambiguity ? paper.text(ambiguity.question) : reading, " ", paper.choice(pointerTo(...at.slice(1).split("/"), reading), choice, (ambiguity?.choices ?? []).map(({ id, label }) => ({ value: id, label: paper.text(label) })), { label: paper.word("label-reading", { label: ambiguity ? paper.text(ambiguity.question) : reading }) })];
}

function cap(paper: Paper, { label, clause, lines, at_most, share }: CapTerm, index: number): Written {
  const at = `/caps/${index}`;
  const called = paper.text(label);
  const all = [...(paper.contract.fees ?? []), ...(paper.contract.damages ?? [])].map((one) => ({ value: one.id, label: paper.text(one.label) }));
  return block(paper, { at, clause, label: called }, html`<p>${paper.say("cap-line", {
    label: paper.words(`${at}/label`, label, { label: paper.word("label-name") }),
    lines: [...paper.list(lines.map((id, place) => html`<span class="part">${paper.choice(`${at}/lines/${place}`, id, all, { label: paper.word("label-line", { label: called }) })}${paper.tool("remove", `${at}/lines/${place}`, paper.word("tool-remove-part"))}</span>`)), paper.tool("add-like-last", `${at}/lines`, paper.word("tool-add-part"))],
    most: paper.term(`${at}/at_most`, at_most, { label: paper.word("label-most", { label: called }), unit: paper.language.money }),
    share: paper.parameter(`${at}/share`, share, ["in_proportion", "in_order"], "share", paper.word("label-share", { label: called })),
  })}</p>`);
}

export const fees: Section = {
  id: "fees",
  at: ["fees"],
  count: ({ contract }) => contract.fees?.length ?? 0,
  write: (paper) => section(fees, paper, (paper.contract.fees ?? []).map((entry, index) => paper.clause(`/fees/${index}`, entry, () => account(paper, entry, `/fees/${index}`))), html`${adding(paper, "add-fee")}${adding(paper, "add-rate-card")}`),
};

export const damages: Section = {
  id: "damages",
  at: ["damages", "caps", "settlement"],
  count: ({ contract }) => (contract.damages?.length ?? 0) + (contract.caps?.length ?? 0),
  write: (paper) => {
    const { damages: all = [], caps = [], settlement } = paper.contract;
    return section(damages, paper, html`${all.map((entry, index) => paper.clause(`/damages/${index}`, entry, () => account(paper, entry, `/damages/${index}`)))}
      ${caps.map((entry, index) => cap(paper, entry, index))}
      ${settlement ? block(paper, { at: "/settlement", clause: settlement.clause, label: paper.text(settlement.label), actions: ["remove"] }, html`<p>${paper.say("settlement-line", {
        label: paper.words("/settlement/label", settlement.label, { label: paper.word("label-name") }),
        method: paper.parameter("/settlement/method", settlement.method, ["set_off", "wire"], "method", paper.word("label-method")),
        against: paper.choice("/settlement/against", settlement.against, figures(paper), { label: paper.word("label-against") }),
      })}</p>${settlement.document ? line("line-document", paper, {
        document: paper.words("/settlement/document/text", settlement.document.text, { label: paper.word("label-document", { label: paper.text(settlement.label) }), wide: true }),
        clause: paper.words("/settlement/document/clause", settlement.document.clause, { label: paper.word("label-clause", { label: paper.word("label-document", { label: paper.text(settlement.label) }) }) }),
      }) : nothing}`) : nothing}`, html`${adding(paper, "add-damages")}${all.length > 0 ? adding(paper, "add-cap") : nothing}${settlement ? nothing : adding(paper, "add-settlement")}`);
  },
};

