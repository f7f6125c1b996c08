// What the paper says at a field that is not wrong and still misleads: a name that stands twice, and a text that repeats a number of a
// term.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract, type Problem, type Text } from "yuekao";

import { Names } from "../../www/contract/names.ts";
import { Paper, type Written } from "../../www/contract/paper.ts";
import { sameNames } from "../../www/contract/same-names.ts";
import { MECHANICS } from "../../www/contract/terms/index.ts";
import { language, LOCALES, type Language } from "../../www/i18n/language.ts";

// Browsers have it; the oldest Node these tests run in does not.
if (!("groupBy" in Map)) {
  Object.assign(Map, { groupBy: <Key, One>(all: Iterable<One>, key: (one: One) => Key): Map<Key, One[]> => {
    const groups = new Map<Key, One[]>();
    for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
    return groups;
  } });
}

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
const languages = await Promise.all(LOCALES.map((locale) => language(locale, ["page", "more", "problems", "contract"])));
const mall = engine.template("mall");

/** All words of what was written, in their order. */
function words(written: unknown): string {
  if (Array.isArray(written)) return written.map(words).join(" ");
  if (typeof written === "object" && written !== null && "strings" in written) {
    const { strings, values } = written as { strings: readonly string[]; values: readonly unknown[] };
    return strings.map((text, place) => `${text} ${words(values[place])}`).join(" ");
  }
  return typeof written === "string" ? written : "";
}

function paperOf(contract: Contract, spoken: Language, warnings: readonly Problem[]): Paper {
  return new Paper({
    language: spoken, contract, written: contract, names: new Names(contract, spoken), changes: [], problems: [], warnings, sameNames: sameNames(contract, spoken), effects: [], effectsByPlace: new Map(), assessment: null, computed: new Map(),
    fixed: false, typing: null, doubt: null, active: "", checking: false, checked: {}, mechanics: MECHANICS,
  });
}

const label = (paper: Paper, at: string, text: Text): Written => paper.words(at, text, { label: "x" });

test("a name that stands twice is said at the second of them, in every language", () => {
  const [first, second] = mall.tiers ?? [];
  if (!first || !second) throw new Error("the mall has tiers");
  const twice: Contract = { ...mall, tiers: [first, { ...second, label: first.label }, ...(mall.tiers ?? []).slice(2)] };
  for (const spoken of languages) {
    expect(sameNames(mall, spoken)).toEqual([]);
    expect(sameNames(twice, spoken)).toEqual(["/tiers/1/label"]);
    const paper = paperOf(twice, spoken, []);
    const sentence = spoken.say("paper-same-name");
    expect(words(label(paper, "/tiers/1/label", first.label))).toContain(sentence);
    expect(words(label(paper, "/tiers/0/label", first.label))).not.toContain(sentence);
  }
  expect(languages.map((spoken) => spoken.say("paper-same-name"))).toContain("前面已有同名的，结果里分不清是哪一个。");
});

test("names of packages, and names that differ by blanks alone, are told apart no better", () => {
  const [spoken] = languages;
  if (!spoken) throw new Error("there is a language");
  const fees = mall.fees?.map((line) => (line.rate_card ? { ...line, rate_card: { ...line.rate_card, packages: line.rate_card.packages.map((one) => ({ ...one, label: "套餐 " })) } } : line));
  expect(sameNames({ ...mall, ...(fees ? { fees } : {}) }, spoken)).toEqual(["/fees/0/rate_card/packages/1/label"]);
  const nameless = mall.tiers?.map((tier) => ({ ...tier, label: " " }));
  expect(sameNames({ ...mall, ...(nameless ? { tiers: nameless } : {}) }, spoken)).toEqual([]);
});

test("a text that repeats a number of a term beside it is said at that text, with the number", () => {
  const tiers = (mall.tiers ?? []).map((tier, place) => (place === 2 ? { ...tier, note: "扣 2,000 元" } : tier));
  const written: Contract = { ...mall, tiers };
  const warnings = engine.validate(written).filter(({ severity, code }) => severity === "warning" && code === "text_repeats_number");
  expect(warnings.map(({ at }) => at)).toEqual([{ pointer: "/tiers/2/note" }]);
  for (const spoken of languages) {
    const paper = paperOf(written, spoken, warnings);
    const said = words(paper.words("/tiers/2/note", "扣 2,000 元", { label: "x" }));
    expect(said).toContain(spoken.say("problem-text-repeats-number", { number: "2000" }));
    expect(words(paper.words("/tiers/1/note", "", { label: "x" }))).not.toContain("doubt");
  }
});
