import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { answer, open, paste as give, redo, undo } from "./paste.ts";

/** 2,340 answered calls: (2,340 + 4,550) / 8,000 = 86.125 %, three full points short of 90: 44 + 36 = 80, nothing to pay. */
const STATEMENT = "商家：蓝鲸家电旗舰店\n月份：2026年10月\n电话接起量：2,340\n在线客服接待量：4,550\n综合服务评分：78\n考核等级：改进\n扣减：-2,000.00\n质检得分：96";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "对账");
});

const box = (page: Page): Locator => page.getByRole("textbox", { name: "对方的结算单" });
const draft = (page: Page): Locator => page.getByRole("textbox", { name: "异议草稿" });
const row = (page: Page, name: string): Locator => page.locator("yuekao-reconcile tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await box(page).focus();
  await page.keyboard.press("Control+V");
}

test("a pasted statement: every difference, its worth, and the results that follow from nothing", async ({ page }) => {
  await paste(page, STATEMENT);
  await expect(page.getByText("1 项数据不同、3 项结果不同、1 项数据相同。")).toBeVisible();
  await expect(row(page, "电话接起量")).toHaveText(["2,340", "2,640", "−6", "¥0.00"]);
  await expect(row(page, "综合服务评分")).toHaveText(["78 分", "86 分", /^80 分 按对方的数据也算不出这个结果/, "−8 分", "附件一 1.3"]);
  await expect(row(page, "档位")).toHaveText(["改进", "达标", /^达标/, "✕ 不同", "附件一 1.3"]);
  await expect(row(page, "考核扣减")).toHaveText(["¥2,000.00", "¥0.00", /^¥0\.00/, "+¥2,000.00", "附件一 1.3"]);
  // What nobody recognises is said; nothing of it is lost.
  await expect(page.locator("yuekao-reconcile")).toContainText("质检得分");
  await expect(box(page)).toHaveValue(STATEMENT);
  // One's own figures are what they were.
  await open(page, "结算");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("until when to object, and the draft to copy", async ({ page }) => {
  await page.clock.setFixedTime("2026-11-16T10:00:00+08:00");
  await paste(page, STATEMENT);
  const rights = page.locator("yuekao-reconcile .rights li");
  await expect(rights).toHaveText([/2026年11月13日 周五期限已过\s+对考核结果提出异议 4\.4/, /2026年11月20日 周五还剩 4 天\s+对结算通知提出异议 5\.3/]);
  await expect(draft(page)).toHaveValue(/^关于2026年10月结算的异议\n\n致：＿+（甲方）\n合同编号：＿+\n我方：蓝鲸家电旗舰店（乙方）\n\n我方依据《.*》4\.4、5\.3，就贵方出具的2026年10月结算提出异议如下。\n/);
  await expect(draft(page)).toHaveValue(/电话接起量：贵方为 2,340，我方记录为 2,640；仅此一项，评分相差 6 分。/);
  await expect(draft(page)).toHaveValue(/考核扣减：贵方所列为 ¥2,000\.00，按我方数据依合同（附件一 1\.3）计算为 ¥0\.00；其余数据按我方记录，按贵方所列数据计算为 ¥0\.00，与贵方所列结果亦不一致。/);
  await expect(draft(page)).toHaveValue(/请将综合服务评分更正为 86 分。/);
  await expect(draft(page)).toHaveValue(/对结算通知提出异议（5\.3）的期限为 2026年11月20日 周五。/);
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await expect(page.getByRole("button", { name: "已复制" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await draft(page).inputValue());

  // The day it came moves the end of the time.
  await open(page, "日期");
  await page.getByLabel("收到考核结果").fill("2026-11-05");
  await open(page, "对账");
  await expect(rights.first()).toContainText("2026年11月12日");
});

test("the statement is kept, undone, and drafted in the person's language", async ({ page }) => {
  await paste(page, STATEMENT);
  await expect(draft(page)).toBeVisible();
  await page.reload();
  await open(page, "对账");
  await expect(box(page)).toHaveValue(STATEMENT);
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  const english = page.getByRole("textbox", { name: "Draft of the objection" });
  await expect(english).toHaveValue(/^Objection to the settlement of October 2026\n\nTo: _+ \(Party A\)\n/);
  await expect(english).toHaveValue(/you state 2,340, our records show 2,640/);
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
  await box(page).fill("综合服务评分：86");
  await expect(page.getByText("1 项全部相同。")).toBeVisible();
  await expect(draft(page)).toHaveCount(0);
});

test("what is no statement at all says so", async ({ page }) => {
  await box(page).fill("请查收附件。");
  await expect(page.locator("yuekao-reconcile .warning")).toBeVisible();
  await expect(page.locator("yuekao-reconcile table")).toHaveCount(0);
});

/** Rates alone, as platforms send them: nothing is pooled from them. */
const RATES = "月份\t电话接起率\t在线应答率\t满意度\t综合得分\t应扣金额\n2026年10月\t86.67%\t90%\t75%\t74\t5000\n";

test("of rates alone nothing is said that cannot be computed from them, and the counts are asked for", async ({ page }) => {
  await paste(page, RATES);
  const tab = page.locator("yuekao-reconcile");
  await expect(tab).toContainText("对方给出的数据不足以重新算出评分");
  await expect(tab).toContainText("需要对方提供：电话接起量、电话转人工进线量、在线客服接待量、在线咨询意愿量。");
  await expect(tab).not.toContainText("变为");
  await expect(row(page, "综合服务评分")).toHaveText(["74 分", "86 分", "无法复算", "−12 分", "附件一 1.3"]);
  await expect(row(page, "考核扣减")).toHaveText(["¥5,000.00", "¥0.00", "无法复算", "+¥5,000.00", "附件一 1.3"]);
  const letter = await draft(page).inputValue();
  expect(letter).toContain("1. 综合服务评分：贵方所列为 74 分，按我方数据依合同（附件一 1.3）计算为 86 分。");
  expect(letter).toContain("贵方只给出比率，无法复算；请提供电话接起量、电话转人工进线量、在线客服接待量、在线咨询意愿量。");
  expect(letter).not.toMatch(/待定|亦不一致|差异来自/);
  expect(letter).toMatch(/一、数据差异\n1\. [^]*\n二、结果差异\n1\. [^]*\n三、请求事项\n1\. /);
  expect(letter).toMatch(/蓝鲸家电旗舰店（盖章或签字）：＿+\n日期：＿+年＿+月＿+日$/);
});

test("a statement as somebody writes it in a chat is read, and what says nothing is listed", async ({ page }) => {
  await paste(page, "您好，请查收：贵店10月综合得分 74 分，接起率86.7%，扣5000元。");
  const tab = page.locator("yuekao-reconcile");
  await expect(tab).toContainText("这段文字不是表格，按句读出其中的名称和数字");
  await expect(row(page, "综合服务评分")).toHaveText(["74 分", "86 分", "无法复算", "−12 分", "附件一 1.3"]);
  await expect(row(page, "考核扣减").first()).toHaveText("¥5,000.00");
});

test("agreed figures become the month's, the earlier ones come back", async ({ page }) => {
  await paste(page, STATEMENT);
  await page.getByRole("button", { name: "采用对方的 1 项数据" }).click();
  await expect(page.locator("yuekao-reconcile")).toContainText("本月有 1 项数据按商定采用。");
  // 6,890 of 8,000 are 86.125 %, three full points short: 44 and 36.
  await open(page, "结算");
  await expect(answer(page, "综合服务评分")).toHaveText("80");
  await expect(page.locator("yuekao-hints")).toContainText("1 项数据按对账商定采用，与表格不同");
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("80");
  await page.locator("yuekao-hints").getByRole("button", { name: "查看" }).click();
  await page.getByRole("button", { name: "恢复原来的数据" }).click();
  await open(page, "结算");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("the first screen says until when to object, and how many days are left", async ({ page }) => {
  await page.clock.setFixedTime("2026-11-09T10:00:00+08:00");
  await page.goto("/");
  const hints = page.locator("yuekao-hints");
  await expect(hints).toContainText("异议截止 2026年11月13日 周五，还剩 4 天（按最迟收到日推算）");
  await hints.getByRole("button", { name: "去对账" }).click();
  await expect(box(page)).toBeVisible();
  await page.clock.setFixedTime("2026-12-01T10:00:00+08:00");
  await page.reload();
  await open(page, "结算");
  await expect(hints).toContainText("异议期限已过：2026年11月20日 周五");
});

test("the letter is headed as it is filled in, and what is changed in it by hand is kept, also over a reload", async ({ page }) => {
  await paste(page, STATEMENT);
  await page.getByLabel("致（对方名称）").fill("某某网上商城有限公司");
  await page.getByLabel("合同编号").fill("KF-2026-008");
  await page.getByLabel("我方名称").fill("蓝鲸家电有限公司");
  await expect(draft(page)).toHaveValue(/致：某某网上商城有限公司（甲方）\n合同编号：KF-2026-008\n我方：蓝鲸家电有限公司（乙方）/);
  await draft(page).fill("（改过的草稿）");
  await page.reload();
  await open(page, "对账");
  await expect(draft(page)).toHaveValue("（改过的草稿）");
  await expect(page.getByLabel("合同编号")).toHaveValue("KF-2026-008");
  // A date that is entered elsewhere does not take it away.
  await open(page, "日期");
  await page.getByLabel("收到考核结果").fill("2026-11-05");
  await open(page, "对账");
  await expect(draft(page)).toHaveValue("（改过的草稿）");
  await page.getByRole("button", { name: "重新生成" }).click();
  await expect(draft(page)).toHaveValue(/^关于2026年10月结算的异议/);
  await undo(page);
  await expect(draft(page)).toHaveValue("（改过的草稿）");
});

test.describe("whatever is pasted or dropped here is the other side's statement", () => {
  /** One's own month is as it was. */
  const untouched = async (page: Page): Promise<void> => {
    await open(page, "结算");
    await expect(answer(page, "综合服务评分")).toHaveText("86");
    await expect(page.locator("yuekao-answer")).toContainText("蓝鲸家电旗舰店");
  };

  test("the box has the keyboard, and Ctrl+V beside it goes there, too", async ({ page }) => {
    await expect(box(page)).toBeFocused();
    await page.getByRole("heading", { name: "对方的结算单" }).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), RATES);
    await page.keyboard.press("Control+V");
    await expect(box(page)).toHaveValue(RATES);
    await expect(page.getByText("3 项数据不同")).toBeVisible();
    await untouched(page);
  });

  test("the button in the head says so", async ({ page }) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), RATES);
    await page.getByRole("button", { name: "粘贴对方结算单" }).click();
    await expect(box(page)).toHaveValue(RATES);
    await untouched(page);
    await open(page, "试算");
    await expect(page.getByRole("button", { name: "粘贴", exact: true })).toBeVisible();
  });

  test("a dropped file is read as one", async ({ page }) => {
    const file = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "对方.csv", { type: "text/csv" }));
      return data;
    }, RATES.replaceAll("\t", ","));
    await page.dispatchEvent("yuekao-app", "dragover", { dataTransfer: file });
    await expect(page.locator(".drop")).toContainText("对方的结算单");
    await page.dispatchEvent("yuekao-app", "drop", { dataTransfer: file });
    await expect(page.getByText("3 项数据不同")).toBeVisible();
    await untouched(page);
  });

  test("a statement that takes the place of another says so, and can be taken back", async ({ page }) => {
    await paste(page, STATEMENT);
    await expect(draft(page)).toBeVisible();
    await page.evaluate((text) => navigator.clipboard.writeText(text), RATES);
    await page.getByRole("button", { name: "粘贴对方结算单" }).click();
    await expect(page.locator("yuekao-toast")).toContainText("已替换对方的结算单");
    await page.locator("yuekao-toast").getByRole("button", { name: "撤销" }).click();
    await expect(box(page)).toHaveValue(STATEMENT);
    await expect(page.locator("yuekao-toast")).toContainText("恢复为替换前的一份");
    await redo(page);
    await expect(box(page)).toHaveValue(RATES);
  });

  test("what is no text says so and changes nothing", async ({ page }) => {
    await paste(page, STATEMENT);
    await page.evaluate(() => navigator.clipboard.writeText(" "));
    await page.getByRole("button", { name: "粘贴对方结算单" }).click();
    await expect(page.getByRole("alert")).toContainText("剪贴板里没有文字");
    await expect(box(page)).toHaveValue(STATEMENT);
  });
});

test("where nothing can be compared, nothing is said to agree", async ({ page }) => {
  await open(page, "数据");
  await give(page, "月份\t电话接起量\n2026-10\t2640");
  await open(page, "对账");
  // Their score, and ours is open: most of its figures are missing.
  await paste(page, "月份：2026年10月\n综合服务评分：84");
  await expect(page.locator("yuekao-reconcile")).toContainText("没有可以核对的内容");
  await expect(page.locator("yuekao-reconcile")).not.toContainText("全部相同");
});

test("a tier the contract does not have is answered with those it has", async ({ page }) => {
  await paste(page, "月份：2026年10月\n电话接起量：2,340\n考核等级：不合格");
  await expect(page.locator("yuekao-reconcile .understood")).toContainText(/“不合格”读不成考核等级。\s*合同里的档位是优质服务商、达标、改进、警告、无法达到服务标准。/);
});
