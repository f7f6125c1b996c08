// What a printed result says of the contract it rests on: where it differs from what it was made from, and which clauses
// nobody has compared with the paper yet.

import type { Contract, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { figureLabel } from "../domain/contract.ts";
import { ownOf } from "../domain/state.ts";
import { changeText } from "./changes-list.ts";
import { unchecked } from "./check.ts";
import { Names } from "./names.ts";
import { valueAt } from "../domain/pointer.ts";

/** More than these are only counted. */
const MOST = 12;

export function contractNotes(view: View, language: Language): string[] {
  const { contract, changes, inputs } = view;
  if (!contract) return [];
  const names = new Names(contract, language);
  const own = ownOf(inputs);
  const sentences: string[] = [];
  if (changes.length > 0) {
    const first = changes.slice(0, MOST).map((change) => changeText(change, contract, names, language));
    const more = changes.length > MOST ? [language.say("paper-changes-more", { count: String(changes.length - MOST) })] : [];
    sentences.push(language.say("paper-changes", { count: String(changes.length), changes: [...first, ...more].join(language.say("list-semicolon")) }));
  }
  // Who has begun to compare is told what is left.
  if (own && Object.keys(own.checked).length > 0) {
    const left = unchecked(own.checked, contract);
    const called = [...new Set(left.map((at) => {
      const entry = valueAt(contract, at) as { label?: Text; clause?: string } | undefined;
      return [language.clauses(entry?.clause ?? ""), entry?.label === undefined ? "" : language.text(entry.label)].filter((part) => part !== "").join(" ");
    }))];
    if (left.length > 0) sentences.push(language.say("paper-unchecked", { count: String(left.length), clauses: called.slice(0, MOST).join(language.say("list-comma")) }));
  }
  return sentences;
}

/** What every result of the contract rests on: examples in place of blanks, what counts as 0, how clauses were read. */
export function basisOf(contract: Contract, language: Language): string[] {
  return [blanksOf(contract, language), notOffered(contract, language), readings(contract, language)].filter((sentence) => sentence !== "");
}

/** Numbers the contract leaves open, where an example stands in for them; empty where there is none. */
export function blanksOf(contract: Contract, language: Language): string {
  const open = contract.values?.filter(({ example }) => example).length ?? 0;
  return open > 0 ? language.say("recap-blanks", { count: language.number.count(String(open)) }) : "";
}

/** What counts as 0 where it is not given. */
function notOffered(contract: Contract, language: Language): string {
  const names = (contract.not_offered ?? []).map((figure) => language.text(figureLabel(contract, figure)));
  return names.length > 0 ? language.say("recap-not-offered", { names: names.join(language.say("list-comma")) }) : "";
}

/** How each clause was read that can be read in more than one way. */
function readings({ ambiguities = [], readings: chosen = {} }: Contract, language: Language): string {
  const read = ambiguities.flatMap(({ id, clause, choices }) => {
    const choice = choices.find((one) => one.id === chosen[id]) ?? choices[0];
    if (!choice) return [];
    const named = `${language.clauses(clause)} ${language.text(choice.label)}`;
    return [choice === choices[0] ? named : language.say("recap-reading-chosen", { reading: named })];
  });
  return read.length > 0 ? language.say("recap-readings", { readings: read.join(language.say("recap-semicolon")) }) : "";
}
