import type { Locator, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { callsOf, median } from "./calls.ts";
import { open, undo } from "./paste.ts";
import { print, printable } from "./printer.ts";

/** Functions of the page that a move of a slider may call until all plans show it: some tenth more than it took when this was set. */
const MOST_CALLS = 37_000;

/** As 客服服务协议 calls who pays; beside a contract that calls it otherwise it is 委托方应付. */
const CLIENT_PAYS = "乙方（服务接受方）应付";

async function choose(page: Page, contract: string): Promise<void> {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: contract });
}

async function add(page: Page, what: RegExp): Promise<void> {
  const plans = page.getByRole("combobox", { name: "添加方案…" });
  await expect(plans).toBeVisible();
  const label = (await plans.locator("option").allTextContents()).find((text) => what.test(text));
  await plans.selectOption({ label: label ?? String(what) });
}

const row = (page: Page, name: string): Locator => page.locator("yuekao-offer-plans tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");
const said = (page: Page): Locator => page.locator("yuekao-break-even").getByRole("status");
const why = (page: Page): Locator => page.getByRole("dialog", { name: "这个数字怎么来的" });

test.describe("with a month", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/");
    await choose(page, "客服服务协议");
    await page.getByRole("button", { name: "载入示例" }).click();
    await expect(page.getByRole("navigation").getByRole("button", { name: "结算", exact: true })).toBeVisible();
    await open(page, "报价");
    await expect(page.getByRole("heading", { name: "方案对比" })).toBeVisible();
  });

  // January: 9,120 minutes and 18,400 messages, all of it within the base fee of 20,000. By volume 9,120 × 1.5 + 18,400 × 0.6.
  test("price models side by side, with the volume at which they cost the same", async ({ page }) => {
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00"]);
    await add(page, /包干制/);
    await add(page, /按服务量/);
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00", "¥30,000.00", "¥24,720.00"]);
    await expect(row(page, "与 A 相比")).toHaveText(["基准", "+¥10,000.00 更贵", "+¥4,720.00 更贵"]);
    // Nobody is told to pay before it has been said who reads.
    await expect(page.locator("yuekao-offers")).not.toContainText("您");
    await page.getByRole("combobox", { name: "我是" }).selectOption("我是委托方");
    await expect(row(page, "与 A 相比")).toHaveText(["基准", "+¥10,000.00 多付", "+¥4,720.00 多付"]);
    // Whoever is paid gets what the other pays.
    await page.getByRole("combobox", { name: "我是" }).selectOption("我是服务商");
    await expect(row(page, "与 A 相比")).toHaveText(["基准", "+¥10,000.00 多得", "+¥4,720.00 多得"]);
    // 20,000 + 8,333 × 1.2 = 29,999.60; 30,000 is passed with one minute more.
    await expect(said(page)).toContainText("A 与 B：通话分钟数 0–18,333，A 更省；从 18,334 起，B 更省");
    // 1.5 a minute and 11,040 for messages against 30,000: 12,640 minutes cost as much.
    await expect(said(page)).toContainText("B 与 C：通话分钟数 0–12,639，C 更省；恰为 12,640 时费用相同；从 12,641 起，B 更省");
    await expect(page.locator("yuekao-break-even")).toContainText("其余不变：消息条数 18,400 条");
    await expect(page.locator("yuekao-lines path")).toHaveCount(3);
    await page.getByText("以表格查看").click();
    await expect(page.locator("yuekao-break-even table tbody tr").first()).toHaveText(/A – B\s*0\s*18,333\s*A/);
    await printable(page);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(page.locator("yuekao-break-even table")).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    // The line across all plans is moved by key and reads exact amounts.
    const line = page.getByRole("slider", { name: "通话分钟数", exact: true });
    await line.press("Home");
    await expect(page.locator("yuekao-break-even .readout")).toContainText("A ¥20,000.00");
    await expect(page.locator("yuekao-break-even .readout")).toContainText("C ¥11,040.00 ✓ 最省");
  });

  test("a slider that is moved repaints every plan in the next frame, and little else", async ({ page }, info) => {
    await add(page, /包干制/);
    await add(page, /按服务量/);
    await expect(page.locator("yuekao-lines path")).toHaveCount(3);
    const slider = page.locator("yuekao-offer-volumes").getByRole("slider").first();
    await slider.focus();
    const calls = await callsOf(page);
    const moves: { frames: number; called: number }[] = [];
    for (let move = 0; move < 8; move += 1) {
      // The year and the searches come when volumes stand still.
      await page.waitForTimeout(600);
      await slider.evaluate((element) => {
        const table = (element.getRootNode() as ShadowRoot).host.getRootNode() as ShadowRoot;
        const said = (): string => table.querySelector("yuekao-offer-plans")?.shadowRoot?.querySelector("tr.now")?.textContent ?? "";
        const told = new Promise((done) => {
          element.addEventListener("input", () => {
            const before = said();
            let frames = 0;
            const frame = (): void => {
              frames += 1;
              if (said() === before) requestAnimationFrame(frame);
              else done(frames);
            };
            requestAnimationFrame(frame);
          }, { once: true, capture: true });
        });
        Object.assign(globalThis, { told });
      });
      await calls();
      await page.keyboard.press(move % 2 === 0 ? "PageUp" : "PageDown");
      const frames = await page.evaluate(() => (globalThis as unknown as { told: Promise<number> }).told);
      moves.push({ frames, called: await calls() });
    }
    const report = `a move of a slider calls ${Math.min(...moves.map(({ called }) => called)).toLocaleString("en")} functions of the page, and shows after ${median(moves.map(({ frames }) => frames))} frames`;
    info.annotations.push({ type: "measured", description: report });
    console.log(report, moves.map(({ called }) => called).join(" "));
    expect(median(moves.map(({ frames }) => frames))).toBe(1);
    expect(Math.min(...moves.map(({ called }) => called))).toBeLessThan(MOST_CALLS);
  });

  test("a price is typed in a column's head, kept over a reload, and taken back", async ({ page }) => {
    await add(page, /^基础咨询服务月费/);
    const field = page.getByRole("textbox", { name: "B：基础咨询服务月费" });
    await field.fill("15,000");
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00", "¥15,000.00"]);
    await expect(row(page, "与 A 相比")).toHaveText(["基准", "−¥5,000.00 更便宜"]);
    await field.fill("一万五");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00", "¥20,000.00"]);
    await field.fill("15000");
    await page.reload();
    await open(page, "报价");
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00", "¥15,000.00"]);
    await page.getByRole("button", { name: "移除 B" }).click();
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00"]);
    await undo(page);
    await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00", "¥15,000.00"]);
  });

  test("other contracts stand beside it, four at most", async ({ page }) => {
    await add(page, /网上商城/);
    await add(page, /快递客服/);
    await add(page, /电商平台/);
    await expect(page.getByRole("combobox", { name: "添加方案…" })).toHaveCount(0);
    await expect(row(page, "委托方应付")).toHaveCount(4);
    await expect(row(page, "综合服务评分").first()).toHaveText("—");
  });
});

