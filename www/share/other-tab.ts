// Another tab wrote its inputs where this one's were kept. Both go on with their own: each tab also has a memory of its
// own that survives a reload. Which ones go on together is for the person to say.

import type { Calculator } from "../elements/calculator.ts";
import { tell } from "./notice.ts";
import { isSame, whose } from "./whose.ts";

export async function toldByOtherTab(calculator: Calculator, written: string): Promise<void> {
  const { store, session } = calculator;
  if (store.later) {
    await session.keep();
    return;
  }
  if (isLong(written)) {
    // Fetched only when it is wanted.
    const run = async (): Promise<void> => {
      const theirs = await store.kept(written);
      if (store.lost) session.alarm({ message: "import-lost" });
      else if (theirs) await session.take(theirs);
    };
    await tell(calculator, { message: "other-tab-long", action: { label: "other-tab-take", run } });
    return;
  }
  const theirs = await store.kept(written);
  const { inputs } = calculator.view;
  if (!theirs || isSame(theirs, inputs)) return;
  const action = { label: "other-tab-take", run: () => calculator.session.take(theirs) };
  const { contract } = calculator.view;
  const sight = contract && theirs.text !== inputs.text ? await calculator.engine.look(theirs.text, contract, 0).catch(() => null) : null;
  if (!contract || !sight || sight.of === 0) await tell(calculator, { message: "other-tab-settings", action });
  else await tell(calculator, { message: "other-tab", values: (language) => ({ ...whose(contract, sight.parsed.records, sight.of, language) }), action });
}

/** Whether its text stands elsewhere: too long to be looked at in passing. */
function isLong(written: string): boolean {
  try {
    return typeof (JSON.parse(written) as { long?: unknown }).long === "object";
  } catch {
    return false;
  }
}
