// Formulas as spreadsheets write them, each with what keeps it from having a number: a figure that is not given, nothing measured.

/** Why a cell has a word instead of a number. */
export type Lack = "open" | "empty";

/** Where `when` holds there is no number. */
export interface Guard {
  when: string;
  lack: Lack;
  /** Whether it holds in the month as it is. */
  now: boolean;
}

export interface Formula {
  code: string;
  /** Whether it needs no brackets around it. */
  atom: boolean;
  /** Checked from the first on: a later one may rest on what an earlier one makes sure of. */
  guards: readonly Guard[];
  /** The same, divided by a hundred: what a cell in per cent holds. */
  hundredth?: string;
}

/** Decimal places that a spreadsheet's binary numbers are right in: nearer than that they are the same. */
const SAME = "8";

export const atom = (code: string, guards: readonly Guard[] = []): Formula => ({ code, atom: true, guards });

export const inBrackets = ({ code, atom }: Formula): string => (atom ? code : `(${code})`);

/** A text as formulas write it. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Whether a number as the contract writes it is none. */
export const isZero = (number: string): boolean => /^-?0+(?:\.0+)?$/.test(number);

/** What is still to be given. */
export const openGuards = ({ guards }: Formula): Guard[] => guards.filter(({ lack }) => lack === "open");

/** The guards of several, each once. */
export function allGuards(...formulas: readonly Formula[]): Guard[] {
  const seen = new Map(formulas.flatMap(({ guards }) => guards).map((guard) => [`${guard.lack} ${guard.when}`, guard]));
  return [...seen.values()];
}

export function joined(operator: string, parts: readonly Formula[]): Formula {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return { code: parts.map(inBrackets).join(operator), atom: false, guards: allGuards(...parts) };
}

export function call(name: string, parts: readonly Formula[]): Formula {
  return atom(`${name}(${parts.map(({ code }) => code).join(",")})`, allGuards(...parts));
}

/** Free of the last places, in which a binary number differs from the decimal one that is meant. */
export function exact(of: Formula): Formula {
  return /^-?\d+(?:\.\d+)?$/.test(of.code) ? of : atom(`ROUND(${of.code},${SAME})`, of.guards);
}

export type Direction = "half_up" | "up" | "down";
const ROUNDINGS: Readonly<Record<Direction, string>> = { half_up: "ROUND", up: "ROUNDUP", down: "ROUNDDOWN" };

export function rounded(of: Formula, places: number, direction: Direction = "half_up"): Formula {
  return atom(`${ROUNDINGS[direction]}(${exact(of).code},${String(places)})`, of.guards);
}

export function compared(left: Formula, sign: string, right: Formula): Formula {
  return { code: `${exact(left).code}${sign}${exact(right).code}`, atom: false, guards: allGuards(left, right) };
}

/** One of two. What the way not taken lacks does not matter. `taken`: which way the month as it is goes; null: not known. */
export function either(when: Formula, then: Formula, otherwise: Formula, taken: "then" | "else" | null): Formula {
  const only = (way: "then" | "else", { guards }: Formula): Guard[] => guards.map((guard) => ({
    ...guard,
    when: way === "then" ? `IF(${when.code},${guard.when},FALSE)` : `IF(${when.code},FALSE,${guard.when})`,
    now: guard.now && (taken === null || taken === way),
  }));
  // What the condition lacks is lacking either way.
  const known = new Set(when.guards.map((guard) => guard.when));
  const rest = (of: Formula): Formula => ({ ...of, guards: of.guards.filter((guard) => !known.has(guard.when)) });
  return { code: `IF(${when.code},${then.code},${otherwise.code})`, atom: true, guards: [...when.guards, ...only("then", rest(then)), ...only("else", rest(otherwise))] };
}

/** The first of several cases that holds; the last one otherwise. */
export function firstOf(cases: readonly (readonly [when: Formula, value: Formula])[], taken: number | null): Formula | null {
  const [last, ...before] = cases.toReversed();
  if (!last) return null;
  let made = last[1];
  before.forEach(([when, value], index) => {
    const place = cases.length - 2 - index;
    made = either(when, value, made, taken === null ? null : taken === place ? "then" : taken > place ? "else" : null);
  });
  return made;
}

export const guarded = (of: Formula, guard: Guard): Formula => ({ ...of, guards: [...of.guards, guard] });

/** The whole formula of a cell: the word for what it lacks, or its number. Guards that need no other before them are asked together. */
export function cellCode({ code, guards }: Formula, words: Readonly<Record<Lack, string>>): string {
  const together: { when: string[]; lack: Lack; plain: boolean }[] = [];
  for (const { when, lack } of guards) {
    const plain = /^[^(]*$/.test(when);
    const last = together.at(-1);
    if (last && plain && last.plain && last.lack === lack) last.when.push(when);
    else together.push({ when: [when], lack, plain });
  }
  return together.toReversed().reduce((inner, { when, lack }) => `IF(${when.length === 1 ? when.join("") : `OR(${when.join(",")})`},${quoted(words[lack])},${inner})`, code);
}
