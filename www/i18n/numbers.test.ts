import { expect, test } from "vitest";

import { numbersOf } from "./numbers.ts";

const chinese = numbersOf("zh-CN");

test("decimals are written exactly, beyond what a binary float holds", () => {
  expect(chinese.money("12345678901234567.89")).toBe("¥12,345,678,901,234,567.89");
  expect(chinese.money("0.10")).toBe("¥0.10");
  expect(chinese.plain("85.75")).toBe("85.75");
  expect(chinese.count("2640")).toBe("2,640");
});

test("a rate short of its target never reads as the target", () => {
  expect(chinese.percent("89.99999")).toBe("90%");
  expect(chinese.percent("89.99999", "90")).toBe("89.99999%");
  expect(chinese.percent("5.000001", "5")).toBe("5.000001%");
  // And otherwise as it reads everywhere else.
  expect(chinese.percent("86.666667", "90")).toBe(chinese.percent("86.666667"));
});

test("months and dates", () => {
  expect(chinese.month("2026-10")).toBe("2026年10月");
  expect(chinese.date("2026-11-07")).toBe("2026年11月7日 周六");
  expect(numbersOf("en").date("2026-11-07")).toBe("Sat, Nov 7, 2026");
  expect(chinese.month("soon")).toBe("soon");
  expect(numbersOf("en").month("2026-10")).toBe("October 2026");
});

test("money of other currencies has their places and their sign", () => {
  const space = " ";
  const shown = (code: string, value: string, locale = "zh-CN", places?: number): string => numbersOf(locale, { code, ...(places === undefined ? {} : { places }) }).money(value).replaceAll(/\s/g, space);
  expect(shown("USD", "1234.5")).toBe("US$1,234.50");
  expect(shown("EUR", "1234.5")).toBe("€1,234.50");
  expect(shown("KWD", "1234.5")).toBe("KWD 1,234.500");
  expect(shown("JPY", "1234")).toBe("JPY 1,234");
  expect(shown("TWD", "1234", "zh-TW", 0)).toBe("$1,234");
  // The sign of yen alone would be read as yuan.
  expect(shown("JPY", "1234", "en")).not.toContain("¥");
});

test("an end of what is between leaves out places that say nothing, and no thousands", () => {
  expect(numbersOf("zh-CN", { code: "JPY" }).amount("10000")).toBe("JPY\u00a010,000");
  expect(numbersOf("zh-CN", { code: "KWD" }).amount("10000.000")).toBe("KWD\u00a010,000");
  expect(numbersOf("zh-CN", { code: "KWD" }).amount("10000.5")).toBe("KWD\u00a010,000.500");
  expect(numbersOf("zh-CN").amount("10000.00")).toBe("¥10,000");
});
