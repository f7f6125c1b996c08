// The contract in force while an agreed month is on the page under its own contract.

import { withoutAgreed } from "../archive/open-sheet.ts";
import { familyOf, AGREED, type Sheet } from "../archive/sheet.ts";
import { inForce } from "../domain/inputs.ts";
import { EMPTY, ownOf, settingsOf, type Inputs } from "../domain/state.ts";
import type { Contract, Engine } from "../engine/engine.ts";

/** Whether the page shows a month under the contract as it was when the month was agreed. */
export function showsAgreed({ contract }: Inputs): boolean {
  return contract.startsWith(AGREED);
}

/** The contract of the inputs, with what was set for it. */
export async function contractOf(engine: Engine, inputs: Inputs): Promise<Contract> {
  return inForce(ownOf(inputs)?.contract ?? (await engine.template(inputs.contract)), settingsOf(inputs));
}

export class ContractInForce {
  /** The id of the contract that was in force before an agreed month was opened; empty: none was opened yet. */
  before = "";

  /** Its id. */
  idFor(inputs: Inputs, sheets: readonly Sheet[]): string {
    return showsAgreed(inputs) ? this.#beforeAgreed(inputs, sheets) : inputs.contract;
  }

  /** The inputs under it. */
  inputsUnder(inputs: Inputs, sheets: readonly Sheet[]): Inputs {
    return withoutAgreed(inputs, this.#beforeAgreed(inputs, sheets));
  }

  /** The contracts whose months belong together with its own. */
  family(inputs: Inputs, sheets: readonly Sheet[]): ReadonlySet<string> {
    return familyOf(this.inputsUnder(inputs, sheets));
  }

  /** After a reload it is that of the sheet whose month is shown. */
  #beforeAgreed({ sheet, contract }: Inputs, sheets: readonly Sheet[]): string {
    return this.before || (sheets.find(({ id }) => id === sheet || contract === `${AGREED}${id}`)?.contract ?? EMPTY.contract);
  }
}
