// Another tab wrote its inputs where this one's were kept. Both go on with their own: each tab also has a memory of its
// own that survives a reload. Which ones go on together is for the person to say.

import type { Calculator } from "../calculator/calculator.ts";
import { ownName } from "../domain/contract.ts";
import { saidOf } from "../domain/inputs.ts";
import { isSame } from "../storage/same-inputs.ts";
import { tell } from "../calculator/notice.ts";
import { describeInputs } from "./describe-inputs.ts";

export async function followOtherTab(calculator: Calculator, written: string): Promise<void> {
  const { store, session } = calculator;
  if (store.later) {
    await session.keep();
    return;
  }
  if (isLong(written)) {
    // Fetched only when it is wanted, with what was changed there meanwhile.
    const run = async (): Promise<void> => {
      const theirs = await store.kept(store.newest);
      if (theirs?.lost) session.alarm({ message: "import-lost" });
      else if (theirs?.part && theirs.left === 0) await session.take(theirs.part.present);
    };
    await tell(calculator, { message: "other-tab-long", actions: [{ label: "other-tab-take", run }] });
    return;
  }
  const kept = await store.kept(written);
  // What is not of its shape is no offer: the other tab is there to be looked at.
  if (!kept?.part || kept.left > 0) return;
  const theirs = kept.part.present;
  if (!session.view.fixed) await session.contracts.receive(theirs, (own) => calculator.language.say("contract-elsewhere", { title: ownName(own, calculator.language) }));
  const { contract, latest } = calculator.view;
  if (isSame(theirs, latest)) return;
  const actions = [{ label: "other-tab-take", run: () => session.take(theirs) }];
  const sight = contract && theirs.text !== latest.text ? await calculator.engine.look(theirs.text, saidOf(theirs), contract, 0).catch(() => null) : null;
  if (!contract || !sight || sight.of === 0) await tell(calculator, { message: "other-tab-settings", actions });
  else await tell(calculator, { message: "other-tab", values: (language) => ({ ...describeInputs(contract, sight.parsed.records, sight.of, language) }), actions });
}

/** Whether its text stands elsewhere: too long to be looked at in passing. */
function isLong(written: string): boolean {
  try {
    return typeof (JSON.parse(written) as { long?: unknown }).long === "object";
  } catch {
    return false;
  }
}
