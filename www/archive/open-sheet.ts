// A sheet of the archive on the page again: its text and what was typed for it, under the contract in force now; or under the one
// in force then, where the month was agreed.

import { withLayouts } from "../domain/inputs.ts";
import { ownFrom, UNSET, withText, type Inputs, type Settings } from "../domain/state.ts";
import { without } from "../domain/layout-settings.ts";
import { familyOf, AGREED, type Agreed, type Filed } from "./sheet.ts";

/** Without the contracts that were there for an agreed month alone. */
export function withoutAgreed(present: Inputs, contract: string): Inputs {
  const owns = present.owns.filter(({ id }) => !id.startsWith(AGREED));
  if (owns.length === present.owns.length) return present;
  const settings = Object.fromEntries(Object.entries(present.settings).filter(([id]) => !id.startsWith(AGREED)));
  return { ...present, owns, settings, contract: present.contract.startsWith(AGREED) ? contract : present.contract };
}

/** The inputs with that sheet on the page; `before`: the contract that was in force before an agreed month was opened. */
export function opened(present: Inputs, { inputs }: Filed, before: string): Inputs {
  const here = withoutAgreed(present, before || inputs.contract);
  const { text, sources, sheet, contract, layouts = [], example } = inputs;
  const lacking = inputs.owns.filter(({ id }) => !here.owns.some((own) => own.id === id));
  const said = withLayouts(here.layouts ?? [], layouts);
  const base = without(withText(here, text, sources, sheet), "layouts");
  return {
    ...base,
    ...(said.length > 0 ? { layouts: said } : {}), ...(example ? { example } : {}),
    contract: familyOf(here).has(contract) ? here.contract : contract,
    owns: [...here.owns, ...lacking],
    settings: { ...inputs.settings, ...here.settings },
    handedOver: { ...here.handedOver, ...inputs.handedOver },
    entered: { ...here.entered, ...inputs.entered },
  };
}

/** The same, under the contract of an agreed month. */
export function underAgreed(inputs: Inputs, { contract, packages }: Agreed, name: string): Inputs {
  const id = `${AGREED}${inputs.sheet ?? ""}`;
  const settings: Settings = { ...UNSET, packages };
  return { ...inputs, contract: id, owns: [...inputs.owns, { ...ownFrom(contract, id), name }], settings: { ...inputs.settings, [id]: settings } };
}
