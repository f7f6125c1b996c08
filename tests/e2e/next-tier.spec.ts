import type { Page, Route } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { open, paste, sample, start } from "./paste.ts";

/** Calls and a survey of 1,000 answers, so that every step can be followed by hand. */
const month = (answered: number, satisfied: number): string =>
  `月份\t2026-10\n电话转人工进线量\t1000\n电话接起量\t${answered}\n在线咨询意愿量\t0\n在线客服接待量\t0\n非常满意\t0\n满意\t${satisfied}\n一般\t${1000 - satisfied}\n不满意\t0\n非常不满意\t0\n`;

const hint = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-hints");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("the sentence that matters stands in the answer, and what comes late moves nothing", async ({ page }) => {
  const late: Route[] = [];
  await page.route("**/assets/problems-*.js", (route) => void late.push(route));
  await paste(page, sample("month-label-value.tsv"));
  const rates = page.locator("yuekao-rates");
  await expect(rates).toBeVisible();
  const before = await rates.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  // What draws them, and their sentences.
  await expect.poll(() => late).toHaveLength(2);
  await Promise.all(late.map((route) => route.continue()));
  await expect(page.getByRole("group", { name: "待处理" })).toContainText("不知道合作从哪天开始");
  // (780 + 48) / 1,048 = 79.007 %: five full points short, 40; 50 + 40 = 90. With 47 it is 78.99 %: 88.
  await expect(hint(page)).toContainText("满意再多 48 条，即可达到“优质服务商”（90 分），金额不变");
  await expect(hint(page)).toContainText("有 2 条条款理解不同，会影响本月结果");
  await expect(page.locator("yuekao-sheet")).toBeVisible();
  expect(await rates.evaluate((element) => element.getBoundingClientRect().top + scrollY)).toBe(before);
});

test("what a better tier saves", async ({ page }) => {
  // 50 + 20 = 70. “Meets” wants 30, above 74 %: 0.26 n > 40, so 154; “excellent” 40, above 79 %: 0.21 n > 90, so 429.
  await paste(page, month(1000, 700));
  await expect(hint(page)).toContainText("满意再多 154 条，即可达到“达标”（80 分），少付 ¥2,000");
  await hint(page).getByRole("button", { name: "试一试" }).click();
  const ways = page.locator("yuekao-ways tbody tr");
  await expect(ways).toHaveCount(2);
  await expect(ways.nth(1)).toContainText("满意再多 429 条");
  await expect(ways.nth(0)).toContainText("电话接起量已经全部做到");
  await ways.nth(0).getByRole("button", { name: /代入：满意再多 154 条/ }).first().click();
  await expect(page.locator("yuekao-supposition .value").first()).toHaveText("80");
  await expect(page.locator("yuekao-supposition .difference").last()).toHaveText("−¥2,000.00");
});

test("the cheapest mix beats each figure by itself", async ({ page }) => {
  // 88 %: two short, 46; 78 %: 36; together 82. 11 calls make 89.1 %, so 50; 48 answers make 40: 59 in all.
  // Answers alone have to make 44, above 81 %: 0.19 n > 30, so 158. Calls alone make 50 + 36.
  await paste(page, month(880, 780));
  await expect(hint(page)).toContainText("电话接起量再多 11 通，同时满意再多 48 条；或满意再多 158 条，即可达到“优质服务商”（90 分）");
  await open(page, "试算");
  const way = page.locator("yuekao-ways tbody tr").first();
  await expect(way).toContainText("共 59 份");
  await expect(way).toContainText("电话接起量再多 120 通（全部）也不够，只有 86 分");
  await way.getByRole("button", { name: /同时/ }).click();
  await expect(page.locator("yuekao-supposition .value").first()).toHaveText("90");
});

test("the highest tier says so; a reading that matters in money leads to the contract", async ({ page }) => {
  await paste(page, month(1000, 990));
  await expect(hint(page)).toContainText("已是最高一档");
  // Each record leaked costs 1,000.
  await paste(page, `${month(1000, 990)}泄露信息条数\t3\n`);
  await expect(hint(page)).toContainText("已是最高一档 · 泄露信息条数少 3 条，即可少付 ¥3,000 试一试");
  // 88.9 %: one full point short, 48, or two started, 46; 75.5 %: nine, 32, or ten, 30. 80, or 76 and 2,000 off;
  // in proportion 47.8 + 31 = 78.8.
  await paste(page, month(889, 755));
  const reading = hint(page).getByRole("button", { name: "有 1 条条款理解不同，会影响本月结果，最多相差 ¥2,000" });
  await reading.click();
  await expect(page.locator("yuekao-contract-document")).toContainText("不足 1% 的部分怎么算");
});

test("a trial month keeps its way to a better tier, and no money", async ({ page }) => {
  await paste(page, month(1000, 700));
  await start(page, "2026-09-15");
  await open(page, "结算");
  await expect(hint(page)).toContainText("即可达到“达标”（80 分），金额不变");
});

test("without a score: the next better result in money", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(hint(page)).toContainText("解决问题数再多 14 件，同时满意度评分再多 2.5 分，即可多得 ¥5,000");
});
