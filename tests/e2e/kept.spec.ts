// Texts too long for the browser's ordinary storage: kept over a reload, by every tab its own, and told where they are not.

import type { Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { many, pasteLong } from "./many.ts";
import { answer, paste, redo, sample, undo } from "./paste.ts";

/** Some 1.3 million characters: few months, that much is said of. */
const long = (vendors: number): string => many({ vendors, months: 12, remarks: 500 });
const LONG = long(200);
const OTHER = long(210);

const months = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-months");

/** What the database holds: a name for each text. */
const texts = (page: Page): Promise<string[]> =>
  page.evaluate(() => new Promise<string[]>((told) => {
    const opening = indexedDB.open("yuekao");
    opening.onsuccess = () => {
      const store = opening.result.transaction("texts").objectStore("texts");
      const asked = store.getAllKeys();
      asked.onsuccess = () => told([...new Set((asked.result as [string, number][]).map(([id]) => id))]);
    };
  }));

/** The text is in the database, and the inputs say where. */
const kept = (page: Page): Promise<void> =>
  expect.poll(async () => (JSON.parse((await page.evaluate(() => sessionStorage.getItem("yuekao/inputs"))) ?? "{}") as { long?: { id: string } }).long?.id ?? "").not.toBe("");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("it is there after a reload, also as a step back from what took its place", async ({ page }) => {
  await pasteLong(page, LONG);
  await expect(months(page)).toContainText("200 个商家，2,400 条月度记录");
  await kept(page);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.reload();
  await expect(months(page)).toContainText("200 个商家，2,400 条月度记录");
  expect(await texts(page)).toHaveLength(1);

  await pasteLong(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await expect(page.locator("yuekao-toast")).toContainText("山茶美妆");
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  expect(await texts(page)).toHaveLength(1);
  await undo(page);
  await expect(months(page)).toContainText("2,400 条月度记录");
  await redo(page);
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await undo(page);
  await expect(months(page)).toContainText("2,400 条月度记录");
  await kept(page);
  await page.reload();
  await expect(months(page)).toContainText("2,400 条月度记录");
});

test("of those that were replaced the nearest are steps back, and the others leave nothing", async ({ page }) => {
  test.slow(); // five long texts
  for (const vendors of [200, 201, 202, 203, 204]) {
    await pasteLong(page, long(vendors));
    await expect(months(page)).toContainText(`${String(vendors)} 个商家`);
    await kept(page);
  }
  await expect.poll(() => texts(page)).toHaveLength(4);
});

test("a step back whose text the browser has thrown away says so, and changes nothing", async ({ page }) => {
  await pasteLong(page, LONG);
  await expect(months(page)).toContainText("2,400 条月度记录");
  await pasteLong(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  // The step back is kept once its long text has a place.
  await expect.poll(() => page.evaluate(() => (JSON.parse(sessionStorage.getItem("yuekao/inputs") ?? "{}") as { past?: unknown[] }).past?.length ?? 0)).toBeGreaterThan(0);
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await page.evaluate(() => new Promise<void>((done) => {
    const opening = indexedDB.open("yuekao");
    opening.onsuccess = () => {
      const emptying = opening.result.transaction("texts", "readwrite");
      emptying.objectStore("texts").clear();
      emptying.oncomplete = () => done();
    };
  }));
  await undo(page);
  await expect(page.getByRole("alert")).toContainText("无法恢复");
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

test("two tabs keep one each, and one can take the other's", async ({ page, context }) => {
  await pasteLong(page, LONG);
  await expect(months(page)).toContainText("200 个商家");
  await kept(page);
  const second = await context.newPage();
  await second.goto("/");
  await expect(months(second)).toContainText("200 个商家");
  await pasteLong(second, OTHER);
  await expect(months(second)).toContainText("210 个商家");
  await expect(page.locator("yuekao-notice")).toContainText("另一个标签页里换成了一份很大的数据");
  expect(await texts(page)).toHaveLength(2);
  await page.reload();
  // The history is one for both, and the newer table counts for the months that both have.
  await expect(months(page)).toContainText("210 个商家，2,520 条月度记录");
  await second.reload();
  await expect(months(second)).toContainText("210 个商家");
  await second.getByLabel("合同", { exact: true }).selectOption({ index: 1 });
  await expect.poll(() => page.evaluate(() => localStorage.getItem("yuekao/inputs"))).toContain('"courier"');
  await page.locator("yuekao-notice").getByRole("button", { name: "换成那边的" }).click();
  await expect(page.getByLabel("合同", { exact: true })).toHaveValue("courier");
  await undo(page);
  await expect(page.getByLabel("合同", { exact: true })).toHaveValue("mall");
});

test("where the browser has no database for it, it says so and goes on", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } });
  });
  await page.reload();
  await pasteLong(page, LONG);
  await expect(page.getByRole("alert")).toContainText("刷新页面后会丢失");
  await expect(months(page)).toContainText("2,400 条月度记录");
});

