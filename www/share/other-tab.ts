// Another tab wrote its inputs where this one's were kept. Both go on with their own: each tab also has a memory of its
// own that survives a reload. Which ones go on together is for the person to say.

import type { Calculator } from "../elements/calculator.ts";
import { inputsFrom, type Inputs } from "../state.ts";
import { tell } from "./notice.ts";
import { whose } from "./whose.ts";

export async function toldByOtherTab(calculator: Calculator, written: string): Promise<void> {
  const theirs = read(written);
  const { inputs } = calculator.view;
  if (!theirs || JSON.stringify(theirs) === JSON.stringify(inputs)) return;
  const action = { label: "other-tab-take", run: () => calculator.session.take(theirs) };
  const { contract } = calculator.view;
  const records = contract && theirs.text !== inputs.text ? await calculator.engine.parse(theirs.text, contract).then((parsed) => parsed.records, () => []) : [];
  if (!contract || records.length === 0) await tell(calculator, { message: "other-tab-settings", action });
  else await tell(calculator, { message: "other-tab", values: (language) => ({ ...whose(contract, records, language) }), action });
}

function read(written: string): Inputs | null {
  try {
    return inputsFrom(JSON.parse(written));
  } catch {
    return null;
  }
}
