// A link with figures was opened: whose they are is said, and one's own are replaced only when that is wanted.

import type { Calculator } from "../calculator/calculator.ts";
import { saidOf } from "../domain/inputs.ts";
import { LOCALES, type Language, type Locale, type TabId } from "../i18n/language.ts";
import { Settling } from "../session/settled.ts";
import { EMPTY, type Inputs } from "../domain/state.ts";
import type { Opened, Shared } from "./link.ts";
import { openedAside } from "./link-aside.ts";
import { LinkOffer } from "./link-offer.ts";
import { isSame } from "../storage/same-inputs.ts";
import { tell } from "../calculator/notice.ts";
import { overlay } from "../calculator/overlay.ts";
import { describeInputs, type InputsDescription } from "./describe-inputs.ts";

/** `done` is called when the link has been dealt with: taken, left, or not readable. */
export async function openLink(calculator: Calculator, fragment: string, done: () => void): Promise<void> {
  const opened = await calculator.session.during(opening(fragment));
  if ("refusal" in opened) {
    done();
    await tellOfThese(calculator, opened.refusal);
    return;
  }
  const { shared } = opened;
  const theirs = await descriptionOf(calculator, shared.inputs);
  if (!theirs) {
    done();
    await tellOfThese(calculator, "link-unsound");
    return;
  }
  const take = async (): Promise<void> => {
    done();
    if (await calculator.session.take(shared.inputs, shared.record)) show(calculator, shared);
  };
  // With what may have been pasted meanwhile.
  const { view } = calculator;
  // Opened once more, by whoever has looked at it before: there is nothing to decide.
  const again = isSame(shared.inputs, view.latest);
  if (again || isUntouched(view.latest)) {
    if (again) {
      done();
      await calculator.session.choose(shared.record);
      show(calculator, shared);
    } else {
      await take();
    }
    await tellOfThese(calculator, "link-opened", (language) => ({ ...theirs(language) }));
    return;
  }
  const mine = (language: Language): InputsDescription | null => (view.contract && view.parsed ? describeInputs(view.contract, view.parsed.records, view.of, language) : null);
  await overlay(calculator, Object.assign(new LinkOffer(), { theirs, mine, take, leave: done }));
}

async function opening(fragment: string): Promise<Opened> {
  try {
    return await openedAside(fragment);
  } catch (cause) {
    console.error(cause);
    return { refusal: "link-damaged" };
  }
}

/** What is said of a link is true of the inputs that are there, and goes with them. */
function tellOfThese(calculator: Calculator, message: string, values?: (language: Language) => Readonly<Record<string, string>>): Promise<void> {
  const { inputs } = calculator.view;
  return tell(calculator, { message, ...(values ? { values } : {}), holds: () => calculator.view.inputs === inputs });
}

function show(calculator: Calculator, { locale, tab }: Shared): void {
  if (LOCALES.includes(locale as Locale)) calculator.locale = locale;
  // One that does not exist here, or has nothing to say, gives way to the month. What was compared is among the offers now.
  calculator.tab = (tab === "compare" ? "offers" : tab) as TabId;
}

function isUntouched(inputs: Inputs): boolean {
  return inputs.text === "" && inputs.owns.length === 0 && Object.keys(inputs.settings).length === 0;
}

/** Null where a contract in the link is not sound, or nothing can be read from its figures. */
async function descriptionOf({ engine }: Calculator, inputs: Inputs): Promise<((language: Language) => InputsDescription) | null> {
  try {
    const settling = new Settling(engine);
    const contract = await settling.contract(inputs);
    if ((await settling.unsound(inputs, contract)).length > 0) return null;
    const { parsed, of } = inputs.text === EMPTY.text ? { parsed: { records: [] }, of: 0 } : await engine.look(inputs.text, saidOf(inputs), contract, 0);
    return inputs.text !== EMPTY.text && of === 0 ? null : (language) => describeInputs(contract, parsed.records, of, language);
  } catch {
    return null;
  }
}
