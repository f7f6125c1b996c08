// What columns beside the figures are called, in every language of the page, as the engine knows them.

import type { Text } from "../engine/engine.ts";

export const HEADINGS = {
  vendor: { "zh-CN": "商家", "zh-TW": "商家", en: "vendor" },
  month: { "zh-CN": "月份", "zh-TW": "月份", en: "month" },
  start: { "zh-CN": "合作开始", "zh-TW": "合作開始", en: "start" },
  category: { "zh-CN": "品类", "zh-TW": "品類", en: "category" },
} as const satisfies Record<string, Text>;

/** Whether a text may be one that the form has written: a row of headings and one of values; tables of rows may follow. */
export function mayBeFilled(text: string): boolean {
  const [first = ""] = text.split("\n\n", 1);
  const [head = "", ...rows] = first.split("\n").filter((line) => line !== "");
  const months: readonly string[] = Object.values(HEADINGS.month);
  return rows.length === 1 && head.split("\t").some((cell) => months.includes(cell));
}
