// What was replaced by a paste, a drop, the example, a link, another tab, or a step back or forward: whose figures were there and
// whose are there now, with the way back.

import { title } from "../domain/contract.ts";
import type { Calculator } from "../calculator/calculator.ts";
import type { Language } from "../i18n/language.ts";
import type { Replacement, Settled } from "../session/view.ts";
import { ownOf } from "../domain/state.ts";
import { toast } from "../calculator/notice.ts";
import { describeInputs } from "./describe-inputs.ts";

export async function tellReplaced(calculator: Calculator, { what, before, after, step }: Replacement, at: number): Promise<void> {
  const { session } = calculator;
  const { sheet, example } = before.inputs;
  // What was added to the months that are kept replaces none of them; what is asked about them is said where it is asked.
  const outcome = what === "figures" && step !== "back" && !example && sheet !== after.inputs.sheet ? await (await calculator.months)?.outcome(after.inputs.sheet ?? "") : null;
  if (outcome === "same-month") return;
  const back = { label: "undo", run: () => session.undo() };
  const forward = { label: "redo", run: () => session.redo() };
  await toast(calculator, {
    message: outcome ? `archive-${outcome}` : step === "back" ? (what === "statement" ? "replaced-back-statement" : "replaced-back") : `replaced-${what}`,
    values: (language) => (what === "statement" ? {} : named(what, before, after, language)),
    parts: outcome ? ["archive"] : [],
    actions: [step === "back" ? forward : back],
    holds: () => calculator.view.inputs === after.inputs,
  }, at);
}

function named(what: "figures" | "contract", before: Settled, after: Settled, language: Language): Record<string, string> {
  const contract = before.inputs.contract !== after.inputs.contract || ownOf(before.inputs)?.contract !== ownOf(after.inputs)?.contract;
  const name = (settled: Settled): string => {
    const under = language.text(title(settled.contract));
    if (what === "contract") return under;
    if (settled.inputs.text === "") return language.say("replaced-nothing");
    if (!settled.parsed) return language.say("replaced-unread");
    const { vendors, months } = describeInputs(settled.contract, settled.parsed.records, settled.of, language);
    return language.say(contract ? "replaced-under" : "replaced-of", { vendors, months, contract: under });
  };
  return { before: name(before), after: name(after) };
}
