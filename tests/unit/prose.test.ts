// Statements as they stand in a chat, read by the engine once they are in lines.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract } from "yuekao";

import { fromProse } from "../../www/tabs/reconcile/prose.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });

const example = JSON.parse(readFileSync(new URL("../../contracts/examples/currency.json", import.meta.url), "utf8")) as { contract: Contract };

function read(text: string, contract: string | Contract = "mall"): { month: string | undefined; figures: Record<string, unknown>; left: readonly string[] } {
  const prose = fromProse(text, "2026-10");
  const [record] = prose ? engine.parseStatement(prose.text, typeof contract === "string" ? engine.template(contract) : contract).records : [];
  return { month: record?.month, figures: record?.figures ?? {}, left: prose?.left ?? [] };
}

test("score, rates and a deduction in one sentence", () => {
  const { month, figures, left } = read("贵店10月综合得分 74 分，接起率86.7%，满意度为73.5%，扣5000元。");
  expect(month).toBe("2026-10");
  expect(figures).toEqual({ "stated.score": "74", phone_answer_rate: "86.7", csat_rate: "73.5", "stated.lines.deduction": "5000" });
  expect(left).toEqual([]);
});

test("counts with separators, the tier in words, and what says nothing is listed", () => {
  const { figures, left } = read("您好，以下是2026年9月考核结果，请查收：\n电话接起量2,600，电话转人工进线量 3,000；评定为“警告”，应扣金额：¥5,000.00");
  expect(figures).toMatchObject({ calls_answered: "2600", calls_offered: "3000", "stated.lines.deduction": "5000" });
  expect(Object.keys(figures)).toContain("stated.tier");
  expect(left).toEqual(["以下是2026年9月考核结果", "请查收："]);
});

test("the month that is meant where its year is not written is the last of that name", () => {
  expect(read("11月综合得分74分").month).toBe("2025-11");
  expect(read("2026年9月综合得分74分").month).toBe("2026-09");
});

test("in traditional characters and in English", () => {
  expect(read("貴店10月綜合得分 74 分，滿意度73.5%").figures).toEqual({ "stated.score": "74", csat_rate: "73.5" });
  expect(read("Your overall score is 74 points; satisfaction rate 73.5%").figures).toMatchObject({ "stated.score": "74" });
});

test("a text without a name and a number is none", () => {
  expect(fromProse("您好，结果稍后发给您。", "2026-10")).toBeNull();
});

test("money in the contract's currency, as it is marked", () => {
  for (const amount of ["$60", "US$60.00", "USD 60", "60美元", "60 dollars", "60"]) {
    const { figures, left } = read(`10月通话分钟1,000，迟到抵扣${amount}`, example.contract);
    expect([figures, left], amount).toEqual([{ minutes: "1000", "stated.lines.late_credit": "60" }, []]);
  }
});

test("money in another currency than the contract's is no amount of it", () => {
  for (const [amount, contract] of [["￥60", example.contract], ["60元", example.contract], ["HK$60", example.contract], ["$5000", "mall"]] as const) {
    const { figures } = read(`10月综合得分74分，扣${amount}，迟到抵扣${amount}`, contract);
    expect(Object.keys(figures).filter((id) => id.startsWith("stated.lines")), amount).toEqual([]);
  }
});
