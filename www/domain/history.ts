// The inputs as they are, with the steps back and forward from there. Immutable, so that a state can be kept by reference.

import type { AnnexDraft, Inputs } from "./state.ts";

/** What a change put in the place of something else. */
export type Replaced = "figures" | "contract" | "statement";

/** A long text that is kept in the browser's database: its name, and in how many pieces. */
export interface Place {
  id: string;
  pieces: number;
}

export interface Step {
  readonly inputs: Inputs;
  /** Where its text is, while that is not read again after a reload. */
  readonly place?: Place;
  /** What the change that led to it replaced, if anything. */
  readonly replaced?: Replaced;
}

export class History {
  /** Steps back that are held. */
  static readonly MOST = 50;
  readonly past: readonly Step[];
  readonly now: Step;
  readonly future: readonly Step[];
  /** What the last change was about: keystrokes in one field are one step back. */
  readonly #about: string;
  /** The annex that is being read, beside all steps. */
  readonly annex: AnnexDraft | null;

  constructor(now: Step, past: readonly Step[] = [], future: readonly Step[] = [], about = "", annex: AnnexDraft | null = null) {
    this.now = now;
    this.past = past;
    this.future = future;
    this.#about = about;
    this.annex = annex;
  }

  get present(): Inputs {
    return this.now.inputs;
  }

  push(inputs: Inputs, about = "", replaced?: Replaced): History {
    if (inputs === this.present) return this;
    const next: Step = replaced ? { inputs, replaced } : { inputs };
    if (about !== "" && about === this.#about) return new History({ ...next, ...(this.now.replaced ? { replaced: this.now.replaced } : {}) }, this.past, [], about, this.annex);
    return new History(next, [...this.past, this.now].slice(-History.MOST), [], about, this.annex);
  }

  /** The same steps, with something beside that is no step of its own. */
  amended(inputs: Inputs): History {
    return inputs === this.present ? this : new History({ ...this.now, inputs }, this.past, this.future, this.#about, this.annex);
  }

  undo(): History {
    const before = this.past.at(-1);
    return before ? new History(before, this.past.slice(0, -1), [this.now, ...this.future], "", this.annex) : this;
  }

  redo(): History {
    const [after, ...further] = this.future;
    return after ? new History(after, [...this.past, this.now], further, "", this.annex) : this;
  }

  /** The same steps, with another in the place of one of them. */
  with(one: Step, other: Step): History {
    const put = (step: Step): Step => (step === one ? other : step);
    return new History(put(this.now), this.past.map(put), this.future.map(put), this.#about, this.annex);
  }

  /** The same steps, with another annex beside them. */
  reading(annex: AnnexDraft | null): History {
    return annex === this.annex ? this : new History(this.now, this.past, this.future, this.#about, annex);
  }
}
