// Files of every kind: what can be read is read, and what cannot is refused by name, with what was there kept.

import { utils, write } from "@e965/xlsx";
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, asList, cell, paste, sample, undo } from "./paste.ts";

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, content: string | Buffer): Upload => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
const stored = (name: string): Buffer => readFileSync(new URL(`../samples/${name}`, import.meta.url));

const choose = (page: Page, ...files: Upload[]): Promise<void> => page.locator("yuekao-paste-box input[type=file]").setInputFiles(files);
const notice = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-notice");

/** A month of one vendor as a row. */
const MONTH = sample("month-one-row.tsv");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("GBK, UTF-8 with a mark and UTF-16 say the same", async ({ page }) => {
  for (const [name, content] of [
    ["gbk.csv", stored("year-gbk.csv")],
    ["utf8.csv", Buffer.from(`\ufeff${sample("year-gbk.utf8.csv")}`)],
    ["utf16.csv", Buffer.from(`\ufeff${sample("year-gbk.utf8.csv")}`, "utf16le")],
  ] as const) {
    await choose(page, file(name, content));
    await expect(page.locator("yuekao-months")).toContainText("36 条月度记录");
    await asList(page);
    await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("2026年1月");
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.reload();
  }
});

test("an .xls that is a web page: its table as text, its markup never alive", async ({ page }) => {
  const [heads = [], figures = []] = MONTH.trim().split("\n").map((line) => line.split("\t"));
  const row = (name: string, cells: string[]): string => `<tr style="height:20pt">${cells.map((one) => `<${name} style="mso-number-format:'\\@'">${one}</${name}>`).join("")}</tr>`;
  const hostile = ["备注", '<img src=x onerror="document.title=`hit`"><script>document.title="hit"</script>&lt;b&gt;'];
  const web = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{color:red}</style></head><body><table><tr><td colspan=3>十月</td></tr></table>
    <table>${row("th", [...heads, hostile[0] ?? ""])}${row("td", [...figures, hostile[1] ?? ""])}</table></body></html>`;
  await choose(page, file("十月.xls", web));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await expect(notice(page)).toContainText("“十月.xls”其实是网页");
  await expect(page.locator("yuekao-sheet")).toContainText("<b>");
  expect(await page.title()).not.toBe("hit");
});

test("an .xls that is a table of text", async ({ page }) => {
  await choose(page, file("month.xls", MONTH));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

test("an .xls of before 2007 is read, with what its cells look like", async ({ page }) => {
  const [heads = [], figures = []] = MONTH.trim().split("\n").map((line) => line.split("\t"));
  const book = { SheetNames: ["月报"], Sheets: { 月报: utils.aoa_to_sheet([heads, figures]) } };
  await choose(page, file("old.xls", Buffer.from(write(book, { type: "buffer", bookType: "biff8" }) as Uint8Array)));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

test("one that is damaged is refused with what to do, and nothing changes", async ({ page }) => {
  await paste(page, MONTH);
  await choose(page, file("old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])));
  await expect(page.getByRole("alert")).toContainText("读不了“old.xls”");
  await expect(page.getByRole("alert")).toContainText("另存为 CSV");
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

for (const [name, said] of [["unpacks-to-390-mb", "太大了"], ["forged-count-of-entries", "太大了"]] as const) {
  test(`a small workbook that unpacks to very much is refused, and the page answers meanwhile (${name})`, async ({ page }) => {
    await paste(page, MONTH);
    await choose(page, file(`${name}.xlsx`, readFileSync(new URL(`../workbooks/${name}.xlsx`, import.meta.url))));
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(answer(page, "综合服务评分")).toHaveText("20");
  });
}

test("a workbook shows its sheets' names and merged cells without any marks", async ({ page }) => {
  await choose(page, file("月报.xlsx", readFileSync(new URL("../field/57-month-workbook.xlsx", import.meta.url))));
  await expect(cell(page, 1, 1)).toHaveText("数据");
  await expect(cell(page, 2, 1)).toHaveText("XX公司热线与在线客服月报");
  await expect(cell(page, 2, 2)).toHaveText("");
  await expect(cell(page, 4, 4)).toHaveText("88.00%");
  await expect(page.locator("yuekao-answer")).toContainText("还差 1 项才能出分：在线应答率");
});

test("a workbook with one cell far away is read", async ({ page }) => {
  await choose(page, file("far.xlsx", readFileSync(new URL("../workbooks/one-cell-far-away.xlsx", import.meta.url))));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("a file with nothing in it is called by its name, not taken for a clipboard", async ({ page }) => {
  await choose(page, file("empty.csv", ""));
  await expect(page.getByRole("alert")).toContainText("“empty.csv”里没有内容");
});

test("several files become one table, and each problem names its file", async ({ page }) => {
  const [head = "", row = ""] = MONTH.trim().split("\n");
  const month = (name: string, bad = false): Upload => {
    const cells = row.split("\t");
    const heads = head.split("\t");
    const answered = heads.findIndex((one) => one.includes("接起"));
    return file(name, `${head}\n${cells.map((one, place) => (heads[place] === "月份" ? name.slice(0, 7) : bad && place === answered ? "很多" : one)).join("\t")}\n`);
  };
  await choose(page, month("2026-07.tsv"), month("2026-08.tsv", true), file("logo.csv", Buffer.from([0xff, 0xd8, 0xff, 0x00])), file("later.csv", "\r\n"));
  await expect(notice(page)).toContainText("已把 2 个文件接在一起读取");
  await expect(notice(page)).toContainText("“logo.csv”里不是文字");
  await expect(notice(page)).toContainText("“later.csv”里没有内容");
  await expect(page.locator("yuekao-records")).toContainText("共 2 个");
  await expect(page.locator("yuekao-problems")).toContainText("“2026-08.tsv”第 2 行：");
});

test("a file glued together from two encodings", async ({ page }) => {
  const gbk = stored("year-gbk.csv");
  await choose(page, file("glued.csv", Buffer.concat([gbk, Buffer.from(`\n\n${sample("month-one-row.tsv").replaceAll("2026-10", "2027-10").replaceAll("2026年10月", "2027年10月")}`)])));
  await expect(notice(page)).toContainText("混有 UTF-8 和 GBK");
  await expect(page.locator("yuekao-months")).toContainText("37 条月度记录");
});

test("a workbook with a zip bomb's directory is refused before it is unpacked", async ({ page }) => {
  const bomb = Buffer.from(stored("month.xlsx"));
  bomb.writeUInt32LE(4_000_000_000, bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  await choose(page, file("bomb.xlsx", bomb));
  await expect(page.getByRole("alert")).toContainText("“bomb.xlsx”太大了");
});

test("a mended cell of a long text stays mended", async ({ page }) => {
  const [head = "", ...rows] = sample("year-gbk.utf8.csv").trim().split("\n");
  const months = Array.from({ length: 60 }, (_, year) => rows.map((row) => row.replace("2026", String(1900 + year))));
  await choose(page, file("long.csv", [head, ...months.flat()].join("\n")));
  await expect(page.locator("yuekao-months")).toContainText("2,160 条月度记录");
  await page.getByRole("navigation").getByRole("button", { name: "结算" }).click();
  // The rows of the month that is shown are in sight: the newest one's.
  const row = Number(await page.locator('yuekao-sheet td[data-column="3"]').last().getAttribute("data-row"));
  expect(row).toBeGreaterThan(2000);
  const before = await cell(page, row, 3).innerText();
  await cell(page, row, 3).dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("12345");
  await page.keyboard.press("Enter");
  await expect(cell(page, row, 3)).toHaveText("12345");
  await undo(page);
  await expect(cell(page, row, 3)).toHaveText(before);
});
