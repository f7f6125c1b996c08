import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test as plain } from "./browser.ts";
import { answer, everyTab, open, paste, sample } from "./paste.ts";

/** The file alone, in a folder with a name as people give them. */
const test = plain.extend<{ file: string }>({
  // eslint-disable-next-line no-empty-pattern
  file: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "yuekao 月考 "));
    await copyFile(fileURLToPath(new URL("../../dist/yuekao.html", import.meta.url)), join(folder, "yuekao.html"));
    await use(pathToFileURL(join(folder, "yuekao.html")).href);
    await rm(folder, { recursive: true, force: true });
  },
});

test("opened by double click it does what the page does, and asks nobody for anything", async ({ page, file }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^data:|^blob:/.test(request.url()) && request.url() !== file) asked.push(request.url());
  });
  await page.goto(file);
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await answer(page, "综合服务评分").getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("50 + 36 = 86");
  await page.keyboard.press("Escape");
  await everyTab(page);
  await page.getByRole("button", { name: "分享", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("您电脑上的文件");
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await page.locator(".tools > select").first().selectOption("en");
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  await page.reload();
  await expect(page.locator("yuekao-answer .score .value")).toHaveText("86");
  expect(asked).toEqual([]);
});

test("a long text is read and settled there, too, where no worker may start", async ({ page, file }) => {
  await page.goto(file);
  const [head = "", ...rows] = sample("year-gbk.utf8.csv").trim().split("\n");
  const months = Array.from({ length: 60 }, (_, year) => rows.map((row) => row.replace("2026", String(1900 + year))));
  await paste(page, [head, ...months.flat()].join("\n"));
  await expect(page.locator("yuekao-months")).toContainText("2,160");
  await open(page, "结算");
  await expect(page.locator("yuekao-records")).toContainText("共 2,160 个");
});
