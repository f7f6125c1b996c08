// One stop of the Tab key for all that can be pressed in a table; the arrows lead from one to the next.

import type { LitElement, ReactiveController } from "lit";

/** Where something to press stands: its row among those that have any, and its place there. */
export interface Spot {
  row: number;
  place: number;
}

/** The columns in which a row has something to press. */
type Columns = readonly number[];

/** Where a key leads; null where it leads nowhere. */
export function spotAfter(rows: readonly Columns[], { row, place }: Spot, key: string, far = false): Spot | null {
  const last = rows.length - 1;
  const inRow = (to: number): Spot => ({ row, place: Math.max(0, Math.min((rows[row]?.length ?? 1) - 1, to)) });
  const column = rows[row]?.[place] ?? 0;
  // Rows need not have the same columns filled: the nearest one.
  const toRow = (to: number): Spot => {
    const found = Math.max(0, Math.min(last, to));
    const away = (rows[found] ?? []).map((one) => Math.abs(one - column));
    return { row: found, place: Math.max(0, away.indexOf(Math.min(...away))) };
  };
  switch (key) {
    case "ArrowLeft": return inRow(place - 1);
    case "ArrowRight": return inRow(place + 1);
    case "ArrowUp": return toRow(row - 1);
    case "ArrowDown": return toRow(row + 1);
    case "Home": return far ? { row: 0, place: 0 } : inRow(0);
    case "End": return far ? { row: last, place: (rows[last]?.length ?? 1) - 1 } : inRow(Number.POSITIVE_INFINITY);
    default: return null;
  }
}

const PRESSED = ":is(button, select):not(:disabled)";

export class OneStop implements ReactiveController {
  readonly #host: LitElement;
  /** What the Tab key came to last in each table. */
  readonly #current = new WeakMap<HTMLTableElement, HTMLElement>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener("focusin", this.#onFocus);
    host.addEventListener("keydown", this.#onKey);
  }

  hostUpdated(): void {
    for (const table of this.#host.renderRoot.querySelectorAll("table")) this.#settle(table);
  }

  #settle(table: HTMLTableElement): void {
    const all = [...table.querySelectorAll<HTMLElement>(PRESSED)];
    const kept = this.#current.get(table);
    const stop = kept && all.includes(kept) ? kept : all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  }

  readonly #onFocus = (event: Event): void => {
    const [pressed] = event.composedPath();
    const table = pressed instanceof HTMLElement ? pressed.closest("table") : null;
    if (!table) return;
    this.#current.set(table, pressed as HTMLElement);
    this.#settle(table);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const [pressed] = event.composedPath();
    const table = pressed instanceof HTMLElement ? pressed.closest("table") : null;
    // With Alt an arrow opens a menu.
    if (!table || event.altKey || event.isComposing) return;
    const rows = [...table.rows].map((row) => [...row.querySelectorAll<HTMLElement>(PRESSED)]).filter((row) => row.length > 0);
    const row = rows.findIndex((all) => all.includes(pressed as HTMLElement));
    const spot = spotAfter(rows.map((all) => all.map(columnOf)), { row, place: rows[row]?.indexOf(pressed as HTMLElement) ?? 0 }, event.key, event.ctrlKey || event.metaKey);
    if (row < 0 || !spot) return;
    event.preventDefault();
    rows[spot.row]?.[spot.place]?.focus();
  };
}

/** In which column of its table something stands. */
function columnOf(one: HTMLElement): number {
  let column = 0;
  for (let cell = one.closest("td, th")?.previousElementSibling; cell; cell = cell.previousElementSibling) column += (cell as HTMLTableCellElement).colSpan;
  return column;
}
