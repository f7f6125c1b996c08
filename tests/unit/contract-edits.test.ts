// What is done to a contract by hand: numbers as people type them, ranges without gap or overlap, weights to the last point,
// what was changed and the way back.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load, type Contract } from "yuekao";

import { reverted } from "../../www/contract/changes-list.ts";
import { changesOf } from "../../www/domain/contract-changes.ts";
import { isChecked, unchecked, withCheck } from "../../www/contract/check.ts";
import { lean } from "../../www/contract/lean.ts";
import { copied, forgotten, madeFrom, nextId, withOwn } from "../../www/domain/own-contract.ts";
import { received } from "../../www/domain/received-contracts.ts";
import { change, put, valueAt } from "../../www/domain/pointer.ts";
import { merged, rangeOf, spanOf, split, withEdge, withEdgeIn } from "../../www/domain/ranges.ts";
import { rewritten } from "../../www/contract/rewritten.ts";
import { acted, ADDED, tierRemoved, tierSplit, weightsBalanced } from "../../www/contract/structure/edits.ts";
import { TOOLS } from "../../www/contract/structure/tools.ts";
import { Names } from "../../www/contract/names.ts";
import { MECHANICS } from "../../www/contract/terms/index.ts";
import { moved, numberTyped } from "../../www/contract/typed-number.ts";
import { doubtOf } from "../../www/contract/typed.ts";
import { balanced } from "../../www/contract/weights.ts";
import { inForce } from "../../www/domain/inputs.ts";
import { language } from "../../www/i18n/language.ts";
import { EMPTY, OWN, ownFrom, ownOf, UNSET } from "../../www/domain/state.ts";

const here = (path: string): URL => new URL(path, import.meta.url);
const text = (path: string): string => readFileSync(here(`../../contracts/${path}`), "utf8");
const engine = await load({ wasm: readFileSync(here("../../pkg/yuekao_bg.wasm")) });
const mall = JSON.parse(text("mall/terms.json")) as Contract;
const zh = await language("zh-CN", ["page", "more", "problems", "contract"]);
const errors = (contract: unknown): string[] => engine.validate(contract).filter(({ severity }) => severity === "error").map(({ code }) => code);

test("every mechanism contracts are written in has its sentence, in a file of its own", () => {
  const [, types = ""] = /export type Mechanism = ([^;]+);/.exec(readFileSync(here("../../package/types.ts"), "utf8")) ?? [];
  const declared = [...types.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? "");
  expect(declared.length).toBeGreaterThan(40);
  expect(declared.filter((name) => !(name in MECHANICS))).toEqual([]);
  expect(declared.filter((name) => !zh.has(`method-${name.replaceAll("_", "-")}`))).toEqual([]);
});

describe("numbers as people type them", () => {
  test.each([
    ["88", "88"], ["８８", "88"], ["3,000", "3000"], ["３，０００元", "3000"], ["¥14.50", "14.50"], ["1.2万", "12000"], ["0.5亿", "50000000"], ["5个工作日", "5"], ["-2", "-2"], [".5", ".5"],
  ])("%s is %s", (typed, number) => {
    expect(numberTyped(typed)).toBe(number);
  });

  test.each(["八十八", "88分半", "1,2,3a", "", "9 0 x"])("“%s” is none, and stays as it was typed", (typed) => {
    expect(numberTyped(typed)).toBe(typed.normalize("NFKC").trim());
  });

  test.each([
    ["88 %", "%", "88"], ["88％", "%", "88"], ["85‰", "%", "8.5"], ["万分之五", "%", "万分之五"], ["万分之5", "%", "0.05"], ["20%", "", "0.2"], ["20%", "yuan", "20%"], ["1.5万元", "yuan", "15000"], ["3000美元", "yuan", "3000美元"],
    ["2分", "points", "2"], ["2分", "s", "120"], ["90秒", "min", "1.5"], ["50秒", "min", "50秒"], ["3天", "working_days", "3天"], ["18个月", "years", "1.5"], ["10号", "day", "10"], ["100 GB-s", "GB-s", "100"],
    ["3,000美元", "USD", "3000"], ["$3,000", "USD", "3000"], ["US$ 3000", "USD", "3000"], ["3000元", "USD", "3000元"], ["1.5万美元", "USD", "15000"], ["$3", "yuan", "$3"],
  ])("%s in a field of “%s” is %s", (typed, unit, number) => {
    expect(numberTyped(typed, unit)).toBe(number);
  });

  test("a share where per cent are meant is doubted; whoever has such rates is not asked", () => {
    expect(doubtOf("/a", "%", "0.88", "85")).toEqual({ at: "/a", options: ["88", "0.88"] });
    expect(doubtOf("/a", "%", ".05", "85")?.options).toEqual(["5", "0.05"]);
    expect(doubtOf("/a", "%", "0.88%", "85")).toBeNull();
    expect(doubtOf("/a", "%", "0.06", "0.05")).toBeNull();
    expect(doubtOf("/a", "yuan", "0.88", "85")).toBeNull();
    expect([moved("0.9999", 2), moved("1.5", 0), moved("-0.25", 2), moved("85", -1), moved("5", -2), moved("-120", -3)]).toEqual(["99.99", "1.5", "-25", "8.5", "0.05", "-0.12"]);
  });
});

