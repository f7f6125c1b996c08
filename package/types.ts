// Generated from the engine's Rust types: `npm run declarations`. Do not edit.

/**
 * A cell of the pasted text, as a spreadsheet user counts.
 */
export type Cell = { 
/**
 * Row in the pasted text, from 1. A quoted line break does not start a new row.
 */
row: number, 
/**
 * Column, from 1.
 */
column: number, 
/**
 * The cell's own text, as pasted (cut off after 80 characters).
 */
cell: string, };

/**
 * Which problem it is; written in `snake_case` in the data.
 */
export type Code = "number_too_large" | "date_invalid" | "month_invalid" | "year_not_covered";

/**
 * Where a problem is: a cell of the pasted text, or a place in a JSON document.
 */
export type Place = Cell | { 
/**
 * Such as `/items/0/weight`; empty for the whole document.
 */
pointer: string, };

/**
 * One thing that is wrong or worth a look.
 */
export type Problem = { 
/**
 * Which problem; stable, for programs and translations.
 */
code: Code, 
/**
 * Whether what it names still counts.
 */
severity: Severity, 
/**
 * What is wrong, in English.
 */
message: string, 
/**
 * What to do about it, in English.
 */
hint: string, 
/**
 * Where it is, if it is at one place.
 */
at?: Place, 
/**
 * The contract clause it bears on, if any.
 */
clause?: string, 
/**
 * The values that stand in the message, by name, for translations.
 */
values?: { [key in string]: string }, };

/**
 * Whether the affected row, line or contract could still be computed.
 */
export type Severity = "error" | "warning";
