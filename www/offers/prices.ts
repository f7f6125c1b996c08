// The numbers of a contract that fees are made of, as they stand in its terms: what a column's head lets be changed.

import { moneyUnit } from "../domain/contract.ts";
import type { Contract, Term, Text } from "../engine/engine.ts";
import { pointerTo } from "../domain/pointer.ts";

export interface PriceField {
  /** The value it is, by its id, or its place in the contract. */
  key: { value: string } | { at: string };
  label: Text;
  unit: string;
  now: string;
  example: boolean;
}

/** `chosen`: the package whose prices count; empty: those of all. */
export function pricesOf(contract: Contract, chosen: string): PriceField[] {
  const found = new Map<string, PriceField>();
  const add = (field: PriceField): void => {
    const name = "value" in field.key ? field.key.value : field.key.at;
    if (!found.has(name)) found.set(name, field);
  };
  const walk = (term: unknown, path: readonly (string | number)[], label: Text, priced: boolean): void => {
    if (typeof term === "string" || typeof term === "number") {
      const stated = contract.values?.find(({ id }) => id === term);
      if (stated && typeof stated.value !== "object") add({ key: { value: stated.id }, label: stated.label, unit: stated.unit, now: String(stated.value), example: stated.example ?? false });
      else if (priced && /^\d+(?:\.\d+)?$/.test(String(term)) && /[1-9]/.test(String(term))) add({ key: { at: pointerTo(...path) }, label, unit: moneyUnit(contract), now: String(term), example: false });
      return;
    }
    if (Array.isArray(term)) {
      term.forEach((one: unknown, place) => { walk(one, [...path, place], label, priced); });
      return;
    }
    if (typeof term !== "object" || term === null) return;
    if ("by_reading" in term) {
      const { reading, choices } = term.by_reading as { reading: string; choices: Record<string, Term> };
      const choice = readingOf(contract, reading) ?? Object.keys(choices)[0] ?? "";
      walk(choices[choice], [...path, "by_reading", "choices", choice], label, priced);
      return;
    }
    for (const [key, part] of Object.entries(term)) {
      // Edges of price tables name values, too.
      if (key === "in" && typeof part === "string") for (const word of part.match(/[a-z]\w*/gi) ?? []) walk(word, [], label, false);
      else walk(part, [...path, key], label, priced && (key === "price" || PRICED.has(key)));
    }
  };
  for (const [index, line] of (contract.fees ?? []).entries()) {
    if (!isOn(contract, line.read_as) || !isOn(contract, readAs(line.when)) || !isOn(contract, readAs(line.due))) continue;
    walk(line.amount, ["fees", index, "amount"], line.label, true);
    for (const [row, price] of (line.rate_card?.prices ?? []).entries()) {
      for (const [id, term] of Object.entries(price.per_unit)) {
        if (chosen === "" || id === chosen) walk(term, ["fees", index, "rate_card", "prices", row, "per_unit", id], priceLabel(contract, index, id, price.label, chosen), true);
      }
    }
  }
  return [...found.values()];
}

/** Where a plain number is a price or a factor of one. */
const PRICED: ReadonlySet<string> = new Set(["graduated", "volume", "package_price", "rows", "product", "per_seat", "sum", "if", "then", "else", "percent", "rate"]);

function priceLabel(contract: Contract, line: number, id: string, label: Text, chosen: string): Text {
  const packages = contract.fees?.[line]?.rate_card?.packages ?? [];
  if (chosen !== "" || packages.length < 2) return label;
  const of = packages.find((one) => one.id === id)?.label ?? id;
  const both = (language: "zh-CN" | "zh-TW" | "en"): string => `${textIn(label, language)} · ${textIn(of, language)}`;
  return { "zh-CN": both("zh-CN"), "zh-TW": both("zh-TW"), en: both("en") };
}

function textIn(text: Text, language: "zh-CN" | "zh-TW" | "en"): string {
  return typeof text === "string" ? text : (text[language] ?? text["zh-CN"]);
}

function readingOf(contract: Contract, reading: string): string | undefined {
  return contract.readings?.[reading] ?? contract.ambiguities?.find(({ id }) => id === reading)?.choices[0]?.id;
}

function readAs(term: Term | null | undefined): Record<string, string> | undefined {
  if (typeof term !== "object" || term === null || !("read_as" in term)) return undefined;
  const { reading, choice } = term.read_as;
  return { [reading]: choice };
}

function isOn(contract: Contract, wanted: Readonly<Record<string, string>> | undefined): boolean {
  return Object.entries(wanted ?? {}).every(([reading, choice]) => readingOf(contract, reading) === choice);
}
