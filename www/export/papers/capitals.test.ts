import { expect, test } from "vitest";

import { capitals } from "./capitals.ts";

/** As bank rules write them (正确填写票据和结算凭证的基本规定); 0 between digits is said once. */
const CASES: readonly (readonly [string, string])[] = [
  ["0", "零元整"], ["0.00", "零元整"], ["0.05", "伍分"], ["0.50", "伍角整"], ["0.55", "伍角伍分"], ["1.00", "壹元整"], ["1.05", "壹元零伍分"], ["1.5", "壹元伍角整"],
  ["10.00", "壹拾元整"], ["19450.54", "壹万玖仟肆佰伍拾元伍角肆分"], ["2000.00", "贰仟元整"], ["1409.50", "壹仟肆佰零玖元伍角整"], ["6007.14", "陆仟零柒元壹角肆分"],
  ["107000.53", "壹拾万零柒仟元伍角叁分"], ["16409.02", "壹万陆仟肆佰零玖元零贰分"], ["325.04", "叁佰贰拾伍元零肆分"], ["50000", "伍万元整"], ["100001", "壹拾万零壹元整"],
  ["1000000.01", "壹佰万元零壹分"], ["20010000", "贰仟零壹万元整"], ["100000000", "壹亿元整"], ["100000001", "壹亿零壹元整"], ["1000500000", "壹拾亿零伍拾万元整"], ["123456789012.34", "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分"],
  ["1000000000000", "壹万亿元整"], ["-2000.00", "负贰仟元整"], ["-0.00", "零元整"],
];

for (const [amount, written] of CASES) {
  test(`${amount} is ${written}`, () => expect(capitals(amount, "zh-CN")).toBe(`人民币${written}`));
}

test("in traditional characters, and not in English", () => {
  expect(capitals("23456.78", "zh-TW")).toBe("人民幣貳萬參仟肆佰伍拾陸元柒角捌分");
  expect(capitals("12.00", "en")).toBeNull();
});

test("what is no amount of whole cents is not written", () => {
  expect(capitals("1.005", "zh-CN")).toBeNull();
  expect(capitals("", "zh-CN")).toBeNull();
});
