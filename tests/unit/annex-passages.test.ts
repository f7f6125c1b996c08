import { expect, test } from "vitest";
import { mergedInto } from "../../www/annex/merge.ts";
import { counted, linesOf } from "../../www/annex/passages.ts";
import type { Contract, Proposal } from "../../www/engine/engine.ts";

const answer = (id: string): Proposal["questions"][number]["choices"][number] => ({ id, label: id, changes: [] });
const proposal = {
  contract: {} as Contract,
  recognised: [{ line: 2, text: "目标值≥92%", pointer: "/metrics/0/target" }, { line: 2, text: "目标值≥92%", pointer: "/items/0" }, { line: 3, text: "权重30", pointer: "/items/0/weight" }],
  questions: [{ id: "partial", line: 3, text: "每低1%", question: "?", choices: [answer("whole"), answer("started")], also: [{ line: 5, text: "每超1秒" }] }],
  choices: [],
  unread: [{ line: 1, text: "附件三", reason: "heading" }, { line: 6, text: "第9款", reason: "no_rule" }],
  reading: {},
} as unknown as Proposal;
const text = "附件三\n接通率 目标值≥92%\n权重30 每低1%\n\n每超1秒\n第9款\n";

test("each line says what became of it, blank ones aside", () => {
  const lines = linesOf(text, proposal);
  expect(lines.map(({ number, status }) => [number, status])).toEqual([[1, "left"], [2, "recognised"], [3, "asked"], [5, "asked"], [6, "unread"]]);
  expect(lines[1]?.passages).toEqual([{ text: "目标值≥92%", status: "recognised", pointers: ["/metrics/0/target", "/items/0"], reason: null }]);
  expect(lines[4]?.passages[0]?.reason).toBe("unread-no-rule");
  expect(counted(lines)).toEqual({ recognised: 1, asked: 2, unread: 1, left: 1 });
});

test("what was read goes into a contract: entries of the same name are replaced, the rest stays", () => {
  const mine = { id: "a", title: "我的", fees: [{ id: "base", amount: "1" }, { id: "bonus", amount: "2" }], tiers: [{ id: "x" }], readings: { no_data: "reweight" } } as unknown as Contract;
  const annex = { id: "b", title: "附件", fees: [{ id: "bonus", amount: "3" }, { id: "late", amount: "4" }], tiers: [{ id: "y" }, { id: "z" }], items: [], readings: { partial: "whole" } } as unknown as Contract;
  expect(mergedInto(mine, annex)).toEqual({
    id: "a", title: "我的", fees: [{ id: "base", amount: "1" }, { id: "bonus", amount: "3" }, { id: "late", amount: "4" }], tiers: [{ id: "y" }, { id: "z" }], readings: { no_data: "reweight", partial: "whole" },
  });
});

test("two annexes one after the other: what only has the same id stays apart, what is called the same is one", () => {
  const first = {
    id: "a", title: "一", metrics: [{ id: "metric_1", label: "接通率", clause: "第 3 行", target: "90" }], fees: [{ id: "fee_1", label: "热线", clause: "第 3 行, 第 4 行", amount: "metric_1" }],
    clauses: [{ id: "第 3 行", text: "接通率不低于90%" }, { id: "第 4 行", text: "热线每通 3 元" }],
  } as unknown as Contract;
  const second = {
    id: "b", title: "二", metrics: [{ id: "metric_1", label: "满意度", clause: "第 3 行", target: "95" }, { id: "metric_2", label: "接通率", clause: "第 4 行", target: "92" }],
    fees: [{ id: "fee_1", label: "在线", clause: "第 3 行, 第 5 行", amount: { product: ["metric_1", "metric_2"] } }],
    clauses: [{ id: "第 3 行", text: "满意度不低于95%" }, { id: "第 4 行", text: "热线每通 3 元" }],
  } as unknown as Contract;
  expect(mergedInto(first, second)).toEqual({
    id: "a", title: "一",
    metrics: [{ id: "metric_1_2", label: "满意度", clause: "第 3 行（2）", target: "95" }, { id: "metric_1", label: "接通率", clause: "第 4 行", target: "92" }],
    fees: [{ id: "fee_1", label: "热线", clause: "第 3 行, 第 4 行", amount: "metric_1" }, { id: "fee_1_2", label: "在线", clause: "第 3 行（2）, 第 5 行", amount: { product: ["metric_1_2", "metric_1"] } }],
    clauses: [{ id: "第 3 行", text: "接通率不低于90%" }, { id: "第 3 行（2）", text: "满意度不低于95%" }, { id: "第 4 行", text: "热线每通 3 元" }],
  });
});

const scored = (id: string, item: string, more: object): Contract => ({
  id, title: id, start: null, metrics: [{ id: item, label: item, target: "90" }], items: [{ id: item, weight: "100", score: { shortfall: { of: item, partial: { reading: "part" } } } }],
  score: { label: "得分", full: "100" }, tiers: [{ id: `${id}_good`, in: "[90, )" }, { id: `${id}_bad`, in: "(, 90)" }],
  ambiguities: [{ id: "part", question: "不足一步怎么算？", choices: [{ id: "whole" }, { id: "started" }] }], readings: { part: "whole" }, ...more,
}) as unknown as Contract;

test("of two scores one counts, with what rests on it; what has nothing to do with them stays", () => {
  const mine = scored("a", "接通率", {
    fees: [{ id: "base", label: "服务费", amount: "1" }], damages: [{ id: "cut", label: "按档位扣减", amount: { per_tier: { a_good: "0", a_bad: "5" } } }],
    outcomes: [{ id: "poor", when: { in_tier: ["a_bad"] } }, { id: "poor_twice", label: "连续两月", when: { in_a_row: ["poor", "2"] } }],
  });
  const annex = scored("b", "满意度", { damages: [{ id: "cut", label: "按得分扣减", amount: { per_tier: { b_good: "0", b_bad: "3" } } }] });
  const theirs = mergedInto(mine, annex, "annex");
  expect(theirs).toMatchObject({ id: "a", items: annex.items, tiers: annex.tiers, metrics: annex.metrics, damages: annex.damages, fees: mine.fees, outcomes: [], readings: { part: "whole" } });
  const own = mergedInto(mine, annex, "contract");
  expect(own).toEqual(mine);
});

test("a clause that both read in another way is asked about for each", () => {
  const mine = scored("a", "接通率", {});
  const price = { id: "fee", label: "通话费", amount: { round: { reading: "part" } } };
  const annex = { id: "b", title: "b", fees: [price], ambiguities: mine.ambiguities, readings: { part: "started" } } as unknown as Contract;
  const both = mergedInto(mine, annex);
  expect(both.readings).toEqual({ part: "whole", part_2: "started" });
  expect(both.ambiguities?.map(({ id }) => id)).toEqual(["part", "part_2"]);
  expect(both.fees).toEqual([{ ...price, amount: { round: { reading: "part_2" } } }]);
  expect(mergedInto(mine, { ...annex, readings: { part: "whole" } }).ambiguities?.map(({ id }) => id)).toEqual(["part"]);
});
