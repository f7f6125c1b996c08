// What the paper is written from: the contract in its versions, what was found in it, and what is being typed.

import type { Assessment, Contract, Problem, ReadingEffect } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { Change } from "../domain/contract-changes.ts";
import type { Checked } from "./check.ts";
import type { Names } from "./names.ts";
import type { Mechanics } from "./paper.ts";
import type { Doubt } from "./typed.ts";

/** What is being typed, and where. */
export interface Typing {
  at: string;
  text: string;
}

/** What the paper is written from. */
export interface Sources {
  language: Language;
  /** As it reads. */
  contract: Contract;
  /** As it is written: texts that take numbers over from the terms say their names. */
  written: Contract;
  /** What is settled by: the last version without an error. */
  inForce?: Contract;
  names: Names;
  changes: readonly Change[];
  problems: readonly Problem[];
  /** What is sound and hardly meant so, by its place. */
  warnings: readonly Problem[];
  /** Names that something before them has already. */
  sameNames: readonly string[];
  effects: readonly ReadingEffect[];
  /** Those that would change something, by the first clause each bears on. */
  effectsByPlace: ReadonlyMap<string, readonly ReadingEffect[]>;
  assessment: Assessment | null;
  /** What values that are computed come to in the month, by their ids. */
  computed: ReadonlyMap<string, string>;
  fixed: boolean;
  typing: Typing | null;
  doubt: Doubt | null;
  /** Whether clauses are being compared with the paper, and which were. */
  checking: boolean;
  checked: Checked;
  /** The field that has the keyboard or is about to have it: its menu is filled. */
  active: string;
  mechanics: Readonly<Record<string, Mechanics>>;
}
