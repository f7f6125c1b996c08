import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { answer, cell, open, paste, sample } from "./paste.ts";

// The month: calls 2,640 of 3,000, chats 4,550 of 5,000, 780 of 1,000 answers satisfied. 50 + 36 = 86.

const slider = (page: Page, figure: string): Locator => page.getByRole("slider", { name: figure, exact: true });
const box = (page: Page, figure: string): Locator => page.getByRole("textbox", { name: new RegExp(`^${figure}`) });
const supposed = (page: Page, name: string): Locator =>
  page.locator("yuekao-supposition dl > div").filter({ has: page.getByText(name, { exact: true }) });

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "试算");
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("86");
});

test("fewer answered calls: score, tier and money follow, beside those of the month", async ({ page }) => {
  // (2,240 + 4,550) / 8,000 = 84.875 %: five full points short of 90, 50 − 10 = 40; 40 + 36 = 76.
  await box(page, "电话接起量").fill("2,240");
  await expect(supposed(page, "综合服务评分")).toContainText("76");
  await expect(supposed(page, "综合服务评分").locator(".difference")).toHaveText("−10");
  await expect(supposed(page, "档位").locator(".value")).toHaveText("△ 改进");
  await expect(supposed(page, "乙方应付").locator(".value")).toHaveText("¥2,000.00");
  await expect(supposed(page, "乙方应付").locator(".difference")).toHaveText("+¥2,000.00");
  await expect(page.locator("yuekao-supposition .bars")).toContainText("40 / 50");
  await expect(slider(page, "电话接起量")).toHaveAttribute("aria-valuetext", "2,240 通");

  // Nothing of it reaches the pasted figures.
  await open(page, "结算");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect(cell(page, 4, 2)).toContainText("2,640");
  await open(page, "试算");
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("76");
  await page.getByRole("button", { name: "全部恢复" }).click();
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("86");
});

test("by keyboard: steps, single units, leaps and the ends", async ({ page }) => {
  const calls = slider(page, "电话接起量");
  await calls.press("ArrowRight");
  await expect(box(page, "电话接起量")).toHaveValue("2,650");
  await calls.press("Shift+ArrowLeft");
  await expect(box(page, "电话接起量")).toHaveValue("2,649");
  await calls.press("PageDown");
  await expect(box(page, "电话接起量")).toHaveValue("2,549");
  // All calls that were offered, and not one more.
  await calls.press("End");
  await calls.press("ArrowRight");
  await expect(box(page, "电话接起量")).toHaveValue("3,000");
  // The whole cannot fall below its part.
  await slider(page, "电话转人工进线量").press("Home");
  await expect(box(page, "电话转人工进线量")).toHaveValue("3,000");
  await box(page, "满意").press("ArrowUp");
  await expect(box(page, "满意")).toHaveValue("381");
  await page.getByRole("button", { name: "恢复电话接起量" }).click();
  await expect(box(page, "电话接起量")).toHaveValue("2640");
  await expect(box(page, "电话接起量")).toBeFocused();
});

test("a word in a box, too many, none: refused with the reason, and the last sound number counts", async ({ page }) => {
  const calls = box(page, "电话接起量");
  await calls.fill("2240");
  await calls.fill("三千");
  await expect(page.getByRole("alert")).toHaveText("“三千”不是数；请填 120 或 99.5 这样的数。仍按上一个数计算。");
  await expect(calls).toHaveValue("三千");
  await expect(calls).toHaveAttribute("aria-invalid", "true");
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("76");
  await calls.fill("3200");
  await expect(page.getByRole("alert")).toContainText("3,200");
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("76");
  await calls.fill("");
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("86");
  await expect(calls).toHaveValue("");
  await calls.fill("2640");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a figure that was not given counts once it is", async ({ page }) => {
  await page.getByText(/未提供的 \d+ 项/).click();
  // 21 records leaked: more than 20, so 500,000.
  await box(page, "泄露信息条数").fill("21");
  await expect(supposed(page, "乙方应付").locator(".value")).toHaveText("¥500,000.00");
  await page.getByRole("checkbox", { name: /竞争/ }).check();
  await expect(supposed(page, "乙方应付").locator(".value")).toHaveText("¥1,000,000.00");
});

