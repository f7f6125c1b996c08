// What elements tell the calculator: somebody wants something. All of them bubble out of their shadow roots.

import type { TabId } from "../i18n/language.ts";
import type { Contract, FigureCells, Layout } from "../engine/engine.ts";
import type { Replaced } from "../domain/history.ts";
import type { AnnexDraft, Entered, Inputs, Letterhead } from "../domain/state.ts";

abstract class Wish extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** Text came in, by whatever way; `onward`: the keyboard is to go on at the result. */
export class TextEvent extends Wish {
  static readonly type = "yuekao-text";
  constructor(readonly text: string, readonly onward = false) {
    super(TextEvent.type);
  }
}

/** Something is being typed that may become a text. */
export class DraftEvent extends Wish {
  static readonly type = "yuekao-draft";
  constructor(readonly text: string) {
    super(DraftEvent.type);
  }
}

/** Something is to be said above the page: the name of the sentence. */
export class AlarmEvent extends Wish {
  static readonly type = "yuekao-alarm";
  constructor(readonly message: string) {
    super(AlarmEvent.type);
  }
}

/** A part of the page could not do what it was asked. */
export class FailedEvent extends Wish {
  static readonly type = "yuekao-failed";
  constructor(readonly cause: unknown) {
    super(FailedEvent.type);
  }
}

export class FileEvent extends Wish {
  static readonly type = "yuekao-file";
  constructor(readonly files: readonly File[], readonly what: "figures" | "contract" = "figures") {
    super(FileEvent.type);
  }
}

export class ExampleEvent extends Wish {
  static readonly type = "yuekao-example";
  constructor() {
    super(ExampleEvent.type);
  }
}

/** The table that the form makes of what was typed; `about`: in which field. `replaces`: something else makes way for it. */
export class FillEvent extends Wish {
  static readonly type = "yuekao-fill";
  constructor(readonly text: string, readonly about: string, readonly replaces: boolean) {
    super(FillEvent.type);
  }
}

/** The form is to be opened or closed. */
export class FillHereEvent extends Wish {
  static readonly type = "yuekao-fill-here";
  constructor(readonly yes: boolean) {
    super(FillHereEvent.type);
  }
}

/** An Excel file to be filled in is wanted. */
export class TemplateEvent extends Wish {
  static readonly type = "yuekao-template";
  constructor() {
    super(TemplateEvent.type);
  }
}

/** A cell was given another content. */
export class MendEvent extends Wish {
  static readonly type = "yuekao-mend";
  /** `change`: the table with that cell, from the table as it is by then. */
  constructor(readonly change: (text: string) => string) {
    super(MendEvent.type);
  }
}

/** What a table is, as somebody says. */
export class SayEvent extends Wish {
  static readonly type = "yuekao-say";
  constructor(readonly layout: Layout) {
    super(SayEvent.type);
  }
}

/** How the pasted tables were read is to be looked at; `figure`: one that a column is looked for. */
export class OpenTableEvent extends Wish {
  static readonly type = "yuekao-open-table";
  constructor(readonly figure = "") {
    super(OpenTableEvent.type);
  }
}

export class CloseTableEvent extends Wish {
  static readonly type = "yuekao-close-table";
  constructor() {
    super(CloseTableEvent.type);
  }
}

/** Somebody wants to change a cell. */
export class MendHereEvent extends Wish {
  static readonly type = "yuekao-mend-here";
  constructor(readonly row: number, readonly column: number) {
    super(MendHereEvent.type);
  }
}

/** Another of the pasted vendor-months is to be shown. */
export class ChooseEvent extends Wish {
  static readonly type = "yuekao-choose";
  constructor(readonly record: number) {
    super(ChooseEvent.type);
  }
}

/** The contract in force is to be written anew; `about` tells what was typed last. */
export class EditEvent extends Wish {
  static readonly type = "yuekao-edit";
  constructor(readonly change: (contract: Contract) => Contract, readonly about = "") {
    super(EditEvent.type);
  }
}

/** What is said of a contract of one's own. */
export class DescribeEvent extends Wish {
  static readonly type = "yuekao-describe";
  constructor(readonly change: { name?: string; checked?: Readonly<Record<string, string>> }, readonly about = "") {
    super(DescribeEvent.type);
  }
}

