/** Problems as lines for standard error: place, what is wrong, what to do. */
import type { Problem } from "../index.js";

/** Where the texts that were read as one begin. */
export interface Parts {
  names: string[];
  /** After which row each but the first begins. */
  breaks: readonly number[];
}

export function problemLine({ code, severity, message, hint, at }: Problem, { names, breaks }: Parts): string {
  // The engine speaks of a paste; nobody has pasted here.
  if (code === "paste_empty") return `${names.join(", ")}: ${severity}: There is nothing in it.\n`;
  let place = "";
  if (at && "row" in at) {
    const part = breaks.filter((row) => row < at.row).length;
    const before = breaks[part - 1] ?? 0;
    place = `${names[part] ?? ""}:${at.row - before}:${at.column}: `;
  } else if (at) {
    place = at.pointer ? `contract ${at.pointer}: ` : "contract: ";
  }
  return `${place}${severity}: ${message} ${hint}\n`;
}

/** How many results are not final. */
export function incompleteLine(rows: number): string {
  return `${rows} row${rows === 1 ? " is" : "s are"} incomplete: what a missing figure decides is empty, and the columns “…_between” say what it can be.\n`;
}

/** Notices, each kind once, with how many rows it is about. */
export function noticeLines(notices: [row: number, notice: Problem][]): string {
  const kinds = new Map<string, number>();
  for (const [, { code, message, values }] of notices) {
    const more = code === "more_of_the_same";
    const kind = more ? [...kinds.keys()].find((known) => known.startsWith(`${values?.["code"] ?? ""} `)) : `${code} ${message}`;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + (more ? Number(values?.["count"]) : 1));
  }
  return [...kinds].map(([kind, rows]) => `${rows} row${rows === 1 ? "" : "s"}: ${kind.slice(kind.indexOf(" ") + 1)}\n`).join("");
}
