// The ways people take through the page, in every browser: the same steps, the same figures. Details
// that do not depend on the browser stand in tests/e2e.

import { copyFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import readWorkbook from "read-excel-file/node";
import { Key, type WebElement } from "selenium-webdriver";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { many } from "../e2e/many.ts";
import type { Browser } from "./drivers.ts";
import type { Hands } from "./hands.ts";
import { DIST, Setting, type Visitor } from "./setting.ts";

const path = (name: string): string => fileURLToPath(new URL(`../samples/${name}`, import.meta.url));
const MONTH = readFileSync(path("month-label-value.tsv"), "utf8");
const FIGURES = JSON.stringify(MONTH);

/** The field a file is put into; the button in front of it opens a window of the system, which no driver reaches. */
const FILE_FIELD = `const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]));
  return all(document).find((one) => one.matches("input[type=file]"));`;

/** Not every browser can be made to ask for Chinese. What it asks for instead comes first. */
async function inChinese(hands: Hands): Promise<void> {
  const asked = await hands.driver.executeScript<string>("return navigator.language");
  if (asked.startsWith("en")) await hands.find("yuekao-app .app[lang=en]");
  await hands.choose("yuekao-app select:has(option[lang])", "zh-CN");
}

/** What stands in the headline of that month. */
async function answers(hands: Hands): Promise<void> {
  await hands.reads("yuekao-answer", "综合服务评分 86/ 100");
  await hands.reads("yuekao-answer", "档位 ✓达标");
  await hands.reads("yuekao-answer", "乙方应付 ¥0.00");
  await hands.reads("yuekao-answer", "甲方代为服务的费用 ¥19,450.54");
}

async function explains(hands: Hands): Promise<void> {
  await hands.click("yuekao-answer .score .why");
  await hands.reads("yuekao-derivation", "50 + 36 = 86");
  await hands.reads("yuekao-derivation", "附件一 1.3");
}

const setting = new Setting(process.env["BROWSER"] as Browser);
let visitor: Visitor;
let hands: Hands;

async function pasted(address: string, text = MONTH): Promise<void> {
  await visitor.copy(text);
  await visitor.open(address);
  await inChinese(hands);
  await hands.click("yuekao-paste-box textarea");
  await hands.paste();
}

beforeAll(async () => {
  visitor = await setting.visitor();
  ({ hands } = visitor);
});
afterEach(async () => {
  expect(await setting.complaints(), "exceptions, warnings and breaches of the policy").toEqual([]);
});
afterAll(() => setting.end());

test("a month is pasted; its numbers lead to clause and cell; a reload keeps it", async () => {
  const { address } = await setting.site();
  await pasted(address);
  await answers(hands);
  await explains(hands);
  expect(await hands.seen("yuekao-sheet td.lit")).not.toEqual([]);
  await hands.press(Key.ESCAPE);
  await hands.gone("yuekao-derivation");

  await hands.click("yuekao-rates button", "电话接起率 88%");
  await hands.reads("yuekao-derivation", "2,640 ÷ 3,000 = 88%");
  await hands.click("yuekao-derivation button", /单元格 B4/);
  const cell = await hands.focused();
  expect([await cell.getAttribute("data-row"), await cell.getAttribute("data-column"), await cell.getAttribute("textContent")]).toEqual(["4", "2", "2,640"]);

  // By hand, in the sheet: 2,640 of 3,000 calls become all of them.
  await hands.driver.actions().doubleClick(cell).perform();
  await hands.selectAll();
  await hands.driver.actions().sendKeys("3000", Key.ENTER).perform();
  await hands.reads("yuekao-rates", "100%");
  await hands.click("yuekao-derivation button", "关闭");
  await hands.click("button.undo");
  await answers(hands);
  await visitor.open(address);
  await answers(hands);
});

test("CSV and workbook hold the figures of the page, and the table is copied", async () => {
  await pasted((await setting.site()).address);
  await answers(hands);
  await hands.click("button", "导出");
  await hands.click("yuekao-export button", /^CSV/);
  const csv = readFileSync(await visitor.downloaded(".csv"), "utf8");
  for (const line of ["综合服务评分,86", "接起率与应答率合并,89.875", "乙方应付,0.00", "甲方代为服务的费用,19450.54"]) expect(csv).toContain(line);
  await hands.click("yuekao-export button", /^Excel/);
  const [, , result, , steps] = await readWorkbook(await visitor.downloaded(".xlsx"));
  expect(result?.data.find(([, line]) => line === "综合服务评分")?.[2]).toBe(86);
  expect(result?.data.flat()).toContain(19450.54);
  expect(JSON.stringify(steps?.data)).toContain("2,640 ÷ 3,000 = 88%");
  await hands.click("yuekao-export button", /^复制为表格/);
  await hands.reads("yuekao-export [role=status]", "已复制。");
});

test("a link opens somewhere else as it was here", async () => {
  const { address } = await setting.site();
  await pasted(address);
  await answers(hands);
  await hands.click("nav button", "试算");
  await hands.click("button", "分享");
  await hands.click("yuekao-share button", "复制链接");
  await hands.reads("yuekao-share [role=status]", "已复制。");
  const link = await (await hands.find("yuekao-share input")).getAttribute("value");
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#yuekao=1\.[0-9a-f]{8}\.[\w-]+$/);

  const other = await setting.visitor();
  await other.open(link ?? "");
  await other.hands.reads("yuekao-notice", "蓝鲸家电旗舰店");
  await other.hands.find("yuekao-what-if yuekao-heat-map path.edges");
  await other.hands.click("nav button", "结算");
  await answers(other.hands);
  expect(await other.hands.driver.getCurrentUrl()).toBe(`${address}/`);
});

test("files of every kind are read: a workbook, a year in GBK, many months beside the page", async () => {
  await visitor.open((await setting.site()).address);
  await inChinese(hands);
  const give = async (name: string): Promise<void> => {
    const field = await hands.driver.executeScript<WebElement>(FILE_FIELD);
    await field.sendKeys(path(name));
  };
  await give("month.xlsx");
  await answers(hands);
  await give("year-gbk.csv");
  await hands.find("yuekao-months");
  await pasted((await setting.site()).address, many({ vendors: 20, months: 36, categories: 2 }));
  await hands.reads("yuekao-months", "720 条月度记录");
});

test("embedded under a strict policy: as an element, in a frame, in a sandbox", async () => {
  const { address } = await setting.site();
  const host = await setting.host(address);
  await visitor.open(await host.page(
    `addEventListener("yuekao-result", ({ detail }) => detail.assessment && (document.title = detail.assessment.score));
    await import(yuekao + "/element.js"); one.figures = ${FIGURES};`,
    `<yuekao-calculator id="one" contract="mall" language="zh-CN"></yuekao-calculator>`,
  ));
  await answers(hands);
  expect(await hands.driver.getTitle()).toBe("86");
  await explains(hands);

  for (const sandbox of [undefined, "allow-scripts"]) {
    await visitor.open(await host.page(
      `const { mount } = await import(yuekao + "/embed.js");
      const mounted = mount("#here", { contract: "mall", figures: ${FIGURES}, language: "zh-CN", sandbox: ${JSON.stringify(sandbox)} });
      mounted.on("result", ({ assessment }) => assessment && (document.title = assessment.score));`,
      `<div id="here"></div>`,
    ));
    const frame = await hands.find("iframe");
    await hands.driver.switchTo().frame(frame);
    await answers(hands);
    await explains(hands);
    const inner = await hands.driver.executeScript<number>("return document.documentElement.scrollHeight");
    await hands.driver.switchTo().defaultContent();
    expect(await hands.driver.getTitle()).toBe("86");
    await hands.until("a frame as high as what is in it", async () => (await frame.getRect()).height >= inner || null);
  }
});

test("one file, opened by double click", async () => {
  const file = join(await setting.folder(), "yuekao.html");
  await copyFile(join(DIST, "yuekao.html"), file);
  await pasted(pathToFileURL(file).href);
  await answers(hands);
  await explains(hands);
  await hands.press(Key.ESCAPE);
  for (const tab of ["日期", "试算", "报价", "合同"]) await hands.click("nav button", tab);
  await hands.click("nav button", "结算");
  await hands.click("button", "导出");
  await hands.click("yuekao-export button", /^CSV/);
  await visitor.downloaded(".csv");
  await hands.gone(".alarm");
});

test("after one visit it opens without its server", async () => {
  const site = await setting.site();
  await pasted(site.address);
  await answers(hands);
  await hands.until("the worker that keeps the page", () => hands.driver.executeScript<true | null>("return navigator.serviceWorker?.controller ? true : null;"));
  await visitor.rest();
  await site.close();
  await visitor.open(site.address);
  await answers(hands);
  await explains(hands);
});