describe("rows with ranges", () => {
  const rows = (): { in: string }[] => [{ in: "[90, )" }, { in: "[80, 90)" }, { in: "(, 80)" }];
  const written = (all: readonly { in: string }[]): string[] => all.map((row) => row.in);

  test("a range is read and written as it stands in contracts", () => {
    for (const range of ["[80, 90)", "[90, )", "(, 60)", "(0, 1000]", "[enough, plenty)", "(, )"]) expect(rangeOf(spanOf(range))).toBe(range);
  });

  test("an edge moves in both rows that meet there", () => {
    expect(written(withEdge(rows(), 1, "from", "78"))).toEqual(["[90, )", "[78, 90)", "(, 78)"]);
    expect(written(withEdge(rows(), 2, "to", "78"))).toEqual(["[90, )", "[78, 90)", "(, 78)"]);
    expect(written(withEdge(rows(), 1, "to", "95],["))).toEqual(["[95, )", "[80, 95)", "(, 80)"]);
  });

  test("an edge of whole numbers takes the next one along, and a row in between goes without a gap", () => {
    const whole = [{ in: "[0, 5]" }, { in: "[6, 10]" }, { in: "[11, )" }];
    expect(written(withEdge(whole, 0, "to", "7"))).toEqual(["[0, 7]", "[8, 10]", "[11, )"]);
    expect(written(withEdge(whole, 2, "from", "9"))).toEqual(["[0, 5]", "[6, 8]", "[9, )"]);
    expect(written(withEdge(whole, 0, "to", "5.5"))).toEqual(["[0, 5.5]", "(5.5, 10]", "[11, )"]);
    // What lies further apart, or is not held by both, is no edge they share.
    expect(written(withEdge([{ in: "[0, 5]" }, { in: "[7, )" }], 0, "to", "6"))).toEqual(["[0, 6]", "[7, )"]);
    expect(written(withEdge([{ in: "[0, 5)" }, { in: "[6, )" }], 0, "to", "4"))).toEqual(["[0, 4)", "[6, )"]);
    expect(written(merged(whole, 1))).toEqual(["[0, 10]", "[11, )"]);
  });

  test("the edge itself belongs to one of them", () => {
    expect(written(withEdgeIn(rows(), 1, "from", false))).toEqual(["[90, )", "(80, 90)", "(, 80]"]);
  });

  test("one becomes two, and two become one", () => {
    expect(written(split(rows(), 1, "85", { in: "" }))).toEqual(["[90, )", "[85, 90)", "[80, 85)", "(, 80)"]);
    expect(written(merged(rows(), 1))).toEqual(["[90, )", "(, 90)"]);
    expect(written(merged(rows(), 0))).toEqual(["[80, )", "(, 80)"]);
    expect(written(merged(rows(), 2))).toEqual(["[90, )", "(, 90)"]);
    const rising = [{ in: "[0, 100]" }, { in: "(100, )" }];
    expect(written(split(rising, 0, "50", { in: "" }))).toEqual(["[0, 50)", "[50, 100]", "(100, )"]);
    expect(written(merged(rising, 0))).toEqual(["[0, )"]);
  });
});

