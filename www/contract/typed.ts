// What people type into a field of the contract, taken as it is meant.

import type { Contract } from "../engine/engine.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Locale } from "../i18n/language.ts";
import { parent, put, valueAt } from "../domain/pointer.ts";
import { withEdge, type Part, type Row } from "../domain/ranges.ts";

/** A number that may have been meant otherwise, with what it may mean. */
export interface Doubt {
  at: string;
  options: readonly string[];
}

const UNITS: readonly (readonly [RegExp, number])[] = [[/[万萬]$/, 4], [/[亿億]$/, 8]];

/** A number in plain notation, or what was typed where it is none: as such it stands in the draft until it is mended. */
export function numberTyped(typed: string): string {
  const text = typed.normalize("NFKC").trim();
  for (const [unit, places] of UNITS) {
    const plain = unit.test(text) ? plainNumber(text.replace(unit, "")) : null;
    if (plain !== null) return moved(plain, places);
  }
  return plainNumber(text.replace(/(?:个工作日|个月|小时|分钟|分|秒|天|日|年|月|通|次|单|條|条|人)$/, "")) ?? text;
}

/** A share where per cent are meant: 0.88 may be 88 %. */
export function doubtOf(at: string, unit: string, typed: string, before: string): Doubt | null {
  const number = numberTyped(typed);
  if (unit !== "%" || /%|％/.test(typed) || !/^0?\.\d+$/.test(number) || Number(number) === 0) return null;
  // Who has such small rates knows what they are.
  if (/^0?\.\d+$/.test(before)) return null;
  return { at, options: [moved(number, 2), number.replace(/^\./, "0.")] };
}

/** The number with its point so many places further right. */
export function moved(number: string, places: number): string {
  const [whole = "0", fraction = ""] = number.replace("-", "").split(".");
  const digits = whole + fraction.padEnd(places, "0");
  const point = whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const right = digits.slice(point).replace(/0+$/, "");
  return `${number.startsWith("-") ? "-" : ""}${left}${right === "" ? "" : `.${right}`}`;
}

/** Which field something is typed into. */
export interface Into {
  at: string;
  /** What it takes: words, a list of them, a number, an edge of a range, a whole number, a number with a name, the title. */
  as: string;
  edge: Part | undefined;
}

/** The contract with what was typed. What is no number stands where the number did, until it is mended. */
export function typedInto(contract: Contract, { at, as, edge }: Into, typed: string, locale: Locale): Contract {
  const there = valueAt(contract, at);
  const number = numberTyped(typed);
  switch (as) {
    case "title":
      if (typeof contract.titles !== "object" || contract.titles === null) return { ...contract, title: typed };
      return { ...contract, titles: { ...contract.titles, [locale]: typed }, ...(locale === "zh-CN" ? { title: typed } : {}) };
    case "words":
      return put(contract, at, typeof there === "object" && there !== null ? { ...there, [locale]: typed } : typed);
    case "list":
      return put(contract, at, typed.split(/[、,，;；]/).map((one) => one.trim()).filter((one) => one !== ""));
    case "edge": {
      if (!edge) return contract;
      const { list, index } = parent(parent(at).list);
      const rows = valueAt(contract, list);
      if (Array.isArray(rows)) return put(contract, list, withEdge(rows as Row[], index, edge, number));
      // A range that stands alone.
      return put(contract, at, withEdge([{ in: String(there) }], 0, edge, number)[0]?.in);
    }
    case "value":
      // What is agreed is no example any more.
      return put(put(contract, `${parent(at).list}/example`, undefined), at, number);
    case "whole":
      return put(contract, at, typeof there === "string" || !/^-?\d+$/.test(number) ? number : Number(number));
    default:
      return put(contract, at, typeof there === "number" && /^-?\d{1,15}$/.test(number) ? Number(number) : number);
  }
}

/** A date as people write it, as an ISO date; empty gives back nothing set. Null while it is none yet. */
export function dateTyped(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return "";
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** A number so many of its last places more; never through zero. */
export function steppedBy(number: string, by: number): string | null {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  if (whole === "") return null;
  const digits = BigInt(`${sign}${whole}${fraction}`) + BigInt(by);
  if (digits < 0n && sign === "") return null;
  const text = String(digits < 0n ? -digits : digits).padStart(fraction.length + 1, "0");
  return `${digits < 0n ? "-" : ""}${fraction === "" ? text : `${text.slice(0, -fraction.length)}.${text.slice(-fraction.length)}`}`;
}