test("a text the browser has thrown away is missed aloud, and what was set stays", async ({ page }) => {
  await pasteLong(page, LONG);
  await expect(months(page)).toContainText("2,400 条月度记录");
  await page.getByRole("navigation").getByRole("button", { name: "合同" }).click();
  await page.getByLabel("合作开始日期").fill("2026-01-01");
  await kept(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("yuekao/inputs"))).toContain("2026-01-01");
  await page.evaluate(() => indexedDB.deleteDatabase("yuekao"));
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("请重新粘贴");
  await paste(page, sample("month-one-row.tsv"));
  await page.getByRole("navigation").getByRole("button", { name: "合同" }).click();
  await expect(page.getByLabel("合作开始日期")).toHaveValue("2026-01-01");
});

test("a long paste whose page ends before it is kept is told of at the next start, once", async ({ page, context }) => {
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  // The database does not answer before the page ends.
  await page.evaluate(() => { IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest; });
  await pasteLong(page, LONG);
  const next = await context.newPage();
  await next.goto("/");
  await expect(answer(next, "综合服务评分")).toHaveText("20");
  await expect(next.getByRole("alert")).toHaveCount(0);
  // The other tab may end as late as this.
  await page.close();
  await expect(next.getByRole("alert")).toContainText("还没来得及保存");
  await expect(answer(next, "综合服务评分")).toHaveText("20");
  await next.reload();
  await expect(answer(next, "综合服务评分")).toHaveText("20");
  await expect(next.getByRole("alert")).toHaveCount(0);
});

test("a long paste on its way in another tab is not said to be lost", async ({ page, context }) => {
  // On a busy machine the browser gives a lock late: here only after the other tab has opened.
  await page.evaluate(() => {
    const request = Reflect.get(LockManager.prototype, "request") as (...asked: unknown[]) => Promise<unknown>;
    const released = new Promise((release) => { addEventListener("release-locks", release); });
    LockManager.prototype.request = function late(this: LockManager, ...asked: unknown[]) {
      return released.then(() => request.apply(this, asked));
    };
  });
  await pasteLong(page, LONG);
  const second = await context.newPage();
  await second.goto("/");
  await second.getByRole("navigation").getByRole("button", { name: "合同" }).click();
  await expect(second.locator("yuekao-contract-document")).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("release-locks")));
  await expect(months(page)).toContainText("200 个商家");
  await kept(page);
  await expect(second.getByRole("alert")).toHaveCount(0);
  await second.reload();
  await expect(months(second)).toContainText("200 个商家");
  await expect(second.getByRole("alert")).toHaveCount(0);
});

test.describe("what a later version has kept", () => {
  const LATER = '{"version":4,"elsewhere":{"nothing":"that is known here"}}';
  const local = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem("yuekao/inputs"));

  test("is not written over by a page that cannot read it, which keeps its own for its tab", async ({ page }) => {
    await page.evaluate((later) => { localStorage.setItem("yuekao/inputs", later); }, LATER);
    await page.reload();
    await expect(page.getByRole("alert")).toContainText("更新版本的月考留下的数据");
    expect(await local(page)).toBe(LATER);
    await page.getByRole("button", { name: "知道了" }).click();
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    // Said once.
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(await local(page)).toBe(LATER);
    await page.reload();
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    expect(await local(page)).toBe(LATER);
  });

  test("comes from another tab while this one goes on with its own", async ({ page, context }) => {
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    const second = await context.newPage();
    await second.goto("/manifest.webmanifest");
    await second.evaluate((later) => { localStorage.setItem("yuekao/inputs", later); }, LATER);
    await expect(page.getByRole("alert")).toContainText("更新版本的月考留下的数据");
    await paste(page, sample("month-label-value.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("86");
    await pasteLong(page, LONG);
    // Too long for the tab's own memory.
    await expect(page.getByRole("alert")).toContainText("刷新页面后会丢失");
    // With the two months that were pasted before.
    await expect(months(page)).toContainText("2,402 条月度记录");
    expect(await local(page)).toBe(LATER);
    expect(await page.evaluate(() => sessionStorage.getItem("yuekao/inputs"))).toContain('"version":3');
  });
});