describe("weights", () => {
  const parts = (...weights: string[]) => weights.map((weight, index) => ({ id: String(index), weight, kept: index === 0 }));

  test("the others make room in proportion, and nothing is lost", () => {
    expect([...(balanced(parts("60", "50"), "100") ?? [])]).toEqual([["0", "60"], ["1", "40"]]);
    expect([...(balanced(parts("20", "50", "50"), "100") ?? [])]).toEqual([["0", "20"], ["1", "40"], ["2", "40"]]);
    const thirds = balanced(parts("10", "33", "33", "34"), "100");
    expect([...(thirds ?? new Map<string, string>()).values()].reduce((sum, weight) => sum + Number(weight), 0)).toBe(100);
    expect([...(balanced(parts("12.5", "50", "50"), "100") ?? new Map<string, string>()).values()]).toEqual(["12.5", "43.8", "43.7"]);
    expect(balanced(parts("120", "50"), "100")).toBeNull();
  });

  test("in a contract", () => {
    const heavier = put(mall, "/items/0/weight", "60");
    expect(errors(heavier)).toEqual(["weights_sum"]);
    const even = weightsBalanced(heavier, new Set(["answer_rate"]));
    expect(even.items?.map(({ weight }) => weight)).toEqual(["60", "40"]);
    expect(errors(even)).toEqual([]);
  });
});

describe("edits leave what they do not touch, and sound contracts sound", () => {
  test("what is put by pointer keeps the order of keys and shares the rest", () => {
    const made = put(mall, "/metrics/3/target", "88");
    expect(Object.keys(made)).toEqual(Object.keys(mall));
    expect(Object.keys(made.metrics?.[3] ?? {})).toEqual(Object.keys(mall.metrics?.[3] ?? {}));
    expect(made.tiers).toBe(mall.tiers);
    expect(put(mall, "/metrics/3/target", "85")).toBe(mall);
    expect(valueAt(put(mall, "/metrics/3/target", undefined), "/metrics/3")).not.toHaveProperty("target");
    expect(change(mall, "/tiers/0/in", (range) => String(range).replace("90", "91")).tiers?.[0]?.in).toBe("[91, )");
  });

  test("a tier comes and goes with its amounts", () => {
    const more = tierSplit(mall, 4, zh);
    expect(errors(more)).toEqual([]);
    expect(more.tiers?.map((tier) => tier.in)).toEqual(["[90, )", "[80, 90)", "[70, 80)", "[60, 70)", "[30, 60)", "(, 30)"]);
    const fewer = tierRemoved(more, 5);
    expect(errors(fewer)).toEqual([]);
    expect(fewer).toEqual(mall);
    // The tier the fallback fee depends on is gone: that is said, not mended silently.
    expect(errors(tierRemoved(mall, 4))).toEqual(["tier_unknown"]);
  });

  test("until it is set, a tier in two settles every month as before", () => {
    const more = tierSplit(mall, 4, zh);
    // 20 points are in the new tier, and the provider still pays 10,000 and the fallback fees.
    const month = { month: "2026-10", figures: { calls_offered: 1000, calls_answered: 750, chats_offered: 0, chats_handled: 0, very_satisfied: 300, satisfied: 300, neutral: 200, dissatisfied: 100, very_dissatisfied: 100 }, categories: [{ category: "手机", presales_calls: 100, presales_chats: 0, aftersales_calls: 0, aftersales_chats: 0, service_orders: 0 }] };
    const settled = engine.assess(more, month);
    expect([settled.score, settled.tier?.id, settled.totals.providerPays]).toEqual(["20", "tier", "10350.00"]);
    expect(engine.assess(mall, month).totals.providerPays).toBe("10350.00");

    const { contract } = JSON.parse(text("examples/tier_conditions.json")) as { contract: Contract };
    const silver = tierSplit(contract, 1, zh);
    expect(errors(silver)).toEqual([]);
    expect(silver.tiers?.map(({ id, in: range, when }) => [id, range, when])).toEqual([
      ["gold", "[90, )", contract.tiers?.[0]?.when], ["silver", "[90, )", { at_most: ["complaints", "5"] }], ["tier", "[80, 90)", { at_most: ["complaints", "5"] }], ["bronze", "[60, )", undefined], ["failed", "(, 60)", undefined],
    ]);
    // 85 points and six complaints are bronze, as before; with five the month is in the new tier.
    const tierOf = (complaints: number): string | undefined => engine.assess(silver, { figures: { calls_offered: 100, calls_answered: 85, issues_received: 100, issues_resolved: 85, complaints } }).tier?.id;
    expect([tierOf(5), tierOf(6)]).toEqual(["tier", "bronze"]);
  });

  test("a tier that goes leaves no condition that names it, where the tier that takes its scores over is named, too", () => {
    const both = put(mall, "/fees/0/due", { all: ["assessed", { in_tier: ["warning", "failed"] }] });
    expect(valueAt(tierRemoved(both, 3), "/fees/0/due/all/1/in_tier")).toEqual(["failed"]);
    expect(valueAt(tierRemoved(both, 2), "/fees/0/due/all/1/in_tier")).toEqual(["warning", "failed"]);
  });

  test.each(Object.keys(ADDED).filter((what) => !["balance", "add-tiers", "add-tier", "add-group"].includes(what)))("%s leaves a sound contract", (what) => {
    const made = ADDED[what]?.(mall, zh);
    expect(made).not.toEqual(mall);
    expect(errors(made)).toEqual([]);
  });

  test("every entry of every list can be copied and moved", () => {
    for (const list of ["metrics", "tiers", "fees", "damages", "dates"] as const) {
      const copied = acted(mall, "copy", `/${list}/0`, zh);
      if (list !== "tiers" && list !== "fees") expect(errors(copied), list).toEqual([]);
      expect(copied[list]).toHaveLength((mall[list]?.length ?? 0) + 1);
      expect(acted(copied, "remove", `/${list}/1`, zh), list).toEqual(mall);
    }
    expect(acted(mall, "down", "/dates/0", zh).dates?.map(({ id }) => id).slice(0, 2)).toEqual(["result_objection", "result_published"]);
    expect(acted(mall, "up", "/dates/0", zh)).toEqual(mall);
  });
});

