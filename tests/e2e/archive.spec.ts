// A year's work: every month that comes in stays, is objected to, corrected, agreed on, and comes back elsewhere.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, asList, open, paste, redo, sample, undo } from "./paste.ts";

const HEAD = "商家\t月份\t电话转人工进线量\t电话接起量\tUPV\t在线客服接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n";
const month = (vendor: string, name: string, answered: number): string => `${HEAD}${vendor}\t${name}\t3000\t${String(answered)}\t5000\t4550\t400\t380\t120\t60\t40\n`;

const score = (page: Page): ReturnType<typeof answer> => answer(page, "综合服务评分");
const bar = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-month-bar");
const matrix = (page: Page): ReturnType<Page["locator"]> => page.locator("yuekao-months-matrix");
const state = (page: Page): ReturnType<Page["locator"]> => bar(page).getByLabel("本月进度");

test("a year: twelve pastes, an objection, a correction, months agreed on, and a backup brought back in a fresh profile", async ({ page, browser, baseURL }, info) => {
  test.slow(); // twelve pastes and two profiles
  await page.goto("/");
  for (let number = 1; number <= 12; number += 1) {
    const name = `2026-${String(number).padStart(2, "0")}`;
    // June is a bad month.
    await paste(page, month("蓝鲸", name, number === 6 ? 2000 : 2640));
    await expect(page.locator("yuekao-answer")).toContainText(`蓝鲸 · 2026年${String(number)}月`);
    await expect(score(page)).toHaveText(number === 6 ? "70" : "86");
  }
  await expect(bar(page)).toContainText("第 12 个，共 12 个");
  await expect(page.locator("yuekao-toast")).toContainText("已加入历史：蓝鲸 · 2026年12月。原来的 蓝鲸 · 2026年11月 仍在。");

  // What changed against the month before.
  await bar(page).getByLabel("月份", { exact: true }).selectOption("2026年6月");
  await expect(score(page)).toHaveText("70");
  await expect(bar(page)).toContainText("比上月：−16 分、乙方应付 +¥2,000.00");

  // The other side's statement, whatever way it comes, and a letter that somebody wrote.
  await open(page, "对账");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), "月份\t电话接起量\n2026年6月\t1900\n");
  await page.keyboard.press("Control+V");
  const letter = page.locator("yuekao-objection textarea");
  await expect(letter).toHaveValue(/1,900/);
  // A copy of it marks the month, which can be taken back.
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await expect(page.locator("yuekao-toast")).toContainText("异议函已修改、复制或下载：2026年6月已标为“有异议”。");
  await page.screenshot({ path: info.outputPath("objected.png") });
  await page.locator("yuekao-toast").getByRole("button", { name: "撤销" }).click();
  await expect(page.locator("yuekao-toast")).toContainText("2026年6月已标为“草稿”。");
  await letter.fill("我方不同意六月的数据。");
  await letter.blur();
  await open(page, "结算");
  await expect(score(page)).toHaveText("70");
  await expect(state(page)).toHaveValue("objected");

  // The corrected figures come in: both are there until somebody says what is to become of them.
  await paste(page, month("蓝鲸", "2026-06", 2640));
  await expect(page.locator("yuekao-same-month")).toContainText("历史里已有 蓝鲸 2026年6月。");
  await expect(page.locator("yuekao-same-month")).toContainText("有异议");
  await expect(score(page)).toHaveText("86");
  await page.screenshot({ path: info.outputPath("same-month.png") });
  await page.getByRole("button", { name: "用新的替换" }).click();
  await expect(page.locator("yuekao-toast")).toContainText("已用新的一份替换");
  await page.locator("yuekao-toast").getByRole("button", { name: "撤销" }).click();
  await expect(bar(page).getByLabel("同一个月的几份数据")).toBeVisible();
  await bar(page).getByLabel("同一个月的几份数据").selectOption({ index: 0 });
  await expect(score(page)).toHaveText("70");
  await bar(page).getByLabel("同一个月的几份数据").selectOption({ index: 1 });
  await expect(score(page)).toHaveText("86");

  // December is confirmed; the contract changes afterwards, and December stays as it was agreed.
  await bar(page).getByLabel("月份", { exact: true }).selectOption("2026年12月");
  await expect(page.locator("yuekao-answer")).toContainText("2026年12月");
  await state(page).selectOption("confirmed");
  await expect(page.locator("yuekao-toast")).toContainText("2026年12月已标为“已确认”");
  await bar(page).getByLabel("月份", { exact: true }).selectOption("2026年11月");
  // What was done to December is not said beside November; by itself it would stay longer.
  await expect(page.locator("yuekao-toast")).toHaveCount(0, { timeout: 7_000 });
  await open(page, "合同");
  await page.getByLabel("合作开始日期").fill("2025-01-01");
  await open(page, "历史");
  await expect(matrix(page).locator("td.cell")).toHaveCount(12);
  await expect(page.locator("yuekao-months")).toContainText("1 个商家，12 条月度记录");
  await expect(matrix(page).getByTitle("2026年12月", { exact: false }).filter({ hasText: "确" })).toHaveCount(1);
  await page.screenshot({ path: info.outputPath("matrix.png") });

  await matrix(page).locator("td.cell").last().click();
  await expect(page.locator("yuekao-answer")).toContainText("2026年12月");
  await expect(page.getByRole("combobox", { name: "合同", exact: true })).toContainText("2026年12月确认时");
  await bar(page).getByRole("button", { name: "上一个月" }).click();
  await expect(page.getByRole("combobox", { name: "合同", exact: true })).not.toContainText("确认时");
  await open(page, "历史");
  await expect(matrix(page).locator("td.cell")).toHaveCount(12);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存备份" }).click();
  const file = await (await download).path();

  const elsewhere = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: "zh-CN", permissions: ["clipboard-read", "clipboard-write"] });
  const fresh = await elsewhere.newPage();
  await fresh.goto("/");
  await paste(fresh, month("红杉", "2026-01", 2640));
  await paste(fresh, month("红杉", "2026-02", 2640));
  await open(fresh, "历史");
  const restore = fresh.locator("yuekao-months input[type=file]");
  // Cut off, it changes nothing and says so.
  const whole = readFileSync(file, "utf8");
  const given = (text: string): { name: string; mimeType: string; buffer: Buffer } => ({ name: "月考备份.yuekao", mimeType: "application/json", buffer: Buffer.from(text) });
  await restore.setInputFiles(given(whole.slice(0, whole.length / 2)));
  await expect(fresh.locator("yuekao-notice")).toContainText("不完整");
  await restore.setInputFiles(given(whole.replace('"version":1', '"version":9')));
  await expect(fresh.locator("yuekao-notice")).toContainText("更新的版本");
  await expect(fresh.locator("yuekao-months")).toContainText("1 个商家，2 条月度记录");
  await restore.setInputFiles(given(whole));
  await expect(fresh.locator("yuekao-toast")).toContainText("已读入备份：新增 13 份数据");
  await expect(fresh.locator("yuekao-months")).toContainText("2 个商家，14 条月度记录");
  await matrix(fresh).locator("tr").filter({ hasText: "蓝鲸" }).locator("td.cell").last().click();
  await expect(fresh.locator("yuekao-answer")).toContainText("蓝鲸 · 2026年12月");
  await expect(state(fresh)).toHaveValue("confirmed");
  await expect(score(fresh)).toHaveText("86");
  await elsewhere.close();
});

