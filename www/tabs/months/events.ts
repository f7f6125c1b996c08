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

/** The matrix is to be sorted by a month, by "vendor", "mean", "sum" or "change". */
export class MatrixSortEvent extends Event {
  constructor(readonly by: string) {
    super("matrix-sort");
  }
}

/** A month of the matrix is to be opened: its key, and its place among the results. */
export class OpenCellEvent extends Event {
  constructor(readonly key: string, readonly record: number) {
    super("matrix-open");
  }
}
