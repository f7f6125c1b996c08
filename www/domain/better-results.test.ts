// What it takes to a better result, in words: rates go up by percentage points, and who pays nothing gains nothing by paying less.

import { expect, test } from "vitest";

import type { Assessment, Contract } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { gainText, isBest, partText } from "./better-results.ts";

const CONTRACT = { id: "c", title: "c", figures: [{ id: "csat", label: "满意度", unit: "%" }, { id: "lost", label: "遗失件数", unit: "issues" }] } as unknown as Contract;
const line = (payer: string): unknown => ({ id: payer, label: payer, clause: "1", payer, amount: "1" });

test("a rate goes up or down by percentage points, what is counted by how many", async () => {
  const zh = await language("zh-CN", ["page", "more", "problems"]);
  expect(partText({ figure: "csat", extra: "2" }, CONTRACT, "%", zh)).toBe("满意度提高 2 个百分点");
  expect(partText({ figure: "csat", extra: "1.194806" }, CONTRACT, "%", zh)).toBe("满意度提高 1.2 个百分点");
  expect(partText({ figure: "csat", extra: "-0.5" }, CONTRACT, "%", zh)).toBe("满意度降低 0.5 个百分点");
  expect(partText({ figure: "lost", extra: "-2" }, CONTRACT, "issues", zh)).toBe("遗失件数少 2 件");
});

test("where the provider alone pays it pays less, where the client alone pays it receives more", async () => {
  const zh = await language("zh-CN", ["page", "more"]);
  const of = (...payers: string[]): string => gainText("1000.00", { ...CONTRACT, damages: payers.map(line) } as unknown as Contract, zh);
  expect([of("provider"), of("client"), of("provider", "client")]).toEqual(["少付 ¥1,000", "多得 ¥1,000", "多得 ¥1,000"]);
});

test("the best tier is called so only where the contract tells which end is the better one", () => {
  const tiers = (high: boolean, low: boolean): Contract => ({ ...CONTRACT, tiers: [{ id: "low", label: "B", in: "[0, 80)", meets: low }, { id: "high", label: "A", in: "[80, 100]", meets: high }] }) as unknown as Contract;
  const best = (id: string | null, contract: Contract): boolean => isBest({ tier: id === null ? null : { id } } as unknown as Assessment, contract);
  expect([best("high", tiers(true, false)), best("low", tiers(true, false)), best("low", tiers(false, true))]).toEqual([true, false, true]);
  expect([best("high", tiers(true, true)), best("high", tiers(false, false)), best(null, tiers(true, false))]).toEqual([false, false, false]);
});
