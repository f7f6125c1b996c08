// The ways in without a table of one's own: the form, the Excel template, and the button that computes what is in the box.
import { read, utils, write, type CellObject, type WorkSheet } from "@e965/xlsx";
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { answer, paste, undo } from "./paste.ts";

const form = (page: Page): Locator => page.locator("yuekao-form");
const field = (page: Page, name: string): Locator => form(page).getByRole("textbox", { name: new RegExp(`^${name}`) }).first();

const MALL: Readonly<Record<string, string>> = {
  电话转人工进线量: "3，000", 电话接起量: "2,640", 在线咨询意愿量: "5000", 在线客服接待量: "4550", 非常满意: "400", 满意: "380", 一般: "120", 不满意: "60", 非常不满意: "40",
};

/** The months each contract is tried with: what is typed, and where the result shows. */
const CONTRACTS: readonly { title: string; figures: Readonly<Record<string, string>>; shows: [rate: string, value: string] }[] = [
  { title: "网上商城产品销售咨询及售后服务合同", figures: MALL, shows: ["电话接起率", "88%"] },
  { title: "快递客服合同协议书", figures: { 电话响应时长: "18", 邮件响应时长: "5,400", 在线响应时长: "75", 受理问题数: "1,000", 解决问题数: "936", 满意度评分: "92.5" }, shows: ["问题解决率", "93.6%"] },
  { title: "电商平台客服外包合同", figures: { 电话响应时长: "45", 在线响应时长: "240", 受理问题数: "860", 解决问题数: "803" }, shows: ["问题解决率", "93.37%"] },
  { title: "客服服务协议", figures: { 电话响应时长: "17", 在线响应时长: "24", 受理问题数: "937", 解决问题数: "885" }, shows: ["问题解决率", "94.45%"] },
];

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

for (const { title, figures, shows } of CONTRACTS) {
  test(`the form of ${title} is the month, and stays`, async ({ page }, info) => {
    await page.getByLabel("合同", { exact: true }).selectOption(title);
    await page.getByRole("button", { name: "开始填写" }).click();
    await expect(form(page).getByRole("textbox", { name: "商家" })).toBeFocused();
    await form(page).getByRole("textbox", { name: "商家" }).fill("蓝鲸");
    await form(page).getByRole("textbox", { name: "月份" }).fill("2026-10");
    await form(page).locator("[data-field=start] input").fill("2026-01-01");
    for (const [name, typed] of Object.entries(figures)) await field(page, name).fill(typed);
    const [rate, value] = shows;
    const shown = page.locator("yuekao-rates tr").filter({ hasText: rate }).first();
    await expect(shown).toContainText(value);
    await page.screenshot({ path: info.outputPath("form.png") });
    expect(await findings(page)).toEqual([]);
    await page.reload();
    await expect(shown).toContainText(value);
    await expect(page.locator("yuekao-answer")).toContainText("蓝鲸");
    // Filled in again where it was left.
    await page.getByRole("button", { name: "按项填写", exact: true }).click();
    const [first = ""] = Object.keys(figures);
    await expect(field(page, first)).toHaveValue(figures[first] ?? "");
  });
}

test("what is no number is told at its field, nothing is lost, and a step back goes field by field", async ({ page }) => {
  await page.getByRole("button", { name: "开始填写" }).click();
  await form(page).getByRole("textbox", { name: "月份" }).fill("2026-10");
  for (const [name, typed] of Object.entries(MALL)) await field(page, name).fill(typed);
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("88%");
  await field(page, "电话接起量").fill("很多");
  await expect(form(page).locator(".problem.error")).toContainText("很多");
  await expect(field(page, "电话接起量")).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, "电话接起量")).toHaveValue("很多");
  await undo(page);
  await expect(field(page, "电话接起量")).toHaveValue("2,640");
  // Enter goes on to the next field.
  await field(page, "电话转人工进线量").press("Enter");
  await expect(field(page, "电话接起量")).toBeFocused();
  await form(page).getByRole("button", { name: "看表格" }).click();
  await expect(page.locator("yuekao-sheet")).toBeVisible();
  await expect(page.getByRole("button", { name: "按项填写", exact: true })).toBeFocused();
});

