import { expect, test } from "./browser.ts";
import { answer, cell, open, paste, sample, undo } from "./paste.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("what the table lacks is entered beside it: a leak, a late work order", async ({ page }, info) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
  await open(page, "数据");
  const leaked = page.getByRole("textbox", { name: "泄露信息条数" });
  await leaked.fill("20");
  await expect(answer(page, "乙方应付")).toHaveText("¥20,000.00");
  await leaked.fill("二十");
  await expect(page.locator("yuekao-figures").getByRole("alert")).toContainText("请填一个数");
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
  await leaked.fill("21");
  await expect(answer(page, "乙方应付")).toHaveText("¥500,000.00");
  await leaked.fill("");
  await page.getByRole("combobox", { name: "泄露给竞争对手" }).selectOption({ label: "是" });
  await leaked.fill("1");
  await expect(answer(page, "乙方应付")).toHaveText("¥1,000,000.00");
  await leaked.fill("");
  await page.getByRole("combobox", { name: "泄露给竞争对手" }).selectOption({ label: "未提供" });

  // Received at 11:30: half an hour before noon, two and a half after one o'clock.
  await page.getByRole("button", { name: "添加工单" }).click();
  await page.getByLabel("第 1 条：收到时间").fill("2026-10-08 11:30");
  await page.getByLabel("第 1 条：回复时间").fill("2026-10-08 15:31");
  await page.getByLabel("第 1 条：代办费用（元）").fill("120.5");
  await expect(page.locator("yuekao-figures")).toContainText("2026-10-08 15:30，已逾期");
  await expect(answer(page, "乙方应付")).toHaveText("¥120.50");
  await page.screenshot({ path: info.outputPath("figures.png"), fullPage: true });

  await page.reload();
  await expect(answer(page, "乙方应付")).toHaveText("¥120.50");
  await open(page, "数据");
  await page.getByLabel("第 1 条：回复时间").fill("2026-10-08 15:30");
  await expect(page.locator("yuekao-figures")).toContainText("2026-10-08 15:30，未逾期");
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
  await undo(page);
  await expect(answer(page, "乙方应付")).toHaveText("¥120.50");
  await page.getByRole("button", { name: "删除第 1 条" }).click();
  await expect(answer(page, "乙方应付")).toHaveText("¥0.00");
});

test("a figure of the table shows its cell and has no field", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "数据");
  const given = page.locator("yuekao-figures li").filter({ hasText: "电话接起量" });
  await expect(given).toContainText("2,640 通");
  await given.getByRole("button", { name: "到单元格 B4" }).click();
  await expect(cell(page, 4, 2)).toBeFocused();
});

test("seats added in the month are paid by the day", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "电商平台客服外包合同" });
  await paste(page, "月份\t2026年10月\n客服人数\t10\n满意度\t95%");
  await open(page, "合同");
  await page.getByRole("combobox", { name: "合同有两条费用条款：按哪一条计费？", exact: true }).selectOption({ label: "第六章：按客服人员数量" });
  await page.getByRole("textbox", { name: "每名客服人员月服务费用", exact: true }).fill("6200");
  await open(page, "数据");
  await page.getByRole("button", { name: "添加增减" }).click();
  await page.getByLabel("第 1 条：起始日期").fill("2026-10-16");
  await page.getByLabel("第 1 条：人数（±）").fill("2");
  // 10 × 6,200, and 2 × 6,200 × 16 of 31 days.
  await expect(page.locator("yuekao-answer dl > div").filter({ hasText: "甲方" }).locator(".value")).toHaveText("¥68,400.00");
});
