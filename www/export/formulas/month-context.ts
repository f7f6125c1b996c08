// What the sheets of a month's workbook share while they are written.

import type { Language } from "../../i18n/language.ts";
import type { ExplainResult, SettledMonth } from "../settled-month.ts";
import type { Book } from "./book.ts";
import type { Formula } from "./formula.ts";
import type { Named } from "./term-writer.ts";

/** Cells of another sheet that figures are taken from: their addresses; null: the figure stands here itself. */
export interface LinkedCells {
  figure: (id: string, value: string) => string | null;
  volume: (category: string, figure: string, value: string) => string | null;
}

export class MonthContext {
  readonly settled: SettledMonth;
  readonly explain: ExplainResult;
  readonly language: Language;
  readonly book: Book;
  readonly linked: LinkedCells | null;
  /** Cells of what terms name: figures, values, rates, points, lines. */
  readonly named = new Map<string, Named>();
  /** The cell of the tier, once it has one. */
  tier: Formula | null = null;

  constructor(settled: SettledMonth, explain: ExplainResult, language: Language, book: Book, linked: LinkedCells | null = null) {
    this.settled = settled;
    this.explain = explain;
    this.language = language;
    this.book = book;
    this.linked = linked;
  }

  say(id: string, values: Readonly<Record<string, string>> = {}): string {
    return this.language.say(id, values);
  }

  get yesNo(): readonly [yes: string, no: string] {
    return [this.say("yes"), this.say("no")];
  }

  /** The unit beside a number; money and per cent stand in the number's own format. */
  unit(unit = ""): string {
    return unit === "" || unit === this.language.money || unit === "%" ? "" : this.language.unit(unit);
  }

  tierName(id: string): string {
    const label = this.settled.contract.tiers?.find((tier) => tier.id === id)?.label;
    return label === undefined ? id : this.language.text(label);
  }
}
