// The JSON Schema that ships with the package, as an editor uses it: every contract we have is sound by it, and a file
// that the engine cannot read is not. What only the engine can tell (names, gaps, sums) is the engine's own test.

import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load } from "yuekao";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const parsed = (path: string): Record<string, unknown> => JSON.parse(read(path)) as Record<string, unknown>;

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, formats: { int32: true, uint8: true, uint32: true } }).compile(parsed("contracts/schema.json") as AnySchema);

const guide = readdirSync(new URL("../../contracts/guide", import.meta.url)).map((id) => `guide/${id}`);
const all = [...engine.templates().map(({ id }) => id), ...guide];

test.each(all)("contracts/%s is sound by the schema and by the engine", (id) => {
  const contract = parsed(`contracts/${id}/terms.json`);
  expect(validate(contract), JSON.stringify(validate.errors)).toBe(true);
  expect(engine.validate(contract)).toEqual([]);
});

const examples = readdirSync(new URL("../../contracts/examples", import.meta.url)).map((file) => `contracts/examples/${file}`);

test.each(examples)("the contract of %s is, too", (path) => {
  const { contract } = parsed(path);
  expect(validate(contract), JSON.stringify(validate.errors)).toBe(true);
  expect(engine.validate(contract)).toEqual([]);
});

test("the package ships it", () => {
  expect((parsed("package.json") as { files: string[] }).files).toContain("contracts/schema.json");
});

describe("what neither the schema nor the engine takes", () => {
  const line = { id: "fee", kind: "base_fee", label: "Fee", payer: "client", clause: "1", amount: "1" };
  const first = parsed("contracts/guide/first/terms.json");
  const prices = parsed("contracts/guide/prices/terms.json");
  const cap = { id: "cap", label: "Cap", clause: "2", lines: ["fee"], at_most: "1" };
  const date = { id: "due", clause: "3", label: "Due", rule: "", from: { end_of: "month" } };
  test.each<[string, unknown]>([
    ["a list", []],
    ["a contract without an id", { ...first, id: undefined }],
    ["a key with a typing error", { ...first, damage: [] }],
    ["a payer nobody knows", { ...first, fees: [{ ...line, payer: "landlord" }] }],
    ["a mechanism nobody knows", { ...first, fees: [{ ...line, amount: { summ: ["1", "2"] } }] }],
    ["a mechanism without its parameter", { ...first, fees: [{ ...line, amount: { percent: { of: "1" } } }] }],
    ["two mechanisms in one place", { ...first, fees: [{ ...line, amount: { sum: ["1"], mean: ["1"] } }] }],
    ["a comparison of three", { ...first, fees: [{ ...line, when: { above: ["1", "2", "3"] } }] }],
    ["a range written out", { ...first, fees: [{ ...line, amount: { de_minimis: { of: "1", paid: "above 1" } } }] }],
    ["a true where a number belongs", { ...first, fees: [{ ...line, amount: true }] }],
    ["a start that is no date", { ...first, start: "1 January" }],
    ["a cap without lines", { ...first, fees: [line], caps: [{ ...cap, lines: undefined, at_least: "1" }] }],
    ["a cap shared out by lot", { ...first, fees: [line], caps: [{ ...cap, share: "by_lot" }] }],
    ["a date counted in weeks", { ...first, dates: [{ ...date, plus: { weeks: 2 } }] }],
    ["a date counted in half days", { ...first, dates: [{ ...date, plus: { days: 0.5 } }] }],
    ["a term of a fraction of a year", { ...prices, term: { clause: "1", years: "1.5" } }],
    ["a holiday that is no date", { ...first, holidays: { years: { 2027: { holidays: ["New Year"] } } } }],
  ])("%s", (_name, bad) => {
    const json: unknown = JSON.parse(JSON.stringify(bad));
    expect(validate(json)).toBe(false);
    expect(engine.validate(json).filter(({ severity }) => severity === "error")).not.toEqual([]);
  });
});
