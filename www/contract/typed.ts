// What people type into a field of the contract, taken as it is meant.

import type { Contract } from "../engine/engine.ts";
import type { Locale } from "../i18n/language.ts";
import { parent, put, valueAt } from "../domain/pointer.ts";
import { spanOf, withEdge, type Part, type Row } from "../domain/ranges.ts";
import { moved, numberTyped } from "./typed-number.ts";

/** A number that may have been meant otherwise, with what it may mean. */
export interface Doubt {
  at: string;
  options: readonly string[];
}

/** A share where per cent are meant: 0.88 may be 88 %. */
export function doubtOf(at: string, unit: string, typed: string, before: string): Doubt | null {
  const number = numberTyped(typed, unit);
  // Who says what kind of share it is, has said it.
  if (unit !== "%" || /[^\d.．,，\s\uff10-\uff19]/.test(typed) || !/^0?\.\d+$/.test(number) || Number(number) === 0) return null;
  // Who has such small rates knows what they are.
  if (/^0?\.\d+$/.test(before)) return null;
  return { at, options: [moved(number, 2), number.replace(/^\./, "0.")] };
}

/** Which field something is typed into. */
export interface Into {
  at: string;
  /** What it takes: words, a list of them, a number, an edge of a range, a whole number, a number with a name, the title. */
  as: string;
  edge: Part | undefined;
  /** What its number is of; empty where the sentence says that. */
  unit: string;
}

/** The contract with what was typed. What is no number stands where the number did, until it is mended. */
export function typedInto(contract: Contract, { at, as, edge, unit }: Into, typed: string, locale: Locale): Contract {
  const there = valueAt(contract, at);
  const number = numberTyped(typed, unit);
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

/** A number so many of its last places more; never through zero. */
export function steppedBy(number: string, by: number): string | null {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  if (whole === "") return null;
  const digits = BigInt(`${sign}${whole}${fraction}`) + BigInt(by);
  if (digits < 0n && sign === "") return null;
  const text = String(digits < 0n ? -digits : digits).padStart(fraction.length + 1, "0");
  return `${digits < 0n ? "-" : ""}${fraction === "" ? text : `${text.slice(0, -fraction.length)}.${text.slice(-fraction.length)}`}`;
}

/** What a field shows, where that is a text or a number: what stands at its place, or the edge of the range there. */
export function textAt(contract: Contract, key: string): string {
  const [at = "", edge] = key.split("#");
  const there = valueAt(contract, at);
  if (typeof there !== "string" && typeof there !== "number") return "";
  return edge ? spanOf(String(there))[edge as Part] : String(there);
}