test("a statement of several months: each beside one's own, what agrees is marked, what differs is opened", async ({ page }) => {
  await page.goto("/");
  await paste(page, HEAD + ["2026-08", "2026-09", "2026-10"].map((name) => month("蓝鲸", name, name === "2026-09" ? 2000 : 2640).slice(HEAD.length)).join(""));
  // The newest of a paste comes first.
  await expect(page.locator("yuekao-answer")).toContainText("2026年10月");
  await open(page, "对账");
  await expect(page.locator("yuekao-reconcile")).toContainText("怎样对账");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), "月份\t综合服务评分\n2026年8月\t86\n2026年9月\t66\n");
  await page.keyboard.press("Control+V");
  await expect(page.locator("yuekao-reconcile")).toContainText("结算单里没有 2026年10月 的内容");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), "月份\t电话接起量\t综合服务评分\t扣减\n2026年8月\t2640\t86\t0\n2026年9月\t1900\t66\t5000\n2026年10月\t2640\t86\t0\n2026年11月\t2640\t86\t0\n");
  await page.keyboard.press("Control+V");
  const months = page.locator("yuekao-several-months");
  await expect(months).toContainText("结算单共 4 个月：2 个月全部一致，1 个月有差异，1 个月未能核对。");
  // October is on the page and agrees: nobody had to say so, and it can be undone.
  await expect(page.locator("yuekao-toast")).toContainText("2026年10月已标为“已对账”");
  await expect(months.locator("tr").filter({ hasText: "2026年11月" })).toContainText("这里没有这个月的数据");
  await months.getByRole("button", { name: "1 个月全部一致：标为“已对账”" }).click();
  await expect(months.locator("tr").filter({ hasText: "2026年8月" })).toContainText("已对账");
  await months.getByRole("button", { name: "查看差异 蓝鲸 2026年9月" }).click();
  await expect(page.locator("yuekao-objection textarea")).toHaveValue(/关于2026年9月结算的异议/);
  await expect(page.locator("yuekao-reconcile")).toContainText("1 项数据不同");
  await open(page, "结算");
  await expect(page.locator("yuekao-answer")).toContainText("2026年9月");
});

