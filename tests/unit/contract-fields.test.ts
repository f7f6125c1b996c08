// Every field for a number that the papers of the four contracts and of all examples have: typed as people type numbers, it takes
// the same number.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Contract } from "yuekao";

import { Names } from "../../www/contract/names.ts";
import { Paper, type Written } from "../../www/contract/paper.ts";
import { SECTIONS } from "../../www/contract/sections/index.ts";
import { MECHANICS } from "../../www/contract/terms/index.ts";
import { numberTyped } from "../../www/contract/typed-number.ts";
import { doubtOf, typedInto } from "../../www/contract/typed.ts";
import { valueAt } from "../../www/domain/pointer.ts";
import type { Part } from "../../www/domain/ranges.ts";
import { language, LOCALES } from "../../www/i18n/language.ts";

// Browsers have it; the oldest Node these tests run in does not.
if (!("groupBy" in Map)) {
  Object.assign(Map, { groupBy: <Key, One>(all: Iterable<One>, key: (one: One) => Key): Map<Key, One[]> => {
    const groups = new Map<Key, One[]>();
    for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
    return groups;
  } });
}

const here = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(here(path), "utf8"));
const languages = await Promise.all(LOCALES.map((locale) => language(locale, ["page", "more", "problems", "contract"])));
const [zh] = languages as [Awaited<ReturnType<typeof language>>];

const CONTRACTS = ["mall", "courier", "support", "outsourcing"].map((id) => `contracts/${id}/terms.json`);
const EXAMPLES = readdirSync(here("contracts/examples")).map((file) => `contracts/examples/${file}`);

interface Field {
  at: string;
  as: string;
  unit: string;
  edge: Part | undefined;
  value: string;
}

/** The fields a contract's paper has; clauses that are folded or would be left as they were are written, too. */
function fieldsOf(contract: Contract): Field[] {
  const fields: Field[] = [];
  class Noting extends Paper {
    override number(...[at, value, field]: Parameters<Paper["number"]>): ReturnType<Paper["number"]> {
      fields.push({ at, as: field.as ?? "number", unit: field.unit ?? "", edge: field.edge, value: String(value ?? "") });
      return super.number(at, value, field);
    }

    override clause(_at: string, _value: unknown, write: () => Written): Written {
      return write();
    }
  }
  const paper = new Noting({
    language: zh, contract, written: contract, names: new Names(contract, zh), changes: [], problems: [], warnings: [], sameNames: [], effects: [], effectsByPlace: new Map(), assessment: null, computed: new Map(),
    fixed: false, typing: null, doubt: null, active: "", checking: false, checked: {}, mechanics: MECHANICS,
  });
  for (const section of SECTIONS) section.write(paper);
  return fields;
}

const ALL = [...CONTRACTS, ...EXAMPLES].map((path) => {
  const whole = read(path) as { contract?: Contract };
  const contract = whole.contract ?? (whole as Contract);
  return { path, contract, fields: fieldsOf(contract) };
});

/** How people write numbers of a unit, with what that comes to; the unit's own words in every language are among it. */
function written(unit: string): [typed: string, number: string][] {
  const words = languages.map((one) => (unit === "points" ? one.say("unit-word-points") : one.unit(unit))).map((word) => (word === "day" ? "日" : word));
  const own: Readonly<Record<string, [string, string][]>> = {
    "%": [["12％", "12"], ["12.5 %", "12.5"], ["85‰", "8.5"], ["万分之5", "0.05"], ["百分之12", "12"], ["3成", "30"]],
    "yuan": [["￥1,234.5", "1234.5"], ["1.5万元", "15000"], ["3千块", "3000"], ["12 RMB", "12"], ["人民币12元整", "12"], ["14.5元/通", "14.5"]],
    "s": [["2分钟", "120"], ["0.5小时", "1800"]],
    "min": [["2小时", "120"], ["90秒", "1.5"]],
    "h": [["30分钟", "0.5"], ["2天", "48"]],
    "months": [["2年", "24"]],
    "years": [["24个月", "2"]],
    "points": [["2分", "2"], ["2 pts", "2"]],
    "calls": [["12通", "12"], ["1,200次", "1200"]],
    "issues": [["12件", "12"], ["1.2万件", "12000"]],
    "": [["12天", "12"], ["12件", "12"], ["12元", "12"], ["12分", "12"], ["20%", "0.2"]],
  };
  return [["１２", "12"], ["1,234", "1234"], ["１，２３４", "1234"], [" 1 234 ", "1234"], ["12", "12"], ["1.2万", "12000"], ["0.5亿", "50000000"],
    ...words.filter((word) => word !== "").flatMap((word): [string, string][] => [[`12${word}`, "12"], [`１２ ${word}`, "12"]]), ...(own[unit] ?? [])];
}

test("papers have fields of every kind", () => {
  const fields = ALL.flatMap((one) => one.fields);
  expect(fields.length).toBeGreaterThan(480);
  expect(new Set(fields.map(({ as }) => as))).toEqual(new Set(["number", "value", "edge", "whole"]));
  expect([...new Set(fields.map(({ unit }) => unit))]).toEqual(expect.arrayContaining(["", "%", "yuan", "points", "s", "min", "h", "days", "working_days", "months", "years", "calls"]));
});

describe.each(ALL)("$path", ({ contract, fields }) => {
  test("every field takes a number with full-width digits, commas and its unit as the number it is", () => {
    for (const field of fields) {
      for (const [typed, number] of written(field.unit)) {
        expect(typedInto(contract, field, typed, "zh-CN"), `${field.at} ${field.edge ?? ""} (${field.unit}): ${typed}`).toEqual(typedInto(contract, { ...field, unit: "" }, number, "zh-CN"));
      }
    }
  });

  test("what is no number, or of another kind, is none, and stays as it was typed", () => {
    const other: Readonly<Record<string, string>> = { "%": "3000元", "yuan": "3000美元", "s": "3件", "min": "88%", "points": "88%", "working_days": "3天", "calls": "88%" };
    for (const field of fields) {
      for (const typed of ["八十八", "12分半", other[field.unit] ?? "12x"]) expect(numberTyped(typed, field.unit), `${field.at} (${field.unit})`).toBe(typed);
    }
  });

  test("a share in a field of per cent is asked about, unless such small rates stand there", () => {
    for (const field of fields.filter(({ unit }) => unit === "%")) {
      for (const typed of ["0.88", "０．８８", ".88"]) expect(doubtOf(field.at, field.unit, typed, field.value)?.options, field.at).toEqual(/^0?\.\d+$/.test(field.value) ? undefined : ["88", "0.88"]);
      expect(doubtOf(field.at, field.unit, "0.88%", field.value), field.at).toBeNull();
    }
  });

  test("every field that is given its own number again leaves the contract as it is", () => {
    for (const field of fields) {
      // An example that is agreed on is one no more; what the sentence says where nothing is written would be written.
      if (field.as === "value" || valueAt(contract, field.at) === undefined || !/^-?\d+(?:\.\d+)?$/.test(field.value)) continue;
      expect(typedInto(contract, field, field.value, "zh-CN"), field.at).toEqual(contract);
    }
  });
});
