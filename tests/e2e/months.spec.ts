// The table of months: a paste of many becomes rows that are sorted, filtered, grouped, added up and opened.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { many, pasteLong } from "./many.ts";
import { answer, asList, open, paste, sample } from "./paste.ts";

const line = (page: Page, number: number): Locator => page.locator(`yuekao-months-table tr[data-line="${number}"]`);
const total = (page: Page): Locator => page.locator("yuekao-months-table tfoot td").filter({ hasText: "¥" }).first();
const heading = (page: Page, name: string): Locator => page.locator("yuekao-months-table").getByRole("columnheader", { name, exact: true });

/** Tasks of the page that kept it from answering for longer than 50 ms, from now on. */
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
    Object.assign(window, { tasks });
  });
  return () => page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));
}

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

test("a few months begin with the month, and the table is a tab away", async ({ page }) => {
  await paste(page, sample("sideways.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("16");
  await open(page, "历史");
  await asList(page);
  await expect(line(page, 0)).toContainText("98");
  await expect(line(page, 1)).toContainText("56");
});

test("one month alone has no table", async ({ page }) => {
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  await expect(page.getByRole("navigation").getByRole("button", { name: "历史" })).toBeDisabled();
});

test("a line of the matrix that goes out of sight does not take the keyboard with it", async ({ page }) => {
  await paste(page, many({ vendors: 120, months: 1, categories: 1 }));
  const matrix = page.locator("yuekao-months-matrix");
  await matrix.locator("tbody td.cell").first().focus();
  await matrix.locator(".scroll").evaluate((scroll) => { scroll.scrollTop = scroll.scrollHeight; });
  await expect(matrix.locator("tr[data-line='119']")).toBeVisible();
  await expect(matrix.locator("tr[data-line='0']")).toHaveCount(0);
  await expect(matrix.locator("tbody :focus")).toHaveCount(1);
});

test("very many months begin with the table; a row opens its month", async ({ page }, info) => {
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await paste(page, many({ vendors: 5, months: 24, categories: 3 }));
  await expect(page.locator("yuekao-months")).toContainText("5 个商家，120 条月度记录");
  // The archive, which is loaded with a first text, does not have it settled anew.
  await expect(page.locator("yuekao-months").getByRole("button", { name: "保存备份" })).toBeVisible();
  expect(workers).toEqual([...new Set(workers)]);
  const matrix = page.locator("yuekao-months-matrix");
  await page.getByLabel("年份").selectOption("2021");
  await expect(page.locator("yuekao-months")).toContainText("120 条月度记录，筛选后 60 条");
  // The table of figures stands at the month that is opened, far below its beginning.
  await matrix.locator("tr").filter({ hasText: "商家5" }).locator("td.cell").last().click();
  await expect(page.locator("yuekao-sheet td[data-row='121']").first()).toBeInViewport();
  await expect(page.locator("yuekao-sheet")).toContainText("2021-12");
  await open(page, "历史");
  await asList(page);
  await expect(line(page, 0)).toContainText("商家1");
  await page.screenshot({ path: info.outputPath("months.png") });
  // The row and the month come to the same, whatever it is: one evaluation path.
  const row = line(page, 8);
  const score = await row.locator("td").nth(1).innerText();
  await row.dblclick();
  await expect(answer(page, "综合服务评分")).toHaveText(score);
  await expect(page.locator("yuekao-records")).toContainText("第 9 个，共 120 个");
});

test("what is open says what it can be, and a sum that it is the least it can be", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  // November without its score has no bonus yet.
  const heading = "商家\t月份\t合作开始\t电话响应时长\t在线响应时长\t邮件响应时长\t受理问题数\t解决问题数\t满意度评分";
  const month = (number: number, score: string): string => `迅达\t2026-${String(number)}\t2026-01-01\t18\t75\t5400\t1000\t936\t${score}`;
  await paste(page, [heading, month(10, "92.5"), month(11, ""), ""].join("\n"));
  await open(page, "历史");
  await asList(page);
  await expect(page.locator("yuekao-months-table tfoot")).toContainText("≥ ¥105,000（1 条待定）");
  await expect(line(page, 0)).toContainText("¥55,000.00");
  await expect(line(page, 0)).not.toContainText("待定");
  await expect(line(page, 1)).toContainText("待定，¥50,000–55,000");
  await expect(page.locator("yuekao-months")).toContainText("有待定的月份");
  await page.getByRole("searchbox").fill("2026-10");
  await expect(page.locator("yuekao-months-table tfoot")).not.toContainText("待定");
  await expect(page.locator("yuekao-months")).not.toContainText("有待定的月份");
});

test("sorted by what is owed, up, down and back", async ({ page }) => {
  await paste(page, many({ vendors: 5, months: 12, categories: 3 }));
  await asList(page);
  await heading(page, "乙方应付").getByRole("button").click();
  await expect(heading(page, "乙方应付")).toHaveAttribute("aria-sort", "ascending");
  await expect(line(page, 0)).toContainText("¥0.00");
  await heading(page, "乙方应付").getByRole("button").click();
  await expect(heading(page, "乙方应付")).toHaveAttribute("aria-sort", "descending");
  await expect(line(page, 0)).not.toContainText("¥0.00");
  await heading(page, "乙方应付").getByRole("button").click();
  await expect(line(page, 0)).toContainText("2020年1月");
});

test("filtered and grouped, with subtotals that add up to the total to the cent", async ({ page }, info) => {
  await paste(page, many({ vendors: 5, months: 12, categories: 3 }));
  await asList(page);
  await page.getByLabel("分组").selectOption("vendor");
  await expect(page.locator("yuekao-months-table tr.group")).toHaveCount(5);
  const cents = (text: string): bigint => BigInt(text.replaceAll(/[¥,.]/g, ""));
  const sums = await page.locator("yuekao-months-table tr.group td:nth-child(5)").allInnerTexts();
  expect(sums.reduce((sum, text) => sum + cents(text), 0n)).toBe(cents(await total(page).innerText()));
  await expect(line(page, 0).locator("svg path:not(.edge)")).toHaveAttribute("d", /^M.*L/);
  await line(page, 0).click();
  await expect(line(page, 1)).toHaveClass(/inside/);
  await page.screenshot({ path: info.outputPath("grouped.png") });
  await page.getByRole("searchbox").fill("商家3");
  await expect(page.locator("yuekao-months")).toContainText("筛选后 12 条");
  await page.getByLabel("分组").selectOption("none");
  await expect(line(page, 0)).not.toHaveClass(/group/);
  const tier = (await line(page, 0).locator("td").nth(2).innerText()).replace(/^\S\s*/, "");
  await page.getByLabel("按档位筛选").selectOption({ label: await page.getByLabel("按档位筛选").locator("option").filter({ hasText: tier }).first().innerText() });
  await expect(line(page, 0)).toContainText("商家3");
  await page.getByLabel("按档位筛选").selectOption("");
  await page.getByRole("searchbox").fill("2020年11月");
  await expect(page.locator("yuekao-months")).toContainText("筛选后 5 条");
  await page.getByRole("searchbox").fill("谁也不是");
  await expect(page.locator("yuekao-months")).toContainText("没有符合条件的月份");
});

test("by keyboard: arrows, ends, and Enter into the month", async ({ page }) => {
  await paste(page, many({ vendors: 30, months: 12 }));
  await asList(page);
  await line(page, 0).locator("th").click();
  await page.keyboard.press("ArrowDown");
  await expect(line(page, 1).locator("th")).toBeFocused();
  await page.keyboard.press("End");
  await expect(line(page, 1).locator("td").last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+End");
  await expect(line(page, 359).locator("td").last()).toBeFocused();
  await expect(page.locator("yuekao-months-table table")).toHaveAttribute("aria-rowcount", "362");
  await expect(line(page, 359)).toHaveAttribute("aria-rowindex", "361");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Control+Home");
  await expect(line(page, 0).locator("th")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("yuekao-records")).toContainText("第 2 个，共 360 个");
  // The table has gone, and the keyboard goes on from the month it led to.
  await expect(page.locator("yuekao-answer h2")).toBeFocused();
});

test("duplicates, gaps, months out of order and a broken quote: said in place, nothing lost", async ({ page }) => {
  const [head = "", ...rows] = many({ vendors: 3, months: 12 }).trim().split("\n");
  const [first = "", second = "", third = ""] = rows;
  // Vendor 1: December first, its March twice, its February gone; a bad figure in vendor 2, a stray quote in vendor 3.
  const told = rows.map((row, place) => {
    if (place === 13) return row.replace(/\t1000\t/, "\t一千\t");
    return place === 25 ? row.replace("商家3", '"商家3') : row;
  });
  const text = [head, told[11], third, first, ...told.slice(3, 11), third, ...told.slice(12)].join("\n");
  expect(second).toContain("2020-02");
  await paste(page, `${text}\n`);
  const tab = page.locator("yuekao-months");
  await expect(tab).toContainText("35 条月度记录");
  await page.getByLabel("只看待处理的").check();
  await asList(page);
  await expect(page.locator("yuekao-months-table tbody tr").filter({ hasText: "不止一行" }).first()).toContainText("2020年3月");
  await expect(page.locator("yuekao-months-table tbody tr").filter({ hasText: "一千" })).toContainText("商家2");
  await tab.locator("details summary").first().click();
  await expect(tab).toContainText("引号没有配对");
  await page.getByLabel("只看待处理的").uncheck();
  await page.getByLabel("分组").selectOption("vendor");
  await expect(page.locator("yuekao-months-table tr.group").filter({ hasText: "商家1" })).toContainText("缺 2020年2月");
});

test("how far it is stands in the table's head, and the first rows below it", async ({ page }) => {
  const looked = page.evaluate(() => new Promise<{ heads: string[]; early: number; below: string[] }>((told) => {
    const heads = new Set<string>();
    const below = new Set<string>();
    let early = 0;
    const look = (): void => {
      const tab = document.querySelector("yuekao-app")?.shadowRoot?.querySelector("yuekao-months")?.shadowRoot;
      const head = tab?.querySelector("header")?.textContent.replaceAll(/\s+/g, " ") ?? "";
      if (tab?.querySelector("progress")) {
        heads.add(head);
        below.add(tab.querySelector(".line")?.textContent.trim() ?? "");
        early = Math.max(early, tab.querySelector("yuekao-months-table")?.shadowRoot?.querySelectorAll("tr[data-line]").length ?? 0);
      }
      if (head.includes("个商家")) told({ heads: [...heads], early, below: [...below] });
      else requestAnimationFrame(look);
    };
    look();
  }));
  await pasteLong(page, many({ vendors: 8000, months: 12, categories: 4 }));
  const { heads, early, below } = await looked;
  expect(heads.some((head) => head.includes("正在读取"))).toBe(true);
  expect(heads.some((head) => /已算出 [\d,]+ 条月度记录，\d+%/.test(head))).toBe(true);
  expect(early).toBeGreaterThan(5);
  // Of a row is said which it is, and not yet that nothing is wrong with it.
  expect(below.join()).toContain("商家1");
  expect(below.join()).not.toContain("没有待处理的");
});

test("given up and taken up again", async ({ page }) => {
  await pasteLong(page, many({ vendors: 12_000, months: 12, categories: 4 }));
  // At once: whether a button stands still is asked frame by frame, and by then a busy machine may have settled them all.
  await page.getByRole("button", { name: "停止" }).dispatchEvent("click");
  await expect(page.locator("yuekao-months")).toContainText("已停止");
  await expect(page.getByRole("button", { name: "重新计算" })).toBeFocused();
  await page.getByRole("button", { name: "重新计算" }).click();
  await expect(page.locator("yuekao-months")).toContainText("144,000 条月度记录", { timeout: 90_000 });
});

test("another contract value settles the rows anew", async ({ page }) => {
  await paste(page, many({ vendors: 3, months: 12 }));
  await expect(page.locator("yuekao-months .said")).toContainText("不知道合作从哪天开始");
  await open(page, "合同");
  await page.getByLabel("合作开始日期").fill("2020-01-01");
  await open(page, "历史");
  await asList(page);
  await expect(line(page, 0)).toContainText("试行");
});

test("a hundred thousand months: the page answers while they are settled, and rows are only made when they are seen", async ({ page }, info) => {
  test.setTimeout(180_000);
  await pasteLong(page, many({ vendors: 8334, months: 12, categories: 8 }));
  const tasks = await watchTasks(page);
  await expect(page.locator("yuekao-months")).toContainText("8,334 个商家，100,008 条月度记录", { timeout: 150_000 });
  const settling = await tasks();
  info.annotations.push({ type: "tasks above 50 ms while settling", description: JSON.stringify(settling.map(Math.round)) });
  expect(await page.locator("yuekao-months-table tbody tr").count()).toBeLessThan(80);
  await line(page, 0).locator("th").click();
  await page.keyboard.press("Control+End");
  await expect(line(page, 100_007)).toContainText("商家8334");
  await page.keyboard.press("Enter");
  await expect(page.locator("yuekao-records")).toContainText("第 100,008 个，共 100,008 个", { timeout: 60_000 });
  // The sheet beside it has the pasted rows, too.
  await expect(page.locator("yuekao-sheet")).toContainText("共 900,");
});
