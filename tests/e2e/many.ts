// Generated pastes of many months: seeded by place, the same every time.

import type { Page } from "@playwright/test";

const CATEGORIES = ["家用电器", "手机", "数码", "电脑", "办公", "家居", "女装", "家具"];

export interface Many {
  vendors: number;
  months: number;
  categories?: number;
  /** As many characters are said of each month beside its figures. */
  remarks?: number;
}

/** A table of months and one of categories, as somebody copies them out of a spreadsheet. */
export function many({ vendors, months, categories = 0, remarks = 0 }: Many): string {
  const head = ["商家", "月份", "电话转人工进线量", "电话接起量", "在线咨询意愿量", "在线客服接待量", "非常满意", "满意", "一般", "不满意", "非常不满意", ...(remarks > 0 ? ["备注"] : [])];
  const rows: string[] = [];
  const parts: string[] = [];
  for (let vendor = 0; vendor < vendors; vendor++) {
    for (let month = 0; month < months; month++) {
      const key = [`商家${vendor + 1}`, `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`];
      const seed = (vendor * 31 + month * 17) % 97;
      const answered = 700 + seed * 3;
      rows.push([...key, 1000, answered, 2000, 1500 + seed * 5, 60, 20, 10, 5, 5 + (seed % 20), ...(remarks > 0 ? ["略".repeat(remarks)] : [])].join("\t"));
      for (let category = 0; category < categories; category++) {
        parts.push([...key, CATEGORIES[category % CATEGORIES.length], 100 + seed, 200 + seed, 30 + category, 40, seed].join("\t"));
      }
    }
  }
  const table = [head.join("\t"), ...rows].join("\n");
  if (categories === 0) return `${table}\n`;
  return `${table}\n\n${["商家", "月份", "品类", "售前电话", "售前在线", "售后电话", "售后在线", "售后服务单"].join("\t")}\n${parts.join("\n")}\n`;
}

/** Pastes a text of any length: the clipboard of a test takes too long with many megabytes. */
export async function pasteLong(page: Page, text: string): Promise<void> {
  await page.locator("yuekao-app").evaluate((calculator, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    calculator.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  }, text);
}
