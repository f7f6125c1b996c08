// A pasted text line by line: which words became a part of the contract, which are asked about, which are left out.

import type { Proposal } from "../engine/engine.ts";

export type Status = "recognised" | "asked" | "unread" | "left";

/** Words of a line; `pointers`: the parts of the proposed contract they became. */
export interface Passage {
  text: string;
  status: Status;
  pointers: readonly string[];
  /** Why nothing is computed from them: `unread-…` of the catalogue. */
  reason: string | null;
}

export interface Line {
  number: number;
  text: string;
  /** The gravest of its passages. */
  status: Status;
  passages: readonly Passage[];
}

/** Left out without a loss: what yields no number, or says again what stands elsewhere. */
const HARMLESS = new Set(["heading", "table_head", "page_number", "numbering", "total", "not_computed"]);
const GRAVITY: readonly Status[] = ["left", "recognised", "unread", "asked"];

export function linesOf(text: string, proposal: Proposal): Line[] {
  const found = new Map<number, Passage[]>();
  const add = (line: number, passage: Passage): void => {
    found.set(line, [...(found.get(line) ?? []), passage]);
  };
  for (const { line, text: words, pointer } of proposal.recognised) add(line, { text: words, status: "recognised", pointers: [pointer], reason: null });
  for (const { line, text: words, also } of [...proposal.questions, ...proposal.choices]) {
    for (const one of [{ line, text: words }, ...also]) add(one.line, { text: one.text, status: "asked", pointers: [], reason: null });
  }
  for (const { line, text: words, reason } of proposal.unread) add(line, { text: words, status: HARMLESS.has(reason) ? "left" : "unread", pointers: [], reason: `unread-${reason.replaceAll("_", "-")}` });
  return text.split("\n").flatMap((words, index): Line[] => {
    if (words.trim() === "") return [];
    const passages = merged(found.get(index + 1) ?? []);
    const status = passages.reduce<Status>((gravest, one) => (GRAVITY.indexOf(one.status) > GRAVITY.indexOf(gravest) ? one.status : gravest), "left");
    return [{ number: index + 1, text: words, status, passages }];
  });
}

/** The same words once, with all they became. */
function merged(passages: readonly Passage[]): Passage[] {
  const found = new Map<string, Passage>();
  for (const passage of passages) {
    const key = `${passage.status}\0${passage.reason ?? ""}\0${passage.text}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, pointers: [...before.pointers, ...passage.pointers] } : passage);
  }
  const all = [...found.values()];
  // The number a row begins with says nothing where its words became something.
  const relevant = all.filter(({ reason }) => reason !== "unread-numbering");
  return relevant.length > 0 ? relevant : all;
}

/** How many lines of each kind there are. */
export function counted(lines: readonly Line[]): Readonly<Record<Status, number>> {
  const count = { recognised: 0, asked: 0, unread: 0, left: 0 };
  for (const { status } of lines) count[status] += 1;
  return count;
}