test("whose side the person is on is said once, and everything speaks to that side", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("蓝鲸", "2026-09", 2000));
  await expect(answer(page, "乙方应付")).toHaveText("¥2,000.00");
  const side = page.getByRole("combobox", { name: "我是" });
  await side.selectOption("我是服务商");
  await expect(answer(page, "您要付")).toHaveText("¥2,000.00");
  await expect(page.locator("yuekao-statement")).toContainText("您要付");
  await side.selectOption("我是委托方");
  await expect(answer(page, "您可得")).toHaveText("¥2,000.00");
  await expect(page.locator("yuekao-hints")).toContainText("对方少付");
  await page.reload();
  await expect(answer(page, "您可得")).toHaveText("¥2,000.00");
  await open(page, "试算");
  await expect(page.locator("yuekao-supposition")).toContainText("您可得");
  await open(page, "对账");
  await page.getByRole("textbox", { name: "对方的结算单" }).fill("电话接起量：2,640");
  // The client writes, to the provider.
  await expect(page.locator("yuekao-objection textarea")).toHaveValue(/致：蓝鲸（乙方）\n合同编号：＿+\n我方：＿+（甲方）/);
  await expect(page.locator("yuekao-reconcile")).toContainText("对方实得金额的变化");
});

test("a backup that is opened on a page with nothing on it shows the newest month", async ({ page, browser, baseURL }) => {
  await page.goto("/");
  await paste(page, month("蓝鲸", "2026-10", 2000));
  await paste(page, month("蓝鲸", "2026-09", 2640));
  await open(page, "历史");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存备份" }).click();
  const buffer = readFileSync(await (await download).path());
  expect((await download).suggestedFilename()).toMatch(/^月考_备份_\d{4}-\d\d-\d\d\.yuekao$/);
  const elsewhere = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: "zh-CN" });
  const fresh = await elsewhere.newPage();
  await fresh.goto("/");
  await fresh.locator("yuekao-paste-box input[type=file]").setInputFiles({ name: "月考备份.yuekao", mimeType: "application/json", buffer });
  await expect(fresh.locator("yuekao-answer")).toContainText("2026年10月");
  await expect(score(fresh)).toHaveText("70");
  await expect(bar(fresh)).toContainText("第 2 个，共 2 个");
  await elsewhere.close();
});

