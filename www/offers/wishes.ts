// What the parts of the tab tell it.

import type { Offer } from "../domain/offer.ts";
import type { Variant } from "../domain/state.ts";

abstract class Inner extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** A volume is being moved, and is not set yet. */
export class MoveEvent extends Inner {
  static readonly type = "yuekao-move";
  constructor(readonly figure: string, readonly value: string) {
    super(MoveEvent.type);
  }
}

/** Something of the offer is set; `about` tells what was typed last. */
export class SetEvent extends Inner {
  static readonly type = "yuekao-set";
  constructor(readonly change: (offer: Offer) => Offer, readonly about = "") {
    super(SetEvent.type);
  }
}

/** The plans beside the contract in force are to be others. */
export class PlansEvent extends Inner {
  static readonly type = "yuekao-plans-set";
  constructor(readonly change: (compared: readonly Variant[]) => readonly Variant[], readonly about = "") {
    super(PlansEvent.type);
  }
}

/** A number of an offer: what a plan comes to at the chosen volumes or at others around, a result of its month, or one of its sums. */
export type Asked =
  | { plan: number; what: "now" } | { plan: number; what: "around"; value: string } | { plan: number; what: "result"; result: string }
  | { plan: number; what: "sum"; of: "month" | "year" | "contact"; result: string };

/** How a number came about is wanted. */
export class AskEvent extends Inner {
  static readonly type = "yuekao-ask";
  constructor(readonly asked: Asked) {
    super(AskEvent.type);
  }
}
