import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { many, pasteLong } from "./many.ts";
import { answer, open, paste, sample, undo } from "./paste.ts";

const old = readFileSync(new URL("../unit/links/v1.txt", import.meta.url), "utf8").trim();
const score = (page: Page) => answer(page, "综合服务评分");
const notice = (page: Page) => page.locator("yuekao-notice");

/** The link the dialog hands out, through the clipboard. */
async function shared(page: Page): Promise<string> {
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "分享链接" });
  await expect(dialog).toContainText("拿到链接的人都能看到");
  await dialog.getByRole("button", { name: "复制链接" }).click();
  await expect(dialog.getByRole("status")).toHaveText("已复制。");
  await dialog.getByRole("button", { name: "关闭" }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link holds figures, contract, numbers, language and tab, and opens on an empty page", async ({ page, browser, served }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "合同");
  await page.getByRole("textbox", { name: "每月基础服务费", exact: true }).first().fill("43210");
  await expect(page.locator("yuekao-contract-document .strip")).toContainText("47,531");
  const link = await shared(page);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#yuekao=1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(link.length).toBeLessThan(2000);

  const other = await browser.newContext({ locale: "en", baseURL: served.address });
  const visitor = await other.newPage();
  await visitor.goto(link);
  await expect(visitor.locator("yuekao-contract-document .strip")).toContainText("47,531");
  await expect(notice(visitor)).toContainText("迅达客服中心，2026年10月（快递客服合同协议书）");
  await expect(visitor.getByRole("textbox", { name: "每月基础服务费", exact: true }).first()).toHaveValue("43,210");
  // The figures do not stay in the address, and a reload shows what is here.
  expect(visitor.url()).toBe(`${served.address}/`);
  await visitor.reload();
  await expect(visitor.locator("yuekao-answer")).toContainText("47,531");
  await other.close();
});

test("one's own figures are replaced only when that is wanted, and undo brings them back", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-one-row.tsv"));
  await expect(score(page)).toHaveText("20");
  await page.goto(`/${old}`);
  const offer = page.getByRole("dialog", { name: "打开链接里的数据？" });
  await expect(offer).toContainText("蓝鲸家电旗舰店");
  await expect(offer).toContainText("2026年10月");
  await expect(offer).toContainText("会替换这里现有的数据");
  await offer.getByRole("button", { name: "保留我的数据" }).click();
  await expect(offer).toHaveCount(0);
  await expect(score(page)).toHaveText("20");

  await page.goto(`/${old}`);
  await offer.getByRole("button", { name: "打开链接的数据" }).click();
  // Read by the worst channel, as its sender had chosen; in the sender's language and tab.
  await expect(page.getByText("綜合服務評分", { exact: true })).toBeVisible();
  await expect(page.locator("yuekao-answer .score .value")).toHaveText("82");
  await expect(page.locator("yuekao-dates")).toBeVisible();
  await undo(page);
  await expect(page.locator("yuekao-answer .score .value")).toHaveText("20");
});

test("opened once more it asks nothing, and what it says of the figures goes with them", async ({ page }) => {
  await page.goto(`/${old}`);
  const score = page.locator("yuekao-answer .score .value");
  await expect(score).toHaveText("82");
  await expect(notice(page)).toContainText("蓝鲸家电旗舰店");
  await expect(page).toHaveURL(/\/$/);
  await notice(page).getByRole("button").click();
  await page.evaluate((fragment) => { location.hash = fragment; }, old);
  await expect(notice(page)).toContainText("蓝鲸家电旗舰店");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  await expect(score).toHaveText("82");
  // There was nothing to take, so there is one step back and not two.
  await undo(page);
  await expect(page.locator("yuekao-answer")).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
});

test("who opens a link is told of it in its language, however late those words come", async ({ page }) => {
  // Held until the page speaks the link's language: the words that were asked for before are of the other one by then.
  let spoken = (): void => undefined;
  const speaks = new Promise<void>((resolve) => { spoken = resolve; });
  let asked = 0;
  await page.route("**/assets/share-*.js", async (route) => {
    asked += 1;
    if (asked === 1) await speaks;
    else await page.waitForTimeout(200);
    await route.continue();
  });
  await page.goto(`/${old}`);
  await expect(page.getByText("綜合服務評分", { exact: true })).toBeVisible();
  spoken();
  await expect(notice(page)).toContainText("蓝鲸家电旗舰店");
});

