// How the formula of a term is written: what mechanisms ask for the terms within theirs, and the cells of what terms name.

import type { Derivation, Term } from "../../engine/engine.ts";
import type { Formula } from "./formula.ts";
import type { Node, ParametersOf } from "./mechanisms/parameters.ts";
import type { Counts } from "./rate.ts";

/** The cell of something that terms name. */
export interface Named {
  formula: Formula;
  /** Numerator and denominator, where it is a rate. */
  counts?: Counts;
  target?: Formula;
}

/** The cells of what terms name and state. */
export interface TermCells {
  named: (name: string) => Named | undefined;
  /** A number of the contract, in a cell of its own. */
  stated: (number: string, at: string, unit: string) => Formula;
  /** A number that the calendar or earlier months give, in a cell of its own. */
  given: (node: Derivation) => Formula;
  /** Whether a name is that of a figure of the month that can be read. */
  isFigure: (name: string) => boolean;
  /** Whether a figure of the month was given. */
  isGiven: (figure: string) => Formula;
  /** One number out of the rows of a table. */
  overRows: (parameters: ParametersOf<"over_rows">, at: string, node: Node) => Formula;
  /** The counts of one rate over the rows of a table. */
  countsOverRows: (parameters: ParametersOf<"over_rows">, at: string, node: Node) => Counts;
  /** Whether seats were added or removed in the month. */
  seatsChanged: boolean;
  /** The cell that says the tier, and what it says for one. */
  tier: () => Formula;
  tierName: (id: string) => string;
}

/** Whether a term is a number; another text is the name of something. */
export function isNumber(term: Term): term is number | string {
  return typeof term === "number" || (typeof term === "string" && /^[-+\d]/.test(term));
}

/** What a mechanism writes its formula with. */
export interface TermWriter {
  readonly cells: TermCells;
  /** The unit of money. */
  readonly money: string;
  /** Full points of the item whose points are written. */
  readonly fullPoints: Formula | null;
  /** A term; `at` is where it stands in the contract, `node` how it came about in the month, `unit` what its number is in. */
  of: (term: Term, at: string, node: Node, unit?: string) => Formula;
  list: (terms: readonly Term[], at: string, node: Node, unit?: string) => Formula[];
  named: (name: string) => Named;
  isFigure: (name: string) => boolean;
  /** The chosen one of the parameters that a reading may decide. */
  choice: <Word extends string>(chosen: Word | { reading: string } | undefined, otherwise: Word) => Word;
}
