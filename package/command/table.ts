/** Results as a table for a terminal. */
import type { Columns } from "../index.js";

/** What a person looks for first; the others follow where the terminal is wide enough. */
const SHOWN = ["vendor", "month", "status", "score", "score_between", "tier", "provider_pays", "provider_pays_between", "client_pays", "client_pays_between", "currency", "notices"];
/** Of these, the columns that are only looked for where something is open. */
const BETWEEN = /_between$/;
/** The currency nobody looks for. */
const USUAL = "CNY";
const NUMBERS = /^(?:score|provider_pays|client_pays|payable|(?:metric|item|group|line):.*)$/;
/** Places a cell may take; a longer one is cut. */
const WIDEST = 40;
const GAP = "  ";

/** Letters that take two places on a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud8bf][\udc00-\udfff]/g;
const CONTROL = /\p{Cc}/gu;

const width = (cell: string): number => cell.length + (cell.match(WIDE) ?? []).filter((letter) => letter.length === 1).length;

interface Shown {
  id: string;
  width: number;
}

/** Lines of a table; its columns, and how wide they are, come from the first part with rows. */
export class Table {
  readonly #room: number | null;
  #shown: readonly Shown[] | null = null;
  #left = 0;

  /** `room`: the places of a line; null where nobody knows, and only what is looked for first is shown. */
  constructor(room: number | null) {
    this.#room = room;
  }

  /** Columns with something in them that have no room. */
  get left(): number {
    return this.#left;
  }

  lines({ columns }: Columns): string {
    const rows = columns["vendor"]?.length ?? 0;
    if (rows === 0) return "";
    const first = this.#shown === null;
    const shown = (this.#shown ??= this.#choose(columns));
    const cells = Array.from({ length: rows }, (_, row) => shown.map(({ id }) => (columns[id]?.at(row) ?? "").replace(CONTROL, " ")));
    return [...(first ? [shown.map(({ id }) => headOf(id))] : []), ...cells].map((row) => line(row, shown)).join("");
  }

  #choose(columns: Columns["columns"]): readonly Shown[] {
    const wanted = (id: string): boolean => SHOWN.includes(id) && !BETWEEN.test(id) && id !== "currency";
    const filled = Object.entries(columns).filter(([id, column]) => wanted(id) || [...column].some((cell) => cell !== "" && (id !== "currency" || cell !== USUAL)));
    const place = ([id]: (typeof filled)[number]): number => (SHOWN.includes(id) ? SHOWN.indexOf(id) : SHOWN.length);
    const shown: Shown[] = [];
    let free = this.#room ?? Number.POSITIVE_INFINITY;
    for (const [id, column] of filled.toSorted((one, other) => place(one) - place(other))) {
      const widest = [...column].reduce((most, cell) => Math.max(most, width(cell)), width(headOf(id)));
      const needed = Math.min(widest, WIDEST);
      const fits = shown.length === 0 || needed + GAP.length <= free;
      if (!fits || (this.#room === null && !SHOWN.includes(id))) {
        this.#left += 1;
        continue;
      }
      free -= needed + (shown.length === 0 ? 0 : GAP.length);
      shown.push({ id, width: needed });
    }
    return shown;
  }
}

const headOf = (id: string): string => id.replaceAll("_", " ");

function line(cells: readonly string[], shown: readonly Shown[]): string {
  const padded = cells.map((cell, place) => {
    const { id = "", width: wide = 0 } = shown[place] ?? {};
    const short = cut(cell, wide);
    const space = " ".repeat(Math.max(0, wide - width(short)));
    return NUMBERS.test(id) ? space + short : short + space;
  });
  return `${padded.join(GAP).trimEnd()}\n`;
}

/** As much of a cell as goes into so many places. */
function cut(cell: string, places: number): string {
  if (width(cell) <= places) return cell;
  let short = "";
  for (const letter of cell) {
    if (width(short) + width(letter) + 1 > places) break;
    short += letter;
  }
  return `${short}…`;
}
