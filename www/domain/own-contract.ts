// The contracts of one's own among the inputs: added, changed, copied, given up.

import type { Contract } from "../engine/engine.ts";
import { inForce } from "./inputs.ts";
import { EMPTY, OWN, ownOf, settingsOf, type Inputs, type OwnContract } from "./state.ts";

/** The id of the next contract of one's own. */
export function nextId({ owns }: Inputs): string {
  const taken = new Set(owns.map(({ id }) => id));
  if (!taken.has(OWN)) return OWN;
  let number = 2;
  while (taken.has(`${OWN}${number}`)) number += 1;
  return `${OWN}${number}`;
}

/** A contract of one's own, made from one that comes with the page and what was set for it. */
export function madeFrom(inputs: Inputs, template: Contract): OwnContract {
  const contract = inForce(template, { ...settingsOf(inputs), start: "", notOffered: [] });
  return { id: nextId(inputs), name: "", contract, draft: null, base: inputs.contract, source: "", checked: {} };
}

/** The inputs with that contract of one's own in force, new or changed. */
export function withOwn(inputs: Inputs, own: OwnContract): Inputs {
  const before = inputs.owns.find(({ id }) => id === own.id);
  if (before) return { ...inputs, contract: own.id, owns: inputs.owns.map((one) => (one === before ? own : one)) };
  // What was set for the contract it is made from stands in it by now, but for the start, the packages and what is not offered.
  const settings = { ...settingsOf(inputs), readings: {}, values: {} };
  const fresh = own.base === inputs.contract ? { [own.id]: settings } : {};
  return { ...inputs, contract: own.id, owns: [...inputs.owns, own], settings: { ...without(inputs.settings, own.id), ...fresh } };
}

/** The same contract once more. */
export function copied(inputs: Inputs, own: OwnContract): Inputs {
  const id = nextId(inputs);
  const copy = { ...own, id };
  return { ...inputs, contract: id, owns: [...inputs.owns, copy], settings: { ...inputs.settings, [id]: settingsOf(inputs) } };
}

/** Without the contract of one's own that is in force. */
export function forgotten(inputs: Inputs): Inputs {
  const own = ownOf(inputs);
  if (!own) return inputs;
  const contract = typeof own.base === "string" && !own.base.startsWith(OWN) ? own.base : EMPTY.contract;
  const compared = inputs.compared.filter((variant) => variant.contract !== own.id);
  return { ...inputs, contract, owns: inputs.owns.filter((one) => one !== own), settings: without(inputs.settings, own.id), compared };
}

function without<Value>(all: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== name));
}
