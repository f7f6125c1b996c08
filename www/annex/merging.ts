// Before an annex goes into a contract: which score counts, where both have one, and what comes, changes and goes with it.

import { html, nothing, type TemplateResult } from "lit";

import { changesOf } from "../domain/contract-changes.ts";
import { steps } from "../domain/pointer.ts";
import type { Contract, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { bothScore, mergedInto, sameCurrency, type ScoreOf } from "./merge.ts";

const SCORES: readonly ScoreOf[] = ["annex", "contract"];

export interface Merging {
  /** Whose score counts; null: nobody has said so yet. */
  readonly score: ScoreOf | null;
}

export interface MergeActs {
  choose: (score: ScoreOf) => void;
  merge: (edit: (contract: Contract) => Contract) => void;
  cancel: () => void;
}

/** `title`: of the contract it goes into. */
export function mergePanel(language: Language, title: string, contract: Contract, annex: Contract, { score }: Merging, { choose, merge, cancel }: MergeActs): TemplateResult {
  const both = bothScore(contract, annex);
  const possible = sameCurrency(contract, annex);
  const ready = possible && (!both || score !== null);
  const counts = score ?? "annex";
  return html`<fieldset class="merge ${ready ? "settled" : ""}"><legend>${language.say("annex-merge-what", { title })}</legend>
    ${possible ? nothing : html`<p class="wrong" role="alert">${language.say("annex-merge-currency")}</p>`}
    ${possible && both ? html`<p>${language.say("annex-merge-score")}</p>
      ${SCORES.map((one) => html`<label><input type="radio" name="annex-score" .checked=${one === score} @change=${() => choose(one)} />${language.say(`annex-merge-score-${one}`)}</label>`)}` : nothing}
    ${ready ? changesByKind(language, contract, mergedInto(contract, annex, counts)) : nothing}
    <div class="acts">
      <button type="button" class="button first" ?disabled=${!ready} @click=${() => merge((before) => mergedInto(before, annex, counts))}>${language.say("annex-merge-do")}</button>
      <button type="button" class="button plain" @click=${cancel}>${language.say("annex-merge-not")}</button>
    </div>
  </fieldset>`;
}

/** What comes, what changes and what goes, by name. */
function changesByKind(language: Language, before: Contract, after: Contract): TemplateResult {
  const kinds = { added: new Set<string>(), changed: new Set<string>(), removed: new Set<string>() };
  for (const { at, kind } of changesOf(before, after)) {
    const [section = "", index, ...deeper] = steps(at);
    if (UNNAMED.has(section)) continue;
    const change = kind === "moved" || kind === "set" || deeper.length > 0 || (index !== undefined && !Array.isArray(listOf(after, section) ?? listOf(before, section))) ? "changed" : kind;
    names(language, section, index, change === "removed" ? before : after).forEach((name) => kinds[change].add(name));
  }
  const rows = Object.entries(kinds).filter(([, found]) => found.size > 0);
  if (rows.length === 0) return html`<p>${language.say("annex-merge-nothing")}</p>`;
  return html`<dl>${rows.map(([kind, found]) => html`<dt>${language.say(`annex-merge-${kind}`)}</dt><dd>${[...found].join(language.say("list-comma"))}</dd>`)}</dl>`;
}

interface Entry {
  readonly id?: string;
  readonly label?: Text;
}

function listOf(contract: Contract, section: string): readonly Entry[] | undefined {
  const part: unknown = (contract as unknown as Readonly<Record<string, unknown>>)[section];
  return Array.isArray(part) ? part as Entry[] : undefined;
}

/** The paper's own words, and what is told with the terms that use it. */
const UNNAMED = new Set(["clauses", "readings", "figures"]);

/** What people call an entry of a list, all of a list, or a part of the contract. */
function names(language: Language, section: string, index: string | undefined, contract: Contract): string[] {
  const list = listOf(contract, section);
  const whole = language.say(`section-${section.replaceAll("_", "-")}`);
  if (!list) return [whole];
  const found = index === undefined ? list : list.slice(Number(index), Number(index) + 1);
  return found.map(({ id, label }) => {
    const name = label ?? contract.metrics?.find((metric) => metric.id === id)?.label;
    return name === undefined ? whole : language.text(name);
  });
}