test("undo takes a month out again and redo puts it back, also over a reload", async ({ page }) => {
  await page.goto("/");
  await paste(page, month("蓝鲸", "2026-09", 2640));
  await paste(page, month("蓝鲸", "2026-10", 2000));
  await expect(bar(page)).toContainText("共 2 个");
  await state(page).selectOption("paid");
  await expect(page.locator("yuekao-toast")).toContainText("已付");
  // The edge of the table stays where it was left.
  const edge = page.getByRole("separator", { name: "数据与结果的分界线，可以拖动或用方向键移动" });
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  const width = await edge.getAttribute("aria-valuenow");
  await page.reload();
  await expect(edge).toHaveAttribute("aria-valuenow", width ?? "");
  await undo(page);
  await expect(page.locator("yuekao-answer")).toContainText("2026年9月");
  await expect(bar(page).getByLabel("月份", { exact: true })).toHaveCount(0);
  // How far it was is known to whoever comes back, too.
  await page.reload();
  await expect(page.locator("yuekao-answer")).toContainText("2026年9月");
  await redo(page);
  await expect(score(page)).toHaveText("70");
  await expect(state(page)).toHaveValue("paid");
  await expect(bar(page)).toContainText("共 2 个");
  await expect(page.getByRole("button", { name: "载入示例" })).toHaveCount(0);
});

test("a contract that looks at other months takes them from the archive, and says which", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("courier");
  const courier = (name: string, points: string): string => `商家\t月份\t合作开始\t电话响应时长\t在线响应时长\t邮件响应时长\t受理问题数\t解决问题数\t满意度评分\n迅达\t${name}\t2026-01-01\t18\t75\t5400\t1000\t936\t${points}\n`;
  for (const name of ["2026-08", "2026-09", "2026-10"]) {
    await paste(page, courier(name, "92.5"));
    await expect(page.locator("yuekao-answer")).toContainText(`2026年${String(Number(name.slice(5)))}月`);
  }
  await expect(bar(page)).toContainText("用到的往月：2026年8月 至 2026年9月，共 2 个月。");
  await page.reload();
  await expect(bar(page)).toContainText("用到的往月：2026年8月 至 2026年9月，共 2 个月。");
});

test("two windows: what one adds is in the other's history, and a month both change is kept twice", async ({ page, context }) => {
  await page.goto("/");
  await paste(page, month("蓝鲸", "2026-09", 2640));
  await expect(score(page)).toHaveText("86");
  await expect(page.locator("yuekao-sheet")).toBeVisible();
  const second = await context.newPage();
  await second.goto("/");
  await expect(score(second)).toHaveText("86");
  const mend = async (where: Page, value: string): Promise<void> => {
    await where.locator(`yuekao-sheet td[data-row="2"][data-column="4"]`).dblclick();
    await where.keyboard.press("Control+A");
    await where.keyboard.type(value);
    await where.keyboard.press("Enter");
  };
  await mend(second, "2000");
  await expect(score(second)).toHaveText("70");
  await mend(page, "2100");
  // Whichever is filed last says so.
  const told = (where: Page): Promise<number> => where.locator("yuekao-notice").filter({ hasText: "两份都已保留" }).count();
  await expect.poll(async () => (await told(page)) + (await told(second)), { timeout: 20_000 }).toBe(1);
  await expect(bar(page).getByLabel("同一个月的几份数据").locator("option")).toHaveCount(2);
});

test("where the browser keeps nothing, it is said, and the page works on", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };
  });
  await page.goto("/");
  await paste(page, sample("month-one-row.tsv"));
  await expect(score(page)).toHaveText("20");
  await expect(page.locator("yuekao-notice")).toContainText("月份不会积累");
  // On a phone what the supposed month comes to stands above what is said, not below it.
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "试算");
  const edge = async (selector: string, side: "y" | "end"): Promise<number> => {
    const box = await page.locator(selector).boundingBox();
    return box ? box.y + (side === "end" ? box.height : 0) : NaN;
  };
  await expect.poll(async () => (await edge("yuekao-notice", "y")) - (await edge("yuekao-what-if .strip", "end"))).toBeGreaterThanOrEqual(0);
});

