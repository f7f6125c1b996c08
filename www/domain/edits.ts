// What a person can change, each as a step from the inputs as they are by then.

import type { Contract, Layout, VendorMonth } from "../engine/engine.ts";
import { recordKey, withLayout } from "./inputs.ts";
import { without } from "./layout-settings.ts";
import * as own from "./own-contract.ts";
import { NOTHING_ENTERED, ownFrom, ownOf, settingsOf, withText, type Entered, type Inputs, type OwnContract, type Settings, type Source } from "./state.ts";
import type { History, Replaced } from "./history.ts";

export type Edit = (history: History) => History;

/** Something of the inputs; keystrokes about the same thing are one step back. */
export function edit(change: (present: Inputs) => Inputs, about = "", replaced?: Replaced): Edit {
  return (history) => history.push(change(history.present), about, replaced);
}

/** Another table; `sheet`: its name in the archive. */
export function pasted(text: string, sources: readonly Source[], sheet: string): Edit {
  return edit((present) => withText(present, text, sources, sheet), "", "figures");
}

/** The table that the form makes: what is typed in one of its fields is one step back. */
export function filledIn(text: string, about: string, sheet: string): Edit {
  return edit((present) => withText(present, text, [], about && present.sheet ? present.sheet : sheet), about && `form ${about}`);
}

/** The example of the contract in force, where it has one. */
export function exemplified(examples: Readonly<Record<string, string>>, sheet: string): Edit {
  return (history) => {
    const text = examples[history.present.contract];
    return text === undefined ? history : history.push({ ...withText(history.present, text, [], sheet), example: true }, "", "figures");
  };
}

/** What a table is, as somebody says: it counts for this text, and for the next one with these headings. */
export function said(layout: Layout): Edit {
  return edit((present) => ({ ...present, layouts: withLayout(present.layouts ?? [], layout) }));
}

/** The same table with another cell: nobody's example any more. */
export function mended(change: (text: string) => string): Edit {
  return edit((present) => {
    const text = change(present.text);
    return text === present.text ? present : { ...without(present, "example"), text };
  });
}

/** A contract from a file, beside those that are there. */
export function adopted(contract: Contract, source: string): Edit {
  return edit((present) => own.withOwn(present, ownFrom(contract, own.nextId(present), source)), "", "contract");
}

/** A contract with nothing in it, made from no other. */
export function begun(contract: Contract): Edit {
  return edit((present) => own.withOwn(present, { ...ownFrom(contract, own.nextId(present)), base: null }));
}

/** Contracts that come with the engine, by id. */
export type Templates = ReadonlyMap<string, Contract>;

/** The contract in force as one of one's own; one that comes with the engine is left as it is. */
function owned(inputs: Inputs, templates: Templates): OwnContract | null {
  const template = templates.get(inputs.contract);
  return ownOf(inputs) ?? (template ? own.madeFrom(inputs, template) : null);
}

function ofOwn(change: (present: Inputs, mine: OwnContract) => Inputs, templates: Templates, about = ""): Edit {
  return (history) => {
    const mine = owned(history.present, templates);
    return mine ? history.push(change(history.present, mine), about && `${about} of ${mine.id}`) : history;
  };
}

/** The contract in force written anew: a draft, until it is found to have no errors. */
export function rewritten(change: (contract: Contract) => Contract, templates: Templates, about: string): Edit {
  return ofOwn((present, mine) => {
    const before = mine.draft ?? mine.contract;
    const draft = change(before);
    return draft === before ? present : own.withOwn(present, { ...mine, draft });
  }, templates, about);
}

export function described(change: Partial<Pick<OwnContract, "name" | "checked">>, templates: Templates, about: string): Edit {
  return ofOwn((present, mine) => own.withOwn(present, { ...mine, ...change }), templates, about);
}

export function copied(templates: Templates): Edit {
  return ofOwn(own.copied, templates);
}

export const forgotten: Edit = edit(own.forgotten);

/** Something of what is set for the contract in force. */
export function set(change: (settings: Settings) => Partial<Settings>, about = ""): Edit {
  return edit((present) => {
    const settings = settingsOf(present);
    return { ...present, settings: { ...present.settings, [present.contract]: { ...settings, ...change(settings) } } };
  }, about);
}

export function handedOver(month: VendorMonth, yes: boolean): Edit {
  const key = recordKey(month);
  return edit((present) => {
    const others = without(present.handedOver, key);
    return { ...present, handedOver: yes ? { ...others, [key]: true } : others };
  });
}

/** What the table does not say of a month. */
export function entered(month: VendorMonth, change: (entered: Entered) => Entered, about: string, replaced?: Replaced): Edit {
  const key = recordKey(month);
  return edit((present) => ({ ...present, entered: { ...present.entered, [key]: change(present.entered[key] ?? NOTHING_ENTERED) } }), about && `${about} of ${key}`, replaced);
}

/** What the page around gives, with all that is there besides. */
export function given(change: Partial<Inputs>): Edit {
  return edit((present) => ({ ...(change.text === undefined ? present : without(present, "example")), ...change }));
}
