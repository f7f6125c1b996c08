// What a contract says of its data: figures of its own, months that are no calendar months, channels nobody offers.

import type { Locator, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { answer, open, paste, sample } from "./paste.ts";

const paper = (page: Page): Locator => page.locator("yuekao-contract-document");
const strip = (page: Page): Locator => paper(page).locator(".strip");
/** Long menus are filled when somebody goes there. */
async function choose(menu: Locator, label: string): Promise<void> {
  await menu.focus();
  await menu.selectOption({ label });
}
const add = (page: Page, name: string): Locator => paper(page).getByRole("button", { name: new RegExp(name) });

/** A month of phone calls alone: 85 of 100 answered, everybody satisfied. */
const PHONE_ONLY = "月份\t2026-10\n电话转人工进线量\t100\n电话接起量\t85\n非常满意\t60\n满意\t25\n一般\t5\n不满意\t5\n非常不满意\t5\n";

for (const width of [1366, 360]) {
  test(`a vendor without chat says so in the contract, and the month is settled: ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 });
    await page.goto("/");
    await paste(page, PHONE_ONLY);
    await open(page, "合同");
    await expect(strip(page)).toContainText("待定");
    await add(page, "有渠道没有提供").click();
    await choose(paper(page).getByRole("combobox", { name: "没有提供的第 1 项" }), "在线咨询意愿量");
    await paper(page).locator("[data-block='/not_offered']").getByRole("button", { name: "再加一个" }).click();
    await choose(paper(page).getByRole("combobox", { name: "没有提供的第 2 项" }), "在线客服接待量");
    // 85 % against 90 %: five steps of two points off 50; 85 % satisfied keeps all of 50.
    await expect(answer(page, "综合服务评分")).toHaveText("90");
    await expect(strip(page).locator("strong").filter({ hasText: "待定" })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await findings(page)).toEqual([]);
    await page.reload();
    await expect(answer(page, "综合服务评分")).toHaveText("90");
    await open(page, "合同");
    await expect(paper(page).locator("[data-block='/not_offered']")).toContainText("没有给出时按 0 计");
    for (const left of [1, 0]) {
      await paper(page).locator("[data-block='/not_offered'] .tool[data-do=remove]").first().dispatchEvent("click");
      await expect(paper(page).locator("[data-block='/not_offered'] .part")).toHaveCount(left);
    }
    // With the last of them gone, nothing of it stands in the contract.
    await expect(page.getByRole("combobox", { name: "合同", exact: true }).locator("option:checked")).not.toContainText("已改");
  });
}

test("months that begin with the 26th, and a day no month has", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  // It is far down the paper, and a hand's press lasts: nothing moves under it.
  await add(page, "考核月不是自然月").click({ delay: 150 });
  const day = paper(page).getByRole("textbox", { name: "考核月从几日起" });
  await expect(day).toHaveValue("26");
  await expect(paper(page).locator("[data-block='/cycle']")).toContainText("到当月 25 日止");
  await day.fill("２１日");
  await expect(paper(page).locator("[data-block='/cycle']")).toContainText("到当月 20 日止");
  await day.fill("31");
  await expect(paper(page).locator("[data-block='/cycle']").getByRole("alert")).toHaveText("考核月不能从 31 日起，请填 1 到 28。");
  await expect(strip(page)).toContainText("仍按上一版计算");
  await paper(page).getByRole("combobox", { name: "操作：考核月" }).selectOption({ label: "删除" });
  await expect(paper(page).locator("[data-block='/cycle']")).toHaveCount(0);
  await expect(strip(page)).not.toContainText("仍按上一版计算");
});

test("a figure of the contract's own is open or 0 where it is not given, as the contract says", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  await add(page, "增加数据").click();
  const absent = paper(page).getByRole("combobox", { name: "新数据 1：没有给出时" });
  await expect(absent.locator("option:checked")).toHaveText("待定");
  await add(page, "增加扣减或违约金").click();
  // Its menu is beside the amount when the amount has the keyboard.
  await paper(page).getByRole("textbox", { name: "新的扣减", exact: true }).focus();
  await choose(paper(page).getByRole("combobox", { name: "改写：新的扣减" }), "新数据 1");
  await expect(strip(page)).toContainText("待定");
  await absent.selectOption({ label: "按 0 计" });
  await expect(strip(page)).toContainText(/待定\s*→\s*¥0\.00/);
  await absent.selectOption({ label: "待定" });
  await expect(strip(page)).toContainText(/¥0\.00\s*→\s*待定/);
  const words: readonly (readonly [string, string])[] = [["写明属于哪一项", "新数据 1：属于哪一项"], ["写明多行怎样合成", "新数据 1：多行怎样合成"], ["写明分母", "新数据 1：分母或次数"], ["写明由哪些相加", "新数据 1：第 1 个组成部分"]];
  for (const [action, name] of words) {
    await paper(page).getByRole("combobox", { name: "操作：新数据 1" }).selectOption({ label: action });
    await expect(paper(page).getByRole("combobox", { name })).toBeVisible();
    await expect(paper(page).getByRole("alert")).toHaveCount(0);
  }
});

test("what takes the paper apart covers no word of it", async ({ page }, info) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  await expect.poll(() => paper(page).locator(":is(.part, .term) > :is(.tool, select.menu)").count()).toBeGreaterThan(10);
  // Glyphs are as high as the type is large, in the middle of their line; the disc of a tool is 14 px across.
  const covered = await paper(page).evaluate((element) => {
    const root = element.shadowRoot;
    if (!root) throw new Error("no paper");
    const found: string[] = [];
    for (const block of root.querySelectorAll<HTMLElement>(".block")) {
      block.style.contentVisibility = "visible";
      const words: { text: string; box: DOMRect }[] = [];
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(".tool, select, .unseen") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
      while (texts.nextNode()) {
        const { currentNode } = texts;
        if ((currentNode.textContent ?? "").trim() === "") continue;
        const size = Number.parseFloat(getComputedStyle(currentNode.parentElement ?? block).fontSize);
        const range = document.createRange();
        range.selectNodeContents(currentNode);
        for (const { left, width, top, height } of range.getClientRects()) words.push({ text: currentNode.textContent ?? "", box: new DOMRect(left, top + (height - size) / 2, width, size) });
      }
      for (const tool of block.querySelectorAll(":is(.part, .term, .row, .field) > :is(.tool, select.menu)")) {
        const { left, top, width, height } = tool.getBoundingClientRect();
        if (width === 0 || !tool.checkVisibility({ contentVisibilityAuto: false })) continue;
        const [x, y] = [left + width / 2, top + height / 2];
        for (const { text, box } of words) if (x + 6 > box.left && x - 6 < box.right && y + 6 > box.top && y - 6 < box.bottom) found.push(`${tool.getAttribute("aria-label") ?? ""} in “${block.getAttribute("aria-label") ?? ""}” over “${text.trim()}”`);
      }
    }
    return found;
  });
  await page.screenshot({ path: info.outputPath("tools.png") });
  expect(covered).toEqual([]);
});
