// What is typed, chosen, pasted or dropped while something is still on its way: the engine, a tab, a language, what was kept, a
// long file. None of it is lost.

import type { Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { hold } from "./hold.ts";
import { answer, cell, open, paste, redo, sample, undo } from "./paste.ts";

const MONTH = sample("month-label-value.tsv");
const OTHER = sample("month-one-row.tsv");
const score = (page: Page) => answer(page, "综合服务评分");
const supposed = (page: Page, name: string) => page.locator("yuekao-supposition dl > div").filter({ has: page.getByText(name, { exact: true }) }).locator(".value");
const box = (page: Page, figure: string) => page.getByRole("textbox", { name: new RegExp(`^${figure}`) });

/** An engine that does not answer any more, until it is let go on. */
async function holdAnswers(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { engine } = document.querySelector("yuekao-app") as unknown as { engine: Record<string, (...parts: unknown[]) => Promise<unknown>> };
    const waiting = new Promise<void>((resolve) => Object.assign(window, { goOn: resolve }));
    for (const name of ["validate", "look", "assess", "ask"]) {
      const answer = engine[name]?.bind(engine);
      engine[name] = async (...parts) => {
        await waiting;
        return answer?.(...parts);
      };
    }
  });
  return () => page.evaluate(() => { (window as unknown as { goOn: () => void }).goOn(); });
}

test("a number typed into the what-if tab before it is ready counts as soon as it is", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await open(page, "试算");
  await expect(box(page, "电话接起量")).toBeVisible();
  const release = await holdAnswers(page);
  await box(page, "电话接起量").selectText();
  // Drawn again between the hand that selects the number and the first key.
  await box(page, "电话接起量").evaluate(async (input) => {
    const field = (input.getRootNode() as ShadowRoot).host as HTMLElement & { requestUpdate: () => void; updateComplete: Promise<boolean> };
    field.requestUpdate();
    await field.updateComplete;
  });
  await page.keyboard.insertText("2,240");
  await box(page, "满意").first().click();
  // (2,240 + 4,550) / 8,000 = 84.875 %: 40; 78 %: 36.
  await expect(box(page, "电话接起量")).toHaveValue("2,240");
  await release();
  await expect(supposed(page, "综合服务评分")).toHaveText("76");
  await expect(box(page, "电话接起量")).toHaveValue("2,240");
});

test("numbers typed one after the other, and one that does not go, while no answer comes", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await open(page, "试算");
  await expect(box(page, "电话接起量")).toBeVisible();
  const release = await holdAnswers(page);
  await box(page, "电话接起量").pressSequentially("0");
  await box(page, "电话接起量").fill("2640");
  await box(page, "在线咨询意愿量").fill("5000");
  await box(page, "一般").fill("很多");
  await box(page, "在线客服接待量").fill("3450");
  await release();
  // (2,640 + 3,450) / 8,000 = 76.125 %: 13 full points short, 24; 24 + 36 = 60.
  await expect(supposed(page, "综合服务评分")).toHaveText("60");
  await expect(box(page, "一般")).toHaveValue("很多");
  await expect(page.getByRole("alert")).toContainText("“很多”不是数");
});

test("what is typed under 数据 stands in its fields at once, and all of it counts", async ({ page }) => {
  await page.goto("/");
  await paste(page, "商家\t蓝鲸\n月份\t2026-10\n电话转人工进线量\t3000\n电话接起量\t2640\n");
  await open(page, "数据");
  const [offered, handled] = [page.getByLabel("在线咨询意愿量", { exact: true }), page.getByLabel("在线客服接待量", { exact: true })];
  await expect(offered).toBeVisible();
  const release = await holdAnswers(page);
  await offered.pressSequentially("5000", { delay: 20 });
  await handled.pressSequentially("4550", { delay: 20 });
  await expect(offered).toHaveValue("5,000");
  await expect(handled).toHaveValue("4550");
  await release();
  // 91 % of the chats.
  await expect(page.locator("yuekao-figures")).toBeVisible();
  await open(page, "结算");
  await expect(page.locator("yuekao-rates")).toContainText("91%");
  await open(page, "数据");
  await expect(offered).toHaveValue("5,000");
  await expect(handled).toHaveValue("4,550");
});

