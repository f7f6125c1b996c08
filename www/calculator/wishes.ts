// What the elements of the page wish, carried out: each wish is an event that ends here.

import { Unreachable, type FigureCells } from "../engine/engine.ts";
import {
  AlarmEvent, AnnexEvent, CellEvent, ChooseEvent, CloseEvent, ContractEvent, DescribeEvent, DraftEvent, EditEvent, EnterEvent, ExampleEvent, ExportEvent, FailedEvent, FileEvent, HandOverEvent,
  LetterheadEvent, MendEvent, MendHereEvent, NotOfferedEvent, OfferEvent, OpenMonthEvent, OwnContractEvent, PackageEvent, ReadingEvent, SayEvent, StartEvent, StateHereEvent, TabEvent, TextEvent, WhyEvent,
} from "../controls/events.ts";
import { NO_LETTERHEAD, ownOf } from "../domain/state.ts";
import type { Sheet } from "../result/sheet.ts";
import { Superseded } from "../workers/errors.ts";
import type { CalculatorHost } from "./host.ts";

export function carryOutWishes(calculator: CalculatorHost): void {
  const { derivation, incoming, panels, session, tabs } = calculator;
  const on = <E extends Event>(type: string, kind: new (...parts: never[]) => E, act: (event: E) => unknown): void => {
    calculator.addEventListener(type, (event) => {
      if (!(event instanceof kind)) return;
      // A wish has reached who fulfils it; the page around is not to see it.
      event.stopPropagation();
      act(event);
    });
  };
  on(TextEvent.type, TextEvent, async (event) => {
    const taken = await incoming.table(event.text);
    if (taken && calculator.draft === event.text) {
      calculator.draft = "";
      calculator.requestUpdate();
    }
    if (!event.onward || !calculator.view.assessment) return;
    await calculator.updateComplete;
    calculator.renderRoot.querySelector<HTMLElement>("yuekao-answer")?.focus({ preventScroll: true });
  });
  on(DraftEvent.type, DraftEvent, (event) => { calculator.draft = event.text; });
  on(AlarmEvent.type, AlarmEvent, ({ message }) => { session.alarm({ message }); });
  on(FailedEvent.type, FailedEvent, ({ cause }) => {
    // An answer nobody waits for any more is no failure.
    if (cause instanceof Superseded) return;
    console.error(cause);
    session.alarm({ message: cause instanceof Unreachable ? "alarm-unreachable" : "alarm-part" });
  });
  on(FileEvent.type, FileEvent, (event) => incoming.files(event.files, event.what === "contract"));
  on(ExampleEvent.type, ExampleEvent, () => incoming.example());
  on(SayEvent.type, SayEvent, (event) => session.say(event.layout));
  on(ContractEvent.type, ContractEvent, (event) => session.contract(event.contract));
  on(EditEvent.type, EditEvent, (event) => session.contracts.edit(event.change, event.about));
  on(DescribeEvent.type, DescribeEvent, (event) => session.contracts.describe(event.change, event.about));
  on(AnnexEvent.type, AnnexEvent, (event) => session.readAnnex(event.draft));
  on(OwnContractEvent.type, OwnContractEvent, async ({ what, contract }) => {
    if (what === "copy") return session.contracts.copy();
    if (what === "forget") return session.contracts.forget();
    if (contract) return session.contracts.blank(contract);
    const { blankContract } = await import("../contract/blank.ts");
    return session.contracts.blank(blankContract(calculator.language));
  });
  on(ExportEvent.type, ExportEvent, async () => {
    const { saveContract } = await import("../contract/contract-file.ts");
    const { written, inputs } = calculator.view;
    if (written) await saveContract(written, ownOf(inputs));
  });
  on(MendEvent.type, MendEvent, ({ change }) => session.mend(change));
  on(ChooseEvent.type, ChooseEvent, (event) => session.choose(event.record));
  on(OpenMonthEvent.type, OpenMonthEvent, async (event) => {
    tabs.show("month");
    await session.choose(event.record);
    await calculator.updateComplete;
    // What was pressed has gone with its tab.
    calculator.onward();
  });
  on(StartEvent.type, StartEvent, ({ start }) => session.set(() => ({ start })));
  on(ReadingEvent.type, ReadingEvent, ({ reading, choice }) => session.set(({ readings }) => ({ readings: { ...readings, [reading]: choice } })));
  on(PackageEvent.type, PackageEvent, ({ category, choice }) => session.set(({ packages }) => ({ packages: { ...packages, [category]: choice } })));
  on(LetterheadEvent.type, LetterheadEvent, ({ change, about }) => session.set(({ letterhead = NO_LETTERHEAD }) => ({ letterhead: { ...letterhead, ...change } }), about));
  on(HandOverEvent.type, HandOverEvent, (event) => calculator.view.month && session.handOver(calculator.view.month, event.yes));
  on(NotOfferedEvent.type, NotOfferedEvent, ({ figures, yes }) => session.set(({ notOffered }) => {
    const others = notOffered.filter((figure) => !figures.includes(figure));
    return { notOffered: yes ? [...others, ...figures] : others };
  }));
  on(OfferEvent.type, OfferEvent, (event) => session.offer(event.change, event.about));
  on(EnterEvent.type, EnterEvent, (event) => calculator.view.month && session.enter(calculator.view.month, event.change, event.about, event.replaces));
  on(MendHereEvent.type, MendHereEvent, async (event) => {
    await panels.leave();
    await toSheet(calculator, event, true);
  });
  on(StateHereEvent.type, StateHereEvent, ({ what }) => toSetting(calculator, what));
  on(TabEvent.type, TabEvent, (event) => { tabs.show(event.tab); });
  on(CellEvent.type, CellEvent, (event) => toCell(calculator, event.cell));
  on(WhyEvent.type, WhyEvent, (event) => derivation.ask(event));
  on(CloseEvent.type, CloseEvent, derivation.close);
}

function sheet({ renderRoot }: CalculatorHost): Sheet | null {
  return renderRoot.querySelector<Sheet>("yuekao-sheet");
}

async function toCell(calculator: CalculatorHost, cell: FigureCells): Promise<void> {
  await calculator.panels.leave();
  // A tab that has the desk to itself leaves no room for the pasted table.
  if (!sheet(calculator)) calculator.tabs.show("month");
  await toSheet(calculator, cell);
}

/** The table may still be on its way. */
async function toSheet(calculator: CalculatorHost, ...to: Parameters<Sheet["go"]>): Promise<void> {
  await calculator.updateComplete;
  await customElements.whenDefined("yuekao-sheet");
  await sheet(calculator)?.go(...to);
}

async function toSetting(calculator: CalculatorHost, what: StateHereEvent["what"]): Promise<void> {
  const { tabs } = calculator;
  if (what === "package") {
    tabs.show("month");
    await calculator.updateComplete;
    calculator.renderRoot.querySelector<HTMLElement>("yuekao-fallback")?.focus();
    return;
  }
  tabs.show("contract");
  const { ContractTab } = await import("../tabs/contract.ts");
  await calculator.updateComplete;
  const tab = tabs.element("contract");
  if (tab instanceof ContractTab) await tab.goTo(what);
}
