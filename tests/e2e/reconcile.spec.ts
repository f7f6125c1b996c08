import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { answer, open } from "./paste.ts";

/** 2,340 answered calls: (2,340 + 4,550) / 8,000 = 86.125 %, three full points short of 90: 44 + 36 = 80, nothing to pay. */
const STATEMENT = "商家：蓝鲸家电旗舰店\n月份：2026年10月\n电话接起量：2,340\n在线客服接待量：4,550\n综合服务评分：78\n考核等级：改进\n扣减：-2,000.00\n质检得分：96";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "对账");
});

const box = (page: Page): Locator => page.getByRole("textbox", { name: "对方的结算单" });
const draft = (page: Page): Locator => page.getByRole("textbox", { name: "异议草稿" });
const row = (page: Page, name: string): Locator => page.locator("yuekao-reconcile tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await box(page).focus();
  await page.keyboard.press("Control+V");
}

test("a pasted statement: every difference, its worth, and the results that follow from nothing", async ({ page }) => {
  await paste(page, STATEMENT);
  await expect(page.getByText("1 项数据不同，3 项结果不同；另有 1 项数据相同。")).toBeVisible();
  await expect(row(page, "电话接起量")).toHaveText(["2,340", "2,640", "−6", "¥0.00"]);
  await expect(row(page, "综合服务评分")).toHaveText(["78 分", "86 分", /^80 分 推不出对方的结果/, "−8 分", "附件一 1.3"]);
  await expect(row(page, "档位")).toHaveText(["改进", "达标", /^达标/, "✕ 不同", "附件一 1.3"]);
  await expect(row(page, "考核扣减")).toHaveText(["¥2,000.00", "¥0.00", /^¥0\.00/, "−¥2,000.00", "附件一 1.3"]);
  // What nobody recognises is said; nothing of it is lost.
  await expect(page.locator("yuekao-reconcile")).toContainText("质检得分");
  await expect(box(page)).toHaveValue(STATEMENT);
  // One's own figures are what they were.
  await open(page, "本月");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("until when to object, and the draft to copy", async ({ page }) => {
  await paste(page, STATEMENT);
  const rights = page.locator("yuekao-reconcile .rights li");
  await expect(rights).toHaveText([/2026年11月13日 周五\s+对考核结果提出异议 4\.4/, /2026年11月20日 周五\s+对结算通知提出异议 5\.3/]);
  await expect(draft(page)).toHaveValue(/^关于2026年10月结算的异议\n\n致甲方：\n/);
  await expect(draft(page)).toHaveValue(/电话接起量：贵方为 2,340，我方记录为 2,640；仅此一项，评分相差 6 分。/);
  await expect(draft(page)).toHaveValue(/考核扣减：贵方所列为 ¥2,000\.00，按我方数据依合同（附件一 1\.3）计算为 ¥0\.00；按贵方所列数据计算为 ¥0\.00，与贵方所列结果亦不一致。/);
  await expect(draft(page)).toHaveValue(/请将综合服务评分更正为 86 分。/);
  await expect(draft(page)).toHaveValue(/对考核结果提出异议（4\.4）的期限为 2026年11月13日 周五。/);
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await expect(page.getByRole("button", { name: "已复制" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await draft(page).inputValue());

  // The day it came moves the end of the time.
  await open(page, "日期");
  await page.getByLabel("收到考核结果").fill("2026-11-05");
  await open(page, "对账");
  await expect(rights.first()).toContainText("2026年11月12日");
});

test("the statement is kept, undone, and drafted in the person's language", async ({ page }) => {
  await paste(page, STATEMENT);
  await expect(draft(page)).toBeVisible();
  await page.reload();
  await open(page, "对账");
  await expect(box(page)).toHaveValue(STATEMENT);
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  const english = page.getByRole("textbox", { name: "Draft of the objection" });
  await expect(english).toHaveValue(/^Objection to the settlement of October 2026\n\nTo Party A,/);
  await expect(english).toHaveValue(/you state 2,340, our records show 2,640/);
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
  await box(page).fill("综合服务评分：86");
  await expect(page.getByText("1 项全部相同。")).toBeVisible();
  await expect(draft(page)).toHaveCount(0);
});

test("what is no statement at all says so", async ({ page }) => {
  await box(page).fill("请查收附件。");
  await expect(page.locator("yuekao-reconcile .warning")).toBeVisible();
  await expect(page.locator("yuekao-reconcile table")).toHaveCount(0);
});
