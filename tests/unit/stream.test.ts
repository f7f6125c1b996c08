// A text that goes in in parts: the package's side of it. What the engine makes of the parts is tested in Rust.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { load, type Columns, type CompiledContract, type Engine } from "yuekao";

let engine: Engine;
let contract: CompiledContract;
beforeAll(async () => {
  engine = await load();
  contract = engine.compile({ ...engine.template("mall"), start: "2024-01-01" });
});

const TEXT =
  "\ufeff商家,月份,进线量,接起量\r\n" +
  '𠮷野家,2025-01,"3,000",2640\r\n"红,杉",2025-02,100,x\r\n𠮷野家,2025-03,100,95\r\n\r\n' +
  '商家,月份,品类,售前电话\r\n𠮷野家,2025-01,手机,100\r\n"红,杉",2025-02,女装,7\r\n𠮷野家,2025-01,"火\n星车",1\r\n';

function inParts(text: string, cuts: number[], format: "csv" | "json", rows: number): string {
  const stream = engine.assessStream(contract, { format, rows });
  let from = 0;
  for (const cut of [...cuts.map((cut) => cut % (text.length + 1)).sort((one, other) => one - other), text.length]) {
    stream.push(text.slice(from, cut));
    from = cut;
  }
  return [...stream.finish()].join("");
}

const cells = (columns: Columns["columns"]): Record<string, string[]> => Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, [...column]]));

describe("assessStream", () => {
  it.each(["csv", "json"] as const)("gives %s that joins to what assessText gives, wherever the text is cut, letters included", (format) => {
    const whole = engine.assessText(contract, TEXT, { format });
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (cuts, rows) => {
        expect(inParts(TEXT, cuts, format, rows)).toBe(whole);
      }),
    );
    expect(inParts(TEXT, Array.from({ length: TEXT.length }, (_, at) => at), format, 1)).toBe(whole);
  });

  it("takes bytes cut anywhere", () => {
    const stream = engine.assessStream(contract, { format: "csv" });
    for (const byte of new TextEncoder().encode(TEXT)) stream.push(Uint8Array.of(byte));
    expect([...stream.finish()].join("")).toBe(engine.assessText(contract, TEXT, { format: "csv" }));
  });

  it("gives columns part by part, and problems and notices with the last of them", () => {
    const whole = engine.assessText(contract, TEXT);
    const stream = engine.assessStream(contract, { rows: 1 });
    stream.push(TEXT);
    const parts = [...stream.finish()];
    const joined = (table: "columns" | "categories"): Record<string, string[]> =>
      Object.fromEntries(Object.keys(whole[table]).map((id) => [id, parts.flatMap((part) => [...(part[table][id] ?? [])])]));
    expect(joined("columns")).toEqual(cells(whole.columns));
    expect(joined("categories")).toEqual(cells(whole.categories));
    expect(joined("columns")["vendor"]).toEqual(["𠮷野家", "红,杉", "𠮷野家"]);
    expect(stream.problems).toEqual(whole.problems);
    expect(stream.problems.map(({ code, at }) => [code, at && "row" in at ? at.row : null])).toEqual([["cell_unreadable", 3], ["months_not_given", 4]]);
    expect(stream.notices).toEqual(whole.notices);
    expect(parts.length).toBeGreaterThan(6);
  });

  it("says how far it is, and can be given up at any time", () => {
    const stream = engine.assessStream(contract, { rows: 1 });
    stream.push(TEXT);
    const seen: number[] = [];
    for (const part of stream.finish()) {
      expect(part.columns["vendor"]?.length).toBeLessThanOrEqual(1);
      seen.push(stream.progress);
      if (stream.progress > 0.5) break;
    }
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect([...stream.finish()]).toEqual([]);
    const other = engine.assessStream(contract);
    other.cancel();
    other.push(TEXT);
    expect([...other.finish()]).toEqual([]);
  });

  it("answers for an unsound contract and for a text of nothing", () => {
    const unsound = engine.assessStream({ ...contract, schema: "" }, { format: "json" });
    unsound.push(TEXT);
    expect([...unsound.finish()].join("")).toBe("[]");
    expect(unsound.problems[0]?.code).toBe("schema_unknown");
    const empty = engine.assessStream(contract, { format: "csv" });
    expect([...empty.finish()].join("")).toMatch(/^vendor,month,[^\n]*\r\n$/);
    expect(empty.problems.map(({ code }) => code)).toEqual(["paste_empty"]);
  });

  it("goes on under the contract it began with", () => {
    const changing = engine.template("mall");
    const stream = engine.assessStream(changing, { format: "csv", rows: 1 });
    stream.push(TEXT);
    changing.title = "changed";
    changing["schema"] = "";
    expect([...stream.finish()].join("")).toBe(engine.assessText(engine.template("mall"), TEXT, { format: "csv" }));
  });
});