test("a number of the contract, a start, the text of the contract and a statement, typed and left while no answer comes", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("courier");
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "合同");
  const [fee, start] = [page.getByRole("textbox", { name: /每月基础服务费/ }).first(), page.getByRole("textbox", { name: /付款日/ }).first()];
  await expect(fee).toBeVisible();
  const release = await holdAnswers(page);
  await fee.pressSequentially("9", { delay: 20 });
  const typed = await fee.inputValue();
  await start.fill("12");
  await page.keyboard.press("Tab");
  await expect(fee).toHaveValue(typed);
  await expect(start).toHaveValue("12");
  await open(page, "对账");
  const statement = page.getByRole("textbox", { name: "对方的结算单" });
  await statement.pressSequentially("应付：1", { delay: 10 });
  await expect(statement).toHaveValue("应付：1");
  await release();
  await expect(page.locator("yuekao-reconcile")).toContainText("已认出：应付");
  await open(page, "合同");
  await expect(fee).toHaveValue(typed);
  await expect(start).toHaveValue("12");
  await open(page, "日期");
  await expect(page.locator("yuekao-dates")).toContainText("次月 12 日前");
});

test("what is pasted before what was kept has been read comes on top of it", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await open(page, "合同");
  await page.getByLabel("合作开始日期").fill("2026-09-01");
  await open(page, "结算");
  await expect(page.locator("yuekao-answer")).toContainText("试行");
  const release = await hold(page, "**/assets/kept-*.js");
  await page.reload();
  await paste(page, OTHER);
  await expect(page.locator(".busy")).toBeVisible();
  release();
  await expect(score(page)).toHaveText("20");
  // The start of the cooperation is what it was.
  await expect(page.locator("yuekao-answer")).toContainText("试行");
  await expect(page.locator("yuekao-toast")).toContainText("已加入历史：山茶美妆 · 2026年10月。原来的 蓝鲸家电旗舰店 · 2026年10月 仍在。");
  await undo(page);
  await expect(score(page)).toHaveText("86");
});

test("what is typed into the paste box while what was kept is on its way is not lost with the box", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  const release = await hold(page, "**/assets/kept-*.js");
  await page.reload();
  const typed = page.getByRole("textbox", { name: "粘贴一个月或多个月的数据" });
  await typed.fill("月份\t2026-11\n电话接起量\t1");
  release();
  await expect(score(page)).toHaveText("86");
  await expect(typed).toHaveValue("月份\t2026-11\n电话接起量\t1");
});

test("a contract chosen, a start typed and a paste, all before the engine is there", async ({ page }) => {
  const release = await hold(page, /\.wasm$/);
  await page.goto("/");
  await paste(page, "月份\t2026-10\n受理问题数\t1000\n解决问题数\t936\n满意度评分\t92.5\n");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("courier");
  await expect(page.locator("yuekao-answer")).toHaveCount(0);
  release();
  await expect(page.locator("yuekao-answer")).toContainText("¥55,000.00");
  await undo(page);
  await expect(page.getByRole("combobox", { name: "合同", exact: true })).toHaveValue("mall");
});

test("without the engine nothing that was put in is lost, and it is taken up when the engine can be had", async ({ page, complaints }) => {
  let there = false;
  await page.route(/\.wasm$/, (route) => (there ? route.continue() : route.abort()));
  await page.goto("/");
  await paste(page, MONTH);
  await expect(page.getByRole("alert")).toContainText("计算程序没有载入");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("courier");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption("mall");
  // Tried again with each change, and there is no more of it.
  await page.waitForTimeout(500);
  there = true;
  await page.getByRole("alert").getByRole("button", { name: "重试" }).click();
  await expect(score(page)).toHaveText("86");
  await expect(page.getByRole("alert")).toHaveCount(0);
  // The browser complains of what it could not fetch, and the page of what it could not do.
  complaints.length = 0;
});

