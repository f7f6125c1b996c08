import { expect, test } from "vitest";

import type { CalendarDate, Contract, Payer, Reconciliation } from "../../engine/engine.ts";
import { NO_LETTERHEAD } from "../../domain/state.ts";
import { language } from "../../i18n/language.ts";
import { draft } from "./draft.ts";

const zh = await language("zh-CN", ["page", "more", "reconcile"]);
const contract = { id: "one", title: "客服合同", parties: { client: "甲方", provider: "乙方" } } as unknown as Contract;
const found = { figures: [], results: [], lacking: [] } as unknown as Reconciliation;
const right = { id: "objection", clause: "4.4", label: "对考核结果提出异议", date: "2026-11-13", objection_to: "result" } as unknown as CalendarDate;

const written = (now: string, language = zh, by?: Payer): string => draft({ contract, found, month: { vendor: "蓝鲸", month: "2026-10", figures: {} }, rights: [by ? { ...right, objection_by: by } : right], letterhead: NO_LETTERHEAD }, language, now);

test("a letter names the day until which it can be written, on that day too, and never one that is over", () => {
  expect(written("2026-11-12")).toContain("对考核结果提出异议（4.4）的期限为 2026年11月13日 周五。");
  expect(written("2026-11-13")).toContain("2026年11月13日");
  expect(written("2026-11-14")).not.toContain("11月13日");
  // The clause is what the letter rests on all the same.
  expect(written("2026-11-14")).toContain("依据《客服合同》4.4");
});

test("a client's letter rests on no time that the contract gives the provider", () => {
  const letter = written("2026-11-12", zh.speakingTo("client"));
  expect(letter).toContain("致：蓝鲸（乙方）");
  expect(letter).toContain("我方依据《客服合同》，就贵方出具的");
  expect(letter).not.toContain("4.4");
  expect(letter).not.toContain("11月13日");
});

test("a letter rests on the time that the contract gives its own writer, and on no other's", () => {
  const rests = (side: Payer, by: Payer): boolean[] => ["依据《客服合同》4.4，", "期限为 2026年11月13日"].map((said) => written("2026-11-12", zh.speakingTo(side), by).includes(said));
  expect(rests("client", "client")).toEqual([true, true]);
  expect(rests("provider", "provider")).toEqual([true, true]);
  expect(rests("client", "provider")).toEqual([false, false]);
  expect(rests("provider", "client")).toEqual([false, false]);
});

test("a tier stands in its quotation marks without a blank before them, a number after one", () => {
  const tiers = [{ id: "met", label: "达标", in: "[80, 100]", meets: true }, { id: "missed", label: "改进", in: "[0, 80)", meets: false }];
  const result = { id: "tier", unit: "tier", clause: "1.3", about: "result", stated: "missed", ours: "met", byTheirs: null, differs: true, follows: null, worth: { points: null, money: null } };
  const score = { ...result, id: "score", unit: "points", stated: "78", ours: "86" };
  const letter = draft({ contract: { ...contract, tiers, score: { label: "综合评分" } } as unknown as Contract, found: { ...found, results: [score, result] } as unknown as Reconciliation, month: { month: "2026-10", figures: {} }, rights: [], letterhead: NO_LETTERHEAD }, zh, "2026-11-12");
  expect(letter).toContain("综合评分：贵方所列为 78 分，按我方数据依合同（1.3）计算为 86 分。");
  expect(letter).toContain("档位：贵方所列为“改进”，按我方数据依合同（1.3）计算为“达标”。");
  expect(letter).toContain("请将档位更正为“达标”。");
});
