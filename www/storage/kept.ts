// What stands in the storage of a browser, made into inputs again. A long text stands elsewhere, and may be lost.

import type { Place } from "../domain/history.ts";
import { readHistory, readInputs } from "./read-state.ts";
import type { Kept } from "./store.ts";

const UNREADABLE: Kept = { part: null, left: 1, lost: false };

export async function keptFrom(raw: string, textAt: (place: Place) => Promise<string | null>): Promise<Kept> {
  const kept = parsed(raw);
  const inputs = readInputs(kept);
  if (!inputs) return UNREADABLE;
  const history = readHistory(kept, inputs.part);
  const { now } = history.part;
  const left = inputs.left + history.left;
  if (!now.place) return { part: history.part, left, lost: false };
  const text = await textAt(now.place);
  const { inputs: present, replaced } = now;
  const step = { inputs: { ...present, text: text ?? "" }, ...(replaced ? { replaced } : {}) };
  return { part: history.part.with(now, step), left, lost: text === null };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
