// What the engine does beside the page: what may take long, and what keeps a long text.

import { transfer } from "comlink";
import { load, type BetterTier, type Contract, type Engine, type Excerpt, type Proposal, type ReadOptions, type VendorMonth } from "yuekao";
import type { BreakEvens, Offer, QualityWorth } from "yuekao/offers";

import { layoutOf, type Layout } from "../paste/grid.ts";
import type { Progress } from "../workers/newest-answer.ts";
import type { Callback } from "../workers/remote-work.ts";

/** A part of a text: all of a short one; one vendor's months around the one looked at of a long one. */
export interface Sight extends Excerpt {
  /** Where the rows of a long text are. */
  layout: Layout | null;
}

export class EngineWork {
  readonly #pieces: string[] = [];
  #text: string | null = null;

  /** What would have reached better results: settles the month thousands of times. */
  async nextTier(contract: Contract, month: VendorMonth): Promise<BetterTier[]> {
    return (await load({ annex: false })).nextTier(contract, month);
  }

  /** A contract's own text as a proposal: three hundred pages take a second. */
  async readContract(text: string): Promise<Proposal> {
    return (await load()).readContract(text);
  }

  /** Where the cheaper plan changes. */
  async breakEven(offer: Offer, progress: Callback<Progress>): Promise<BreakEvens> {
    const { breakEven } = await import("yuekao/offers");
    const engine = await load({ annex: false });
    return breakEven(engine, readyOffer(engine, offer), (done) => { progress(done); });
  }

  /** What quality is worth; `metric`: the rate asked about, empty for the first. */
  async qualityWorth(offer: Offer, metric: string, progress: Callback<Progress>): Promise<QualityWorth | null> {
    const { qualityWorth } = await import("yuekao/offers");
    const engine = await load({ annex: false });
    return qualityWorth(engine, readyOffer(engine, offer), metric, (done) => { progress(done); });
  }

  /** A piece of the long text that is looked at here; it is whole when it is looked at first. */
  add(piece: string): void {
    this.#pieces.push(piece);
  }

  /** The months around one of the text, so that the page holds no object for every one of them; `record`: null for the newest. */
  async look(said: ReadOptions, contract: Contract, record: number | null, tell: Callback<(read: number, bytes: number) => void>): Promise<Sight> {
    const engine = await load({ annex: false });
    this.#text ??= this.#pieces.splice(0).join("");
    const excerpt = engine.excerpt(this.#text, contract, record ?? [], said, (read, bytes) => { tell(read, bytes); });
    const layout = layoutOf(this.#text, excerpt.parsed.columns);
    return transfer({ ...excerpt, layout }, [layout.starts.buffer, layout.separators.buffer]);
  }
}

function readyOffer(engine: Engine, { plans, ...offer }: Offer): Offer {
  return { ...offer, plans: plans.map((plan) => ({ ...plan, contract: engine.compile(plan.contract), counted: plan.counted && engine.compile(plan.counted) })) };
}
