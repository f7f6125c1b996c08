// What the person has put in, its past, and its place in local storage.

export interface Inputs {
  /** The pasted text, exactly as pasted. */
  text: string;
  /** First day of the cooperation, as an ISO date; empty while unknown. */
  start: string;
  /** Readings that differ from the contract's own: id → choice. */
  readings: Readonly<Record<string, string>>;
  /** Packages given to categories the contract does not list. */
  packages: Readonly<Record<string, string>>;
  /** Months the client handled although the tier does not demand it: record key → true. */
  handedOver: Readonly<Record<string, boolean>>;
}

export const EMPTY: Inputs = { text: "", start: "", readings: {}, packages: {}, handedOver: {} };

/** Past inputs; immutable, so that a state can be kept by reference. */
export class History {
  static readonly #MOST = 50;
  readonly #past: readonly Inputs[];
  readonly present: Inputs;

  constructor(present: Inputs, past: readonly Inputs[] = []) {
    this.present = present;
    this.#past = past;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  then(next: Inputs): History {
    return new History(next, [...this.#past, this.present].slice(-History.#MOST));
  }

  undo(): History {
    const previous = this.#past.at(-1);
    return previous ? new History(previous, this.#past.slice(0, -1)) : this;
  }
}

const KEY = "yuekao/inputs";
const VERSION = 1;

/** Keeps the inputs. False where the browser will not: private mode, full, switched off. The page works on without. */
export function keep(inputs: Inputs): boolean {
  try {
    if (inputs === EMPTY) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ version: VERSION, inputs }));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or nothing: from an unknown version, damaged or unreadable, it is not guessed at. */
export function kept(): Inputs | null {
  try {
    return inputsFrom(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

export function inputsFrom(stored: unknown): Inputs | null {
  if (!isRecord(stored) || stored["version"] !== VERSION || !isRecord(stored["inputs"])) return null;
  const { text, start, readings, packages, handedOver } = stored["inputs"];
  if (typeof text !== "string" || typeof start !== "string") return null;
  return {
    text,
    start,
    readings: strings(readings),
    packages: strings(packages),
    handedOver: Object.fromEntries(Object.keys(isRecord(handedOver) ? handedOver : {}).map((key) => [key, true])),
  };
}

function strings(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