describe("rows within a month", () => {
  const example = (name: string): Contract => (JSON.parse(text(`examples/${name}.json`)) as { contract: Contract }).contract;
  const tool = (what: string, contract: Contract, at: string): Contract => TOOLS[what]?.(contract, { at, more: "", language: zh, figures: [] }) ?? contract;

  test("get figures, numbers and names, and stay sound", () => {
    const begun = ADDED["add-table"]?.(mall, zh) ?? mall;
    const made = tool("add-row-name", tool("add-row-value", tool("add-row-figure", begun, "/tables/0"), "/tables/0"), "/tables/0/name");
    expect(errors(made)).toEqual([]);
    expect([made.tables?.[0]?.figures.length, made.tables?.[0]?.values?.length, made.tables?.[0]?.name?.among]).toEqual([2, 1, ["名称 1"]]);
    const fee = `/fees/${made.fees?.length ?? 0}/amount`;
    const counted = put(ADDED["add-fee"]?.(made, zh) ?? made, fee, MECHANICS["over_rows"]?.begin({ contract: made } as never, "2000", { label: "" }) ?? "0");
    expect(valueAt(counted, fee)).toEqual({ over_rows: { rows: made.tables?.[0]?.id, of: "2000" } });
    expect(errors(counted)).toEqual([]);
  });

  test("are named where their rows are at hand, and nowhere else", () => {
    const contract = example("by_row");
    const names = new Names(contract, zh);
    const named = (at: string, kind: "number" | "flag" = "number"): string[] => names.before(at, kind, contract).filter(({ group }) => group === "rows").map(({ name }) => name);
    expect(named("/damages/0/amount")).toEqual([]);
    expect(named("/damages/0/amount/over_rows/of")).toEqual(["calls_offered", "calls_answered", "rate", "target_of_site", "deduction_of_site"]);
    expect(named("/tables/0/values/1/value")).toEqual(["calls_offered", "calls_answered", "rate"]);
    expect(names.rowName("Beijing")).toBe("北京");
    expect(new Names(example("over_rows"), zh).before("/damages/0/amount/over_rows/when/not", "flag", example("over_rows")).map(({ name }) => name)).toContain("by_client");
  });
});

