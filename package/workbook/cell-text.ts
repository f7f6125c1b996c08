/** A cell as it looks in the workbook, with its number in full: `88.00%`, `2026-10-01`, `312:15:20`. */

import { SSF, type CellObject } from "@e965/xlsx";

/** The library's part for formats; its types leave it open. */
interface Formats {
  is_date(format: string): boolean;
  parse_date_code(day: number, options: { date1904: boolean }): { y: number; m: number; d: number } | null;
}
const formats = SSF as Formats;

export interface Book {
  /** Days are counted from 1904 on, not from 1900. */
  from1904: boolean;
}

const ERRORS: Readonly<Record<number, string>> = { 0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A" };

/** Empty for a cell without a value. */
export function cellText({ t, v, z }: CellObject, book: Book): string {
  if (t === "n" && typeof v === "number") return numberText(v, String(z ?? "General"), book);
  if (t === "b") return v === true ? "TRUE" : "FALSE";
  if (t === "e") return ERRORS[Number(v)] ?? "#N/A";
  return t === "s" && typeof v === "string" ? v : "";
}

function numberText(value: number, format: string, book: Book): string {
  const code = bare(format);
  if (formats.is_date(format)) return /\[[hms]+\]/i.test(code) ? elapsed(value) : moment(value, code, book);
  if (code.includes("%")) return padded(plain(value, "percent"), decimals(code));
  return plain(value, "decimal");
}

/** The part of a format for numbers above 0, without its texts, colours, languages and fillers. */
function bare(format: string): string {
  const [positive = ""] = format.replaceAll(/"[^"]*"|\\.|[_*]./g, "").split(";");
  return positive.replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, "");
}

/** Spreadsheets compute with binary numbers and show at most 15 digits of them: these are what was meant. */
function plain(value: number, style: "decimal" | "percent"): string {
  return value.toLocaleString("en", { style, useGrouping: false, maximumSignificantDigits: 15 });
}

/** The decimals of the format, where the number has fewer. */
function padded(percent: string, places: number): string {
  const [whole = "", fraction = ""] = percent.slice(0, -1).split(".");
  const digits = fraction.padEnd(places, "0");
  return `${whole}${digits === "" ? "" : `.${digits}`}%`;
}

function decimals(code: string): number {
  return /\.([0#?]+)/.exec(code)?.[1]?.length ?? 0;
}

const DAY = 86_400_000;

const two = (count: number): string => String(count).padStart(2, "0");

/** Hours, minutes and seconds of a number of days. */
function elapsed(days: number): string {
  const all = Math.round(Math.abs(days) * DAY);
  const [seconds, rest] = [Math.floor(all / 1000), all % 1000];
  const fraction = rest === 0 ? "" : `.${String(rest).padStart(3, "0").replace(/0+$/, "")}`;
  return `${days < 0 ? "-" : ""}${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

function moment(value: number, code: string, { from1904 }: Book): string {
  const all = Math.round(value * DAY);
  const [day, time] = [Math.floor(all / DAY), all % DAY];
  const hasYear = /[ye]/i.test(code);
  const hasDay = /d/i.test(code);
  // Without a year or a day, `m` beside hours or seconds is a minute: a time of the day.
  if (!hasYear && !hasDay && /[hs]/i.test(code)) return elapsed(value);
  const date = formats.parse_date_code(day, { date1904: from1904 });
  if (!date) return plain(value, "decimal");
  const month = `${String(date.y)}-${two(date.m)}`;
  if (hasYear && !hasDay) return month;
  return `${month}-${two(date.d)}${time === 0 ? "" : ` ${elapsed(time / DAY)}`}`;
}
