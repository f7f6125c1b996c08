// DRAFT of the engine's package surface (generated from the Rust types once they exist; names in spec/api.md are fixed).
export type Decimal = string;                      // plain notation, "89.875", "2000.00"
export type Text = string | { "zh-CN": string; "zh-TW"?: string; en?: string };
export interface Cell { row: number; column: number; cell: string }           // row/column from 1
export interface Problem { code: string; severity: "error" | "warning"; message: string; hint: string;
  at?: Cell | { pointer: string }; clause?: string; values?: Record<string, string> }
export interface CategoryRow { category: string; package?: string; handed_over?: boolean; cells?: Record<string, Cell>; [figure: string]: unknown }
export interface VendorMonth { vendor?: string; month?: string; start?: string; figures: Record<string, Decimal | number | boolean>;
  categories?: CategoryRow[]; work_orders?: { received: string; replied?: string; cost?: Decimal }[];
  cells?: Record<string, Cell> }                   // where each figure was pasted (key = figure id)
/** One pasted column (or label row) and what it was taken for. */
export interface Column { row: number; column: number; header: string;
  role: "figure" | "vendor" | "month" | "start" | "category" | "ignored"; figure?: string; }
export interface Parsed { records: VendorMonth[]; columns: Column[]; problems: Problem[] }
export interface Metric { id: string; label: Text; value: Decimal | null; unit: "%" | "points" | string; numerator: Decimal | null;
  denominator: Decimal | null; target: Decimal | null; met: boolean | null; clause: string; counts?: Text; hours?: { text: Text; clause: string } }
export interface Item { id: string; label: Text; weight: Decimal; score: Decimal | null; clause: string }
export interface Tier { id: string; label: Text; from: Decimal | null; to: Decimal | null; /* [from, to) */ meets: boolean; in: string; clause: string; note?: Text }
export interface Line { id: string; kind: string; label: Text; payer: "provider" | "client"; amount: Decimal | null /* null = open */; due: boolean;
  clause: string; category?: string; incomplete?: boolean }
export interface FallbackRow { category: string; package: string | null; figure: string; label: Text; quantity: Decimal | null; price: Decimal | null;
  amount: Decimal | null; due: boolean; clause: string }
export interface Assessment { vendor: string | null; month: string | null; status: "assessed" | "trial" | "not_assessable";
  metrics: Metric[]; items: Item[]; score: Decimal | null; tier: Tier | null; lines: Line[];
  fallback: { rows: FallbackRow[]; byCategory: { category: string; package: string | null; amount: Decimal | null; due: boolean; incomplete?: boolean }[]; total: Decimal };
  totals: { providerPays: Decimal; clientPays: Decimal; payable: Decimal | null /* set-off: goods − damages − fees, negative = still owed by provider */ };
  notices: Problem[] }
/** A node of the settlement tree. `result` ids: "metric:answer_rate" "item:satisfaction" "score" "tier" "line:deduction" "line:fallback:手机" "fallback:手机:aftersales_calls" "total:providerPays". */
export interface Derivation { mechanism: string /* ratio, shortfall, sum, product, lookup, rate_card, round, figure, constant, bands, ... */;
  id?: string; label?: Text; value: string | null; state: "number" | "flag" | "no_data" | "missing"; unit?: string; clause?: string;
  terms: Record<string, string> /* the mechanism's own parameters, e.g. target, points, per, partial */;
  rounding?: { places: number; mode: string }; at?: Cell /* pasted cell, on figure leaves */; example: boolean /* a blank's example value */;
  inputs: Derivation[] }
export interface ReadingEffect { id: string; clause: string; question: Text; current: string; matters: boolean;
  choices: { id: string; label: Text; score: Decimal | null; tier: string | null; providerPays: Decimal; clientPays: Decimal; difference: Decimal /* provider's money against current */; changes: boolean }[] }
export interface Dates { dates: CalendarDate[]; problems: Problem[] }
export interface CalendarDate { id: string; label: Text; date: string | null; clause: string; rule: Text; notices: Problem[] }
export interface Engine {
  templates(): { id: string; title: string }[];
  template(id: string): Contract;
  validate(contract: unknown): Problem[];
  parse(text: string, contract: Contract): Parsed;
  assess(contract: Contract, month: VendorMonth): Assessment;
  explain(contract: Contract, month: VendorMonth, result: string): Derivation | null;
  readings(contract: Contract, month: VendorMonth): ReadingEffect[];
  calendar(contract: Contract, month: string, holidays?: unknown): Dates;
}
export interface Contract { schema: string; id: string; title: string; start: string | null; readings: Record<string, string>; [more: string]: unknown;
  // readings offered: ambiguities: { id, clause, question: Text, choices: { id, label: Text }[] }[];
  // figures the contract uses: figures: { id, label: Text, unit, scope: "month" | "category" }[] (glossary of api.md merged in by engine)
}