describe("what was changed", () => {
  test("is told with what it was, and taken back", () => {
    const made = put(put(mall, "/metrics/3/target", "88"), "/damages/0/amount/per_tier/improve", "3000");
    const changes = changesOf(mall, made);
    expect(changes).toEqual([
      { at: "/metrics/3/target", kind: "set", was: "85", now: "88" },
      { at: "/damages/0/amount/per_tier/improve", kind: "set", was: "2000", now: "3000" },
    ]);
    expect(changes.reduce((contract, one) => reverted(contract, one), made)).toEqual(mall);
  });

  test("an edge two tiers share is one change", () => {
    const made = put(mall, "/tiers", withEdge(mall.tiers ?? [], 1, "from", "78"));
    const changes = changesOf(mall, made);
    expect(changes).toEqual([{ at: "/tiers/1/in", kind: "set", was: "[80, 90)", now: "[78, 90)", edge: "from" }]);
    expect(changes.reduce((contract, one) => reverted(contract, one), made)).toEqual(mall);
  });

  test("entries come and go by their names, wherever they stand", () => {
    const made = put(mall, "/metrics/1", undefined);
    const [gone] = changesOf(mall, made);
    expect(gone).toMatchObject({ at: "/metrics/1", kind: "removed" });
    if (gone) expect(reverted(made, gone)).toEqual(mall);
  });

  test("a blank that is filled is one change", () => {
    const courier = JSON.parse(text("courier/terms.json")) as Contract;
    const filled = put(put(courier, "/values/0/value", "30"), "/values/0/example", undefined);
    expect(changesOf(courier, filled)).toEqual([{ at: "/values/0/value", kind: "set", was: "20", now: "30" }]);
  });

  test("a clause that was compared and changed has to be compared again", () => {
    const checked = withCheck({}, mall, "/metrics/3", true);
    expect(isChecked(checked, mall, "/metrics/3")).toBe(true);
    expect(isChecked(checked, put(mall, "/metrics/3/target", "88"), "/metrics/3")).toBe(false);
    // It keeps its tick where it only moves.
    const moved = { ...mall, metrics: mall.metrics?.toReversed() } as Contract;
    expect(isChecked(checked, moved, "/metrics/0")).toBe(true);
    expect(unchecked(checked, mall)).toHaveLength(23);
    expect(withCheck(checked, mall, "/metrics/3", false)).toEqual({});
  });
});

describe("a file", () => {
  test.each(["mall", "courier", "support", "outsourcing", ...readdirSync(here("../../contracts/guide")).map((id) => `guide/${id}`)])("%s that is only opened is not changed", (id) => {
    const source = text(`${id}/terms.json`);
    expect(rewritten(source, JSON.parse(source))).toBe(source);
    expect(rewritten(`\ufeff${source}`, JSON.parse(source))).toBe(`\ufeff${source}`);
  });

  test("changes where the contract was changed, and nowhere else", () => {
    const source = text("mall/terms.json").replace('"weight": "50"', '"weight": 50.00');
    const contract = put(put(JSON.parse(source) as Contract, "/metrics/3/target", "88"), "/tiers/2/grace_months", undefined);
    const made = rewritten(source, contract);
    expect(JSON.parse(made)).toEqual(contract);
    const [before, after] = [source.split("\n"), made.split("\n")];
    expect(after.filter((line) => !before.includes(line))).toEqual(['      "target": "88",']);
    expect(made).toContain("50.00");
  });

  test("what nothing is set for is the very same contract", () => {
    expect(inForce(mall, UNSET)).toBe(mall);
    expect(inForce(mall, { ...UNSET, values: { nobody: "1" } })).toBe(mall);
  });
});

