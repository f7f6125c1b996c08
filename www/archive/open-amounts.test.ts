import { expect, test } from "vitest";

import type { Assessment, Contract } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { openAmounts } from "./open-amounts.ts";

const both = { schema: "yuekao.contract/1", id: "c", title: "c", parties: { client: "甲方", provider: "乙方" }, fees: [{ id: "f", payer: "client" }], damages: [{ id: "d", payer: "provider" }] } as unknown as Contract;
const month = (totals: Partial<Assessment["totals"]>): Assessment => ({ totals: { clientPays: "100.00", providerPays: "0.00", payable: null, ...totals } }) as unknown as Assessment;

test("the amounts that are open are told with what they can be, and nothing where all are known", async () => {
  const zh = await language("zh-CN", ["page", "more", "archive"]);
  expect(openAmounts(both, month({}), zh)).toBe("");
  expect(openAmounts(both, month({ providerPays: null, providerPaysBetween: ["0.00", "10000.00"] }), zh)).toBe("乙方应付 待定，¥0–10,000");
  expect(openAmounts(both, month({ clientPays: null, providerPays: null, clientPaysBetween: ["5000.00", null] }), zh)).toBe("甲方应付 待定，至少 ¥5,000、乙方应付 待定");
});

test("a party that pays nothing under the contract is not among them", async () => {
  const zh = await language("zh-CN", ["page", "more", "archive"]);
  expect(openAmounts({ ...both, damages: [] }, month({ providerPays: null }), zh)).toBe("");
});

test("what is said of a month marked paid while it is open names the state and the amount", async () => {
  const values = { month: "2026年10月", state: "已付", amounts: "乙方应付 待定，¥0–10,000" };
  const zh = await language("zh-CN", ["page", "more", "archive"]);
  expect(zh.say("archive-state-open", values)).toBe("2026年10月已标为“已付”，但这时金额还没有定：乙方应付 待定，¥0–10,000。补齐数据后会重新计算。");
  expect(zh.say("archive-still-open", values)).toBe("已标为“已付”，但金额还没有定：乙方应付 待定，¥0–10,000");
});
