// Contracts that count each incident by itself: their rows are pasted, put right, typed, and shown with what each comes to.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { paste, undo } from "./paste.ts";

const INCIDENTS = (JSON.parse(readFileSync(new URL("../../contracts/examples/over_rows.json", import.meta.url), "utf8")) as { contract: object }).contract;

/** Nobody knows the heading 中断多久; the total is no incident. */
const LIST = [
  "供应商\t发生时间\t事故编号\t中断多久\t甲方原因",
  "甲公司\t2026-06-03 10:20\tA-1\t29\t否",
  "甲公司\t2026-06-17 09:00\tA-2\t60\t否",
  "甲公司\t2026-06-20 23:10\tA-3\t600\t否",
  "合计\t\t\t689\t",
].join("\n");

const panel = (page: Page): Locator => page.locator("yuekao-reading");
const results = (page: Page): Locator => page.locator("yuekao-row-tables");
const line = (page: Page): Locator => page.locator("yuekao-statement tr").filter({ hasText: "事故扣款" });
const form = (page: Page): Locator => page.locator("yuekao-form");

test("incidents are pasted, their columns put right, and typed row by row", async ({ page }, info) => {
  await page.goto("/");
  await page.locator("yuekao-paste-box input[type=file]").setInputFiles({ name: "事故合同.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(INCIDENTS)) });
  await paste(page, LIST);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toContainText("事故 3 行 → 2026年6月");
  await expect(line(page)).toContainText("待定");

  // The column nobody knows is named; what it changes is said.
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(panel(page).locator("select[data-said=rows_of]")).toContainText("自动（事故）");
  await expect(panel(page).getByRole("row").filter({ hasText: "合计" }).last()).toContainText("合计");
  await panel(page).locator('button[data-heading="中断多久"]').click();
  await panel(page).getByRole("option", { name: "持续分钟" }).click();
  // Nothing for 29 minutes, 100 for 60, 200 at most for 600.
  await expect(line(page)).toContainText("¥300.00");
  await expect(panel(page).getByRole("status")).toContainText("事故的内容有变化");
  await page.screenshot({ path: info.outputPath("panel.png") });
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole("checkbox", { name: "第 4 行计入" }).uncheck();
  await expect(panel(page).getByRole("status")).toContainText("事故 3 → 2 行");
  await expect(line(page)).toContainText("¥100.00");
  await undo(page);
  await expect(line(page)).toContainText("¥300.00");
  await panel(page).getByRole("button", { name: "完成" }).click();

  // What each of them comes to, and why.
  await expect(results(page).getByRole("row")).toHaveCount(4);
  await expect(results(page).getByRole("row").nth(3)).toContainText("A-3600 分钟否¥200.00");
  await results(page).getByRole("button", { name: "A-2 单起扣款 ¥100.00" }).click();
  await expect(page.locator("yuekao-derivation")).toContainText("单起扣款");
  await page.screenshot({ path: info.outputPath("rows.png"), fullPage: true });
  expect(await findings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await results(page).locator("section").scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath("rows-narrow-dark.png") });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press("Escape");

  // Typed: each row counts at once, a problem stands at its cell, and a step back goes cell by cell.
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), "商家\t月份\n甲公司\t2026-06\n\n事故编号\t持续分钟\t甲方原因\nB-1\t30\t否\n");
  await page.locator("yuekao-answer").focus();
  await page.keyboard.press("Control+V");
  await page.getByRole("button", { name: "按项填写", exact: true }).click();
  const cell = (row: number, column: string): Locator => form(page).getByLabel(`第 ${row} 行：${column}`);
  await expect(cell(1, "事故编号")).toHaveValue("B-1");
  await form(page).getByRole("button", { name: "添加一行" }).click();
  await cell(2, "持续分钟").fill("很久");
  await expect(cell(2, "持续分钟")).toHaveAttribute("aria-invalid", "true");
  await cell(2, "持续分钟").fill("120");
  await expect(line(page)).toContainText("¥250.00");
  await page.screenshot({ path: info.outputPath("form.png") });
  expect(await findings(page)).toEqual([]);
  await form(page).getByRole("button", { name: "删除第 1 行" }).click();
  await expect(line(page)).toContainText("¥200.00");
  await undo(page);
  await expect(line(page)).toContainText("¥250.00");
  // Rows copied elsewhere go into the cell that has the keyboard.
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), "C-1\t30\t否\nC-2\t60\t是\n");
  await cell(1, "事故编号").focus();
  await page.keyboard.press("Control+V");
  await expect(cell(2, "持续分钟")).toHaveValue("60");
  // 50 for 30 minutes; the other is the client's own.
  await expect(line(page)).toContainText("¥50.00");
  await form(page).getByRole("button", { name: "删除第 1 行" }).click();
  await form(page).getByRole("button", { name: "删除第 1 行" }).click();
  await form(page).getByRole("checkbox", { name: "本月没有事故" }).check();
  await expect(line(page)).toContainText("¥0.00");
});
