// Whatever takes the place of figures or of a contract says what was there, and gives it back.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, open, paste, redo, sample, undo } from "./paste.ts";

const score = (page: Page) => answer(page, "综合服务评分");
const toast = (page: Page) => page.locator("yuekao-toast");
const ADDED = "已加入历史：山茶美妆 · 2026年10月。原来的 蓝鲸家电旗舰店 · 2026年10月 仍在。";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("a paste over figures, taken back and made again, by the sentence and over a reload", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(score(page)).toHaveText("86");
  // There was nothing to replace.
  await expect(toast(page)).toHaveCount(0);
  await paste(page, sample("month-one-row.tsv"));
  await expect(toast(page)).toContainText(ADDED);
  await toast(page).getByRole("button", { name: "撤销" }).click();
  await expect(score(page)).toHaveText("86");
  await expect(toast(page)).toContainText("已撤销：山茶美妆 · 2026年10月 → 蓝鲸家电旗舰店 · 2026年10月");
  await toast(page).getByRole("button", { name: "重做" }).click();
  await expect(toast(page)).toContainText(ADDED);
  await page.reload();
  await expect(score(page)).toHaveText("20");
  await expect(toast(page)).toHaveCount(0);
  await undo(page);
  await expect(toast(page)).toContainText("已撤销");
  await redo(page);
  await expect(score(page)).toHaveText("20");
});

test("it leaves by itself, but not from under a hand, and with what it is about", async ({ page }) => {
  await page.clock.install();
  await paste(page, sample("month-label-value.tsv"));
  await expect(score(page)).toHaveText("86");
  await paste(page, sample("month-one-row.tsv"));
  await expect(toast(page)).toBeVisible();
  await toast(page).hover();
  await page.clock.runFor(30_000);
  await expect(toast(page)).toBeVisible();
  await page.mouse.move(5, 5);
  await page.clock.runFor(11_000);
  await expect(toast(page)).toHaveCount(0);
  await undo(page);
  await expect(toast(page)).toBeVisible();
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("support");
  await expect(toast(page)).toHaveCount(0);
});

test("a dropped file, and one that is opened", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(score(page)).toHaveText("86");
  const file = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "十月.tsv"));
    return data;
  }, sample("month-one-row.tsv"));
  await page.dispatchEvent("yuekao-app", "drop", { dataTransfer: file });
  await expect(toast(page)).toContainText(ADDED);
  await page.locator("yuekao-paste-box input[type=file]").setInputFiles({ name: "又.tsv", mimeType: "text/plain", buffer: Buffer.from(sample("month-label-value.tsv")) });
  // The very same table is there already.
  await expect(toast(page)).toContainText("历史里已有完全相同的一份：蓝鲸家电旗舰店 · 2026年10月");
});

test("the example is there until one has figures of one's own", async ({ page }) => {
  const example = page.getByRole("button", { name: "载入示例" });
  await example.click();
  await expect(score(page)).toHaveText("86");
  // The example of another contract takes the place of this one.
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("courier");
  await example.click();
  await expect(page.locator("yuekao-answer")).toContainText("迅达客服中心");
  await expect(toast(page)).toContainText("已替换");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("mall");
  await paste(page, sample("month-one-row.tsv"));
  await expect(score(page)).toHaveText("20");
  await expect(example).toHaveCount(0);
  await page.reload();
  await expect(score(page)).toHaveText("20");
  await expect(example).toHaveCount(0);
});

test("an example in which something was changed is one's own", async ({ page }) => {
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(score(page)).toHaveText("86");
  await page.locator(`yuekao-sheet td[data-row="5"][data-column="2"]`).dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2240");
  await page.keyboard.press("Enter");
  await expect(score(page)).toHaveText("76");
  await expect(page.getByRole("button", { name: "载入示例" })).toHaveCount(0);
});

test("a link that is taken", async ({ page }) => {
  await paste(page, sample("month-one-row.tsv"));
  await expect(score(page)).toHaveText("20");
  await page.goto(`/${readFileSync(new URL("../unit/links/v1.txt", import.meta.url), "utf8").trim()}`);
  await page.getByRole("dialog").getByRole("button", { name: "打开链接的数据" }).click();
  await expect(toast(page)).toContainText("已加入歷史：蓝鲸家电旗舰店 · 2026年10月。原來的 山茶美妆 · 2026年10月 仍在。");
});

test("a contract of one's own over another", async ({ page }) => {
  const contract = (title: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name: `${title}.json`, mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ schema: "yuekao.contract/1", id: "own", title, fees: [{ id: "fee", kind: "base_fee", label: "月费", payer: "client", clause: "1", amount: "3000" }] })),
  });
  await open(page, "合同");
  const file = page.locator("yuekao-contract-document input[type=file]");
  await file.setInputFiles(contract("甲合同"));
  await expect(page.getByRole("combobox", { name: "合同", exact: true })).toContainText("甲合同");
  await expect(toast(page)).toHaveCount(0);
  await file.setInputFiles(contract("乙合同"));
  await expect(toast(page)).toContainText("合同已切换：甲合同 → 乙合同");
  await toast(page).getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("combobox", { name: "合同", exact: true })).toContainText("甲合同");
});
