// What a link need not carry: contracts of one's own that are neither in force nor compared, and a whole contract where only
// numbers of one that comes with the page were set.

import type { Contract } from "../engine/engine.ts";
import { OWN, settingsOf, type Inputs } from "../domain/state.ts";
import { changesOf, type Change } from "../domain/contract-changes.ts";
import { isTemplate } from "../domain/templates.ts";
import { steps, valueAt } from "../domain/pointer.ts";

export async function lean(inputs: Inputs, template: (id: string) => Promise<Contract>): Promise<Inputs> {
  const used = new Set([inputs.contract, ...inputs.compared.map(({ contract }) => contract)]);
  const owns = inputs.owns.filter(({ id }) => used.has(id));
  const own = owns.find(({ id }) => id === inputs.contract);
  const left = { ...inputs, owns, settings: Object.fromEntries(Object.entries(inputs.settings).filter(([id]) => !id.startsWith(OWN) || used.has(id))) };
  if (!own || typeof own.base !== "string" || !isTemplate(own.base) || own.draft || own.name !== "" || Object.keys(own.checked).length > 0) return left;
  const values = numbersOf(changesOf(await template(own.base), own.contract), own.contract);
  if (!values) return left;
  const set = settingsOf(inputs);
  return {
    ...left,
    contract: own.base,
    owns: owns.filter((one) => one !== own),
    settings: { ...Object.fromEntries(Object.entries(left.settings).filter(([id]) => id !== own.id)), [own.base]: { ...set, values: { ...set.values, ...values } } },
    compared: inputs.compared.map((variant) => (variant.contract === own.id ? { ...variant, contract: own.base as string } : variant)),
  };
}

/** The numbers that were set, by id, where nothing else was changed; null otherwise. */
function numbersOf(changes: readonly Change[], contract: Contract): Record<string, string> | null {
  const set = changes.map(({ at, kind, now }): [string, string] | null => {
    const [section, index, part, more] = steps(at);
    const id = valueAt(contract, `/values/${index ?? ""}/id`);
    return kind === "set" && section === "values" && part === "value" && more === undefined && typeof id === "string" && (typeof now === "string" || typeof now === "number") ? [id, String(now)] : null;
  });
  return set.every((one) => one !== null) ? Object.fromEntries(set) : null;
}