const broken: [string, string, RegExp][] = [
  ["cut off", old.slice(0, -40), /不完整或被改动过/],
  ["altered", old.replace(/(.{80})./, "$1_"), /不完整或被改动过/],
  ["of a newer version", old.replace("=1.", "=9."), /来自更新的版本/],
  ["made up", "#yuekao=<img src=x onerror=alert(1)>", /不完整或被改动过/],
];
for (const [what, fragment, message] of broken) {
  test(`a link ${what} says so and changes nothing`, async ({ page }) => {
    await page.goto("/");
    await paste(page, sample("month-one-row.tsv"));
    await page.goto(`/${fragment}`);
    await expect(notice(page)).toContainText(message);
    await expect(score(page)).toHaveText("20");
    await notice(page).getByRole("button", { name: "知道了" }).click();
    await expect(notice(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("");
  });
}

test("two tabs: each is told of the other, keeps its own over a reload, and can take the other's", async ({ page, context }) => {
  await page.goto("/");
  await paste(page, sample("month-one-row.tsv"));
  await expect(score(page)).toHaveText("20");
  const other = await context.newPage();
  await other.goto("/");
  await expect(score(other)).toHaveText("20");
  await paste(other, sample("month-label-value.tsv"));
  await expect(score(other)).toHaveText("86");

  await expect(notice(page)).toContainText("另一个标签页里改了数据：蓝鲸家电旗舰店，2026年10月");
  await expect(score(page)).toHaveText("20");
  await page.reload();
  await expect(score(page)).toHaveText("20");

  await open(other, "合同");
  await other.getByLabel("合作开始日期").fill("2026-02-01");
  await notice(page).getByRole("button", { name: "换成那边的" }).click();
  await expect(score(page)).toHaveText("86");
  await undo(page);
  await expect(score(page)).toHaveText("20");
});

test("storage that is full is said, and the figures stay on the page", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await paste(page, sample("month-label-value.tsv"));
  await expect(page.getByRole("alert")).toContainText("浏览器不允许保存");
  await expect(page.getByRole("alert")).not.toContainText("没有变");
  await expect(score(page)).toHaveText("86");
});

/** How long a hundred thousand months may take on a machine that is at work on something else. */
const ALL_SETTLED = { timeout: 90_000 };

test("a link of a hundred thousand months is made and opened beside the page, which says whose they are", async ({ page, browser, served }) => {
  test.slow(); // a hundred thousand months, three times
  await page.goto("/");
  await pasteLong(page, many({ vendors: 8000, months: 12 }));
  await expect(page.locator("yuekao-months")).toContainText("96,000 条月度记录", ALL_SETTLED);
  await page.evaluate(() => {
    const long: number[] = [];
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    Object.assign(window, { long, begun: performance.now() });
  });
  await page.getByRole("button", { name: "分享", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "分享链接" });
  await expect(dialog).toContainText("正在生成链接");
  await expect(dialog).toContainText("共 96,000 条月度记录");
  await expect(dialog).toContainText("商家1 等");
  const copy = dialog.getByRole("button", { name: "复制链接" });
  await expect(copy).toBeEnabled();
  // Where the page made it, one task took nearly all of the time.
  const { longest, whole } = await page.evaluate(() => {
    const { long, begun } = window as unknown as { long: number[]; begun: number };
    return { longest: Math.max(0, ...long), whole: performance.now() - begun };
  });
  expect(longest).toBeLessThan(whole / 4);
  await copy.click();
  await expect(dialog.getByRole("status")).toHaveText("已复制。");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("#yuekao=1.");

  const other = await browser.newContext({ baseURL: served.address });
  const visitor = await other.newPage();
  await visitor.goto(link);
  await expect(notice(visitor)).toContainText("商家1 等，共 96,000 条月度记录");
  await expect(visitor.locator("yuekao-months")).toContainText("96,000 条月度记录", ALL_SETTLED);
  await other.close();
});

test("a link that is being made is given up with its dialog", async ({ page }) => {
  test.slow(); // a hundred thousand months
  await page.goto("/");
  await pasteLong(page, many({ vendors: 8000, months: 12 }));
  await expect(page.locator("yuekao-months")).toContainText("96,000 条月度记录", ALL_SETTLED);
  const before = page.workers().length;
  await page.getByRole("button", { name: "分享", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "分享链接" })).toContainText("正在生成链接");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(before);
});
