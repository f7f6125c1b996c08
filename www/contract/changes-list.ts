// What was changed, one line each: what it is, what it was, what it is now; with the way there and the way back.

import { html, nothing, type TemplateResult } from "lit";

import type { Contract, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { Change } from "../domain/contract-changes.ts";
import type { Names } from "./names.ts";
import { insert, parent, pointerTo, put, steps, valueAt } from "../domain/pointer.ts";
import { spanOf, withEdge, type Row } from "../domain/ranges.ts";

/** What a change is about: whose it is, and which part of it. */
export function aboutChange({ at, edge, kind, was, now }: Change, contract: Contract, language: Language): string {
  const path = steps(at);
  const text = (label: unknown): string => (typeof label === "string" || (typeof label === "object" && label !== null) ? language.text(label as Text) : "");
  const labels: string[] = [];
  path.forEach((_, index) => {
    const entry = valueAt(contract, pointerTo(...path.slice(0, index + 1)));
    const whole = kind === "set" ? entry : index === path.length - 1 ? (kind === "removed" ? was : now) : entry;
    if (typeof whole === "object" && whole !== null && !Array.isArray(whole) && ("label" in whole || "question" in whole)) labels.push(text((whole as { label?: unknown; question?: unknown }).label ?? (whole as { question?: unknown }).question));
  });
  const sectionId = `section-${(path[0] ?? "").replaceAll("_", "-")}`;
  // The name of a tier, a package or a choice is no part of a contract, whatever it is.
  const parts = path.filter((_, index) => !["per_tier", "per_unit", "choices"].includes(path[index - 1] ?? ""));
  const key = parts.toReversed().find((step) => language.has(`part-${step.replaceAll("_", "-")}`));
  const part = edge ? language.say(`part-${edge}`) : key && kind === "set" ? language.say(`part-${key.replaceAll("_", "-")}`) : "";
  const last = path.at(-1) ?? "";
  const named = path.includes("categories") && kind !== "set" ? categoryText(kind === "removed" ? was : now, language) : lastName(path, contract, language);
  const group = labels.length > 0 ? labels.join(" · ") : language.has(sectionId) ? language.say(sectionId) : language.say("contract");
  return [group, named && named !== group ? named : "", part && part !== last ? part : ""].filter((one) => one !== "").join(" · ");
}

/** The tier or the package an amount is for. */
function lastName(path: readonly string[], contract: Contract, language: Language): string {
  const last = path.at(-1) ?? "";
  if (path.includes("per_tier")) return language.text(contract.tiers?.find(({ id }) => id === last)?.label ?? "");
  if (!path.includes("per_unit")) return "";
  const lines = [...(contract.fees ?? []), ...(contract.damages ?? [])];
  return language.text(lines.flatMap((line) => line.rate_card?.packages ?? []).find(({ id }) => id === last)?.label ?? "");
}

function categoryText(category: unknown, language: Language): string {
  return category === undefined || category === null ? "" : language.text(category as Text);
}

/** What a value is, as people read it. */
export function changedValue(value: unknown, names: Names, language: Language): string {
  if (value === undefined || value === null || value === "") return "—";
  if (typeof value === "boolean") return language.say(value ? "yes" : "no");
  if (typeof value === "number" || typeof value === "string") {
    const written = String(value);
    if (/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(written)) return language.number.plain(written);
    return names.all.has(written) ? names.label(written) : written;
  }
  const label = (value as { label?: Text; "zh-CN"?: string }).label ?? ((value as { "zh-CN"?: string })["zh-CN"] === undefined ? null : (value as Text));
  return label === null ? language.say("change-other-wording") : language.text(label);
}

/** What a package that stands there is called. */
function packageAt(at: string | undefined, contract: Contract, language: Language): string {
  const found = valueAt(contract, pointerTo(...steps(at ?? "").slice(0, -2))) as { label?: Text } | undefined;
  return found?.label === undefined ? "—" : language.text(found.label);
}

/** A change in one line of text. */
export function changeText(change: Change, contract: Contract, names: Names, language: Language): string {
  if (change.kind === "moved") {
    const [was, now] = [packageAt(change.from, contract, language), packageAt(change.at, contract, language)];
    return language.say("change-set", { about: changedValue(change.now, names, language), was, now });
  }
  const about = aboutChange(change, contract, language);
  const value = (one: unknown): string => (change.edge ? changedValue(spanOf(String(one))[change.edge], names, language) : changedValue(one, names, language));
  if (change.kind === "added") return language.say("change-added", { about: about || value(change.now), what: value(change.now) });
  if (change.kind === "removed") return language.say("change-removed", { about: about || value(change.was), what: value(change.was) });
  return language.say("change-set", { about, was: value(change.was), now: value(change.now) });
}

export function changesList(changes: readonly Change[], contract: Contract, names: Names, language: Language, fixed: boolean): TemplateResult {
  return html`<ol class="changes">${changes.map((change) => html`<li><button type="button" class="link" data-do="go" data-at=${change.at} data-more=${change.edge ?? ""}>${changeText(change, contract, names, language)}</button>
    ${fixed ? nothing : html`<button type="button" class="back" data-do="revert" data-at=${change.edge ? `${change.at}#${change.edge}` : change.at} data-more=${change.kind} aria-label=${language.say("change-back", { change: changeText(change, contract, names, language) })} title=${language.say("changed-back-short")}>↺</button>`}</li>`)}</ol>`;
}

/** The contract with a change taken back. */
export function reverted(contract: Contract, { at, kind, was, edge, from }: Change): Contract {
  if (kind === "added") return put(contract, at, undefined);
  if (kind === "moved") {
    const { list, index } = parent(from ?? at);
    return insert(put(contract, at, undefined), list, index, was);
  }
  if (edge) {
    const row = parent(at).list;
    const { list, index } = parent(row);
    return put(contract, list, withEdge(valueAt(contract, list) as Row[], index, edge, spanOf(String(was))[edge]));
  }
  if (kind === "set") return put(contract, at, was);
  const { list, index } = parent(at);
  const there = valueAt(contract, list);
  return Array.isArray(there) || there === undefined && Number.isInteger(index) ? insert(contract, list, index, was) : put(contract, at, was);
}
