// The tiers as a ladder: each with its range, what follows from it and what it costs. Two tiers that meet share an edge.

import { html, nothing } from "lit";

import { byCondition, drawable, MARKS, toneOf } from "../../domain/contract.ts";
import type { LineTerm, Term, TierTerm } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { pointerTo } from "../../domain/pointer.ts";
import { spanOf } from "../../domain/ranges.ts";
import { adding, section, type Section } from "./block.ts";
import "../structure/ladder.ts";

/** The lines that have an amount for each tier: what a tier costs. */
function costs(paper: Paper): { at: string; line: LineTerm; amounts: Record<string, Term> }[] {
  const { fees = [], damages = [] } = paper.contract;
  return Object.entries({ fees, damages }).flatMap(([key, lines]) => lines.flatMap((line, index) => {
    const { amount } = line;
    return typeof amount === "object" && amount !== null && "per_tier" in amount ? [{ at: pointerTo(key, index, "amount", "per_tier"), line, amounts: amount.per_tier }] : [];
  }));
}

export const tiers: Section = {
  id: "tiers",
  at: ["tiers"],
  count: ({ contract }) => contract.tiers?.length ?? 0,
  write: (paper) => {
    const { tiers: all = [], score } = paper.contract;
    if (all.length === 0) return section(tiers, paper, nothing, score ? adding(paper, "add-tiers") : nothing);
    const each = costs(paper);
    const marks = paper.bands;
    const full = typeof score?.full === "string" ? score.full : "100";
    const body = [
      // Where the score is on the ladder changes with every key; the rows below do not.
      drawable(marks) ? html`<yuekao-ladder .language=${paper.language} .bands=${marks} .score=${paper.assessment?.score ?? null} .most=${Number(full)} .fixed=${paper.fixed} .movable=${all.map(({ in: range }) => /^[[(]\s*-?[\d.]/.test(range))}></yuekao-ladder>` : nothing,
      paper.clause("/tiers", JSON.stringify([all, each, paper.assessment?.tier?.id]), () => rows(paper, each), each.map(({ at }) => at)),
    ];
    return section(tiers, paper, body, adding(paper, "add-tier"), "/tiers");
  },
};

function rows(paper: Paper, each: ReturnType<typeof costs>): Written {
  const { tiers: all = [] } = paper.contract;
  const marks = paper.bands;
  const inOrder = byCondition(paper.contract);
  return html`<div class="scroll"><table class="ladder"><caption class="unseen">${paper.word("section-tiers")}</caption>
      <thead><tr><th scope="col">${paper.word("tier")}</th><th scope="col">${paper.word("points")}</th>${each.map(({ line }) => html`<th scope="col">${paper.text(line.label)}</th>`)}<th scope="col">${paper.word("tier-standard")}</th><th scope="col">${paper.word("tier-note")}</th><th scope="col"><span class="unseen">${paper.word("actions")}</span></th></tr></thead>
      <tbody>${all.map((tier, index) => {
        const at = `/tiers/${index}`;
        const called = paper.text(tier.label);
        const now = tier.id === paper.assessment?.tier?.id;
        return html`<tr data-block=${at} aria-current=${now ? "true" : nothing}>
          <th scope="row"><span class="tone" aria-hidden="true">${MARKS[toneOf(marks, tier.id)]}</span>${paper.words(`${at}/label`, tier.label, { label: paper.word("label-tier-name", { tier: String(index + 1) }) })}
            <span class="clause">${paper.words(`${at}/clause`, tier.clause, { label: paper.word("label-clause", { label: called }) })}</span></th>
          <td>${paper.range("/tiers", index, all, called)}${inOrder ? nothing : edgeSideButton(paper, index)}${condition(paper, at, tier, called)}</td>
          ${each.map(({ at: amounts, line, amounts: there }) => html`<td data-called=${paper.text(line.label)}>${paper.term(pointerTo(...amounts.slice(1).split("/"), tier.id), there[tier.id], { label: paper.word("label-of-tier", { label: paper.text(line.label), tier: called }), unit: paper.language.money })}</td>`)}
          <td data-called=${paper.word("tier-standard")}>${paper.choice(`${at}/meets`, tier.meets, [{ value: true, label: paper.word("tier-meets") }, { value: false, label: paper.word("tier-misses") }], { label: paper.word("label-meets", { tier: called }) })}</td>
          <td class="note">${paper.words(`${at}/note`, tier.note ?? "", { label: paper.word("label-note", { label: called }), wide: true })}${tier.grace_months === undefined || tier.grace_months === null ? nothing
            : html` <span class="grace">${paper.say("tier-grace", { months: paper.term(`${at}/grace_months`, tier.grace_months, { label: paper.word("label-grace", { tier: called }), unit: "months", bare: true }) })}</span>`}</td>
          <td class="tools">${paper.fixed ? nothing : html`<select class="actions" data-at=${at} data-as="action" aria-label=${paper.word("actions-of", { label: called })}><option value="" selected></option>
            ${["split-tier", ...(all.length > 1 ? ["remove-tier"] : []), ...(inOrder ? ["up", "down"] : []), ...(tier.when === undefined || tier.when === null ? ["add:when"] : []), ...(tier.grace_months === undefined || tier.grace_months === null ? ["add:grace_months"] : [])].map((action) => html`<option value=${action}>${paper.word(`action-${action.replace(":", "-").replaceAll("_", "-")}`)}</option>`)}</select>`}</td>
        </tr>`;
      })}</tbody></table></div>`;
}

/** What a tier takes besides the score. */
function condition(paper: Paper, at: string, { when }: TierTerm, called: string): Written {
  if (when === undefined || when === null) return nothing;
  return html`<p class="when">${paper.say("tier-when", { when: paper.term(`${at}/when`, when, { label: paper.word("label-condition", { label: called }), kind: "flag" }) })}${paper.fixed ? nothing : paper.tool("remove", `${at}/when`, paper.word("tool-remove-condition", { label: called }))}</p>`;
}

/** Which of two tiers has the edge they share. */
function edgeSideButton(paper: Paper, index: number): Written {
  const all = paper.contract.tiers ?? [];
  const span = spanOf(all[index]?.in ?? "");
  if (span.from === "" || paper.fixed) return nothing;
  const label = paper.word(span.fromClosed ? "edge-in" : "edge-out", { edge: paper.shown(span.from) });
  return html`<button type="button" class="tool" data-do="edge-side" data-at="/tiers/${index}/in" aria-label=${label} title=${label}>⇅</button>`;
}
