// A clause on the paper: its number in the margin, what it says, what else it may be read as, what is wrong with it, and
// what can be done with it.

import { html, nothing, type TemplateResult } from "lit";

import { valueText } from "../../i18n/open-values.ts";
import { addressed, bands as bandsOf } from "../../domain/contract.ts";
import type { ReadingEffect } from "../../engine/engine.ts";
import { checkable, isChecked } from "../check.ts";
import type { Paper, Written } from "../paper.ts";
import { valueAt } from "../../domain/pointer.ts";

export interface Section {
  id: string;
  /** Nothing where the contract has none of it and none can be added. */
  write: (paper: Paper) => Written;
  /** How many clauses it has. */
  count: (paper: Paper) => number;
  /** Where in the contract it stands. */
  at: readonly string[];
}

interface Block {
  at: string;
  clause?: string | undefined;
  /** What it is called among others. */
  label: string;
  actions?: readonly string[];
  wide?: boolean;
}

/** What can be done with any entry of a list. */
export const OF_LISTS = ["copy", "up", "down", "remove"] as const;

export function block(paper: Paper, { at, clause, label, actions = OF_LISTS, wide = false }: Block, body: Written): TemplateResult {
  const apart = new Set(paper.problemsBelow(at).filter(({ at: place }) => place && "pointer" in place && place.pointer === at));
  return html`<article class=${wide ? "block wide" : "block"} data-block=${at} id=${blockId(at)} aria-label=${label} tabindex="-1">
    <div class="margin">${clause === undefined ? nothing : paper.words(`${at}/clause`, clause, { label: paper.word("label-clause", { label }) })}${checkBox(paper, at, label)}</div>
    <div class="body">${body}${effects(paper, at)}${[...apart].map((problem) => html`<p class="wrong" role="alert">${paper.problem(problem)}</p>`)}</div>
    ${paper.fixed || actions.length === 0 ? nothing : html`<select class="actions" data-at=${at} data-as="action" aria-label=${paper.word("actions-of", { label })} title=${paper.word("actions-of", { label })}>
      <option value="" selected></option>${actions.map((action) => html`<option value=${action}>${paper.word(`action-${action.replace(":", "-").replaceAll("_", "-")}`)}</option>`)}</select>`}
  </article>`;
}

export function blockId(at: string): string {
  return `at${at.replaceAll(/[^\w-]/g, "-")}`;
}

/** A line below a clause that says one more thing of it. */
export function line(id: string, paper: Paper, slots: Readonly<Record<string, Written>>): TemplateResult {
  return html`<p class="remark">${paper.say(id, slots)}</p>`;
}

export function section({ id }: Pick<Section, "id">, paper: Paper, body: Written, tools: Written = nothing, at = ""): TemplateResult | typeof nothing {
  const problems = at === "" ? [] : paper.problemsAt(at);
  if (body === nothing && (tools === nothing || paper.fixed)) return nothing;
  const empty = body === nothing || (Array.isArray(body) && body.length === 0);
  return html`<section id="section-${id}" class=${empty ? "empty" : ""} aria-labelledby="head-${id}">
    <h3 id="head-${id}" tabindex="-1">${paper.word(`section-${id}`)}</h3>
    ${problems.map((problem) => html`<p class="wrong all" role="alert">${paper.problem(problem)}${problem.code === "weights_sum" && !paper.fixed
      ? html` <button type="button" class="button" data-do="balance" data-at=${at}>${paper.word("balance-weights")}</button>` : nothing}</p>`)}
    ${body}
    ${paper.fixed || tools === nothing ? nothing : html`<div class="adding">${tools}</div>`}
  </section>`;
}

/** A button that adds something at the end of a section. */
export function adding(paper: Paper, what: string, at = ""): TemplateResult {
  return html`<button type="button" class="button plain" data-do=${what} data-at=${at}>＋ ${paper.word(what)}</button>`;
}

/** What other readings of the clause would come to this month; once, at the first clause that is read so. */
function effects(paper: Paper, at: string): Written {
  return paper.effectsAt(at).map((effect) => html`<p class="effect">${paper.word("reading-mark")} ${effect.choices.filter(({ id, changes }) => id !== effect.current && changes).map((choice) => html`<span>${effectText(paper, choice)}</span>`)}</p>`);
}

export function effectText(paper: Paper, choice: ReadingEffect["choices"][number]): string {
  const { language, contract } = paper;
  const tier = bandsOf(contract).find((band) => band.id === choice.tier);
  const { difference } = choice;
  const way = difference === null ? "-open" : !/[1-9]/.test(difference) ? "" : difference.startsWith("-") ? "-more" : "-less";
  return language.say(`${contract.score ? "reading-change" : "reading-money"}${way}`, {
    provider: addressed(contract, language).provider,
    reading: language.text(choice.label),
    score: valueText(choice.score, choice.scoreBetween, language.number.plain, language),
    tier: tier ? language.text(tier.label) : language.say("open"),
    money: difference === null ? "" : language.number.money(difference.replace("-", "")),
  });
}

function checkBox(paper: Paper, at: string, label: string): Written {
  if (!paper.checking || !checkable(at)) return nothing;
  return html`<label class="check"><input type="checkbox" data-as="check" data-at=${at} .checked=${isChecked(paper.checked, paper.contract, at)} ?disabled=${paper.fixed} />
    <span class="unseen">${paper.word("check-clause", { label })}</span></label>`;
}

const known = new WeakMap<object, readonly string[]>();

/** The readings a place of the contract leaves something to. One that is the same as before is not looked through again. */
export function readingsAt(contract: unknown, at: string): readonly string[] {
  const clause = valueAt(contract, at);
  if (typeof clause !== "object" || clause === null) return [];
  const before = known.get(clause);
  if (before) return before;
  const named = [...JSON.stringify(clause).matchAll(/"reading":"([^"]+)"/g)].map(([, id]) => id ?? "");
  const read = valueAt(clause, "/read_as");
  const found = [...new Set([...named, ...(typeof read === "object" && read !== null ? Object.keys(read) : [])])];
  known.set(clause, found);
  return found;
}