test("the mall's packages cost what their prices say, in a month that was pasted", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).click();
  await expect(page.getByRole("navigation").getByRole("button", { name: "结算", exact: true })).toBeVisible();
  await open(page, "报价");
  await add(page, /按套餐一/);
  await add(page, /按套餐二/);
  // Each category in its own package: as the table of fees has it.
  await expect(row(page, "乙方应付")).toHaveText(["¥19,450.54", "¥21,030.04", "¥14,304.54"]);
  await expect(page.locator("yuekao-offer-plans tr.now .least")).toHaveText(/¥14,304\.54\s*✓ 最省/);

  // A volume of five categories is moved as their total. Package one costs 14.5 for each after-sales call, two 6.5.
  await page.getByRole("combobox", { name: "变动项" }).first().selectOption({ label: "售后电话" });
  await expect(page.locator("yuekao-break-even")).toContainText("售后电话按 5 个品类的合计变动，各品类占比不变。 其余不变：售前电话 1,095 通");
  await expect(said(page)).toContainText(/B 与 C：售后电话 0–[\d,]+，C 更省/);

  // Steps are drawn; each amount of them, of a good and a bad month, and of one's margin opens its derivation.
  const worth = page.locator("yuekao-quality-worth");
  await expect(worth.locator("yuekao-lines path")).toHaveCount(3);
  await worth.getByText("以表格查看").click();
  await page.getByText("毛利（只给自己看）").click();
  await page.getByRole("textbox", { name: "每名客服每月成本" }).fill("1000");
  await page.getByRole("textbox", { name: "需要几名客服" }).fill("9");
  // 19,450.54 less 9,000.
  await expect(page.locator("yuekao-offer-margin .why").nth(3)).toHaveText("¥10,450.54");
  for (const numbers of [page.locator("yuekao-offer-plans .difference .why, yuekao-break-even .readout .why"), worth.locator(".why"), page.locator("yuekao-offer-margin .why")]) {
    expect(await numbers.count()).toBeGreaterThan(4);
    for (let number = 0; number < await numbers.count(); number += 1) {
      const shown = (await numbers.nth(number).textContent()) ?? "";
      await numbers.nth(number).click();
      await expect(why(page)).toContainText(shown.trim().replace(/[¥−+%]/g, ""));
    }
  }
});

