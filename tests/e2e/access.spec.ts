import type { Page } from "@playwright/test";
import { findingsLightAndDark } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { many, pasteLong } from "./many.ts";
import { answer, asList, open, paste, sample } from "./paste.ts";

test("axe finds nothing: empty, with a result, with problems, with a derivation", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "载入示例" })).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);

  await paste(page, sample("month-label-value.tsv").replace("120", "一百二").replace("女装", "宠物用品"));
  await expect(page.locator("yuekao-problems")).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
  await open(page, "合同");
  await expect(page.locator("yuekao-contract-document")).toContainText("合作开始");
  expect(await findingsLightAndDark(page)).toEqual([]);
  await open(page, "数据");
  await expect(page.locator("yuekao-figures")).toContainText("添加工单");
  await page.getByRole("button", { name: "添加工单" }).click();
  expect(await findingsLightAndDark(page)).toEqual([]);
  await open(page, "日期");
  await expect(page.locator("yuekao-dates")).toContainText("考核结果");
  await page.locator("yuekao-dates button.stop").first().click();
  expect(await findingsLightAndDark(page)).toEqual([]);

  await paste(page, sample("month-label-value.tsv"));
  await answer(page, "综合服务评分").getByRole("button").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.locator("yuekao-derivation summary").first().click();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing beside the other side's statement", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "对账");
  await page.getByRole("textbox", { name: "对方的结算单" }).fill("电话接起量：2,340\n综合服务评分：78\n档位：不详");
  await expect(page.getByRole("textbox", { name: "异议草稿" })).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing beside other contracts", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "客服服务协议" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(page.locator("yuekao-answer")).toBeVisible();
  await open(page, "报价");
  for (const variant of [3, 8]) await page.getByRole("combobox", { name: "添加方案…" }).selectOption({ index: variant });
  await expect(page.locator("yuekao-lines path").first()).toBeAttached();
  await page.getByText("以表格查看").first().click();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing in the table of months and in the export", async ({ page }) => {
  test.slow(); // eight looks at several hundred cells
  await page.goto("/");
  await paste(page, many({ vendors: 4, months: 12, categories: 2 }).replace("\t1000\t", "\t一千\t"));
  await expect(page.locator("yuekao-months-matrix td.cell").first()).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
  await asList(page);
  await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("一千");
  expect(await findingsLightAndDark(page)).toEqual([]);
  for (const group of ["vendor", "tier"]) {
    await page.getByLabel("分组").selectOption(group);
    await page.locator("yuekao-months-table tr.group th").first().click();
    await expect(page.locator("yuekao-months-table tr.inside").first()).toBeVisible();
    expect(await findingsLightAndDark(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "导出" })).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing in the table of months while it is made, and when it was given up", async ({ page }) => {
  test.slow(); // four looks at several hundred cells
  // Once the first rows are there the worker is not asked to go on: the table stays as it is while axe looks.
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      override postMessage(message: unknown, transfer: Transferable[] | StructuredSerializeOptions = []): void {
        const shown = document.querySelector("yuekao-app")?.shadowRoot?.querySelector("yuekao-months")?.shadowRoot?.querySelector("yuekao-months-table");
        if (!shown || (message as { path?: string[] }).path?.[0] !== "goOn") super.postMessage(message, Array.isArray(transfer) ? { transfer } : transfer);
      }
    };
  });
  await page.goto("/");
  await pasteLong(page, many({ vendors: 4000, months: 12, categories: 2 }));
  await expect(page.locator("yuekao-months progress")).toBeVisible();
  await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("商家1");
  expect(await findingsLightAndDark(page)).toEqual([]);
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.locator("yuekao-months")).toContainText("已停止");
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing while figures are supposed to be others", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await expect(page.locator("yuekao-hints")).toContainText("即可达到“优质服务商”");
  await open(page, "试算");
  await expect(page.locator("yuekao-heat-map path.edges")).toBeVisible();
  await page.getByText("以表格查看").first().click();
  await page.getByText(/未提供的/).click();
  await page.getByRole("textbox", { name: /^电话接起量/ }).fill("三千");
  await expect(page.locator("yuekao-figure-field [role=alert]")).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing under a contract with blanks", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "合同");
  await page.getByRole("textbox", { name: /每月基础服务费/ }).first().fill("五万");
  await expect(page.locator("yuekao-contract-document")).toContainText("请填一个数");
  expect(await findingsLightAndDark(page)).toEqual([]);
});

