// The package's own glue, run in Node on the built engine. What the engine computes is tested in Rust.
import { beforeAll, describe, expect, it, vi } from "vitest";
import { EngineFailure, load, type Contract, type Engine } from "yuekao";
import { Compiled } from "../../pkg/yuekao.js";

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
});
