// What somebody wants of the archive of months.

import type { MonthState } from "./sheet.ts";

abstract class ArchiveWish extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** A month is to be looked at. */
export class OpenPlaceEvent extends ArchiveWish {
  static readonly type = "yuekao-open-place";
  constructor(readonly sheet: string, readonly record: number, readonly key: string) {
    super(OpenPlaceEvent.type);
  }
}

/** How far a month is; `inferred`: nobody has said so, the other side's statement agrees or the objection was made. */
export class StateEvent extends ArchiveWish {
  static readonly type = "yuekao-month-state";
  constructor(readonly sheet: string, readonly key: string, readonly state: MonthState, readonly inferred = false) {
    super(StateEvent.type);
  }
}

/** The same of several months at once. */
export class StatesEvent extends ArchiveWish {
  static readonly type = "yuekao-month-states";
  constructor(readonly months: readonly { readonly sheet: string; readonly key: string }[], readonly state: MonthState) {
    super(StatesEvent.type);
  }
}

/** What is to become of a sheet whose month was there before. */
export class SameMonthEvent extends ArchiveWish {
  static readonly type = "yuekao-same-month";
  constructor(readonly answer: "replace" | "keep" | "cancel") {
    super(SameMonthEvent.type);
  }
}

/** A copy of everything is to be saved, or one is to be brought back. */
export class BackupEvent extends ArchiveWish {
  static readonly type = "yuekao-backup";
  constructor(readonly file: File | null) {
    super(BackupEvent.type);
  }
}
