// A long file: how far it is read is said, it can be given up, and what was there stays until it is read.
import { expect, test } from "./browser.ts";
import { paste, sample } from "./paste.ts";

/** So many calls of October, one in ten not answered. */
const CALLS = 400_000;

function calls(): Buffer {
  const two = (number: number): string => String(number).padStart(2, "0");
  const rows = Array.from({ length: CALLS }, (_, i) => `C${1_000_000 + i},2026-10-${two(1 + (i % 31))} ${two(8 + (i % 12))}:${two(i % 60)}:00,坐席${i % 200},${i % 10 === 0 ? "否" : "是"}`);
  return Buffer.from(`通话ID,来电时间,坐席,是否接通\n${rows.join("\n")}\n`);
}

test("a long file says how far it is, and leaves what was there when it is given up", async ({ page }, info) => {
  test.slow();
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  const answer = page.locator("yuekao-answer");
  await expect(answer).toContainText("2026年");
  const before = await answer.innerText();
  const progress = page.locator("yuekao-reading-progress");
  const file = { name: "通话明细.csv", mimeType: "text/csv", buffer: calls() };
  const drop = (): Promise<void> => page.locator("yuekao-paste-box input[type=file]").setInputFiles(file);
  await drop();
  await expect(progress).toContainText("MB");
  await page.screenshot({ path: info.outputPath("reading.png") });
  // Meanwhile what was there counts.
  expect(await answer.innerText()).toBe(before);
  await progress.getByRole("button", { name: "取消" }).click();
  await expect(page.getByRole("alert")).toContainText("已取消读取");
  await expect(progress).toHaveCount(0);
  expect(await answer.innerText()).toBe(before);
  await page.getByRole("alert").getByRole("button", { name: "知道了" }).click();
  // Read to its end it takes the place of what was there.
  await drop();
  await expect(page.getByRole("complementary").getByRole("heading", { level: 2 })).toContainText("400,000 条记录 → 2026年10月", { timeout: 60_000 });
  await expect(progress).toHaveCount(0);
});