test("storage that is full in the middle of a write: said, nothing of what was there or came is lost, and all of it can be saved", async ({ page, browser, baseURL }) => {
  await page.addInitScript(() => {
    const put = Reflect.get(IDBObjectStore.prototype, "put") as (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
    // The list is written, and then there is no room for what the sheet was made from.
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (JSON.stringify(value).includes("2026-10") && Array.isArray(key) && key[0] === "inputs") throw new DOMException("full", "QuotaExceededError");
      return put.call(this, value, key);
    };
  });
  await page.goto("/");
  await paste(page, month("蓝鲸", "2026-09", 2000));
  await expect(score(page)).toHaveText("70");
  await paste(page, month("蓝鲸", "2026-10", 2640));
  await expect(score(page)).toHaveText("86");
  const notice = page.locator("yuekao-notice").filter({ hasText: "存储空间满了" });
  await expect(notice).toBeVisible();
  const download = page.waitForEvent("download");
  await notice.getByRole("button", { name: "保存备份" }).click();
  const buffer = readFileSync(await (await download).path());
  // What could not be kept counts beside what was, as long as the page is there.
  await open(page, "历史");
  await expect(page.locator("yuekao-months")).toContainText("1 个商家，2 条月度记录");
  await matrix(page).locator("td.cell").first().click();
  await expect(score(page)).toHaveText("70");
  await open(page, "历史");
  await matrix(page).locator("td.cell").last().click();
  await expect(score(page)).toHaveText("86");
  await page.reload();
  await expect(score(page)).toHaveText("86");
  const elsewhere = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: "zh-CN" });
  const fresh = await elsewhere.newPage();
  await fresh.goto("/");
  await fresh.locator("yuekao-paste-box input[type=file]").setInputFiles({ name: "月考备份.yuekao", mimeType: "application/json", buffer });
  await expect(score(fresh)).toHaveText("86");
  await expect(bar(fresh)).toContainText("第 2 个，共 2 个");
  await elsewhere.close();
});

test("five hundred vendors over three years: the matrix answers while one scrolls and sorts", async ({ page }, info) => {
  test.slow(); // eighteen thousand months
  await page.goto("/");
  let text = HEAD;
  for (let vendor = 1; vendor <= 500; vendor += 1) {
    for (let number = 0; number < 36; number += 1) text += month(`商家${String(vendor)}`, `${String(2024 + Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, "0")}`, 1800 + ((vendor * 37 + number * 53) % 1200)).slice(HEAD.length);
  }
  await paste(page, text);
  await expect(page.locator("yuekao-months")).toContainText("500 个商家，18,000 条月度记录", { timeout: 60_000 });
  await expect(matrix(page).locator("td.cell").first()).toBeVisible();
  await page.screenshot({ path: info.outputPath("matrix-500.png") });
  expect(await matrix(page).locator("tr[data-line]").count()).toBeLessThan(40);
  await matrix(page).getByRole("button", { name: "平均" }).click();
  await expect(matrix(page).getByRole("columnheader", { name: "平均" })).toHaveAttribute("aria-sort", "descending");
  // Of many months those in sight are drawn, and the others when one comes to them.
  const first = matrix(page).locator("tr[data-line='0']");
  const focused = matrix(page).locator("td:focus");
  await first.locator("th[data-column='0']").focus();
  await page.keyboard.press("End");
  await expect(focused).toHaveAttribute("title", /2026年12月/);
  await page.keyboard.press("Home");
  await expect(first.locator("th")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(focused).toHaveAttribute("title", /2024年1月/);
  await expect(first.locator("td[data-column='36']")).toHaveCount(0);
  // Cards have no headings: on a phone a field sorts them.
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(matrix(page).getByRole("button", { name: "排序：降序" })).toBeVisible();
  await matrix(page).getByLabel("排序", { exact: true }).selectOption("商家");
  await expect(matrix(page).locator("li.card").first()).toContainText("商家1");
  await matrix(page).getByRole("button", { name: "排序：升序" }).click();
  await expect(matrix(page).locator("li.card").first()).toContainText("商家500");
  await page.setViewportSize({ width: 1366, height: 768 });
  await asList(page);
  await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("商家1");
});
