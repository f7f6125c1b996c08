// Results cross in two ways: as JSON text, and packed, with what they have in common shared. Both say the same.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { load, type Contract, type Engine, type VendorMonth } from "yuekao";
import { Packed } from "../../package/packed.ts";
import { Compiled } from "../../pkg/yuekao.js";

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

interface Case {
  month?: VendorMonth;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const files = (folder: string, ending: RegExp): string[] => readdirSync(folder).filter((name) => ending.test(name)).map((name) => `${folder}/${name}`);

/** Every contract there is, with the months worked out under it. */
const contracts: [string, Contract, Case[]][] = [
  ...["mall", "courier", "outsourcing", "support"].map((id): [string, Contract, Case[]] => [
    id, read(`contracts/${id}/terms.json`) as Contract, files(`contracts/${id}/cases`, /\.json$/).flatMap((file) => read(file) as Case[]),
  ]),
  ...files("contracts/examples", /\.json$/).map((file): [string, Contract, Case[]] => {
    const { contract, cases } = read(file) as { contract: Contract; cases: Case[] };
    return [file, contract, cases];
  }),
];

it.each(contracts)("%s: every worked month comes out packed as it does in JSON", (_id, contract, cases) => {
  const packed = new Packed(new Compiled(JSON.stringify(contract)));
  for (const { month } of cases) {
    if (!month) continue;
    const text = JSON.stringify(month);
    // Twice: the parts are new once.
    for (let turn = 1; turn <= 2; turn += 1) expect(JSON.stringify(packed.assess(text))).toBe(packed.compiled.assess(text));
  }
});

const pastes = [...files("tests/samples", /\.(?:tsv|csv|txt)$/).filter((file) => !file.includes("gbk")), ...files("tests/pasted/good", /\.(?:tsv|csv|txt)$/), ...files("tests/pasted/bad", /\.(?:tsv|csv|txt)$/)];

it.each(pastes)("%s: its months come out as if all their cells had been looked at", (file) => {
  const mall = engine.template("mall");
  const compiled = new Compiled(JSON.stringify(mall));
  const { records } = engine.parse(readFileSync(file, "utf8"), mall);
  for (const [place, record] of records.entries()) {
    const month = place > 0 ? { ...record, history: records.slice(0, place) } : record;
    expect(JSON.stringify(engine.assess(mall, month))).toBe(compiled.assess(JSON.stringify(month)));
  }
});

describe("cells of a month", () => {
  const cell = { row: 7, column: 2, cell: " 宠物用品 " };
  const unknown = (cells: object): VendorMonth => ({ figures: {}, categories: [{ category: "宠物用品", cells }] } as unknown as VendorMonth);
  const asked = (month: VendorMonth) => engine.assess(engine.template("mall"), month).notices;

  it("are where a notice points to", () => {
    expect(asked(unknown({ category: cell }))).toContainEqual(expect.objectContaining({ code: "category_unknown", at: { ...cell, cell: "宠物用品" } }));
    expect(asked(unknown({}))).toContainEqual(expect.objectContaining({ code: "category_unknown", at: { pointer: "/categories/0/category" } }));
    const repeated = { figures: {}, categories: [{ category: "手机" }, { category: "手机", cells: { category: { ...cell, cell: "手机" } } }] };
    expect(asked(repeated)).toContainEqual(expect.objectContaining({ code: "category_repeated", at: { ...cell, cell: "手机" } }));
    const earlier = { figures: {}, history: [{ month: "2026-09", figures: { calls_offered: -1 }, cells: { calls_offered: { row: 2, column: 3, cell: "-1" } } }] };
    expect(asked(earlier)).toContainEqual(expect.objectContaining({ code: "figure_negative", at: { pointer: "/history/0/figures/calls_offered" } }));
  });

  it.each([
    ["no object", "R1C1"],
    ["a list", [cell]],
    ["no cell", { calls_offered: null }],
    ["a row that is none", { calls_offered: { ...cell, row: 1.5 } }],
    ["a column that is none", { calls_offered: { ...cell, column: -1 } }],
    ["no text", { calls_offered: { row: 1, column: 1 } }],
  ])("are told of when they are %s", (_what, cells) => {
    expect(asked({ figures: {}, cells } as unknown as VendorMonth)).toContainEqual(expect.objectContaining({ code: "input_wrong_type" }));
  });

  it("are not looked for in a month without end", () => {
    const month: VendorMonth = { figures: {}, cells: { calls_offered: cell } };
    month.history = [month];
    expect(() => asked(month)).toThrow(TypeError);
  });

  it("stay in the month that was handed in, whatever that is made of", () => {
    class Month {
      readonly figures = { calls_offered: 4, calls_answered: 3 };
      readonly cells = { calls_offered: cell };
      toJSON(): VendorMonth {
        return { month: "2026-10", figures: this.figures, cells: this.cells };
      }
    }
    const month = Object.freeze(new Month());
    expect(engine.assess(engine.template("mall"), month)).toMatchObject({ month: "2026-10", metrics: [{ value: "75" }, {}, {}, {}] });
    expect(month.cells).toEqual({ calls_offered: cell });
  });
});

describe("what results share", () => {
  const month: VendorMonth = {
    month: "2026-10",
    figures: { calls_offered: 4, calls_answered: 3, chats_offered: 0, chats_handled: 0, very_satisfied: 8, satisfied: 1, neutral: 1, dissatisfied: 0, very_dissatisfied: 0 },
  };

  it("nobody can change", () => {
    const mall = engine.template("mall");
    const [metric] = engine.assess(mall, month).metrics;
    const label = metric?.label as Record<string, string>;
    expect(() => {
      label["en"] = "changed";
    }).toThrow(TypeError);
    expect(Object.isFrozen((metric?.hours as { text: object }).text)).toBe(true);
    expect(engine.assess(mall, month).metrics[0]?.label).toMatchObject({ en: "Phone answer rate" });
  });

  it("is in each of them: they are plain data of their own, to be copied and changed", () => {
    const one = engine.assess(engine.template("mall"), month);
    const other = engine.assess(engine.template("mall"), month);
    expect(structuredClone(one)).toEqual(other);
    expect(JSON.parse(JSON.stringify(one))).toEqual(other);
    one.lines.length = 0;
    Object.assign(one.metrics[0] ?? {}, { value: "1" });
    expect(engine.assess(engine.template("mall"), month)).toEqual(other);
  });
});
