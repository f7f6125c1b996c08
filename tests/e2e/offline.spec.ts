import type { Page } from "@playwright/test";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { expect, test as plain } from "./browser.ts";
import { answer, everyTab, open, paste, sample } from "./paste.ts";

/** A copy of the site on a server of its own, which can be ended, and whose files can change. */
interface Site {
  folder: string;
  address: string;
  end: () => Promise<void>;
}

const test = plain.extend<{ site: Site }>({
  site: async ({ context }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "yuekao-site-"));
    await cp(fileURLToPath(new URL("../../dist", import.meta.url)), folder, { recursive: true });
    const { address, close } = await serve(folder);
    const server = { close };
    const end = async (): Promise<void> => {
      await server.close();
      server.close = () => Promise.resolve();
      await context.setOffline(true);
    };
    await use({ folder, address, end });
    await server.close();
    await rm(folder, { recursive: true, force: true });
  },
});
test.use({ serviceWorkers: "allow" });

const controlled = (page: Page): Promise<unknown> => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

test("after one visit everything works with the network cut", async ({ page, site }) => {
  await page.goto(site.address);
  await controlled(page);
  await site.end();
  await page.reload();
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await answer(page, "综合服务评分").getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("50 + 36 = 86");
  await page.keyboard.press("Escape");
  await everyTab(page);
  await open(page, "结算");
  await page.locator("yuekao-paste-box input[type=file]").setInputFiles(fileURLToPath(new URL("../samples/month.xlsx", import.meta.url)));
  await expect(page.locator("yuekao-sheet")).toBeVisible();
  await page.getByRole("button", { name: "分享", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  for (const [locale, word] of [["en", "Undo"], ["zh-TW", "復原"]] as const) {
    await page.locator(".tools > select").first().selectOption(locale);
    await expect(page.getByRole("button", { name: word }).first()).toBeVisible();
  }
  await page.goto(`${site.address}/embed.html`);
  await expect(page.locator("yuekao-calculator")).toBeVisible();
});

/** A version that differs in nothing but its name. */
async function publish({ folder }: Site): Promise<void> {
  const file = join(folder, "sw.js");
  // Put in its place at once: a browser that looks meanwhile would find half a file.
  await writeFile(`${file}.newer`, (await readFile(file, "utf8")).replace(/VERSION="\w+"/, 'VERSION="newer"'));
  await rename(`${file}.newer`, file);
}
const look = (page: Page): Promise<unknown> => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration?.update()));

test("a newer version is offered, waits, and is taken with the figures as they are", async ({ page, site }) => {
  await page.goto(site.address);
  await controlled(page);
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await publish(site);
  await look(page);
  const notice = page.locator("yuekao-notice");
  await expect(notice).toContainText("新版本已经准备好");
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
  await Promise.all([page.waitForEvent("load"), notice.getByRole("button", { name: "换用新版本" }).click()]);
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["yuekao newer"]);
});

test("in a second tab the newer version is taken, too, when the first has taken it already", async ({ page, context, site }) => {
  await page.goto(site.address);
  await controlled(page);
  await paste(page, sample("month-label-value.tsv"));
  const other = await context.newPage();
  await other.goto(site.address);
  await expect(answer(other, "综合服务评分")).toHaveText("86");
  await publish(site);
  await look(page);
  const take = (tab: Page) => tab.locator("yuekao-notice").getByRole("button", { name: "换用新版本" });
  await expect(take(other)).toBeVisible();
  await Promise.all([page.waitForEvent("load"), take(page).click()]);
  await other.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null);
  await Promise.all([other.waitForEvent("load"), take(other).click()]);
  await expect(answer(other, "综合服务评分")).toHaveText("86");
});

test("offering a newer version in one tab leaves what another has kept", async ({ page, context, site }) => {
  await page.goto(site.address);
  await controlled(page);
  const other = await context.newPage();
  await other.goto(site.address);
  await paste(other, sample("month-label-value.tsv"));
  await expect(answer(other, "综合服务评分")).toHaveText("86");
  await expect(page.locator("yuekao-notice")).toContainText("另一个标签页里改了数据");
  await publish(site);
  await look(page);
  await expect(page.locator("yuekao-notice")).toContainText("新版本已经准备好");
  // Whoever closes both finds the figures again.
  const later = await context.newPage();
  await later.goto(site.address);
  await expect(answer(later, "综合服务评分")).toHaveText("86");
});

test("while the browser keeps no figures no newer version is offered", async ({ page, site }) => {
  await page.goto(site.address);
  await controlled(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await paste(page, sample("month-label-value.tsv"));
  await expect(page.getByRole("alert")).toContainText("浏览器不允许保存");
  await publish(site);
  await look(page);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === "installed");
  await page.waitForTimeout(300);
  await expect(page.locator("yuekao-notice")).toHaveCount(0);
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("it can be installed", async ({ page, site }) => {
  await page.goto(site.address);
  await controlled(page);
  const cdp = await page.context().newCDPSession(page);
  const { errors } = await cdp.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});