/** The annex that is being read, as it stands; null: there is none any more. */
export class AnnexEvent extends Wish {
  static readonly type = "yuekao-annex-draft";
  constructor(readonly draft: AnnexDraft | null) {
    super(AnnexEvent.type);
  }
}

/** A contract of one's own is to be copied or given up, begun from nothing, or taken from what was read of an annex. */
export class OwnContractEvent extends Wish {
  static readonly type = "yuekao-own-contract";
  constructor(readonly what: "copy" | "forget" | "blank" | "take", readonly contract: Contract | null = null) {
    super(OwnContractEvent.type);
  }
}

/** Something of the month that the table does not say, changed from what was entered by then; `about` tells what was typed last. */
export class EnterEvent extends Wish {
  static readonly type = "yuekao-enter";
  constructor(readonly change: (entered: Entered) => Entered, readonly about: string, readonly replaces?: Replaced) {
    super(EnterEvent.type);
  }
}

/** Another tab is to be opened. */
export class TabEvent extends Wish {
  static readonly type = "yuekao-tab";
  constructor(readonly tab: TabId) {
    super(TabEvent.type);
  }
}

/** A vendor-month of the paste, by its number from 0, is to be shown in full. */
export class OpenMonthEvent extends Wish {
  static readonly type = "yuekao-open-month";
  constructor(readonly record: number) {
    super(OpenMonthEvent.type);
  }
}

/** Somebody wants to state what is missing: the start of the cooperation, the package of a category, the contract's blanks. */
export class StateHereEvent extends Wish {
  static readonly type = "yuekao-state-here";
  constructor(readonly what: "start" | "package" | "values") {
    super(StateHereEvent.type);
  }
}

/** What letters under the contract are headed with is being typed; `about`: in which field. */
export class LetterheadEvent extends Wish {
  static readonly type = "yuekao-letterhead";
  constructor(readonly change: Partial<Letterhead>, readonly about: string) {
    super(LetterheadEvent.type);
  }
}

export class StartEvent extends Wish {
  static readonly type = "yuekao-start";
  constructor(readonly start: string) {
    super(StartEvent.type);
  }
}

export class ReadingEvent extends Wish {
  static readonly type = "yuekao-reading";
  constructor(readonly reading: string, readonly choice: string) {
    super(ReadingEvent.type);
  }
}

/** Another contract is chosen. */
export class ContractEvent extends Wish {
  static readonly type = "yuekao-contract";
  constructor(readonly contract: string) {
    super(ContractEvent.type);
  }
}

/** The contract is wanted as a file. */
export class ExportEvent extends Wish {
  static readonly type = "yuekao-export";
  constructor() {
    super(ExportEvent.type);
  }
}

export class PackageEvent extends Wish {
  static readonly type = "yuekao-package";
  constructor(readonly category: string, readonly choice: string) {
    super(PackageEvent.type);
  }
}

/** Figures count what is not offered, or what is offered after all. */
export class NotOfferedEvent extends Wish {
  static readonly type = "yuekao-not-offered";
  constructor(readonly figures: readonly string[], readonly yes: boolean) {
    super(NotOfferedEvent.type);
  }
}

export class HandOverEvent extends Wish {
  static readonly type = "yuekao-hand-over";
  constructor(readonly yes: boolean) {
    super(HandOverEvent.type);
  }
}

/** Somebody asks where a number comes from; `result` names it in the settlement tree, such as "score". */
export class WhyEvent extends Wish {
  static readonly type = "yuekao-why";
  constructor(readonly result: string) {
    super(WhyEvent.type);
  }
}

/** A pasted cell is to be shown. */
export class CellEvent extends Wish {
  static readonly type = "yuekao-cell";
  constructor(readonly cell: FigureCells) {
    super(CellEvent.type);
  }
}

export class CloseEvent extends Wish {
  static readonly type = "yuekao-close";
  constructor() {
    super(CloseEvent.type);
  }
}

/** What is offered, and beside what, changed from what it is by then; `about` tells what was typed last. */
export class OfferEvent extends Wish {
  static readonly type = "yuekao-offer";
  constructor(readonly change: (present: Inputs) => Pick<Inputs, "compared" | "offer">, readonly about = "") {
    super(OfferEvent.type);
  }
}
