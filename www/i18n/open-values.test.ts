import { expect, test } from "vitest";

import { betweenText, moneyText, openText, valueText } from "./open-values.ts";
import { Language } from "./language.ts";
import page from "./locales/zh-CN/page.ftl";

const chinese = new Language("zh-CN", ["page"], [page]);
const { plain, amount } = chinese.number;

test("what is open is said with all it can be", () => {
  expect(openText(["36", "86"], plain, chinese)).toBe("待定，36–86");
  expect(openText(["2000.00", null], amount, chinese)).toBe("待定，至少 ¥2,000");
  expect(openText([null, "1240.50"], amount, chinese)).toBe("待定，最多 ¥1,240.50");
  expect(openText([null, null], plain, chinese)).toBe("待定");
  expect(openText(undefined, plain, chinese)).toBe("待定");
  expect(openText(["0.00", null], amount, chinese)).toBe("待定");
  expect(openText([null, "0"], plain, chinese)).toBe("待定");
  expect(valueText("0", ["0", "1"], plain, chinese)).toBe("0");
  expect(moneyText(null, ["0.00", "10000.00"], chinese)).toBe("待定，¥0–10,000");
  expect(moneyText("0.00", undefined, chinese)).toBe("¥0.00");
});

test("a unit is said once", () => {
  expect(openText(["0", "100"], (value) => chinese.number.percent(value), chinese)).toBe("待定，0–100%");
  expect(openText(["-500.00", "2000.00"], amount, chinese)).toBe("待定，-¥500–¥2,000");
  expect(openText(["12.5", null], (value) => chinese.number.percent(value), chinese)).toBe("待定，至少 12.5%");
});

test("a bound is never rounded over what is between", () => {
  expect(betweenText(["46.153846", "96.153841"], plain, chinese)).toBe("46.15–96.16");
  expect(betweenText(["-0.001", "0.001"], plain, chinese)).toBe("-0.01–0.01");
});

test("several clauses have the comma of the language between them, and a comma in a name stays", () => {
  expect(chinese.clauses("4.4, 5.3")).toBe("4.4、5.3");
  expect(chinese.clauses("六(二)2, 六(二)3")).toBe("六(二)2、六(二)3");
  expect(chinese.clauses("Service Credits, table")).toBe("Service Credits, table");
});
