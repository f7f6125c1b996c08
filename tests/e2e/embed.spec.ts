import { expect, test } from "./host.ts";
import { open, paste, sample } from "./paste.ts";

test("the tab shows what is chosen, and hands out code that works under the policy it names", async ({ page, host, context }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "嵌入");
  const tab = page.locator("yuekao-embed");
  const preview = tab.locator("yuekao-calculator");
  await expect(preview.locator("yuekao-answer .score .value")).toHaveText("86");
  const form = tab.getByRole("region", { name: "嵌入到自己的页面" });
  await form.getByRole("combobox", { name: "语言" }).selectOption("en");
  await form.getByRole("combobox", { name: "显示" }).selectOption("result");
  await form.getByRole("combobox", { name: "颜色" }).selectOption("dark");
  await expect(preview.locator("yuekao-answer")).toContainText("Composite score");
  await expect(preview.locator("yuekao-app")).toHaveCSS("background-color", "rgb(18, 23, 26)");
  await tab.getByRole("button", { name: "复制代码" }).click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain('<yuekao-calculator contract="mall" language="en" theme="dark" view="result"></yuekao-calculator>');
  await tab.getByRole("button", { name: "复制安全策略" }).click();
  const policy = await page.evaluate(() => navigator.clipboard.readText());
  expect(policy).toMatch(/^script-src http:\/\/127\.0\.0\.1:\d+ 'wasm-unsafe-eval';\nconnect-src http:\/\/127\.0\.0\.1:\d+$/);

  const other = await context.newPage();
  await other.goto(await host.page(`document.querySelector("yuekao-calculator").figures = ${JSON.stringify(sample("month-label-value.tsv"))};`, code));
  await expect(other.locator("yuekao-answer .score .value")).toHaveText("86");

  await tab.getByRole("radio", { name: /框架/ }).check();
  await expect(tab.locator("pre").first()).toContainText('mount("#yuekao", { contract: "mall", language: "en", theme: "dark", view: "result" });');
  await expect(tab.locator("pre").last()).toContainText("frame-src http://127.0.0.1");
  await tab.getByRole("radio", { name: /单个文件/ }).check();
  const [download] = await Promise.all([page.waitForEvent("download"), tab.getByRole("link", { name: "下载 yuekao.html" }).click()]);
  expect(download.suggestedFilename()).toBe("yuekao.html");
});

test("a contract with numbers of its own is handed over as a file", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "合同");
  await page.getByRole("textbox", { name: /每月基础服务费/ }).first().fill("43210");
  await open(page, "嵌入");
  const tab = page.locator("yuekao-embed");
  await expect(tab.locator("pre").first()).toContainText('contract="./contract.json"');
  await expect(tab.locator("yuekao-calculator yuekao-answer")).toContainText("43,210");
  const [download] = await Promise.all([page.waitForEvent("download"), tab.getByRole("button", { name: "导出合同" }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
});