test("on a phone a plan alone has the whole width, two stand side by side, and three kinds of months stay within the card", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "报价");
  const price = page.locator("yuekao-offer-plans thead label").first();
  const [label, field] = [await price.locator("span").first().boundingBox(), await price.locator("input").boundingBox()];
  expect(field?.x).toBeGreaterThan((label?.x ?? 0) + (label?.width ?? 0));
  const beyond = (card: string): Promise<number> => page.locator(`${card} .scroll`).last().evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await add(page, /按套餐一/);
  await expect(row(page, "乙方应付")).toHaveText(["¥19,450.54", "¥21,030.04"]);
  await expect(page.locator("yuekao-quality-worth .kinds tbody tr")).toHaveCount(5);
  expect(await beyond("yuekao-offer-plans")).toBe(0);
  expect(await beyond("yuekao-quality-worth")).toBe(0);
});

test("volumes that are none are refused at their field, and nothing else changes", async ({ page }) => {
  await page.goto("/");
  await choose(page, "客服服务协议");
  await open(page, "报价");
  const minutes = page.getByRole("textbox", { name: /^通话分钟数/ });
  await minutes.fill("15000");
  await expect(row(page, CLIENT_PAYS)).toHaveText(["¥26,000.00"]);
  for (const [typed, reason] of [["-5", "不能小于 0"], ["很多", "请填一个数"], ["99999999999", "最多九位"]] as const) {
    await minutes.fill(typed);
    await expect(page.locator("yuekao-offer-volumes").getByRole("alert")).toContainText(reason);
    await expect(minutes).toHaveValue(typed);
  }
  await expect(row(page, CLIENT_PAYS)).toHaveText(["¥22,400.00"]);
  await minutes.fill("0");
  await expect(row(page, CLIENT_PAYS)).toHaveText(["¥20,000.00"]);
});

test("without a month the quote is what is exported, and of what has no price nothing is said to stay the same", async ({ page }) => {
  await page.goto("/");
  await open(page, "报价");
  await add(page, /竞品报价/);
  await expect(page.locator("yuekao-offer-plans")).toContainText("未填价格");
  await expect(page.locator("yuekao-quality-worth")).toContainText("A 前后 15 个百分点以内金额不变");
  await expect(page.locator("yuekao-quality-worth")).not.toContainText("B 前后");
  // What a size puts into the fields has its separators.
  await page.getByRole("button", { name: "中", exact: true }).click();
  await expect(page.getByRole("textbox", { name: /^售前在线/ })).toHaveValue("10,000");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.getByRole("button", { name: "返回方案对比" })).toBeFocused();
});

