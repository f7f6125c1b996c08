// How a table was read, looked at and put right: columns, rows, what a row is; undone, and known again.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { answer, paste, undo } from "./paste.ts";

const table = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Days of two agents, with a column under a name nobody knows, a total and a note. */
const AGENTS = [
  "2026年10月 客服日报",
  "日期\t客服\t电话转人工进线量\t接了\t会员号",
  "2026-10-01\t甲\t100\t90\t7001",
  "2026-10-01\t机器人\t50\t40\t7002",
  "2026-10-02\t甲\t30\t20\t7003",
  "2026-10-02\t机器人\t20\t10\t7004",
  "合计\t\t200\t160\t",
  "制表人：王",
  "",
].join("\n");

const panel = (page: Page): Locator => page.locator("yuekao-reading");
const column = (page: Page, heading: string): Locator => panel(page).locator(`button[data-heading="${heading}"]`);
const row = (page: Page, number: number): Locator => panel(page).getByRole("checkbox", { name: `第 ${number} 行计入` });

async function look(page: Page): Promise<void> {
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(panel(page).getByRole("heading", { name: "读取方式" })).toBeFocused();
}

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("the panel shows what each row and column is, and a column is named by mouse", async ({ page }, info) => {
  await paste(page, AGENTS);
  await look(page);
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toContainText("2 天");
  await expect(panel(page).getByRole("row").filter({ hasText: "合计" }).last()).toContainText("合计");
  await expect(panel(page).getByRole("row").filter({ hasText: "制表人" })).toContainText("备注");
  await expect(row(page, 3)).toBeChecked();
  await expect(row(page, 7)).not.toBeChecked();
  await column(page, "接了").click();
  const menu = panel(page).getByRole("dialog", { name: "“接了”是什么" });
  await expect(menu).toContainText("例如 90、40");
  await page.screenshot({ path: info.outputPath("menu.png") });
  expect(await findings(page)).toEqual([]);
  await menu.getByRole("option", { name: "电话接起量" }).click();
  await expect(menu).toBeHidden();
  await expect(column(page, "接了")).toContainText("电话接起量（已指定）");
  await expect(panel(page).getByRole("status")).toContainText("电话接起量 未提供 → 160");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("80%");
  await expect(panel(page)).toContainText("按您的设置读取");
  await page.screenshot({ path: info.outputPath("named.png") });
  expect(await findings(page)).toEqual([]);
  // One step back.
  await undo(page);
  await expect(column(page, "接了")).toContainText("未使用");
  await expect(panel(page)).not.toContainText("按您的设置读取");
});

test("everything is done by the keyboard, too", async ({ page }) => {
  await paste(page, AGENTS);
  await page.getByRole("button", { name: "查看", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("heading", { name: "读取方式" })).toBeFocused();
  await column(page, "接了").focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("combobox", { name: "查找数据名称" })).toBeFocused();
  await page.keyboard.type("接起量");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(column(page, "接了")).toBeFocused();
  await expect(column(page, "接了")).toContainText("电话接起量（已指定）");
  // Escape leaves all as it is.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(column(page, "接了")).toBeFocused();
  // From row to row by the arrows, left out by the space bar.
  await row(page, 3).focus();
  await page.keyboard.press("ArrowDown");
  await expect(row(page, 4)).toBeFocused();
  await page.keyboard.press(" ");
  await expect(panel(page).getByRole("status")).toContainText("电话转人工进线量 200 → 150");
  await expect(row(page, 4)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(row(page, 4)).toBeChecked();
  await panel(page).getByRole("button", { name: "完成" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "查看", exact: true })).toBeFocused();
});

test("a row is left out, all rows of a name are, and they are brought back", async ({ page }) => {
  await paste(page, AGENTS);
  await look(page);
  await row(page, 4).uncheck();
  await expect(panel(page).getByRole("status")).toContainText("200 → 150");
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toContainText("已不计入 1 行");
  await panel(page).getByRole("button", { name: "“机器人”的行都不计入" }).click();
  await expect(panel(page).getByRole("status")).toContainText("150 → 130");
  await expect(row(page, 6)).not.toBeChecked();
  await expect(panel(page).getByRole("list", { name: "不计入的行" })).toContainText("客服为“机器人”");
  // Checked again, the rule is gone.
  await row(page, 6).check();
  await expect(panel(page).getByRole("status")).toContainText("130 → 200");
  // A total that somebody wants to count, counts.
  await row(page, 4).uncheck();
  await row(page, 4).check();
  await expect(panel(page).getByRole("status")).toContainText("150 → 200");
});

