// What a first result needs: the files that scripts/size.mjs counts, each once, and nothing else.

import { filesOfFirstVisit } from "../../scripts/size.mjs";
import { expect, test } from "./browser.ts";
import { hold } from "./hold.ts";
import { answer, paste, sample } from "./paste.ts";

const fileOf = (url: URL): string => url.pathname.slice(1) || "index.html";

for (const { name, score } of [
  { name: "month-label-value.tsv", score: "86" },
  { name: "month-one-row.tsv", score: "20" },
  { name: "traditional.csv", score: "86" },
  { name: "english-semicolon.csv", score: "86" },
  { name: "messy-cells.tsv", score: "86" },
  // The newest of its months: 5,350 of 7,400 is 72.29 %, 17 whole points short, 50 − 34; 530 of 950 leaves nothing of the other 50.
  { name: "sideways.tsv", score: "16" },
]) {
  test(`${name} is settled with what the first visit is counted by, and explained after`, async ({ page }) => {
    const first = filesOfFirstVisit();
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(fileOf(new URL(request.url()))));
    const release = await hold(page, (url) => !first.has(fileOf(url)));
    await page.goto("/");
    await paste(page, sample(name));
    await expect(answer(page, "综合服务评分")).toHaveText(score);
    // Loaded in advance and then used, not loaded twice.
    const counted = fetched.filter((file) => first.has(file));
    expect(counted.filter((file) => file.endsWith(".wasm"))).toHaveLength(1);
    expect(counted.toSorted()).toEqual([...new Set(counted)].toSorted());
    release();
    await answer(page, "综合服务评分").getByRole("button").click();
    await expect(page.getByRole("dialog", { name: "这个数字怎么来的" })).toContainText("附件一 1.3");
  });
}

test("what stands on the page before the engine is there stays where it is when it comes", async ({ page }) => {
  const release = await hold(page, "**/*.wasm");
  await page.goto("/");
  const box = page.locator("yuekao-paste-box");
  await expect(box).toBeVisible();
  const tabs = page.getByRole("navigation").getByRole("button");
  await expect(tabs.and(page.locator(":enabled"))).toHaveText(["开始"]);
  const [before, tab] = [await box.boundingBox(), await page.locator("[data-tab=offers]").boundingBox()];
  release();
  await expect(tabs.and(page.locator(":enabled"))).toHaveText(["开始", "报价", "合同", "嵌入"]);
  expect(await box.boundingBox()).toEqual(before);
  await paste(page, sample("month-label-value.tsv"));
  await expect(tabs.and(page.locator("[data-tab=what-if]"))).toBeEnabled();
  expect(await page.locator("[data-tab=offers]").boundingBox()).toEqual(tab);
});

test("the window is called by the language on the page", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle("月考 · 客服合同月度结算");
  await page.locator(".tools > select").selectOption("en");
  await expect(page).toHaveTitle("Yuekao · Monthly settlement of customer-service contracts");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page).toHaveTitle("Yuekao · Monthly settlement of customer-service contracts");
});
