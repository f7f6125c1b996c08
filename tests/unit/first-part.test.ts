// The part of the module that makes a first result: it answers as the whole does or breaks down, and seldom breaks down.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { load, type Assessment, type Contract, type Engine, type Parsed, type Problem, type VendorMonth } from "yuekao";
import { generatedPaste, type Glossary } from "../../scripts/first/generated-pastes.mjs";
import initialise, { __wbg_reset_state as restart, Compiled } from "yuekao/first-glue";

const texts = (folder: string): [string, string][] =>
  readdirSync(folder).filter((name) => /\.(?:tsv|csv|txt)$/.test(name) && name !== "year-gbk.csv").map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]);

let whole: Engine;
let contract: Contract;
beforeAll(async () => {
  whole = await load();
  contract = whole.template("mall");
  await initialise({ module_or_path: readFileSync("pkg/first_bg.wasm") });
});

/** Whoever is asked everything about a paste. */
interface Asked {
  validate: () => Problem[];
  parse: (text: string) => Parsed;
  assess: (month: VendorMonth) => Assessment;
}

function answers({ validate, parse, assess }: Asked, text: string): unknown[] {
  const parsed = parse(text);
  const months = parsed.records.map((record, place) => ({ ...record, ...(place > 0 ? { history: parsed.records.slice(0, place) } : {}) }));
  return [validate(), parsed, ...months.map(assess)];
}

const wholeAnswers = (text: string): unknown[] =>
  answers({ validate: () => whole.validate(contract), parse: (text) => whole.parse(text, contract), assess: (month) => whole.assess(contract, month) }, text);

/** Null where it breaks down. */
function partAnswers(text: string): unknown[] | null {
  try {
    const compiled = new Compiled(JSON.stringify(contract));
    return answers({
      validate: () => JSON.parse(compiled.validate()) as Problem[],
      parse: (text) => JSON.parse(compiled.parse(text, "")) as Parsed,
      assess: (month) => JSON.parse(compiled.assess(JSON.stringify(month))) as Assessment,
    }, text);
  } catch (cause) {
    expect(cause).toBeInstanceOf(WebAssembly.RuntimeError);
    restart();
    return null;
  }
}

it.each(texts("tests/samples"))("answers %s, which it was not made from, as the whole does", (_name, text) => {
  expect(partAnswers(text)).toEqual(wholeAnswers(text));
});

it.each(texts("tests/pasted/bad"))("says about %s what the whole says, or nothing", (_name, text) => {
  const answer = partAnswers(text);
  if (answer) expect(answer).toEqual(wholeAnswers(text));
});

describe("pastes made up as those it was made from, but others", () => {
  const glossary = JSON.parse(readFileSync("contracts/glossary.json", "utf8")) as Glossary;
  const used = ["calls_offered", "calls_answered", "chats_offered", "chats_handled", "very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"];
  const others = Array.from({ length: 100 }, (_, number) => generatedPaste(glossary, used, ["手机", "女装", "宠物用品"], 1_000_000 + number));

  it("are answered as the whole does, all but a few", () => {
    const answered = others.filter((text) => {
      const answer = partAnswers(text);
      if (answer) expect(JSON.stringify(answer)).toBe(JSON.stringify(wholeAnswers(text)));
      return answer !== null;
    });
    expect(answered.length).toBeGreaterThanOrEqual(97);
  });
});