test("volumes by category are filled in, too", async ({ page }) => {
  await page.getByRole("button", { name: "开始填写" }).click();
  await form(page).getByRole("textbox", { name: "月份" }).fill("2026-10");
  for (const [name, typed] of Object.entries(MALL)) await field(page, name).fill(typed);
  await form(page).getByText("按品类的业务量").first().click();
  await form(page).getByLabel("第 1 行：品类").fill("家用电器");
  await form(page).getByLabel("第 1 行：售前电话").fill("820");
  await expect(page.locator("yuekao-fallback")).toContainText("家用电器");
});

test("the template is filled in in Excel, dropped back, and is the month", async ({ page }) => {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载模板" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toContain("模板.xlsx");
  const book = read(new Uint8Array(readFileSync(await file.path())), { type: "array", cellNF: true, cellStyles: true, sheetStubs: true });
  const sheet: WorkSheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
  const heads = utils.sheet_to_json<string[]>(sheet, { header: 1 })[0] ?? [];
  const put = (head: string, value: string | number): void => {
    const at = utils.encode_cell({ r: 1, c: heads.findIndex((one) => one === head || one.startsWith(`${head}（`)) });
    const z = (sheet[at] as CellObject | undefined)?.z;
    sheet[at] = { ...(z === undefined ? {} : { z }), t: typeof value === "number" ? "n" : "s", v: value } satisfies CellObject;
  };
  put("商家", "蓝鲸");
  put("月份", 46_296);
  for (const [name, typed] of Object.entries(MALL)) put(name, Number(typed.replaceAll(/[,，]/g, "")));
  await page.locator("input[type=file]").first().setInputFiles({ name: "模板.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(write(book, { type: "buffer", bookType: "xlsx", cellStyles: true }) as Buffer) });
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("88%");
  await expect(page.locator("yuekao-answer")).toContainText("2026年10月");
  await expect(page.locator("yuekao-questions")).toHaveCount(0);
});

test("the button computes what is in the box, and the keyboard goes on at the result", async ({ page }) => {
  const box = page.getByRole("textbox", { name: "粘贴一个月或多个月的数据" });
  await page.getByRole("button", { name: "计算" }).click();
  await expect(page.getByRole("alert")).toContainText("没有文字");
  await expect(box).toBeFocused();
  await box.fill("月份 2026-10\n电话转人工进线量 100\n电话接起量 90");
  await page.getByRole("button", { name: "计算" }).click();
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("90%");
  await expect(page.locator("yuekao-answer")).toBeFocused();
});

test("what is in the box is computed once by the button, however long it is pressed", async ({ page }) => {
  await page.getByRole("textbox", { name: "粘贴一个月或多个月的数据" }).fill("日期,转人工量,接起量\n2026-10-01,100,90\n2026-10-02,100,90\n2026-10-03,100,90\n");
  await page.getByRole("button", { name: "计算" }).click({ delay: 80 });
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("90%");
  await expect(page.getByRole("alert").filter({ hasText: "没有文字" })).toHaveCount(0);
});

test("one's own table makes way for the form only when something is typed, and comes back", async ({ page }) => {
  await paste(page, "月份\t电话转人工进线量\t电话接起量\n2026-10\t100\t90\n");
  await page.getByRole("button", { name: "按项填写", exact: true }).click();
  await expect(field(page, "电话接起量")).toHaveValue("90");
  await field(page, "电话接起量").fill("80");
  await expect(page.locator("yuekao-rates tr").filter({ hasText: "电话接起率" }).first()).toContainText("80%");
  await undo(page);
  await expect(field(page, "电话接起量")).toHaveValue("90");
});

for (const [name, size, dark] of [["wide", { width: 1366, height: 768 }, false], ["narrow", { width: 360, height: 720 }, false], ["dark", { width: 1366, height: 768 }, true]] as const) {
  test(`start and form fit: ${name}`, async ({ page }, info) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await page.screenshot({ path: info.outputPath(`${name}-start.png`), fullPage: true });
    expect(await findings(page)).toEqual([]);
    await page.getByRole("button", { name: "开始填写" }).click();
    await field(page, "电话转人工进线量").fill("3000");
    await expect(page.locator("yuekao-answer")).toBeVisible();
    await expect(field(page, "电话转人工进线量")).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: info.outputPath(`${name}-form.png`) });
    expect(await findings(page)).toEqual([]);
    await expect(answer(page, "综合服务评分").first()).toContainText("待定");
  });
}
