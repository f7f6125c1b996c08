// What a printed result says of the contract it rests on: where it differs from what it was made from, and which clauses
// nobody has compared with the paper yet.

import type { Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { ownOf } from "../domain/state.ts";
import { changeText } from "./changes-list.ts";
import { unchecked } from "./check.ts";
import { Names } from "./names.ts";
import { valueAt } from "../domain/pointer.ts";

/** More than these are only counted. */
const MOST = 12;

export function toldOfContract(view: View, language: Language): string[] {
  const { contract, changes, inputs } = view;
  if (!contract) return [];
  const names = new Names(contract, language);
  const own = ownOf(inputs);
  const sentences: string[] = [];
  if (changes.length > 0) {
    const told = changes.slice(0, MOST).map((change) => changeText(change, contract, names, language));
    const more = changes.length > MOST ? [language.say("paper-changes-more", { count: String(changes.length - MOST) })] : [];
    sentences.push(language.say("paper-changes", { count: String(changes.length), changes: [...told, ...more].join(language.say("list-semicolon")) }));
  }
  // Who has begun to compare is told what is left.
  if (own && Object.keys(own.checked).length > 0) {
    const left = unchecked(own.checked, contract);
    const called = [...new Set(left.map((at) => {
      const entry = valueAt(contract, at) as { label?: Text; clause?: string } | undefined;
      return [entry?.clause ?? "", entry?.label === undefined ? "" : language.text(entry.label)].filter((part) => part !== "").join(" ");
    }))];
    if (left.length > 0) sentences.push(language.say("paper-unchecked", { count: String(left.length), clauses: called.slice(0, MOST).join(language.say("list-comma")) }));
  }
  return sentences;
}
