// A number with the sign of its currency, as people type it.

import { describe, expect, test } from "vitest";

import { plainNumber } from "../../www/domain/inputs.ts";
import { numberTyped } from "../../www/contract/typed-number.ts";

const OWN = {
  CNY: ["1,240.50", "¥1,240.50", "￥1240.50", "1,240.50 元", "人民币1240.50", "RMB 1,240.50", "１，２４０.50"],
  USD: ["$1,240.50", "US$1,240.50", "USD 1,240.50", "1240.50美元", "1,240.50 US dollars"],
  EUR: ["€1,240.50", "1,240.50 €", "1240.50欧元", "EUR1240.50"],
  HKD: ["HK$1,240.50", "$1240.50", "1,240.50港元"],
  TWD: ["NT$1,240.50", "1,240.50新台幣"],
};

describe.each(Object.entries(OWN))("in %s", (code, typed) => {
  test.each(typed)("%s", (text) => {
    expect(plainNumber(text, code)).toBe("1240.50");
  });

  // A dollar sign is that of every dollar.
  const others = Object.entries(OWN).filter(([other]) => other !== code).flatMap(([, texts]) => texts.slice(1)).filter((text) => !/^(?:\$|１)/.test(text));
  test.each(others.filter((text) => !typed.includes(text)))("%s is no number", (text) => {
    expect(plainNumber(text, code)).toBeNull();
  });
});

test("a price of a contract in dollars is typed with its sign", () => {
  expect([numberTyped("$0.5", "USD"), numberTyped("0.5 US dollars", "USD"), numberTyped("¥0.5", "USD"), numberTyped("¥0.5", "yuan")]).toEqual(["0.5", "0.5", "¥0.5", "0.5"]);
});
