// Types of the surface whose Rust types do not exist yet. Each moves to the generated `types.ts` with its Rust type;
// this file goes when it is empty.
import type { Cell, Problem } from "./types.js";

/** Plain notation: "89.875", "2000.00". */
export type Decimal = string;
export type Text = string | { "zh-CN": string; "zh-TW"?: string; en?: string };
export interface CategoryRow {
  category: string;
  package?: string;
  handed_over?: boolean;
  cells?: Record<string, Cell>;
  [figure: string]: unknown;
}
export interface VendorMonth {
  vendor?: string;
  month?: string;
  start?: string;
  figures: Record<string, Decimal | number | boolean>;
  categories?: CategoryRow[];
  work_orders?: { received: string; replied?: string; cost?: Decimal }[];
  /** Where each figure was pasted, by figure id. */
  cells?: Record<string, Cell>;
}
/** One pasted column (or label row) and what it was taken for. */
export interface Column {
  row: number;
  column: number;
  header: string;
  role: "figure" | "vendor" | "month" | "start" | "category" | "ignored";
  figure?: string;
}
export interface Parsed {
  records: VendorMonth[];
  columns: Column[];
  problems: Problem[];
}
export interface Metric {
  id: string;
  label: Text;
  value: Decimal | null;
  unit: string;
  numerator: Decimal | null;
  denominator: Decimal | null;
  target: Decimal | null;
  met: boolean | null;
  clause: string;
  /** Service hours that count, such as "09:00–18:00". */
  hours?: string;
}
export interface Item {
  id: string;
  label: Text;
  weight: Decimal;
  score: Decimal | null;
  clause: string;
}
/** Its scores are [from, to). */
export interface Tier {
  id: string;
  label: Text;
  from: Decimal | null;
  to: Decimal | null;
  meets: boolean;
  clause: string;
  note?: Text;
}
export interface Line {
  id: string;
  kind: string;
  label: Text;
  payer: "provider" | "client";
  /** null: open. */
  amount: Decimal | null;
  due: boolean;
  clause: string;
  category?: string;
  incomplete?: boolean;
}
export interface FallbackRow {
  category: string;
  package: string | null;
  figure: string;
  label: Text;
  quantity: Decimal | null;
  price: Decimal | null;
  amount: Decimal | null;
  due: boolean;
  clause: string;
}
export interface Assessment {
  vendor: string | null;
  month: string | null;
  status: "assessed" | "trial" | "not_assessable";
  metrics: Metric[];
  items: Item[];
  score: Decimal | null;
  tier: Tier | null;
  lines: Line[];
  fallback: {
    rows: FallbackRow[];
    byCategory: { category: string; package: string | null; amount: Decimal | null; due: boolean; incomplete?: boolean }[];
    total: Decimal;
  };
  totals: { providerPays: Decimal; clientPays: Decimal; payable?: Decimal | null };
  notices: Problem[];
}
/** A node of the settlement tree. */
export interface Derivation {
  mechanism: string;
  id?: string;
  label?: Text;
  value: Decimal | boolean | null;
  unit?: string;
  clause?: string;
  terms?: Record<string, string>;
  rounding?: { places: number; mode: string };
  at?: Cell;
  example?: boolean;
  inputs: Derivation[];
}
export interface ReadingEffect {
  id: string;
  clause: string;
  question: Text;
  current: string;
  choices: {
    id: string;
    label: Text;
    score: Decimal | null;
    tier: string | null;
    providerPays: Decimal;
    clientPays: Decimal;
    difference: Decimal;
    changes: boolean;
  }[];
}
export interface CalendarDate {
  id: string;
  label: Text;
  date: string;
  clause: string;
  rule: Text;
  notices: Problem[];
}
export interface Calendar {
  dates: CalendarDate[];
  notices: Problem[];
}
export interface Contract {
  schema: string;
  id: string;
  title: string;
  start: string | null;
  readings: Record<string, string>;
  [more: string]: unknown;
}