test("what was said is there after a reload, and the next table with these headings is read so until it is forgotten", async ({ page }) => {
  await paste(page, AGENTS);
  await look(page);
  await column(page, "接了").click();
  await panel(page).getByRole("option", { name: "电话接起量" }).click();
  await expect(panel(page).getByRole("status")).toContainText("160");
  await page.reload();
  const line = page.getByRole("complementary").getByRole("heading", { level: 2 });
  await expect(line).toContainText("按您的设置读取");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("80%");
  await paste(page, AGENTS.replaceAll("2026-10-0", "2026-11-0").replace("10月", "11月").replace("30\t20", "30\t10").replace("200\t160", "200\t150"));
  await expect(line).toContainText("2026年11月");
  await expect(line).toContainText("按您的设置读取");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("75%");
  await look(page);
  await panel(page).getByRole("button", { name: "恢复自动识别" }).click();
  await expect(column(page, "接了")).toContainText("未使用");
  await expect(line).not.toContainText("按您的设置读取");
});

test("a missing figure is given a column", async ({ page }, info) => {
  await paste(page, AGENTS);
  await page.getByRole("button", { name: "指定一列：电话接起量" }).click();
  const wanted = panel(page).getByRole("region", { name: "哪一列是“电话接起量”？" });
  await expect(wanted.getByRole("button").first()).toBeFocused();
  await page.screenshot({ path: info.outputPath("wanted.png") });
  expect(await findings(page)).toEqual([]);
  await wanted.getByRole("button", { name: "接了" }).click();
  await expect(wanted).toBeHidden();
  await expect(panel(page).getByRole("status")).toContainText("电话接起量 未提供 → 160");
  await expect(page.getByRole("button", { name: "指定一列：电话接起量" })).toHaveCount(0);
});

test("rates alone are enough under another reading of the contract, and a button takes it", async ({ page }, info) => {
  await paste(page, "月份\t接起率\t应答率\t满意度\n2026-10\t80%\t95%\t73.5%\n");
  const other = page.locator("yuekao-missing-figures").getByRole("group", { name: "换一种口径，现有数据就能出分" });
  await expect(other.getByRole("button").first()).toContainText("分");
  await page.screenshot({ path: info.outputPath("rates.png") });
  const said = await other.getByRole("button").first().textContent();
  await other.getByRole("button").first().click();
  await expect(answer(page, "综合服务评分").first()).toHaveText(/：([\d.]+) 分/.exec(said ?? "")?.[1] ?? "the button says a score");
});

test("how percentages without a sign are written is said in the column's menu", async ({ page }) => {
  await paste(page, "月份\t接起率\t应答率\t满意度\n2026-10\t0.91\t0.95\t0.86\n");
  await look(page);
  await column(page, "接起率").click();
  await panel(page).getByLabel("百分数怎样写").selectOption("0.88 就是 88%");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("91%");
});

test("before anything can be read, the panel says what the columns are, and the year is asked once", async ({ page }) => {
  await paste(page, "月份\t电话转人工进线量\t接的\n9月\t100\t90\n10月\t50\t40\n");
  await expect(page.locator("yuekao-answer")).toHaveCount(0);
  await page.getByRole("button", { name: "查看读取方式" }).click();
  await column(page, "接的").click();
  await panel(page).getByRole("option", { name: "电话接起量" }).click();
  await expect(column(page, "接的")).toContainText("已指定");
  const year = page.getByRole("group", { name: /哪一年/ }).getByRole("spinbutton");
  await expect(year).toHaveCount(1);
  await year.fill("2026");
  await year.press("Enter");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("90%");
});

for (const [name, size, dark] of [["wide", { width: 1366, height: 768 }, false], ["narrow", { width: 360, height: 720 }, false], ["dark", { width: 1366, height: 768 }, true]] as const) {
  test(`the panel fits: ${name}`, async ({ page }, info) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await paste(page, table("field/05-chitu-daily-agent.tsv"));
    await look(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    await panel(page).locator("button.meaning").nth(2).click();
    await page.screenshot({ path: info.outputPath(`${name}-menu.png`) });
    expect(await findings(page)).toEqual([]);
  });
}
