// Hands that are faster than what they ask for, and where the keyboard is afterwards.

import { expect, test } from "./browser.ts";
import { hold } from "./hold.ts";
import { answer, paste, sample } from "./paste.ts";

test("Escape takes a question back that has no answer yet", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  const number = answer(page, "综合服务评分").getByRole("button");
  await expect(number).toHaveText("86");
  const release = await hold(page, "**/assets/derivation-*.js");
  const asked = page.waitForRequest("**/assets/derivation-*.js");
  await number.click();
  await asked;
  await page.keyboard.press("Escape");
  const arrived = page.waitForResponse("**/assets/derivation-*.js");
  release();
  await arrived;
  await page.waitForFunction(() => customElements.get("yuekao-derivation") !== undefined);
  await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => setTimeout(later, 300))));
  await expect(page.locator("yuekao-derivation")).toHaveCount(0);
  await expect(number).toBeFocused();
  // It can be asked again.
  await number.click();
  await expect(page.getByRole("dialog", { name: "这个数字怎么来的" })).toContainText("50 + 36 = 86");
});

test("a dialog that was asked for twice is there once, and gives the keyboard back", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  const release = await hold(page, "**/assets/share-*.js");
  const share = page.getByRole("button", { name: "分享", exact: true });
  await share.dblclick();
  release();
  const dialog = page.getByRole("dialog", { name: "分享链接" });
  await expect(dialog.getByRole("button", { name: "复制链接" })).toBeFocused();
  await expect(page.locator("yuekao-share")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(share).toBeFocused();
});

test("whoever dismisses what was said by key goes on at the answer, or at the tab without one", async ({ page }) => {
  await page.goto("/#yuekao=1.cut.off");
  const notice = page.locator("yuekao-notice").getByRole("button", { name: "知道了" });
  await notice.press("Enter");
  await expect(page.getByRole("button", { name: "开始", exact: true })).toBeFocused();
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  const title = page.locator("yuekao-answer h2");
  await page.evaluate(() => { location.hash = "#yuekao=1.cut.off"; });
  await notice.press("Enter");
  await expect(title).toBeFocused();
  await page.locator("yuekao-paste-box textarea").focus();
  await page.evaluate(() => navigator.clipboard.writeText("你好"));
  await page.keyboard.press("Control+V");
  await page.getByRole("alert").getByRole("button", { name: "知道了" }).press("Enter");
  await expect(title).toBeFocused();
});
