/**
 * Results as they leave the engine, packed: numbers of the parts that every month of a contract has in common, and one
 * text that all other texts are cut out of. `src/packed.rs` writes them and says what the words mean.
 */
import type { Compiled } from "../pkg/yuekao.js";
import type { Assessment, FallbackCategory, FallbackRow, Hours, Item, Line, Metric, Outcome, Problem, Text, Tier, WorkOrder } from "./types.js";

/** What the first words stand for; parts follow. */
const FIRST = [null, false, true];
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads the packed results of one contract. */
export class Packed {
  /** What the words from 0 on stand for. */
  readonly #parts: unknown[] = [...FIRST];
  #words: Int32Array = new Int32Array();
  #at = 0;
  #text = "";
  #end = 0;

  constructor(readonly compiled: Compiled) {}

  /** The settlement of a month given as JSON text. Its parts are shared with other results, and frozen. */
  assess(month: string): Assessment {
    const bytes = this.compiled.assess_packed(month);
    const [known = 0, count = 0] = new Int32Array(bytes.buffer, 0, 2);
    if (FIRST.length + known > this.#parts.length) this.#parts.push(...(freeze(JSON.parse(this.compiled.take_parts())) as unknown[]));
    // What is open is said in JSON, which shares nothing.
    if (count === 0) return JSON.parse(decoder.decode(bytes.subarray(8))) as Assessment;
    this.#words = new Int32Array(bytes.buffer, 8, count);
    this.#text = decoder.decode(bytes.subarray(8 + 4 * count));
    this.#at = this.#end = 0;
    return this.#assessment();
  }

  // Fields stand in the order of src/assessment.rs, where they are packed. Written out, type by type: an engine for
  // JavaScript makes objects of one shape several times faster than objects whose keys it has to look up.

  #assessment(): Assessment {
    const [vendor, month, status] = [this.#next<string | null>(), this.#next<string | null>(), this.#next<Assessment["status"]>()];
    const metrics = this.#list(() => this.#metric());
    const items = this.#list(() => this.#item());
    const groups = this.#list(() => this.#item());
    const score = this.#next<string | null>();
    const tier = this.#words[this.#at] === 0 ? this.#next<null>() : this.#tier();
    const tiers = this.#list(() => this.#tier());
    return {
      vendor, month, status, metrics, items,
      ...(groups.length > 0 && { groups }),
      score, tier,
      ...(tiers.length > 0 && { tiers }),
      outcomes: this.#list(() => this.#outcome()),
      lines: this.#list(() => this.#line()),
      fallback: {
        rows: this.#list(() => this.#row()),
        byCategory: this.#list(() => this.#category()),
        total: this.#next(),
        incomplete: this.#next(),
      },
      workOrders: this.#list((): WorkOrder => ({ deadline: this.#next(), late: this.#next() })),
      totals: { providerPays: this.#next(), clientPays: this.#next(), payable: this.#next(), open: 0 },
      notices: this.#list(() => JSON.parse(this.#next()) as Problem),
    };
  }

  #metric(): Metric {
    const metric: Metric = {
      id: this.#next(), label: this.#next(), unit: this.#next(), value: this.#next(), numerator: this.#next(),
      denominator: this.#next(), target: this.#next(), met: this.#next(), clause: this.#next(),
    };
    const [counts, hours] = [this.#next<Text | null>(), this.#next<Hours | null>()];
    if (counts !== null) metric.counts = counts;
    if (hours !== null) metric.hours = hours;
    return metric;
  }

  #item(): Item {
    const item: Item = { id: this.#next(), label: this.#next(), weight: this.#next(), score: this.#next(), clause: this.#next() };
    const group = this.#next<string | null>();
    if (group !== null) item.group = group;
    return item;
  }

  #tier(): Tier {
    const tier: Tier = {
      id: this.#next(), label: this.#next(), in: this.#next(), from: this.#next(), to: this.#next(), meets: this.#next(),
      clause: this.#next(),
    };
    const note = this.#next<Text | null>();
    if (note !== null) tier.note = note;
    return tier;
  }

  #outcome(): Outcome {
    const outcome: Outcome = { id: this.#next(), label: this.#next(), holds: this.#next(), clause: this.#next() };
    const note = this.#next<Text | null>();
    if (note !== null) outcome.note = note;
    return outcome;
  }

  #line(): Line {
    const line: Line = {
      id: this.#next(), kind: this.#next(), label: this.#next(), payer: this.#next(), amount: this.#next(), due: this.#next(),
      clause: this.#next(), incomplete: this.#next(),
    };
    const [uncapped, category, document] = [this.#next<string | null>(), this.#next<string | null>(), this.#next<Text | null>()];
    if (uncapped !== null) line.uncapped = uncapped;
    if (category !== null) line.category = category;
    if (document !== null) line.document = document;
    return line;
  }

  #row(): FallbackRow {
    return {
      category: this.#next(), package: this.#next(), figure: this.#next(), quantity: this.#next(), price: this.#next(),
      amount: this.#next(), clause: this.#next(),
    };
  }

  #category(): FallbackCategory {
    return { category: this.#next(), package: this.#next(), amount: this.#next(), due: this.#next(), incomplete: this.#next() };
  }

  /** What the next word stands for. Of which type that is, whoever reads it knows. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  #next<Value>(): Value {
    const word = this.#words[this.#at++] ?? 0;
    if (word >= 0) return this.#parts[word] as Value;
    const from = this.#end;
    this.#end = ~word;
    return this.#text.slice(from, this.#end) as Value;
  }

  #list<Value>(each: () => Value): Value[] {
    const list: Value[] = [];
    for (let left = this.#words[this.#at++] ?? 0; left > 0; left--) list.push(each());
    return list;
  }
}

/** Nobody can change what results share. */
export function freeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
