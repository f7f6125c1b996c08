// Which numbers of a contract come from a blank that was filled with an example. A number made from such a number is as
// much of an example, so names are followed to where they end.

import type { Contract } from "../engine/engine.ts";

export class Blanks {
  readonly #examples: ReadonlySet<string>;
  /** What each name of the contract is made of. */
  readonly #made: ReadonlyMap<string, unknown>;
  readonly #known = new Map<string, boolean>();

  constructor({ values = [], metrics = [], items = [], outcomes = [], fees = [], damages = [] }: Contract) {
    this.#examples = new Set(values.filter((value) => value.example).map((value) => value.id));
    this.#made = new Map<string, unknown>([
      ...values.map(({ id, value }) => [id, value] as const),
      ...metrics.map(({ id, value }) => [id, value] as const),
      ...items.map(({ id, score }) => [id, score] as const),
      ...outcomes.map(({ id, when }) => [id, when] as const),
      ...[...fees, ...damages].map(({ id, when, amount, due, rate_card }) => [id, [when, amount, due, rate_card]] as const),
    ]);
  }

  get count(): number {
    return this.#examples.size;
  }

  /** Whether what has this name rests on an example. */
  named(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A contract is checked for circles before it gets here; one that slipped through ends here.
    this.#known.set(name, false);
    const answer = this.#examples.has(name) || this.of(this.#made.get(name));
    this.#known.set(name, answer);
    return answer;
  }

  /** Whether a term, or any part of one, does. Ranges name their edges: "[enough, plenty)". */
  of(term: unknown): boolean {
    if (typeof term === "string") return (term.match(/[A-Za-z_]\w*/g) ?? []).some((name) => (this.#examples.has(name) || this.#made.has(name)) && this.named(name));
    return typeof term === "object" && term !== null && Object.values(term).some((part) => this.of(part));
  }
}
