// What the parts of the tab tell it.

import type { Offer } from "../domain/offer.ts";
import type { Variant } from "../domain/state.ts";
import type { Asked as AskedOfOffer, Settled } from "../engine/offers.ts";

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

/** A number of a plan: one that the package explains, what more of a figure gains, or what is left after one's own costs. */
export type Asked = { plan: number } & (AskedOfOffer | { what: "gain"; figure: string; result: string } | { what: "margin"; result: string });

/** How a number came about is wanted. */
export class AskEvent extends Inner {
  static readonly type = "yuekao-ask";
  /** `settled`: what it is a result of, where the tab does not have it. */
  constructor(readonly asked: Asked, readonly settled: Settled | null = null) {
    super(AskEvent.type);
  }
}
