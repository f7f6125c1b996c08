// What a person can change, each as a step from the inputs as they are by then.

import type { Contract, Layout, VendorMonth } from "../engine.ts";
import { recordKey, withLayout } from "../inputs.ts";
import { NOTHING_ENTERED, OWN, settingsOf, UNSET, withText, type Entered, type Inputs, type Settings, type Source } from "../state.ts";
import type { History, Replaced } from "./history.ts";

export type Edit = (history: History) => History;

/** Something of the inputs; keystrokes about the same thing are one step back. */
export function edit(change: (present: Inputs) => Inputs, about = "", replaced?: Replaced): Edit {
  return (history) => history.push(change(history.present), about, replaced);
}

/** Another table. */
export function pasted(text: string, sources: readonly Source[]): Edit {
  return edit((present) => withText(present, text, sources), "", "figures");
}

/** The example of the contract in force, where it has one. */
export function exemplified(examples: Readonly<Record<string, string>>): Edit {
  return (history) => {
    const text = examples[history.present.contract];
    return text === undefined ? history : history.push({ ...withText(history.present, text), example: true }, "", "figures");
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

/** A contract of one's own. */
export function adopted(own: Contract, about: string, replaced?: Replaced): Edit {
  return edit((present) => ({ ...present, contract: OWN, own, settings: { ...present.settings, [OWN]: UNSET } }), about, replaced);
}

/** Something of what is set for the contract in force. */
export function set(change: (settings: Settings) => Partial<Settings>, about = ""): Edit {
  return edit((present) => {
    const settings = settingsOf(present);
    return { ...present, settings: { ...present.settings, [present.contract]: { ...settings, ...change(settings) } } };
  }, about);
}

/** A number in place of the contract's own; null: the contract's own again. */
export function valued(id: string, number: string | null): Edit {
  return set(({ values }) => ({ values: number === null ? without(values, id) : { ...without(values, id), [id]: number } }), `value ${id}`);
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

/** All fields but one. */
export function without<Fields extends object, Name extends string>(fields: Fields, name: Name): Omit<Fields, Name> {
  return Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)) as Omit<Fields, Name>;
}