test("the map of two figures says in its table what it draws", async ({ page }) => {
  const map = page.locator("yuekao-heat-map");
  await expect(map.getByRole("img")).toHaveAttribute("aria-label", /满意.*电话接起量/);
  await map.getByText("以表格查看").click();
  const row = (calls: string): Locator => map.getByRole("row").filter({ has: page.getByRole("rowheader", { name: calls, exact: true }) });
  // 7,550 / 8,000 = 94.375 %: 50. 1,200 / 1,420 = 84.5 %: less than a point short, 50.
  await expect(row("3,000").getByRole("cell").last()).toContainText("★ 100");
  // 7,050 / 8,000 = 88.125 %: one point short, 48. 800 / 1,020 = 78.43 %: six points short, 38.
  await expect(row("2,500").getByRole("cell").nth(3)).toContainText("✓ 86");
  // 4,550 / 8,000: 33 points short, 0. 400 / 620 = 64.5 %: twenty short, 10.
  await expect(row("0").getByRole("cell").first()).toContainText("✕ 10");
  // Both are drawn: five tiers, four of them with their word.
  await expect(map.locator("path.field")).toHaveCount(5);
  await expect(map.locator("text.name").filter({ hasText: "无法达到服务标准" })).toBeVisible();
  expect(await map.locator("path.edges").getAttribute("d")).toMatch(/^M/);
});

test("pointing at the map moves both figures; a part above its whole is no month", async ({ page }) => {
  const picture = page.locator("yuekao-heat-map").getByRole("img");
  const before = await picture.boundingBox();
  await picture.click({ position: { x: (before?.width ?? 0) - 30, y: 20 } });
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("100");
  await page.getByRole("button", { name: "全部恢复" }).click();
  // Offered over answered: what is answered cannot exceed it, and that corner stays empty.
  await page.getByRole("combobox", { name: "横轴" }).selectOption({ label: "电话转人工进线量" });
  await page.locator("yuekao-heat-map").getByText("以表格查看").click();
  await expect(page.locator("yuekao-heat-map").getByRole("row").nth(1).getByRole("cell").first()).toHaveText("不可能");
  await picture.click({ position: { x: 70, y: 20 } });
  await expect(supposed(page, "综合服务评分").locator(".value")).toHaveText("86");
});

test("a number of the real month opens its derivation here too, and its cell is found", async ({ page }) => {
  await supposed(page, "综合服务评分").getByRole("button", { name: /86/ }).click();
  const why = page.getByRole("dialog", { name: "这个数字怎么来的" });
  await expect(why).toContainText("50 + 36 = 86");
  await why.getByText("调研满意度").first().click();
  await why.locator("summary").last().click();
  await why.getByRole("button", { name: /单元格/ }).first().click();
  await expect(page.locator("yuekao-sheet")).toBeVisible();
});

test("a contract without a score: bonus bands on the map, standards as bars", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await open(page, "结算");
  await paste(page, "月份\t2026-10\n受理问题数\t1000\n解决问题数\t936\n满意度评分\t92.5\n");
  await open(page, "试算");
  // 950 of 1,000 and 95 points: the top band, 20 % of 50,000.
  await box(page, "解决问题数").fill("950");
  await box(page, "满意度评分").fill("95");
  await expect(supposed(page, "甲方（委托方）应付").locator(".value")).toHaveText("¥60,000.00");
  await expect(supposed(page, "甲方（委托方）应付").locator(".difference")).toHaveText("+¥5,000.00");
  await expect(page.locator("yuekao-heat-map .keys")).toContainText("① ¥60,000.00");
});
