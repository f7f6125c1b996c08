import { readFile } from "node:fs/promises";
import { expect, test } from "./browser.ts";
import { open, paste, sample } from "./paste.ts";

const month = (name: string): string => sample("month-label-value.tsv").replace("2026年10月", name);

// September 2025: off 1–8 October, the Saturday after is worked. The result falls on the 7th and moves to Thursday the 9th;
// five working days after it: Fri 10, Sat 11, Mon 13, Tue 14, Wed 15.
test("holidays and make-up days count as the notices have them", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("2025年9月"));
  await open(page, "日期");
  const stops = page.locator("yuekao-dates .line li");
  await expect(stops.nth(0)).toContainText("2025年10月9日");
  await expect(stops.nth(0)).toContainText("原为 2025年10月7日");
  await expect(stops.nth(1)).toContainText("2025年10月15日");
  await expect(stops.nth(1)).toContainText("10月10日、10月11日、10月13日、10月14日、10月15日");
  const october = page.getByRole("table", { name: "2025年10月" });
  await expect(october.locator(".holiday")).toHaveCount(8);
  await expect(october.locator(".make_up")).toHaveText(/^\s*11班/);
  await page.getByRole("button", { name: /对考核结果提出异议/ }).click();
  await expect(october.locator(".counted")).toHaveText([/^\s*10/, /^\s*11/, /^\s*13/, /^\s*14/, /^\s*15/]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(october).toBeHidden();
  await expect(page.locator("yuekao-dates")).toContainText("调休上班：9月28日、10月11日");
});

test("what happened when moves what is counted from it, and is kept", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("2026年10月"));
  await open(page, "日期");
  const objection = page.locator("yuekao-dates .line li").filter({ hasText: "对结算通知提出异议" });
  await expect(objection).toContainText("2026年11月20日");
  await expect(objection).toContainText("按最迟的一天推算");
  // The field stands beside the date that is counted from it, and keeps what is no date.
  const notice = objection.getByLabel("收到费用结算通知");
  await notice.fill("11月18日");
  // The field is drawn anew while somebody types.
  await notice.evaluate(async (input) => {
    const field = (input.getRootNode() as ShadowRoot).host as HTMLElement & { requestUpdate: () => void; updateComplete: Promise<boolean> };
    field.requestUpdate();
    await field.updateComplete;
  });
  await notice.press("Enter");
  await expect(objection).toContainText("请写成 2026-11-05");
  await expect(notice).toHaveValue("11月18日");
  await notice.fill("2026年11月18日");
  await notice.press("Enter");
  await expect(notice).toHaveValue("2026-11-18");
  await expect(objection).toContainText("2026年11月25日");
  await expect(objection).not.toContainText("按最迟的一天推算");
  await page.reload();
  await open(page, "日期");
  await expect(objection).toContainText("2026年11月25日");
});

test("a year without a notice is said aloud", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("2026年12月"));
  await open(page, "日期");
  await expect(page.locator("yuekao-dates")).toContainText("2027年的放假通知还没有收录");
  await expect(page.getByRole("table", { name: "2027年1月" }).locator(".unknown")).toHaveCount(31);
  await expect(page.getByRole("table", { name: "2026年12月" }).locator(".unknown")).toHaveCount(3);
});

test("the dates go out as a calendar file", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("2026年10月"));
  await open(page, "日期");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载日历文件（.ics）" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("蓝鲸家电旗舰店_2026年10月_日期.ics");
  const text = (await readFile(await file.path(), "utf8")).replaceAll("\r\n ", "");
  const lines = text.split("\r\n");
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(6);
  const objection = lines.findIndex((line) => line.startsWith("SUMMARY:对考核结果提出异议"));
  expect(lines.slice(objection - 3, objection)).toEqual([expect.stringMatching(/^UID:mall\/.*\/2026-10\/result_objection@yuekao$/), "DTSTAMP:20261001T000000Z", "DTSTART;VALUE=DATE:20261113"]);
});
