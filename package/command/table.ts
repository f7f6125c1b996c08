/** Results as a table for a terminal. */
import type { Columns } from "../index.js";

/** What a person looks for first; everything else is in the other formats. */
const SHOWN = ["vendor", "month", "status", "score", "tier", "provider_pays", "client_pays", "notices"];
const NUMBERS = new Set(["score", "provider_pays", "client_pays"]);

/** Letters that take two places on a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud8bf][\udc00-\udfff]/g;
const CONTROL = /\p{Cc}/gu;

const width = (cell: string): number => cell.length + (cell.match(WIDE) ?? []).filter((letter) => letter.length === 1).length;

/** Lines of a table; columns are as wide as the first part with rows needs. */
export class Table {
  #widths: number[] | null = null;

  lines({ columns }: Columns): string {
    const shown = SHOWN.flatMap((id) => columns[id] ?? []);
    const rows = Array.from({ length: shown[0]?.length ?? 0 }, (_, row) => shown.map((column) => (column.at(row) ?? "").replace(CONTROL, " ")));
    if (rows.length === 0) return "";
    const ids = SHOWN.filter((id) => columns[id]);
    const first = this.#widths === null;
    this.#widths ??= ids.map((id, place) => rows.reduce((most, row) => Math.max(most, width(row[place] ?? "")), id.length));
    return [...(first ? [ids.map((id) => id.replace("_", " "))] : []), ...rows].map((row) => this.#line(row, ids)).join("");
  }

  #line(cells: string[], ids: string[]): string {
    const padded = cells.map((cell, place) => {
      const space = " ".repeat(Math.max(0, (this.#widths?.[place] ?? 0) - width(cell)));
      return NUMBERS.has(ids[place] ?? "") ? space + cell : cell + space;
    });
    return `${padded.join("  ").trimEnd()}\n`;
  }
}