test("a competitor is priced in its own column; in another currency nothing is held against it", async ({ page }) => {
  await page.goto("/");
  await choose(page, "客服服务协议");
  await open(page, "报价");
  await add(page, /竞品报价/);
  await expect(page.locator("yuekao-offer-plans")).toContainText("未填价格");
  await page.getByRole("textbox", { name: "B：名称" }).fill("某竞品");
  await page.getByRole("textbox", { name: "B：通话分钟数，单价" }).fill("1.5");
  await expect(row(page, CLIENT_PAYS)).toHaveText(["¥22,400.00", "¥18,000.00"]);
  await page.getByRole("combobox", { name: "B：分段计价" }).selectOption({ label: "通话分钟数" });
  await page.getByRole("textbox", { name: "B：第 1 段到" }).fill("10000");
  await page.getByRole("textbox", { name: "B：第 1 段单价" }).fill("2");
  await page.getByRole("textbox", { name: "B：第 2 段单价" }).fill("1");
  // 10,000 × 2 + 2,000 × 1.
  await expect(row(page, CLIENT_PAYS)).toHaveText(["¥22,400.00", "¥22,000.00"]);
  await page.getByRole("combobox", { name: "B：币种" }).selectOption({ label: "美元" });
  await expect(page.getByRole("status").filter({ hasText: "各方案的币种不同" })).toBeVisible();
  await expect(row(page, "与 A 相比")).toHaveText(["基准", "币种不同"]);
  await expect(page.locator("yuekao-offer-plans .least")).toHaveCount(0);
});

test("from an empty page to a quote with three plans in under ten actions; every number says where it comes from", async ({ page }, info) => {
  await page.goto("/");
  let actions = 0;
  const act = async (action: () => Promise<unknown>): Promise<void> => {
    actions += 1;
    await action();
  };
  await act(() => choose(page, "客服服务协议"));
  await act(() => open(page, "报价"));
  await act(() => add(page, /包干制/));
  await act(() => add(page, /按服务量/));
  await act(() => page.getByRole("button", { name: "制作报价单" }).click());
  await act(() => page.getByRole("textbox", { name: "客户" }).fill("云帆科技有限公司"));
  await act(() => page.getByRole("button", { name: /^填今天/ }).click());
  const sheet = page.locator("yuekao-quote-sheet");
  await expect(sheet).toContainText("云帆科技有限公司");
  expect(actions).toBeLessThan(10);

  // 22,400, 30,000 and 30,000 a month; 6 % on top.
  const line = (name: string): Locator => sheet.locator("tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");
  await expect(line("每月 · 价税合计")).toHaveText(["¥23,744.00 ✓", "¥31,800.00", "¥31,800.00"]);
  await expect(line("全年 · 价税合计")).toHaveText(["¥284,928.00 ✓", "¥381,600.00", "¥381,600.00"]);
  await expect(sheet).toContainText("示例税率，待确认");
  await expect(sheet).toContainText("是示例业务量，不是实际数据");
  await expect(sheet).toContainText("（盖章）");

  const numbers = sheet.locator(".why");
  expect(await numbers.count()).toBeGreaterThan(30);
  for (let number = 0; number < await numbers.count(); number += 1) {
    const shown = (await numbers.nth(number).textContent()) ?? "";
    await numbers.nth(number).click();
    await expect(why(page)).toContainText(shown.replace(/^反向/, "").trim().replace("¥", ""));
  }
  await page.keyboard.press("Escape");

  expect(await findings(page)).toEqual([]);

  // A plan is called as the customer knows it.
  await page.getByRole("textbox", { name: "方案 B 在报价单里的名称" }).fill("无忧包干");
  await expect(sheet.locator("thead th").nth(1)).toHaveText("B 无忧包干");

  // VAT in, another rate.
  await page.getByRole("textbox", { name: /^增值税率/ }).fill("13");
  await expect(line("每月 · 价税合计").first()).toHaveText("¥25,312.00 ✓");
  await page.getByRole("checkbox", { name: "价格已含税" }).check();
  await expect(line("每月 · 价税合计").first()).toHaveText("¥22,400.00 ✓");

  // On paper it is the quote alone.
  await printable(page);
  await print(page, () => page.getByRole("button", { name: "打印 / PDF" }).click());
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = page.locator("yuekao-quote-sheet").first();
  await expect(paper).toContainText("云帆科技有限公司");
  await expect(paper.locator("yuekao-lines svg")).toBeVisible();
  await expect(page.locator("yuekao-quote-form, nav, yuekao-offer-volumes").filter({ visible: true })).toHaveCount(0);
  await page.screenshot({ path: info.outputPath("quote-print.png"), fullPage: true });
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  // The document has the chart, the workbook what computes each plan from the volumes.
  for (const [way, ending, part, written] of [["Word 文档", "docx", /^word\/charts\/chart/, "无忧包干"], ["Excel 表格", "xlsx", /^xl\/worksheets\/sheet1\.xml/, "'A 结算'!"]] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: way }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`报价单.*云帆科技.*\\.${ending}$`));
    const inside = Object.entries(unzipSync(readFileSync(await file.path()))).filter(([name]) => part.test(name)).map(([, bytes]) => strFromU8(bytes)).join("").replaceAll("&apos;", "'");
    expect(inside).toContain(written);
  }
});

