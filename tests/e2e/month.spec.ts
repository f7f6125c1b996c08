import { expect, test } from "./browser.ts";
import { answer, cell, open, paste, sample, start } from "./paste.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("a pasted month: score, tier, money, and nothing to scroll for", async ({ page }, info) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect(answer(page, "档位")).toContainText("达标");
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
  await expect(answer(page, "甲方代为服务的费用")).toHaveText("¥19,450.54");
  await expect(page.locator("yuekao-answer")).toContainText("暂不需支付，转由甲方操作时才付");
  // Numerator and denominator stand beside each rate.
  const row = page.locator("yuekao-rates tr").filter({ hasText: "接起率与应答率合并" });
  await expect(row).toContainText("89.875%");
  await expect(row).toContainText("7,190 / 8,000");

  const edge = await page.locator("yuekao-rates").evaluate((rates) => rates.getBoundingClientRect().bottom);
  expect(edge).toBeLessThanOrEqual(768);
  await page.screenshot({ path: info.outputPath("month.png") });
});

test("a failed month: the deduction and the fallback are due", async ({ page }) => {
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await expect(answer(page, "档位")).toContainText("无法达到服务标准");
  await expect(answer(page, "甲方代为服务的费用")).toHaveText("¥2,449.30");
  await expect(page.locator("yuekao-answer")).toContainText("应付：转由甲方操作");
  await expect(page.locator("yuekao-statement tr").filter({ hasText: "考核扣减" })).toContainText("¥10,000.00");
  await expect(answer(page, "乙方应付")).toHaveText("¥12,449.30");
});

test("a trial month shows its score and takes no money", async ({ page }) => {
  await paste(page, sample("month-one-row.tsv"));
  await start(page, "2026-09-15");
  await expect(page.locator("yuekao-answer .status")).toHaveText("试行");
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
});

test("several months: one is chosen beside the result", async ({ page }) => {
  await paste(page, sample("sideways.tsv"));
  // The newest comes first.
  await expect(answer(page, "综合服务评分")).toHaveText("16");
  await page.getByRole("combobox", { name: "月份" }).selectOption({ label: "2026年8月" });
  await expect(answer(page, "综合服务评分")).toHaveText("56");
  await page.getByRole("button", { name: "上一个月" }).click();
  await expect(answer(page, "综合服务评分")).toHaveText("98");
});

test("the derivation of the score leads to the pasted cells, and back", async ({ page }, info) => {
  await paste(page, sample("month-label-value.tsv"));
  const score = answer(page, "综合服务评分").getByRole("button");
  await score.click();
  const why = page.getByRole("dialog", { name: "这个数字怎么来的" });
  await expect(why).toContainText("50 + 36 = 86");
  await expect(why).toContainText("附件一 1.3");
  await expect(page.locator("yuekao-sheet td.lit")).toHaveCount(9);
  await why.getByText("调研满意度").first().click();
  await expect(why).toContainText("低于目标值 85%");
  await expect(why).toContainText("50 − 7 × 2 = 36");
  await page.screenshot({ path: info.outputPath("derivation.png") });
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
  await expect(score).toBeFocused();
});

test("a pasted cell can be found from the derivation", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await page.locator("yuekao-rates").getByRole("button", { name: "电话接起率 88%" }).click();
  const why = page.getByRole("dialog");
  await expect(why).toContainText("2,640 ÷ 3,000 = 88%");
  await why.getByRole("button", { name: /单元格 B4/ }).click();
  await expect(cell(page, 4, 2)).toBeFocused();
});

test("another reading: its effect beside it, and the result follows", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  const reading = page.getByRole("combobox", { name: "电话接起率与在线应答率合为一项，如何合并？", exact: true });
  await expect(page.locator("yuekao-contract-document")).toContainText("若按“取得分较低的渠道”：82 分");
  await reading.selectOption({ label: "取得分较低的渠道" });
  await expect(answer(page, "综合服务评分")).toHaveText("82");
});

test("an unknown category waits for its package", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv").replace("女装", "宠物用品"));
  const row = page.locator("yuekao-fallback tr").filter({ hasText: "宠物用品" });
  await expect(row).toContainText("待定");
  await expect(page.locator("yuekao-problems")).toContainText("合同没有列出品类“宠物用品”");
  await page.getByRole("combobox", { name: "宠物用品适用的套餐" }).selectOption({ label: "套餐二" });
  await expect(row).toContainText("¥280.00");
});

test("the example, in another language", async ({ page }) => {
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  await expect(answer(page, "Composite score")).toHaveText("86");
  await expect(answer(page, "Party B pays")).toHaveText("¥0.00");
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh-TW");
  await expect(answer(page, "綜合服務評分")).toHaveText("86");
});

test("the example is one of the contract chosen last, be it there already or not", async ({ page }) => {
  const example = await page.getByRole("button", { name: "载入示例" }).elementHandle();
  await page.getByRole("combobox", { name: "合同", exact: true }).evaluate((contracts: HTMLSelectElement, button) => {
    contracts.value = "support";
    contracts.dispatchEvent(new Event("change"));
    if (button instanceof HTMLElement) button.click();
  }, example);
  await expect(page.locator("yuekao-sheet")).toContainText("通话分钟数");
});
