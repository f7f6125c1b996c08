// Every way out of the page gives the same figures.

import type { Page } from "@playwright/test";
import { extractRawText } from "mammoth";
import readWorkbook from "read-excel-file/node";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { many, pasteLong } from "./many.ts";
import { answer, asList, open, paste, sample } from "./paste.ts";
import { print, sheets } from "./printer.ts";

const menu = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-export");

async function exported(page: Page, way: string): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), menu(page).getByRole("button", { name: way }).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** The rows of a CSV file, quotation marks undone. */
function rowsOf(csv: string): string[][] {
  return csv.replace(/^\ufeff/, "").trimEnd().split("\r\n").map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""));
}

const plain = (cell: unknown): string => (cell === null || cell === undefined ? "" : typeof cell === "number" ? String(cell) : (cell as string));
/** Without the places that a number of a workbook does not write. */
const number = (text: string): string => (/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text);

async function copied(page: Page): Promise<{ html: string; plain: string }> {
  await menu(page).getByRole("button", { name: "复制为表格" }).click();
  await expect(menu(page).getByRole("status")).toHaveText("已复制。");
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (item ? (await item.getType(type)).text() : "");
    return { html: await read("text/html"), plain: await read("text/plain") };
  });
}

const htmlRows = (page: Page, html: string): Promise<string[][]> =>
  page.evaluate((text) => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("tr")].map((row) => [...row.children].map((one) => one.textContent)), html);

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("one month: page, clipboard, CSV and workbook say the same", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const { html, plain: text } = await copied(page);
  const csv = await exported(page, "CSV 文件");
  expect(csv.name).toMatch(/^.+_2026年10月_结算\.csv$/);
  const written = readFileSync(csv.path, "utf8");
  expect(written.startsWith("\ufeff")).toBe(true);
  const rows = rowsOf(written);
  expect(text.replace(/\n$/, "").split("\n").map((line) => line.split("\t"))).toEqual(rows);
  expect(await htmlRows(page, html)).toEqual(rows);

  const workbook = await exported(page, "Excel 工作簿");
  expect(workbook.name).toMatch(/^.+_2026年10月_结算\.xlsx$/);
  const sheets = await readWorkbook(workbook.path);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["数据", "合同", "结算", "说明", "计算步骤"]);
  const [data, , result, , steps] = sheets;
  expect(data?.data.find(([line]) => line === "电话接起量")?.[1]).toBe(2640);
  // Numbers are numbers there, rates hundredths of what they are in per cent, and what is shown is what the page shows.
  const found = (line: string): unknown => result?.data.find(([, name]) => name === line)?.[2];
  expect([found("综合服务评分"), found("接起率与应答率合并"), found("乙方应付")]).toEqual([86, 0.89875, 0]);

  const value = (line: string): string => rows.find(([name]) => name === line)?.[1] ?? "";
  expect(value("综合服务评分")).toBe("86");
  expect(value("接起率与应答率合并")).toBe("89.875");
  expect(value("乙方应付")).toBe("0.00");
  expect(value("甲方代为服务的费用")).toBe("19450.54");
  const sentences = steps?.data.map((row) => row.map(plain).join("|")).join("\n") ?? "";
  expect(sentences).toContain("50 + 36 = 86");
  expect(sentences).toContain("附件一 1.3");
  expect(sentences).toMatch(/2,640 ÷ 3,000 = 88%/);
  expect(sentences).toMatch(/B4/);
});

test("what is signed and sent: a settlement sheet and a report, on paper and for a word processor, and a picture", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await menu(page).getByRole("button", { name: "复制为图片" }).click();
  await expect(menu(page).getByRole("status")).toHaveText("图片已复制，可以粘贴到聊天里。");
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width, height } = await createImageBitmap(await (item ?? new ClipboardItem({})).getType("image/png"));
    return { width, height };
  });
  expect(size).toEqual({ width: 1280, height: expect.any(Number) as unknown });
  expect(size.height).toBeGreaterThan(600);

  const sheet = await exported(page, "结算单：Word");
  expect(sheet.name).toMatch(/_2026年10月_结算单\.docx$/);
  const { value: written } = await extractRawText({ path: sheet.path });
  expect(written).toContain("人民币零元整");
  expect(written).toContain("¥19,450.54");
  const report = await exported(page, "服务月报：Word");
  expect((await extractRawText({ path: report.path })).value).toContain("调研满意度：本月 78%，目标 85%。原因与改进措施：");

  await print(page, () => menu(page).getByRole("button", { name: "结算单：打印" }).click());
  const paper = page.locator("yuekao-document");
  await expect(paper).toContainText("月度服务费结算单");
  await expect(paper).toContainText("人民币零元整");
  await expect(page.locator("yuekao-answer")).toBeHidden();
  expect(await sheets(page, test.info().outputPath("settlement.pdf"))).toBe(2);
});

