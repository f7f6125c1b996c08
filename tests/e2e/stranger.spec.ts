// Contracts nobody here has seen: what their terms say stands on the page as for the others.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, asList, open, paste } from "./paste.ts";

/** Imports the contract of an example. */
async function bring(page: Page, example: string): Promise<void> {
  const read = JSON.parse(readFileSync(new URL(`../../contracts/examples/${example}.json`, import.meta.url), "utf8")) as { contract: unknown };
  await open(page, "合同");
  await page.locator("yuekao-contract-document input[type=file]").setInputFiles({ name: `${example}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(read.contract)) });
}

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await paste(page, ["月份\t满意度\t接起量\t进线量", "2026-06\t86%\t88\t100", "2026-07\t86%\t88\t100"].join("\n"));
});

test("the tiers are drawn as they are in the month at hand", async ({ page }) => {
  await bring(page, "by_date");
  await open(page, "结算");
  const scale = page.locator("yuekao-scale");
  await page.getByRole("button", { name: "上一个月" }).click();
  await expect(page.locator("yuekao-answer h2")).toContainText("2026年6月");
  await expect(answer(page, "档位")).toHaveText(/^\W*达标$/);
  await expect(scale).toContainText("85");
  await page.getByRole("button", { name: "下一个月" }).click();
  await expect(answer(page, "档位")).toContainText("不达标");
  await expect(scale).toContainText("88");
  await expect(scale).not.toContainText("85");
  await page.locator("yuekao-statement").getByRole("button", { name: /考核扣减/ }).click();
  await expect(page.getByRole("dialog")).toContainText("3,000");
  await page.getByRole("dialog").locator("summary", { hasText: "扣减金额" }).click();
  await expect(page.getByRole("dialog")).toContainText("自2026-07起为¥3,000.00");
});

test("items of a group share its weight, and the derivation says so", async ({ page }) => {
  await bring(page, "groups");
  await open(page, "数据");
  await paste(page, ["接起量\t进线量\t满意\t不满意\t电话响应时长", "88\t100\t85\t15\t20"].join("\n"));
  await open(page, "结算");
  await expect(answer(page, "综合得分")).toHaveText("94");
  await expect(page.locator("yuekao-answer")).toContainText("/ 100");
  await page.locator("yuekao-answer .score").getByRole("button").click();
  const why = page.getByRole("dialog");
  await expect(why).toContainText("54 + 40 = 94");
  await why.locator("summary", { hasText: "服务质量" }).click();
  await expect(why).toContainText("90 × 60 ÷ 100 = 54");
});

test("items stand under their group, in the month and in the table of months", async ({ page }, info) => {
  await bring(page, "groups");
  await open(page, "数据");
  await paste(page, ["月份\t接起量\t进线量\t满意\t不满意\t电话响应时长", "2026-06\t88\t100\t85\t15\t20", "2026-07\t88\t100\t0\t0\t20"].join("\n"));
  await open(page, "结算");
  await page.getByRole("button", { name: "上一个月" }).click();
  // 88 %: 10 off, 40; 85 %: 50; together 90 of 100, which is 54 of 60.
  await expect(page.locator("yuekao-rates tbody th")).toHaveText(["服务质量", "接起率", "满意度", "效率", "响应时长"]);
  await expect(page.locator("yuekao-rates tbody tr td:last-child")).toHaveText(["54 / 60", "40 / 50", "50 / 50", "40 / 40", "40 / 40"]);
  await page.locator("yuekao-rates").screenshot({ path: info.outputPath("groups.png") });
  await page.locator("yuekao-rates tr.group").first().getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("90 × 60 ÷ 100 = 54");
  await page.keyboard.press("Escape");
  await open(page, "历史");
  await asList(page);
  await expect(page.locator("yuekao-months-table thead th").filter({ hasText: "服务质量" }).first()).toBeVisible();
  const heads = await page.locator("yuekao-months-table thead th").allInnerTexts();
  const column = heads.findIndex((head) => head.includes("服务质量"));
  // Nobody answered in July: the 40 of 50 for answering stand for quality, 48 of 60.
  for (const [line, points] of [[0, "54"], [1, "48"]] as const) await expect(page.locator(`yuekao-months-table tr[data-line="${line}"] > *`).nth(column)).toHaveText(points);
});

test("a score is called as the contract calls it, and nothing leads with money where none is paid", async ({ page }) => {
  await bring(page, "faults_counted");
  await open(page, "数据");
  await paste(page, ["月份\t差错次数", "2026-06\t4"].join("\n"));
  await open(page, "结算");
  await expect(answer(page, "差错记分")).toHaveText("4");
  await expect(page.locator("p.unseen[role=status]")).toHaveText("正式考核，差错记分 4，档位 警告");
  await expect(answer(page, "档位")).toContainText("警告");
  await expect(page.locator("yuekao-answer")).not.toContainText("¥0.00");
  await expect(page.locator("yuekao-answer")).not.toContainText("综合服务评分");
});

test("points on top stand behind what is scaled, and a helper is not shown", async ({ page }) => {
  await bring(page, "points_on_top");
  await open(page, "数据");
  await paste(page, ["月份\t满意度\t接起量\t进线量\t表扬次数", "2026-06\t80%\t0\t0\t5"].join("\n"));
  await open(page, "结算");
  await expect(answer(page, "综合得分")).toHaveText("85");
  await page.locator("yuekao-answer .score").getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("40 × 100 ÷ 50 + 5 = 85");
  await page.keyboard.press("Escape");
  await bring(page, "helper");
  await open(page, "数据");
  await paste(page, ["月份\t投诉数\t接起量\t接待量", "2026-06\t11\t600\t400"].join("\n"));
  await open(page, "结算");
  await expect(page.locator("yuekao-rates tbody th")).toHaveText(["投诉率"]);
});

test("what adds up over months takes the pasted months before", async ({ page }) => {
  await bring(page, "points_accumulate");
  await open(page, "数据");
  await paste(page, ["月份\t满意度", "2026-01\t80%", "2026-02\t80%", "2026-03\t80%", "2026-04\t80%"].join("\n"));
  await open(page, "结算");
  await expect(page.locator("yuekao-answer h2")).toContainText("2026年4月");
  await expect(page.locator("yuekao-statement tr").filter({ hasText: "记分扣减" })).toContainText("10,000.00");
  await page.locator("yuekao-outcomes li").filter({ hasText: "累计满 12 分" }).getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("累计记分");
});
