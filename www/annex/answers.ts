// The proposed contract with answers and with what was changed by hand. Answers are of the contract as it was read; what was
// changed by hand may have moved things about since, and stays.

import type { Contract, Proposal } from "../engine/engine.ts";
import { pointerTo, put, steps, valueAt } from "../domain/pointer.ts";

export type Answers = Readonly<Record<string, string>>;

/** What was read, with these answers. */
export function answered({ contract, choices, questions }: Proposal, answers: Answers): Contract {
  const chosen = [...choices, ...questions].flatMap(({ id, choices: offered }) => offered.find((choice) => choice.id === answers[id])?.changes ?? []);
  return chosen.reduce((made, { pointer, value }) => put(made, pointer, value), contract);
}

/** The contract as it stands with another answer to one question; what is not there any more needs no answer. */
export function withAnswer(contract: Contract, proposal: Proposal, answers: Answers, question: string, choice: string): Contract {
  const [before, after] = [answered(proposal, answers), answered(proposal, { ...answers, [question]: choice })];
  const asked = [...proposal.choices, ...proposal.questions].find(({ id }) => id === question);
  const places = new Set(asked?.choices.flatMap(({ changes }) => changes.map(({ pointer }) => pointer)));
  return [...places].reduce((made, pointer) => {
    const there = placeIn(made, pointer, before);
    return there === null ? made : put(made, there, valueAt(after, pointer));
  }, contract);
}

/** Where something of a contract stands in another version of it: entries of lists are known by their ids. Null where it is gone. */
export function placeIn(contract: Contract, pointer: string, before: Contract): string | null {
  const path: (string | number)[] = [];
  let was: unknown = before;
  let now: unknown = contract;
  for (const step of steps(pointer)) {
    if (Array.isArray(was) && Array.isArray(now)) {
      const entry: unknown = was[Number(step)];
      const id = idOf(entry);
      const index = id === null ? (was.length === now.length ? Number(step) : -1) : now.findIndex((one) => idOf(one) === id);
      if (index < 0) return null;
      path.push(index);
      was = entry;
      now = now[index] as unknown;
    } else {
      if (typeof now !== "object" || now === null) return null;
      path.push(step);
      was = valueOf(was, step);
      now = valueOf(now, step);
    }
  }
  return pointerTo(...path);
}

function valueOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function idOf(entry: unknown): string | null {
  const id = valueOf(entry, "id") ?? valueOf(entry, "figure");
  return typeof id === "string" ? id : null;
}
