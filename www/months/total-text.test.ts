import { expect, test } from "vitest";

import { Language } from "../i18n/language.ts";
import months from "../i18n/locales/zh-CN/months.ftl";
import page from "../i18n/locales/zh-CN/page.ftl";
import { totalText } from "./total-text.ts";

const chinese = new Language("zh-CN", ["page", "months"], [page, months]);

test("a sum says how many months are open, and that it is the least only where it is", () => {
  expect(totalText({ sum: "365000.00", open: 0, least: false }, chinese)).toBe("¥365,000.00");
  expect(totalText({ sum: "365000.00", open: 1, least: true }, chinese)).toBe("≥ ¥365,000（1 条待定）");
  expect(totalText({ sum: "365000.50", open: 2, least: false }, chinese)).toBe("¥365,000.50（2 条待定）");
  expect(totalText({ sum: "0.00", open: 3, least: false }, chinese)).toBe("待定（3 条）");
  expect(totalText({ sum: "0.00", open: 1, least: true }, chinese)).toBe("待定（1 条）");
});