test("many months: table, clipboard, CSV and workbook say the same, totals included", async ({ page }) => {
  await paste(page, many({ vendors: 4, months: 12, categories: 3 }));
  await page.getByRole("searchbox").fill("商家2");
  await expect(page.locator("yuekao-months")).toContainText("筛选后 12 条");
  await asList(page);
  const lines = page.locator("yuekao-months-table tbody tr[data-line]");
  await expect(lines.filter({ hasText: "商家2" })).toHaveCount(12);
  const shown = await lines.evaluateAll((rows) => rows.map((row) => [...row.children].map((one) => (one as HTMLElement).innerText)));
  const total = await page.locator("yuekao-months-table tfoot td").filter({ hasText: "¥" }).first().innerText();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(menu(page)).toContainText("（12 条月度记录）");
  const { html, plain: text } = await copied(page);
  const rows = rowsOf(readFileSync((await exported(page, "CSV 文件")).path, "utf8"));
  expect(text.replace(/\n$/, "").split("\n").map((line) => line.split("\t"))).toEqual(rows);
  expect(await htmlRows(page, html)).toEqual(rows);
  await expect(menu(page)).toContainText("前 200 个月每个数字的计算步骤");
  const [months, steps] = await readWorkbook((await exported(page, "Excel 工作簿")).path);
  // A rate is one in the workbook: 88 is 0.88, shown as 88.00%.
  const rates = new Set(["电话接起率", "在线应答率", "接起率与应答率合并", "调研满意度"].map((name) => rows[0]?.indexOf(name)));
  const inBook = (row: readonly string[]): string[] => row.map((one, place) => (rates.has(place) && /^\d/.test(one) ? String(Number(`${one}e-2`)) : number(one)));
  expect(rates.has(-1)).toBe(false);
  expect(months?.data.map((row) => row.map(plain).map(number))).toEqual(rows.map(inBook));
  const column = rows[0]?.indexOf("乙方应付") ?? -1;
  const money = (written: string): string => written.replaceAll(/[¥,]/g, "");
  expect(rows.length).toBe(14);
  expect(rows.slice(1, -1).map((row) => row[column])).toEqual(shown.map((cells) => money(cells[4] ?? "")));
  expect(rows.at(-1)?.[column]).toBe(money(total));

  // The steps end in the same figures, and so does what is printed.
  const stepRows = steps?.data.map((row) => row.map(plain)) ?? [];
  expect(stepRows[0]).toEqual(["商家", "月份", "结果", "步骤", "数值", "怎么算", "算式", "条款", "舍入", "单元格"]);
  for (const [result, step] of [["综合服务评分", "综合服务评分"], ["乙方应付", "应付合计"]] as const) {
    const place = rows[0]?.indexOf(result) ?? -1;
    const ends = stepRows.filter((row) => row[2] === result && row[3] === step);
    expect(ends.map((row) => [row[0], row[1], number(row[4] ?? "")])).toEqual(rows.slice(1, -1).map((row) => [row[0], row[1], number(row[place] ?? "")]));
  }
  // Vendor 2 in its first month: 793 of 1,000 calls and 1,655 of 2,000 chats.
  expect(stepRows.map((row) => row[6])).toContain("2,448 ÷ 3,000 = 81.6%");
  await print(page, () => menu(page).getByRole("button", { name: /^打印/ }).click());
  const printed = await page.locator("yuekao-vendor-recaps tr").evaluateAll((lines) => lines.map((one) => [...one.children].map((child) => child.textContent.replaceAll(/[¥,]/g, ""))));
  const onPaper = printed[0]?.indexOf("乙方应付") ?? -1;
  expect(printed.slice(1).map((row) => row[onPaper])).toEqual(rows.slice(1).map((row) => row[column]));
});

