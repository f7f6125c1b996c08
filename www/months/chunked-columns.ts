// Columns that come in parts, as one. The parts stay as they came: no cell is copied.

import type { Cells } from "./sort-index.ts";

export class ChunkedColumns {
  /** Before which row each part begins, and the end of the last. */
  readonly #starts: number[] = [0];
  readonly #columns = new Map<string, Cells[]>();

  get rows(): number {
    return this.#starts.at(-1) ?? 0;
  }

  /** The columns of a part, all of one length. */
  add(columns: Readonly<Record<string, Cells>>): void {
    const rows = Object.values(columns)[0]?.length ?? 0;
    for (const [id, column] of Object.entries(columns)) {
      const known = this.#columns.get(id);
      if (!known) this.#columns.set(id, rows > 0 ? [column] : []);
      else if (rows > 0) known.push(column);
    }
    if (rows > 0) this.#starts.push(this.rows + rows);
  }

  /** The columns as far as they have come. */
  columns(): Record<string, Cells> {
    const starts = [...this.#starts];
    return Object.fromEntries([...this.#columns].map(([id, parts]) => [id, new Joined([...parts], starts)]));
  }
}

class Joined implements Cells {
  readonly #parts: readonly Cells[];
  readonly #starts: readonly number[];
  /** The part that was asked last: the next question is mostly about its neighbour. */
  #last = 0;

  constructor(parts: readonly Cells[], starts: readonly number[]) {
    this.#parts = parts;
    this.#starts = starts;
  }

  get length(): number {
    return this.#starts.at(-1) ?? 0;
  }

  at(row: number): string | undefined {
    if (row < 0 || row >= this.length) return undefined;
    if (!this.#holds(this.#last, row)) this.#last = this.#find(row);
    return this.#parts[this.#last]?.at(row - (this.#starts[this.#last] ?? 0));
  }

  *[Symbol.iterator](): Generator<string> {
    for (const part of this.#parts) yield* part;
  }

  #holds(part: number, row: number): boolean {
    return row >= (this.#starts[part] ?? 0) && row < (this.#starts[part + 1] ?? 0);
  }

  #find(row: number): number {
    let [low, high] = [0, this.#parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Columns whose rows were made in another order: `order` says of each row, in the order they were made, which one it is. */
export function inOrder(columns: Readonly<Record<string, Cells>>, order: Uint32Array): Record<string, Cells> {
  const made = new Uint32Array(order.length);
  order.forEach((row, place) => { made[row] = place; });
  return Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, new Reordered(column, made)]));
}

class Reordered implements Cells {
  readonly #column: Cells;
  /** By row: as which one it was made. */
  readonly #made: Uint32Array;

  constructor(column: Cells, made: Uint32Array) {
    this.#column = column;
    this.#made = made;
  }

  get length(): number {
    return this.#made.length;
  }

  at(row: number): string | undefined {
    const place = this.#made[row];
    return place === undefined ? undefined : this.#column.at(place);
  }

  *[Symbol.iterator](): Generator<string> {
    for (const place of this.#made) yield this.#column.at(place) ?? "";
  }
}