test("a link shows the quote and lets volumes be moved, and nothing else", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await choose(page, "客服服务协议");
  await open(page, "报价");
  await add(page, /包干制/);
  await page.getByRole("button", { name: "制作报价单" }).click();
  await page.getByRole("textbox", { name: "客户" }).fill("云帆");
  await page.getByRole("button", { name: "复制只读链接" }).click();
  await expect(page.getByText("只读链接已复制")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const theirs = await context.newPage();
  await theirs.goto(link);
  const quote = theirs.getByRole("dialog", { name: "报价单" });
  await expect(quote).toContainText("云帆");
  await expect(quote).toContainText("¥22,400.00");
  await expect(quote.getByRole("textbox")).toHaveCount(2);
  await quote.getByRole("textbox", { name: /^通话分钟数/ }).fill("20000");
  await expect(quote).toContainText("¥32,000.00");
  await quote.getByRole("button", { name: "打开计算器" }).click();
  await expect(quote).toHaveCount(0);
  await expect(theirs.getByRole("heading", { name: "月考" })).toBeVisible();
  await expect(theirs).toHaveURL((url) => url.hash === "");

  // In a page of somebody else's it stands alone.
  await page.getByRole("button", { name: "复制嵌入代码" }).click();
  await expect(page.getByText("嵌入代码已复制")).toBeVisible();
  const [, address = ""] = /src="([^"]+)"/.exec(await page.evaluate(() => navigator.clipboard.readText())) ?? [];
  await theirs.goto(address);
  await expect(theirs.locator("yuekao-quote-page")).toContainText("¥22,400.00");
  await expect(theirs.locator("yuekao-calculator")).toHaveCount(0);

  for (const [broken, reason] of [[link.slice(0, -9), "不完整或已损坏"], [link.replace("#quote=1.", "#quote=2."), "来自更新的版本"]] as const) {
    await theirs.goto("about:blank");
    await theirs.goto(broken);
    await expect(theirs.getByRole("alert")).toContainText(reason);
  }
});

test("in front of a customer it goes on step by step, by key", async ({ page }) => {
  await page.goto("/");
  await choose(page, "客服服务协议");
  await open(page, "报价");
  await add(page, /包干制/);
  await page.getByRole("button", { name: "制作报价单" }).click();
  await page.getByRole("button", { name: "演示" }).click();
  const shown = page.getByRole("dialog", { name: "演示" });
  await expect(shown).toContainText("通话分钟数");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await expect(shown.locator(".amount")).toHaveText("¥22,400.00");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(shown.locator(".amount")).toHaveText(["¥22,400.00", "¥30,000.00"]);
  await page.keyboard.press("ArrowLeft");
  await expect(shown.locator(".amount")).toHaveText("¥30,000.00");
  await page.keyboard.press("Escape");
  await expect(shown).toHaveCount(0);
});
