// What the table of months tells its tab. They stay inside the tab.

/** The rows are to be sorted by a column, or the other way round. */
export class SortEvent extends Event {
  static readonly type = "months-sort";
  constructor(readonly column: string) {
    super(SortEvent.type);
  }
}

/** A group is to be unfolded or folded. */
export class FoldEvent extends Event {
  static readonly type = "months-fold";
  constructor(readonly key: string) {
    super(FoldEvent.type);
  }
}

/** Another line is looked at. */
export class LineEvent extends Event {
  static readonly type = "months-line";
  constructor(readonly line: number) {
    super(LineEvent.type);
  }
}
