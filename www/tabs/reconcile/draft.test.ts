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
