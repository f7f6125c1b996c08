import { expect, test } from "./browser.ts";
import { answer, cell, open, paste, sample, start, undo } from "./paste.ts";

const month = sample("month-label-value.tsv");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("a cell that cannot be read is mended where it stands", async ({ page }) => {
  await paste(page, month.replace("2,640", "26四0"));
  await expect(cell(page, 4, 2)).toHaveClass(/error/);
  await expect(page.locator("yuekao-problems")).toContainText("“26四0”读不成电话接起量");
  // What needs the figure is open; it does not count as zero.
  await expect(answer(page, "综合服务评分")).toHaveText("待定");

  await page.getByRole("button", { name: "改 B4" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2640");
  await page.keyboard.press("Enter");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect(page.getByRole("button", { name: "改 B4" })).toHaveCount(0);
  await expect(cell(page, 5, 2)).toBeFocused();
});

test("undo takes back a change and a paste", async ({ page }) => {
  await paste(page, month);
  await cell(page, 8, 2).click();
  await page.keyboard.type("100");
  await page.keyboard.press("Tab");
  await expect(answer(page, "综合服务评分")).not.toHaveText("86");
  await undo(page);
  await expect(answer(page, "综合服务评分")).toHaveText("86");

  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await page.keyboard.press("Control+Z");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("Enter of an input method does not commit a cell", async ({ page }) => {
  await paste(page, month);
  await cell(page, 1, 2).dblclick();
  const edit = page.locator("yuekao-sheet input");
  await edit.evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, composed: true, cancelable: true }));
  });
  await expect(edit).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(edit).toHaveCount(0);
  await expect(cell(page, 1, 2)).toHaveText("蓝鲸家电旗舰店");
});

test("a reload keeps everything", async ({ page }) => {
  await paste(page, month);
  await start(page, "2026-01-01");
  await open(page, "合同");
  await page.getByRole("combobox", { name: "“每少1%扣2分”：不足 1% 的部分怎么算？", exact: true }).first().selectOption({ label: "按比例扣分" });
  await expect(answer(page, "综合服务评分")).toHaveText("85.75");
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("85.75");
  await open(page, "合同");
  await expect(page.getByLabel("合作开始日期")).toHaveValue("2026-01-01");
});

test("a file: GBK without a mark, and a workbook", async ({ page }) => {
  const file = page.locator("yuekao-paste-box input[type=file]");
  // 商家,月份,电话转人工进线量,电话接起量 … as Chinese Excel saves it.
  const gbk = Buffer.from("d4c2b7dd2ccdb3bbd02c0a", "hex");
  await file.setInputFiles({ name: "坏.xlsx", mimeType: "", buffer: gbk });
  await expect(page.getByRole("alert")).toContainText("读不了“坏.xlsx”");
  await file.setInputFiles("tests/samples/year-gbk.csv");
  await open(page, "结算");
  await expect(page.locator("yuekao-records")).toContainText("共 36 个");
  await file.setInputFiles("tests/samples/month.xlsx");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect(answer(page, "甲方代为服务的费用")).toHaveText("¥19,450.54");
});

test("several cells of the pasted table: selected, copied, filled down in one step, and a column made wider", async ({ page }) => {
  await paste(page, "商家\t月份\t电话转人工进线量\t电话接起量\n蓝鲸\t2026-08\t3000\t2640\n蓝鲸\t2026-09\t3000\t2000\n蓝鲸\t2026-10\t3000\t1800\n");
  await cell(page, 2, 3).click();
  await cell(page, 4, 4).click({ modifiers: ["Shift"] });
  await expect(page.locator("yuekao-sheet .bar")).toContainText("C2:D4");
  await expect(page.locator("yuekao-sheet td[aria-selected=true]")).toHaveCount(6);
  await page.keyboard.press("Control+C");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("3000\t2640\n3000\t2000\n3000\t1800");
  await page.keyboard.press("Control+D");
  await expect(cell(page, 4, 4)).toHaveText("2640");
  await undo(page);
  await expect(cell(page, 3, 4)).toHaveText("2000");
  await expect(cell(page, 4, 4)).toHaveText("1800");
  // By mouse, and by keys.
  await cell(page, 3, 2).click();
  await cell(page, 2, 1).click();
  const [from, to] = [await cell(page, 2, 1).boundingBox(), await cell(page, 3, 2).boundingBox()];
  if (!from || !to) throw new Error("no cells");
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator("yuekao-sheet .bar")).toContainText("A2:B3");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator("yuekao-sheet .bar")).toContainText("A2:B4");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("yuekao-sheet td[aria-selected=true]")).toHaveCount(1);
  const before = (await cell(page, 3, 2).boundingBox())?.width ?? 0;
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(async () => (await cell(page, 3, 2).boundingBox())?.width ?? 0).toBeGreaterThan(before + 10);
});