test("two cells changed faster than the answers are both changed, and a table that comes meanwhile replaces them together", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await cell(page, 4, 2).dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2240");
  await page.keyboard.press("Enter");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5000");
  await page.keyboard.press("Enter");
  await paste(page, OTHER);
  await expect(score(page)).toHaveText("20");
  await undo(page);
  await expect(cell(page, 4, 2)).toContainText("2240");
  await expect(score(page)).toHaveText("76");
});

test("an edit that was begun in a table which is not there any more changes no other", async ({ page }) => {
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await cell(page, 4, 2).dblclick();
  await page.keyboard.type("1");
  await page.evaluate((text) => document.querySelector<HTMLElement & { paste: (text: string) => Promise<void> }>("yuekao-app")?.paste(text), OTHER);
  await expect(score(page)).toHaveText("20");
  await expect(page.getByRole("alert")).toContainText("刚才在单元格里输入的内容没有采用");
  await expect(page.locator("yuekao-sheet .edit")).toHaveCount(0);
});

test("a file that takes long does not replace what was pasted meanwhile", async ({ page }) => {
  const release = await hold(page, "**/assets/intake-*.js");
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await page.locator("yuekao-paste-box input[type=file]").setInputFiles({ name: "慢.csv", mimeType: "text/csv", buffer: Buffer.from(OTHER.replaceAll("\t", ",")) });
  await paste(page, MONTH.replace("380", "480"));
  release();
  await expect(page.locator("yuekao-notice")).toContainText("“慢.csv”没有采用");
  await expect(page.locator("yuekao-answer")).toContainText("蓝鲸家电旗舰店");
});

test("the example that takes long does not replace what was pasted meanwhile", async ({ page }) => {
  const release = await hold(page, "**/assets/examples-*.js");
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).click();
  await paste(page, OTHER);
  await expect(score(page)).toHaveText("20");
  release();
  await page.waitForTimeout(500);
  await expect(score(page)).toHaveText("20");
});

test("a tab that is opened before its code is there opens with the text that was pasted for it", async ({ page }) => {
  const release = await hold(page, "**/assets/reconcile-*.js");
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  await open(page, "对账");
  await page.evaluate(() => navigator.clipboard.writeText("综合服务评分：84"));
  await page.keyboard.press("Control+V");
  release();
  await expect(page.getByRole("textbox", { name: "对方的结算单" })).toHaveValue("综合服务评分：84");
  await open(page, "结算");
  await expect(score(page)).toHaveText("86");
});

test("two languages chosen one after the other: the last is spoken, however late the first comes", async ({ page }) => {
  const release = await hold(page, "**/assets/{page,more}-*.js");
  await page.goto("/");
  await paste(page, MONTH);
  await expect(score(page)).toHaveText("86");
  const language = page.locator(".tools > select");
  await language.selectOption("en");
  await language.selectOption("zh-TW");
  release();
  await expect(page.getByText("綜合服務評分", { exact: true })).toBeVisible();
  await page.waitForTimeout(300);
  await expect(page.getByText("綜合服務評分", { exact: true })).toBeVisible();
});

test("steps back and forward by key, faster than the answers, and over a reload", async ({ page }) => {
  await page.goto("/");
  for (const calls of ["2,640", "2,240", "1,640"]) {
    await paste(page, MONTH.replace("2,640", calls).replace("2640", calls));
    await expect(page.locator("yuekao-rates")).toContainText(`${calls} / 3,000`);
  }
  await page.getByRole("heading", { name: "月考" }).click();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  // The first step alone shows what the third comes back to: only after the second is that the third's.
  await expect(score(page)).toHaveText("86");
  await page.keyboard.press("Control+y");
  await expect(score(page)).toHaveText("76");
  await page.reload();
  await expect(score(page)).toHaveText("76");
  await page.keyboard.press("Control+Shift+z");
  await expect(score(page)).toHaveText("62");
  await page.keyboard.press("Control+z");
  await undo(page);
  await expect(score(page)).toHaveText("86");
  await redo(page);
  await expect(score(page)).toHaveText("76");
});