describe("contracts of one's own", () => {
  const inputs = { ...EMPTY, settings: { mall: { ...UNSET, start: "2026-01-01", readings: { channels: "worst" }, packages: { 宠物: "two" } } } };

  test("are made from what is in force, with what was set for it", () => {
    const own = madeFrom(inputs, mall);
    const made = withOwn(inputs, own);
    expect(made.contract).toBe(OWN);
    expect(ownOf(made)?.contract.readings?.["channels"]).toBe("worst");
    expect(made.settings[OWN]).toEqual({ ...UNSET, start: "2026-01-01", packages: { 宠物: "two" } });
    expect(made.settings["mall"]).toEqual(inputs.settings.mall);
  });

  test("travel as the numbers that were set, where nothing else was changed", async () => {
    const courier = engine.template("courier");
    const template = (id: string): Promise<Contract> => Promise.resolve(engine.template(id));
    const chosen = { ...EMPTY, contract: "courier", settings: { courier: { ...UNSET, start: "2026-01-01" } } };
    const own = madeFrom(chosen, courier);
    const filled = withOwn(chosen, { ...own, contract: put(put(own.contract, "/values/6/value", "43210"), "/values/6/example", undefined) });
    expect(await lean(filled, template)).toEqual({ ...chosen, settings: { courier: { ...UNSET, start: "2026-01-01", values: { monthly_base_fee: "43210" } } } });
    const named = withOwn(filled, { ...own, contract: ownOf(filled)?.contract ?? own.contract, name: "我的" });
    expect(await lean(named, template)).toEqual(named);
    const other = copied(filled, ownOf(filled) ?? own);
    expect((await lean({ ...other, contract: "mall" }, template)).owns).toEqual([]);
    // Made from one that only another version comes with: nobody knows what was set.
    const unknown = withOwn(filled, { ...own, base: "of another version" });
    expect(await lean(unknown, template)).toEqual(unknown);
  });

  test("changed in two windows, both stand; what only one has is taken over", () => {
    const named = ({ id }: { id: string }): string => `${id} elsewhere`;
    const here = withOwn(inputs, madeFrom(inputs, mall));
    const own = ownOf(here);
    if (!own) throw new Error("no contract of one's own");
    const mine = withOwn(here, { ...own, contract: put(own.contract, "/metrics/3/target", "88") });
    const theirs = withOwn(here, { ...own, contract: put(own.contract, "/metrics/3/target", "80") });
    const both = received(mine, theirs, new Set([OWN]), named);
    expect(both.owns.map(({ contract }) => contract.metrics?.[3]?.target)).toEqual(["88", "80"]);
    expect(both.contract).toBe(OWN);
    // Said again it changes nothing; what is written there next takes the place of what was there.
    expect(received(both, theirs, new Set([OWN]), named)).toBe(both);
    const later = withOwn(theirs, { ...own, contract: put(own.contract, "/metrics/3/target", "81") });
    expect(received(both, later, new Set([OWN]), named).owns.map(({ contract }) => contract.metrics?.[3]?.target)).toEqual(["88", "81"]);
    // What this window only holds follows the other one.
    const elsewhere = { ...here, contract: "mall" };
    expect(received(elsewhere, theirs, new Set(), named).owns.map(({ contract }) => contract.metrics?.[3]?.target)).toEqual(["80"]);
    expect(received(inputs, theirs, new Set(), named).owns).toEqual(theirs.owns);
    expect(received(mine, both, new Set([OWN]), named)).toBe(mine);
  });

  test("are several, and each is given up by itself", () => {
    const one = withOwn(inputs, madeFrom(inputs, mall));
    const own = ownOf(one);
    if (!own) throw new Error("no contract of one's own");
    const two = copied(one, own);
    expect(two.owns.map(({ id }) => id)).toEqual([OWN, `${OWN}2`]);
    expect(nextId(two)).toBe(`${OWN}3`);
    const back = forgotten(two);
    expect(back.owns.map(({ id }) => id)).toEqual([OWN]);
    expect(back.contract).toBe("mall");
    expect(ownFrom(mall, OWN).base).toBe(mall);
  });
});
