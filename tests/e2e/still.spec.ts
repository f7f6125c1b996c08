// Nothing moves by itself once the result is there: what is found out later has its lines kept free. Who presses a number just then
// presses that number.

import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test } from "./browser.ts";
import { open, paste } from "./paste.ts";

/** From now on, every distance of the parts below the answer from its top. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const places: number[] = [];
    const look = (): void => {
      const app = document.querySelector("yuekao-app")?.shadowRoot;
      const parts = app?.querySelector(".parts")?.getBoundingClientRect();
      const answer = app?.querySelector("yuekao-answer")?.getBoundingClientRect();
      if (parts && answer && places.at(-1) !== parts.y - answer.y) places.push(parts.y - answer.y);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { places });
  });
}

const places = (page: Page): Promise<number[]> => page.evaluate(() => (window as unknown as { places: number[] }).places);

/** Until all hints are there: the way to a better result comes from a worker. */
async function hinted(page: Page): Promise<void> {
  await expect.poll(() => page.locator("yuekao-hints").evaluate((hints) => {
    const { better, view } = hints as unknown as { better: unknown; view: { readings: unknown[]; contract: { ambiguities?: unknown[] } } };
    return better !== null && view.readings.length === (view.contract.ambiguities?.length ?? 0);
  })).toBe(true);
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
}

for (const width of [1366, 360]) {
  for (const contract of ["网上商城产品销售咨询及售后服务合同", "快递客服合同协议书", "电商平台客服外包合同", "客服服务协议"]) {
    test(`what lies below the answer stays where it is, ${String(width)} wide: ${contract}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 768 });
      await page.goto("/");
      await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: contract });
  await watch(page);
      await page.getByRole("button", { name: /示例/ }).first().click();
      await hinted(page);
      expect(await places(page)).toHaveLength(1);
    });
  }
}

test("it stays where it is under a contract that is loaded, too", async ({ page }) => {
  const prices = await readFile(new URL("../../contracts/guide/prices/terms.json", import.meta.url), "utf8");
  await page.goto("/");
  await paste(page, ["月份\t2026年10月", "通话分钟数\t6000", "夜间通话分钟数\t400", "消息条数\t1700", "信函数\t100", "邮件数\t1500", "成交金额\t10000", "放弃来电数\t100", "投诉数\t10", "逾期信函数\t25"].join("\n"));
  await open(page, "合同");
  await watch(page);
  await page.locator("yuekao-contract-document input[type=file]").setInputFiles({ name: "prices.json", mimeType: "application/json", buffer: Buffer.from(prices) });
  await open(page, "结算");
  await expect(page.locator("yuekao-statement")).toContainText("¥213.71");
  await hinted(page);
  expect(await places(page)).toHaveLength(1);
});
