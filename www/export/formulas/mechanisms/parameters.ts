// What the formula of a mechanism is made of.

import type { Derivation, Mechanism } from "../../../engine/engine.ts";

/** The parameters of a mechanism in the contract. */
export type ParametersOf<Name extends string> = Extract<Mechanism, Record<Name, unknown>> extends Record<Name, infer Parameters> ? Parameters : never;

/** How the term came about in the month, where that is known. */
export type Node = Derivation | undefined;