test("an amount that waits for something is told from the others wherever it goes", async ({ page }) => {
  await paste(page, many({ vendors: 2, months: 12, categories: 2 }).replace("商家1\t2020-02\t家用电器", "商家1\t2020-02\t奇怪品类"));
  await open(page, "历史");
  await expect(page.locator("yuekao-months")).toContainText("2 个商家，24 条月度记录");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(menu(page)).toContainText("（24 条月度记录）");
  const rows = rowsOf(readFileSync((await exported(page, "CSV 文件")).path, "utf8"));
  const waits = "合同没有列出品类“奇怪品类”，金额待定。";
  expect(rows.map((row) => row.at(-1)).filter((note) => note !== "")).toEqual(["待处理", waits, "其中 1 条月度记录有待处理的"]);
  expect(rows.find((row) => row.at(-1) === waits)?.slice(0, 2)).toEqual(["商家1", "2020-02"]);
  const [months] = await readWorkbook((await exported(page, "Excel 工作簿")).path);
  expect(months?.data.map((row) => plain(row.at(-1)))).toEqual(rows.map((row) => row.at(-1)));
  await print(page, () => menu(page).getByRole("button", { name: /^打印/ }).click());
  const [first, second] = await page.locator("yuekao-vendor-recaps article").allInnerTexts();
  expect(first).toContain(`2020年2月 · ${waits}`);
  expect(second).not.toContain(waits);
  // What holds for every month alike is on every sheet, once.
  expect(second?.split("不知道合作从哪天开始").length).toBe(2);
});

test("of more months than the workbook has steps of, it says so", async ({ page }) => {
  await paste(page, many({ vendors: 25, months: 9 }));
  await expect(page.locator("yuekao-months")).toContainText("225 条月度记录");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [, steps] = await readWorkbook((await exported(page, "Excel 工作簿")).path);
  expect(steps?.data[1]?.[0]).toBe("这里是表格中前 200 条月度记录的计算步骤，共 225 条月度记录；请先筛选再导出其余的。");
  expect(new Set(steps?.data.slice(2).map(([vendor, month]) => `${plain(vendor)} ${plain(month)}`)).size).toBe(200);
});

test("before all months are there it says why one alone can be exported", async ({ page }) => {
  await pasteLong(page, many({ vendors: 8000, months: 12, categories: 4 }));
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.locator("yuekao-months")).toContainText("已停止");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(menu(page)).toContainText("所有月份还没有全部算出，现在只能导出这一个月。");
  await expect(menu(page).getByRole("radio")).toHaveCount(0);
});

test("an export of all months that is opened early waits for them", async ({ page }) => {
  await pasteLong(page, many({ vendors: 4000, months: 12, categories: 2 }));
  await expect(page.getByRole("button", { name: "停止" })).toBeVisible();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(menu(page).getByRole("radio", { name: "还在计算" })).toBeChecked();
  await expect(menu(page).getByRole("button", { name: "CSV 文件" })).toBeDisabled();
  // The month that is shown is there already; nothing else changes under a hand.
  await menu(page).getByRole("radio").first().check();
  await expect(menu(page).getByRole("button", { name: "CSV 文件" })).toBeEnabled();
  await menu(page).getByRole("radio").last().check();
  await expect(menu(page).getByRole("radio", { name: "48,000 条月度记录" })).toBeChecked();
  await expect(menu(page).getByRole("button", { name: "CSV 文件" })).toBeEnabled();
});

test("a name that a spreadsheet would run is a text", async ({ page }) => {
  const [head = "", row = ""] = sample("month-one-row.tsv").trim().split("\n");
  const place = head.split("\t").indexOf("商家");
  const named = row.split("\t").with(place, "=HYPERLINK(\"http://x\")").join("\t");
  await paste(page, `${head}\n${named}\n`);
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  expect(readFileSync((await exported(page, "CSV 文件")).path, "utf8")).toContain("\"'=HYPERLINK");
  expect((await copied(page)).html).toContain("'=HYPERLINK");
});

test("the menu by keyboard, and back to where one was", async ({ page }) => {
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await page.getByRole("button", { name: "导出", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(menu(page).getByRole("dialog", { name: "导出" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "导出", exact: true })).toBeFocused();
  await open(page, "日期");
});
