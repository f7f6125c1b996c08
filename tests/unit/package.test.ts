// The package's own glue, run in Node on the built engine. What the engine computes is tested in Rust.
import { beforeAll, describe, expect, it, vi } from "vitest";
import { EngineFailure, load, type Contract, type Engine } from "yuekao";
import { Compiled, Stream } from "../../pkg/yuekao.js";

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

const contract = (): Contract => ({ schema: "", id: "made-up", title: "", start: null, readings: {} });

describe("load", () => {
  it("gives the same engine every time, also when asked twice at once", async () => {
    const [one, two] = await Promise.all([load(), load()]);
    expect(one).toBe(engine);
    expect(two).toBe(engine);
  });
});

describe("validate", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "contract"],
    ["a number", Number.NaN],
    ["a big integer", 1n],
    ["a function", () => undefined],
    ["an empty object", {}],
    ["a list", []],
  ])("answers with a list for %s", (_name, bad) => {
    expect(engine.validate(bad)).toBeInstanceOf(Array);
  });

  it("answers with a list for data that refers to itself", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(engine.validate(cycle)).toBeInstanceOf(Array);
  });

  it("answers with a list for data nested too deeply to be written", () => {
    let deep: unknown = null;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(engine.validate(deep)).toBeInstanceOf(Array);
  });
});

describe("template", () => {
  it("names the id it does not know", () => {
    expect(() => engine.template("no such contract")).toThrow(new RangeError("there is no contract template “no such contract”"));
  });
});

describe("compile", () => {
  it("gives a deeply frozen copy and leaves the original alone", () => {
    const original = contract();
    const compiled = engine.compile(original);
    expect(compiled).toEqual(original);
    expect(Object.isFrozen(compiled)).toBe(true);
    expect(Object.isFrozen(compiled.readings)).toBe(true);
    expect(Object.isFrozen(original)).toBe(false);
  });

  it("gives what is compiled back as it is", () => {
    const compiled = engine.compile(contract());
    expect(engine.compile(compiled)).toBe(compiled);
  });
});

/** The month of the worked example: 50 + 36 points. */
const month = {
  month: "2026-10",
  figures: {
    calls_offered: 3000, calls_answered: 2640, chats_offered: 5000, chats_handled: 4550,
    very_satisfied: 400, satisfied: 380, neutral: 120, dissatisfied: 60, very_dissatisfied: 40,
  },
};

describe("a month", () => {
  it("is settled under the contract as it is at that moment", () => {
    const mall = engine.template("mall");
    expect(engine.assess(mall, month).score).toBe("86");
    mall.readings = { ...mall.readings, channels: "worst" };
    expect(engine.assess(mall, month).score).toBe("82");
    expect(engine.assess(engine.template("mall"), month).score).toBe("86");
  });

  it("takes numbers by their shortest form, and says what is none", () => {
    const mall = engine.template("mall");
    const rate = (csat_rate: number) => engine.assess(mall, { figures: { csat_rate } });
    expect(rate(88.1).metrics.find(({ id }) => id === "satisfaction")?.value).toBe("88.1");
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(rate(bad).notices[0]).toMatchObject({ severity: "error", at: { pointer: "/figures/csat_rate" } });
    }
  });

  it("has no result by another name: which was meant is said, and nothing broke down", () => {
    const mall = engine.template("mall");
    expect(() => engine.explain(mall, month, "line:deductions")).toThrow(new Error("There is no result “line:deductions”. Did you mean “line:deduction”?"));
    expect(engine.explain(mall, month, "line:deduction")?.value).toBe("0.00");
  });

  it("is compared under several contracts", () => {
    const mall = engine.template("mall");
    const worst = { ...mall, id: "worst", readings: { ...mall.readings, channels: "worst" } };
    const scores = engine.compare([mall, worst], month).map(({ contract, assessment }) => [contract, assessment.score]);
    expect(scores).toEqual([["mall", "86"], ["worst", "82"]]);
  });

  it("is asked what would have been better", () => {
    const mall = engine.template("mall");
    // 90 points need 40 of the survey: at most 5 full points short of 85 %, so above 79 %: (780 + k) / (1000 + k) from k = 48 on.
    const [excellent] = engine.nextTier(mall, month);
    expect(excellent).toMatchObject({ tier: "excellent", levers: [{ figure: "satisfied", extra: "48", score: "90" }, { extra: null }, { extra: null }] });
    const grid = engine.whatIf(mall, month, [{ figure: "satisfied", values: [380, "480"] }, { figure: "neutral", values: [120] }]);
    expect(grid.cells.map(({ score }) => score)).toEqual(["86", "90"]);
    expect(engine.whatIf(mall, month, []).problems).toMatchObject([{ code: "axes_form" }]);
  });
});

describe("a text of many months", () => {
  const text = "商家,月份,接起量,进线量\n“蓝鲸”,2026-10,3,4\n𠮷野,2026-11,1,2\n";

  it("comes out as columns, whatever letters it has", () => {
    const { columns, problems } = engine.assessText(engine.template("mall"), text);
    expect(problems).toEqual([]);
    expect([...(columns["vendor"] ?? [])]).toEqual(["“蓝鲸”", "𠮷野"]);
    expect(columns["month"]?.at(1)).toBe("2026-11");
    expect(columns["metric:phone_answer_rate"]?.at(0)).toBe("75");
    expect(columns["vendor"]?.at(2)).toBeUndefined();
    expect(columns["vendor"]).toHaveLength(2);
  });

  it("comes out as CSV and as JSON", () => {
    const mall = engine.template("mall");
    const rows = JSON.parse(engine.assessText(mall, text, { format: "json" })) as Record<string, string | null>[];
    expect(rows.map((row) => [row["vendor"], row["metric:phone_answer_rate"], row["metric:satisfaction"]])).toEqual([["“蓝鲸”", "75", null], ["𠮷野", "50", null]]);
    expect(engine.assessText(mall, text, { format: "csv" }).split("\r\n")).toHaveLength(4);
  });
});

describe("contracts", () => {
  it("are asked again after more different ones than are kept", () => {
    const first = contract();
    for (let n = 0; n < 100; n += 1) engine.validate({ ...contract(), id: String(n) });
    expect(engine.validate(first)).toBeInstanceOf(Array);
  });
});

describe("a trap inside the module", () => {
  it("is a failure of the engine, and the next call finds a new one", () => {
    const compiled = engine.compile(contract());
    const trap = vi.spyOn(Compiled.prototype, "validate").mockImplementationOnce(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
    expect(() => engine.validate(compiled)).toThrow(EngineFailure);
    trap.mockRestore();
    expect(engine.validate(compiled)).toBeInstanceOf(Array);
  });

  it("leaves nothing that is freed in the new engine", () => {
    const free = [Compiled, Stream].map((kind) => vi.spyOn(kind.prototype, "free"));
    const broken = (): never => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    const traps = [vi.spyOn(Compiled.prototype, "validate"), vi.spyOn(Compiled.prototype, "step")].map((spy) => spy.mockImplementationOnce(broken));
    expect(() => engine.validate(contract())).toThrow(EngineFailure);
    expect(() => engine.assessText(contract(), "月份\t接起量\n2026-10\t1\n")).toThrow(EngineFailure);
    for (const spy of free) expect(spy).not.toHaveBeenCalled();
    for (const spy of [...free, ...traps]) spy.mockRestore();
  });
});