test("axe finds nothing where the calculator is shared and embedded", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await page.getByRole("button", { name: "分享", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "分享链接" })).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await open(page, "嵌入");
  await expect(page.locator("yuekao-embed yuekao-answer .score .value")).toHaveText("86");
  expect(await findingsLightAndDark(page)).toEqual([]);
  await page.goto("/#yuekao=9.x.y");
  await expect(page.locator("yuekao-notice")).toBeVisible();
  expect(await findingsLightAndDark(page)).toEqual([]);
});

/** From the widest to the narrowest, where the page is left: a screen of 1366 × 768 at 500 %, though high enough that a message does not cover it. */
const SCREENS = [[1920, 1080], [1366, 768], [768, 1024], [360, 740], [273, 400]] as const;

/** Nothing runs out of the screen, however wide it is. */
async function fits(page: Page): Promise<void> {
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    // What measures its room draws itself anew after that.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => { requestAnimationFrame(drawn); })));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
}

test("nothing runs out of a screen of any width", async ({ page }) => {
  test.slow(); // five widths at ten places
  await page.setViewportSize({ width: 273, height: 400 });
  await page.goto("/");
  // The example, so that it can be loaded for other contracts, too.
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await fits(page);
  await open(page, "试算");
  await expect(page.locator("yuekao-heat-map path.edges")).toBeVisible();
  await page.getByText("以表格查看").click();
  await fits(page);
  await open(page, "结算");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await expect(page.locator("yuekao-outcomes")).toBeVisible();
  await fits(page);
  // The clauses of this one have long names.
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "电商平台客服外包合同" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(page.locator("yuekao-outcomes")).toContainText("第十条合同解除与终止");
  await fits(page);
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await expect(page.locator("yuekao-outcomes")).not.toContainText("第十条");
  // Nothing is compared while the other contract's example lacks what this one needs.
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(page.locator("yuekao-answer")).not.toContainText("待定");
  await open(page, "合同");
  await expect(page.locator("yuekao-contract-document")).toContainText("示例");
  await fits(page);
  await open(page, "嵌入");
  await expect(page.locator("yuekao-embed yuekao-calculator")).toBeVisible();
  await fits(page);
  await open(page, "报价");
  for (const variant of [1, 2, 3]) await page.getByRole("combobox", { name: "添加方案…" }).selectOption({ index: variant });
  await expect(page.locator("yuekao-offer-plans thead th")).toHaveCount(4);
  await fits(page);
  await open(page, "对账");
  await page.getByRole("textbox", { name: "对方的结算单" }).fill("解决问题数\t930\n甲方应付\t50,000\n乙方应付\t1");
  await expect(page.locator("yuekao-reconcile table").first()).toBeVisible();
  await fits(page);
  await open(page, "日期");
  await expect(page.locator("yuekao-dates .line")).toBeVisible();
  await fits(page);
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ index: 0 });
  await paste(page, many({ vendors: 3, months: 12 }));
  await asList(page);
  await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("商家1");
  await fits(page);
});

test("the result is announced", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await expect(page.getByRole("status")).toHaveText(/综合服务评分 86，档位 达标，乙方应付 ¥0\.00/);
});

test("after the first result the keyboard is at the answer", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).press("Enter");
  await expect(page.getByRole("heading", { name: "蓝鲸家电旗舰店 · 2026年10月" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(answer(page, "综合服务评分").getByRole("button")).toBeFocused();
});

test("on a narrow screen the tab that is open is in sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await paste(page, many({ vendors: 3, months: 12 }));
  const tab = page.getByRole("navigation").getByRole("button", { name: "历史" });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await expect(tab).toBeInViewport({ ratio: 1 });
});
