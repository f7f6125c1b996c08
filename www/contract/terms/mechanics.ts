// What the files in this room have in common: each writes one mechanism, and is called by its name.

import type { Mechanism, Term } from "../../engine/engine.ts";
import type { Kind } from "../names.ts";
import type { Mechanics, Paper, ParametersOf, Place, Written } from "../paper.ts";

type NameOf<One> = One extends unknown ? keyof One & string : never;
export type MechanismName = NameOf<Mechanism>;

interface Writing<Name extends MechanismName> {
  kind: Kind;
  /** Where it takes brackets inside another, so that nobody reads it otherwise; left out: nowhere. */
  brackets?: "loose" | "tight";
  write: (parameters: ParametersOf<Name>, paper: Paper, at: string, place: Place) => Written;
  begin: (paper: Paper, before: Term | undefined, place: Place) => ParametersOf<Name> | null;
}

export function mechanics<Name extends MechanismName>(name: Name, { kind, brackets, write, begin }: Writing<Name>): Mechanics {
  return {
    kind,
    brackets: brackets ?? null,
    write: write,
    begin: (paper, before, place) => {
      const parameters = begin(paper, before, place);
      return parameters === null ? null : ({ [name]: parameters } as unknown as Mechanism);
    },
  };
}

/** What stood there, to go on with it; a zero where nothing did. */
export const wrap = (before: Term | undefined, otherwise: Term = "0"): Term => before ?? otherwise;

/** A name to begin with: the first number that may be named there. */
export function someName(paper: Paper, before: Term | undefined, kind: Kind = "number"): string | null {
  if (typeof before === "string" && paper.names.all.get(before)?.kind === kind) return before;
  const named = [...paper.names.all.values()].filter((one) => one.kind === kind && one.table === undefined);
  return (named.find(({ group }) => group === (kind === "flag" ? "outcomes" : "metrics")) ?? named[0])?.name ?? null;
}

/** The words of a choice, as options. */
export function options<Word extends string>(paper: Paper, words: readonly Word[], prefix: string): { value: Word; label: string }[] {
  return words.map((word) => ({ value: word, label: paper.word(`${prefix}-${word.replaceAll("_", "-")}`) }));
}

/** Names of one kind, as options. */
export function nameOptions(paper: Paper, kind: Kind): { value: string; label: string }[] {
  return [...paper.names.all.values()].filter((one) => one.kind === kind && one.table === undefined).map(({ name, label }) => ({ value: name, label }));
}
