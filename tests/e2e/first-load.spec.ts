// What a first result needs: the part of the engine that is loaded first, and nothing of the rest.

import { expect, test } from "./browser.ts";
import { hold } from "./hold.ts";
import { answer, paste, sample } from "./paste.ts";

/** The whole engine, in either build. */
const WHOLE = /\/yuekao_[^/]*\.wasm$/;

for (const { name, score } of [
  { name: "month-label-value.tsv", score: "86" },
  { name: "month-one-row.tsv", score: "20" },
  { name: "traditional.csv", score: "86" },
  { name: "english-semicolon.csv", score: "86" },
  { name: "messy-cells.tsv", score: "86" },
  { name: "sideways.tsv", score: "98" },
]) {
  test(`${name} is settled before the whole engine is there, and explained after`, async ({ page }) => {
    const release = await hold(page, WHOLE);
    await page.goto("/");
    await paste(page, sample(name));
    await expect(answer(page, "综合服务评分")).toHaveText(score);
    await answer(page, "综合服务评分").getByRole("button").click();
    const why = page.getByRole("dialog", { name: "这个数字怎么来的" });
    release();
    await expect(why).toContainText("附件一 1.3");
  });
}

test("what the first part cannot answer waits for the whole", async ({ page }) => {
  const release = await hold(page, WHOLE);
  await page.goto("/");
  const asked = page.waitForRequest(WHOLE);
  await paste(page, "电话转人工进线量\t3,000\n电话接起量\t3,001\n");
  await asked;
  await expect(answer(page, "综合服务评分")).toHaveCount(0);
  release();
  await expect(page.locator("yuekao-notices, yuekao-problems").first()).toContainText("3001");
});

test("what stands on the page before the engine is there stays where it is when it comes", async ({ page }) => {
  const release = await hold(page, "**/*.wasm");
  await page.goto("/");
  const box = page.locator("yuekao-paste-box");
  await expect(box).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("button")).toHaveText(["开始"]);
  const before = await box.boundingBox();
  release();
  await expect(page.getByRole("navigation").getByRole("button")).toHaveText(["开始", "合同", "嵌入"]);
  expect(await box.boundingBox()).toEqual(before);
});

test("the window is called by the language on the page", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle("月考 · 客服合同月度结算");
  await page.locator(".tools select").selectOption("en");
  await expect(page).toHaveTitle("Yuekao · Monthly settlement of customer-service contracts");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page).toHaveTitle("Yuekao · Monthly settlement of customer-service contracts");
});
