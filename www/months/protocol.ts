// What the page and the worker that holds the results of many months hand to each other.

import type { Problem } from "../engine/engine.ts";
import type { Between } from "../i18n/open-values.ts";

/** What the contract says about how its results are looked at. */
export interface ColumnModel {
  /** Tiers from the lowest to the highest. */
  tiers: readonly string[];
  /** Columns that are added up: what is owed without a condition. */
  added: readonly string[];
  /** What a vendor's trend is drawn of. */
  trend: string;
}

export type Grouping = "none" | "vendor" | "tier";

/** Which rows are looked at, and in what order. */
export interface Arrangement {
  sort: { column: string; descending: boolean } | null;
  /** Part of a vendor's name or a month; empty for all. */
  text: string;
  /** A tier's id; empty for all. */
  tier: string;
  /** Only rows with something to look at. */
  problems: boolean;
  group: Grouping;
  /** Groups whose rows are shown. */
  opened: readonly string[];
}

/** A column's sum over some rows, in plain notation. */
export interface Total {
  sum: string;
  /** How many of them are open. */
  open: number;
  /** Whether `sum` is the least it can be: what is open is in it with the least it can be. */
  least: boolean;
}

export type Totals = Readonly<Record<string, Total>>;

/** How far a run is. */
export interface Progress {
  /** The text is on its way to the engine, or what it holds is laid out and settled. */
  stage: "reading" | "settling";
  /** Of the stage, from 0 to 1. */
  share: number;
  /** Vendor-months that are settled. */
  rows: number;
}

/** What a run found, before anything is arranged. */
export interface Summary {
  rows: number;
  vendors: number;
  /** The columns in the engine's order. */
  columns: readonly string[];
  /** How many rows are in each tier. */
  tiers: Readonly<Record<string, number>>;
  /** What is wrong with the text and its figures: how much, and the first that belong to no row. */
  problems: { errors: number; warnings: number; listed: readonly Problem[] };
  /** What would have to be said of every row. */
  everywhere: readonly Problem[];
  /** The engine's own time, in milliseconds. */
  took: number;
}

export interface Arranged {
  /** Lines of the table: rows, and the heads of groups. */
  lines: number;
  /** Vendor-months among them, whether shown or folded away in a group. */
  rows: number;
  totals: Totals;
}

export interface MonthLine {
  kind: "month";
  /** Which vendor-month of the text, from 0. */
  record: number;
  /** By column, in the engine's order. An empty cell: open, or none. */
  cells: readonly string[];
  problems: readonly Problem[];
}

export interface GroupLine {
  kind: "group";
  /** The vendor's name or the tier's id; empty where there is none. */
  key: string;
  rows: number;
  opened: boolean;
  totals: Totals;
  /** Of a vendor: its first and last month, and those between that are missing. */
  months: { from: string; to: string; missing: readonly string[] } | null;
  /** Of a vendor: score by month, or the client's payment where the contract has no score. For drawing only. */
  trend: readonly (number | null)[];
}

export type Line = MonthLine | GroupLine;

/** Months whose steps stand in a workbook: those arranged first. */
export const STEPS_OF = 200;

/** A way of taking the arranged rows along. */
export type Form = "csv" | "xlsx" | "clipboard";

/** What was made of them: a file, or the two texts of a clipboard. */
export type Taken = { file: Blob } | { html: string; plain: string };

/** A vendor's arranged months in order, each by column. */
export interface VendorMonths {
  vendor: string;
  /** As many as fit a sheet. */
  months: readonly (readonly string[])[];
  /** How many more there are; they are in the totals. */
  more: number;
  totals: Totals;
  /** What is to be looked at in which month, as much as fits the sheet. */
  notes: readonly { month: string; problem: Problem }[];
  /** How many more of them there are. */
  moreNotes: number;
}

/** Vendors to be printed, and how many there are in all. */
export interface Recaps {
  columns: readonly string[];
  vendors: readonly VendorMonths[];
  of: number;
  /** What has to be said of every month alike. */
  everywhere: readonly Problem[];
  /** Vendor-months that the filter leaves, and how many there are in all. */
  rows: number;
  ofRows: number;
}

/** What stands on paper in place of a tab: the recaps of vendors, or why they are not there. */
export type OnPaper = { recaps: Recaps } | { said: string };

/** What is looked at as vendors by months. */
export interface MatrixWish {
  /** The engine's name of the column. */
  column: string;
  /** Only months of this year; empty: all. */
  year: string;
  /** By vendor, mean, sum or change, or by a month. */
  sort: { by: string; descending: boolean };
}

/** The mean of what is known, in plain notation, and how many are open; empty where nothing is known. */
export interface Mean {
  value: string;
  open: number;
  /** Of what holds or does not `value` is how often it held, of so many. */
  of?: number;
}

export interface MatrixHead {
  months: readonly string[];
  vendors: number;
  /** Vendor-months that are left by the filter and of the year. */
  rows: number;
  years: readonly string[];
  /** The least and the most of all values, for drawing only. */
  range: readonly [number, number] | null;
  /** By month, over all vendors. */
  foot: readonly { sum: Total | null; mean: Mean | null }[];
  sum: Total | null;
  mean: Mean | null;
}

export interface MatrixCell {
  /** Which vendor-month of the results, from 0. */
  record: number;
  /** In plain notation; empty: open, or none. */
  value: string;
  tier: string;
  status: string;
  open: boolean;
  between: Between | null;
}

/** A vendor; a month without figures has no cell. */
export interface MatrixLine {
  vendor: string;
  cells: readonly (MatrixCell | null)[];
  sum: Total | null;
  mean: Mean | null;
  /** How much more the last month is than the one before it. */
  change: string | null;
}

/** A month settled by itself, by the engine's names of the columns: it stands in the place of the row of its vendor and month. */
export type SettledRow = Readonly<Record<string, string>>;

/** What a stretch of work came to. */
export interface Step {
  progress: Progress;
  /** With the first rows that can be shown, and with all of them. */
  summary: Summary | null;
  whole: boolean;
}
