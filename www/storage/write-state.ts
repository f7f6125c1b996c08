// The inputs with the steps back and forward, as they are kept. Texts and parts of contracts that several steps have are written
// once.

import type { History, Place, Step } from "../domain/history.ts";
import { stored } from "../domain/state.ts";
import { sharedParts } from "./shared.ts";

/** What the texts and contracts of the steps come to at most; older steps than fit are not kept. */
const MOST_STEPS = 1_000_000;

/** Where long texts are that stand elsewhere: by the text, or by where it was before. */
export type Places = ReadonlyMap<string | Place, Place>;

export function written({ now, past, future, annex }: History, places: Places): string {
  const shared: unknown[] = [now.inputs.text, ...sharedParts(now.inputs)];
  const begun = shared.length;
  let room = MOST_STEPS;
  /** The place of a part among the shared ones; -1 where there is no room for it. */
  const indexOf = (part: unknown, size: () => number): number => {
    const known = shared.indexOf(part);
    if (known >= 0) return known;
    room -= size();
    return room < 0 ? -1 : shared.push(part) - 1;
  };
  const contractIn = (contract: object): object => Object.fromEntries(Object.entries(contract).flatMap(([name, part]) => (part === undefined ? [] : [[name, indexOf(part, () => JSON.stringify(part).length)]])));
  const step = (one: Step): object | null => {
    const { text, owns, ...others } = one.inputs;
    const long = one.place ? places.get(one.place) : text === now.inputs.text ? undefined : places.get(text);
    const textAt = long ? "" : one.place ? -1 : indexOf(text, () => text.length);
    if (textAt === -1) return null;
    const mine = owns.map(({ contract, draft, base, source, ...own }) => ({
      ...own, contract: contractIn(contract), draft: draft && contractIn(draft), base: typeof base === "string" ? base : base && contractIn(base), source: indexOf(source, () => source.length),
    }));
    return room < 0 ? null : { inputs: { ...others, text: textAt, owns: mine }, ...ledTo(one, long) };
  };
  // What is nearest goes first.
  const fitting = (steps: readonly Step[]): object[] => {
    const kept: object[] = [];
    for (const one of steps) {
      const found = step(one);
      if (!found) break;
      kept.push(found);
    }
    return kept;
  };
  const before = fitting(past.toReversed()).reverse();
  const after = fitting(future);
  const long = places.get(now.inputs.text);
  return JSON.stringify({ ...stored(long ? { ...now.inputs, text: "" } : now.inputs), ...ledTo(now, long), ...(annex ? { annex } : {}), ...(before.length + after.length > 0 ? { shared: shared.slice(begun), past: before, future: after } : {}) });
}

function ledTo({ replaced }: Step, long: Place | undefined): object {
  return { ...(long ? { long } : {}), ...(replaced ? { replaced } : {}) };
}
