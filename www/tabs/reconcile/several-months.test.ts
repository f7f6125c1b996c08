import { expect, test } from "vitest";

import type { Contract, Reconciliation, StatedResult } from "../../engine/engine.ts";
import { language } from "../../i18n/language.ts";
import { moneyText } from "./several-months.ts";

const zh = await language("zh-CN", ["page", "more", "reconcile"]);
const contract = { id: "one", damages: [{ id: "deduction", label: "扣减" }] } as unknown as Contract;
const score = { id: "score", unit: "points", about: "result", ours: "86", differs: true, worth: { points: "-8", money: null } };
const deduction = (differs: boolean, money: string, ours: string | null = "0"): object => ({ id: "lines.deduction", unit: "yuan", about: "account", ours, differs, worth: { points: null, money } });
const text = (results: readonly object[], figures: readonly object[] = []): string =>
  moneyText({ figures, results: results as StatedResult[], worth: { points: "0", money: "-2000.00" } } as unknown as Reconciliation, contract, zh).join("、");

test("where only results differ, the amounts that do are told, and none where none is stated", () => {
  expect(text([score, deduction(true, "-2000.00")])).toBe("扣减 −¥2,000.00");
  expect(text([score, deduction(false, "0.00")])).toBe("所列金额相同");
  expect(text([score])).toBe("对方未列金额");
  expect(text([score, deduction(false, "0.00", null)])).toBe("待定");
  // By their figures, where those differ.
  expect(text([score], [{}])).toBe("−¥2,000.00");
});
