import { expect, test } from "vitest";

import type { Contract, FigureDifference } from "../../engine/engine.ts";
import { language } from "../../i18n/language.ts";
import { figureValue } from "./names.ts";

const zh = await language("zh-CN", ["page", "more", "reconcile"]);
const contract = { id: "one", title: "客服合同", figures: [{ id: "answered", label: "接起率", unit: "%", kind: "number", scope: "month" }], metrics: [{ id: "rate", label: "接起率", unit: "%", clause: "1", value: "answered" }] } as unknown as Contract;

/** Both as they are written beside one another. */
function both(theirs: string, ours: string): string[] {
  const difference = { figure: "answered", category: null, theirs, ours } as unknown as FigureDifference;
  return [theirs, ours].map((value) => figureValue(difference, value, contract, zh));
}

test("rates have two places, and as many more as tell the two from one another", () => {
  expect(both("86.67", "90.333333333333")).toEqual(["86.67%", "90.33%"]);
  expect(both("90.33", "90.3333")).toEqual(["90.33%", "90.3333%"]);
});
