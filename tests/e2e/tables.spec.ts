// Tables as systems export them: pasted, read, said back, asked about.
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, paste } from "./paste.ts";

const table = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("a row for each day and its total become the month, and the line says so", async ({ page }, info) => {
  await paste(page, table("field/10-hotline-daily.tsv"));
  const line = page.getByRole("complementary").getByRole("heading", { level: 2 });
  await expect(line).toContainText("31 天 → 2026年10月");
  await expect(line).toContainText("合计一致");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("90.91%");
  await page.screenshot({ path: info.outputPath("hotline.png") });
  // The figure comes from all the cells of its column.
  await page.locator("yuekao-rates tr").filter({ hasText: "90.91%" }).getByRole("button").first().click();
  const cells = page.locator("yuekao-derivation button.cell").filter({ hasText: ":" });
  await expect(cells.first()).toHaveText(/^[A-Z]+\d+:[A-Z]+\d+$/);
  await expect(page.locator("yuekao-sheet td.lit")).not.toHaveCount(0);
  await page.screenshot({ path: info.outputPath("cells.png") });
});

test("days of agents are five levels of a survey, and the score", async ({ page }, info) => {
  await paste(page, table("field/05-chitu-daily-agent.tsv"));
  await expect(page.locator("yuekao-answer .status")).toBeVisible();
  await expect(page.locator("yuekao-problems")).toContainText("还没有出数");
  await page.screenshot({ path: info.outputPath("agents.png"), fullPage: true });
});

test("what is not certain is asked with what each answer comes to, and the answer counts", async ({ page }, info) => {
  await paste(page, table("field/02-jd-agents_20261001-20261031.tsv"));
  const question = page.locator("yuekao-questions").getByRole("group", { name: "“在线咨询意愿量”是哪一列？" });
  await expect(question).toBeVisible();
  const column = question.getByRole("button", { name: "咨询量" });
  await expect(column).toContainText("2,801");
  await page.screenshot({ path: info.outputPath("question.png"), fullPage: true });
  await column.click();
  await expect(question).toHaveCount(0);
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "在线应答率" }).first()).toContainText("95.79%");
  // It is known again, and undone.
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(question).toBeVisible();
});

test("a month that nothing names is said once", async ({ page }, info) => {
  await paste(page, table("field/39-weeks-across.tsv"));
  const question = page.locator("yuekao-questions").getByRole("group", { name: "这些数据是哪个月的？" });
  await question.getByLabel("这些数据是哪个月的？").fill("2026-10");
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toContainText("2026年10月");
  await page.screenshot({ path: info.outputPath("weeks.png") });
});

test("dates of which either number can be the month are asked before anything is read", async ({ page }, info) => {
  await paste(page, table("tables/ambiguous-dates.csv"));
  await expect(page.getByRole("button", { name: "先日后月" })).toBeVisible();
  await page.screenshot({ path: info.outputPath("dates.png") });
  await page.getByRole("button", { name: "先日后月" }).click();
  await expect(answer(page, "综合服务评分")).toBeVisible();
});
