// What a person changes in a contract in front of a customer, by mouse and by keyboard alone, never in its file.

import type { Locator, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./browser.ts";
import { open, paste, redo, sample, undo } from "./paste.ts";
import { onPaper, printable } from "./printer.ts";

const strip = (page: Page): Locator => page.locator("yuekao-contract-document .strip");
const paper = (page: Page): Locator => page.locator("yuekao-contract-document");
const field = (page: Page, name: string | RegExp): Locator => paper(page).getByRole("textbox", { name, exact: typeof name === "string" });

/** A change takes at most so many clicks, keys and words typed in one go. */
const MOST_ACTIONS = 5;

/** Somebody at the page, whose actions are counted. */
class Hands {
  readonly #page: Page;
  #actions = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(there: Locator): Promise<void> {
    this.#actions += 1;
    await there.click();
  }

  async press(key: string): Promise<void> {
    this.#actions += 1;
    await this.#page.keyboard.press(key);
  }

  /** Into what has the keyboard. */
  async type(text: string): Promise<void> {
    this.#actions += 1;
    await this.#page.keyboard.type(text);
  }

  /** A click on the field that marks what stands there, and something else in its place. */
  async write(there: Locator, text: string): Promise<void> {
    this.#actions += 2;
    await there.click({ clickCount: 3 });
    await this.#page.keyboard.type(text);
  }

  /** A change that is done. */
  done(what: string): void {
    expect(this.#actions, `actions for ${what}`).toBeGreaterThan(0);
    expect(this.#actions, `actions for ${what}`).toBeLessThanOrEqual(MOST_ACTIONS);
    this.#actions = 0;
  }
}

const inForce = (page: Page): Locator => page.getByRole("combobox", { name: "合同", exact: true }).locator("option:checked");

/** So many steps back, to the contract as it comes with the page. */
async function asItWas(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await undo(page);
  await expect(strip(page)).not.toContainText("仍按上一版计算");
  await expect(inForce(page)).not.toContainText("已改");
  await expect(strip(page)).toContainText("86");
}

for (const [width, height] of [[1366, 768], [360, 740]] as const) {
  test.describe(`${width} wide`, () => {
    test.beforeEach(async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto("/");
      // A column that the contract does not use yet.
      await paste(page, sample("month-label-value.tsv").replace("\n满意\t", "\n30秒应答率\t85%\n满意\t"));
      await expect(page.locator("yuekao-answer .score .value")).toHaveText("86");
      await open(page, "合同");
      await expect(strip(page)).toContainText("86");
    });

    test("each change that customers ask for, by mouse, in at most five actions", async ({ page }) => {
      const hands = new Hands(page);
      const chips = page.locator("yuekao-categories");

      await hands.write(field(page, "调研满意度：目标").first(), "88");
      hands.done("a target of 85 becomes 88");
      await expect(strip(page)).toContainText(/综合服务评分\s*86\s*→\s*80/);
      await expect(paper(page)).toContainText("原 85");
      await expect(inForce(page)).toContainText("已改 1 处");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await paper(page).getByRole("button", { name: "恢复为 85" }).first().click();
      await expect(strip(page)).toContainText(/80\s*→\s*86/);
      await expect(paper(page)).not.toContainText("原 85");

      await field(page, "调研满意度：目标").first().fill("90");
      await expect(strip(page)).toContainText("¥2,000.00");
      await hands.write(field(page, "考核扣减：改进"), "3,000");
      hands.done("a deduction of 2,000 becomes 3,000");
      await expect(strip(page)).toContainText(/¥2,000\.00\s*→\s*¥3,000\.00/);
      await asItWas(page, 2);

      await hands.write(field(page, "售后咨询·电话，每通 · 套餐一"), "15");
      hands.done("a price of 14.5 becomes 15");
      await expect(paper(page)).toContainText("原 14.5");
      // 0.5 more for each of 310 + 50 + 12 calls; nothing of it is due.
      await expect(strip(page)).toContainText(/甲方代为服务的费用\s*¥19,450\.54\s*→\s*¥19,636\.54\s*暂不需支付/);
      await expect(strip(page)).not.toContainText("结果不变");
      await open(page, "结算");
      await expect(page.locator("yuekao-fallback")).toContainText("15");
      await open(page, "合同");
      await asItWas(page, 1);

      await hands.write(field(page, "接起率／应答率：权重"), "60");
      const wrong = paper(page).getByRole("alert").filter({ hasText: "权重合计 110 分，应为 100 分" });
      await expect(wrong).toBeVisible();
      await expect(strip(page)).toContainText("仍按上一版计算");
      await hands.click(wrong.getByRole("button", { name: "其余按比例调整" }));
      hands.done("weights of 50 and 50 become 60 and 40");
      await expect(field(page, "调研满意度：权重")).toHaveValue("40");
      await expect(paper(page).getByRole("alert")).toHaveCount(0);
      // 60, and 40 less 14 for seven points short.
      await expect(strip(page)).toContainText(/综合服务评分\s*86/);
      await asItWas(page, 2);

      await hands.click(paper(page).getByRole("button", { name: "增加考核项" }));
      await hands.type("30秒应答率");
      await expect(page.locator("yuekao-wizard").getByRole("combobox", { name: "取自哪一列" }).locator("option:checked")).toHaveText("30秒应答率");
      await hands.click(page.locator("yuekao-wizard").getByRole("button", { name: "加入合同" }));
      hands.done("one more score item, from a column of one's own table");
      await expect(field(page, "30秒应答率：权重")).toHaveValue("20");
      await expect(field(page, "接起率／应答率：权重")).toHaveValue("40");
      await expect(field(page, "调研满意度：权重")).toHaveValue("40");
      await expect(paper(page).getByRole("alert")).toHaveCount(0);
      // 40 + 40 − 14 + 20 − 2 × 5.
      await expect(strip(page)).toContainText(/→\s*76/);
      await asItWas(page, 1);

      await hands.click(paper(page).getByRole("button", { name: "插入一档" }));
      // The tier with most room, from 0 to 60, is cut in two.
      await expect(field(page, "新档位：上限")).toHaveValue("30");
      await hands.write(field(page, "考核扣减：新档位"), "20000");
      hands.done("one more tier");
      await hands.write(field(page, "达标：下限"), "88");
      hands.done("the edge of a tier is moved");
      await expect(strip(page)).toContainText("改进");
      await expect(field(page, "改进：上限")).toHaveValue("88");
      await expect(strip(page)).toContainText(/¥0\.00\s*→\s*¥2,000\.00/);
      await expect(paper(page).getByRole("alert")).toHaveCount(0);
      await asItWas(page, 3);

      await hands.write(chips.getByRole("searchbox"), "手机");
      await hands.click(chips.getByRole("button", { name: "移到套餐二" }));
      hands.done("a category goes into another package");
      await expect(chips.locator("[data-package='1']")).toContainText("手机");
      await expect(chips.locator("[data-package='0']")).not.toContainText("手机");
      await hands.write(chips.getByRole("searchbox"), "宠物");
      await hands.click(chips.getByRole("button", { name: "把“宠物”加入套餐一" }));
      hands.done("a new category goes into a package");
      await expect(chips.locator("[data-package='0']")).toContainText("宠物");
      // What was moved is told as one change, and goes back.
      await paper(page).getByText("已改 2 处").click();
      await expect(paper(page).locator(".changes")).toContainText("手机：套餐一 → 套餐二");
      await paper(page).getByRole("button", { name: "恢复：手机：套餐一 → 套餐二" }).click();
      await expect(chips.locator("[data-package='0']")).toContainText("手机");
      await expect(inForce(page)).toContainText("已改 1 处");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });

    test("each of them by keyboard alone, in at most five actions", async ({ page }) => {
      const hands = new Hands(page);
      const chips = page.locator("yuekao-categories");
      const goTo = async (words: string): Promise<void> => {
        await hands.type(`/${words}`);
        await hands.press("Enter");
      };

      const target = field(page, "调研满意度：目标").first();
      await goTo("调研满意度 目标");
      await expect(target).toBeFocused();
      await hands.type("88");
      hands.done("a target of 85 becomes 88");
      await expect(strip(page)).toContainText(/86\s*→\s*80/);
      await page.keyboard.press("Control+Z");
      await expect(strip(page)).toContainText("86");
      await expect(target).toHaveValue("85");

      await goTo("扣减 改进");
      await hands.type("３，０００元");
      await hands.press("Tab");
      hands.done("a deduction of 2,000 becomes 3,000");
      await expect(field(page, "考核扣减：改进")).toHaveValue("3,000");
      await expect(paper(page)).toContainText("原 2,000");
      await asItWas(page, 1);

      // Through the grid.
      await field(page, "调研满意度：目标").first().focus();
      await goTo("售前咨询·电话 套餐一");
      await hands.press("ArrowDown");
      await hands.press("ArrowDown");
      await page.keyboard.press("Control+A");
      await hands.type("15");
      hands.done("a price of 14.5 becomes 15");
      await expect(field(page, "售后咨询·电话，每通 · 套餐一")).toHaveValue("15");
      await expect(paper(page)).toContainText("原 14.5");
      await asItWas(page, 1);

      await field(page, "调研满意度：目标").first().focus();
      await goTo("接起率 权重");
      await hands.type("60");
      await expect(strip(page)).toContainText("仍按上一版计算");
      // To what is wrong: the button that mends it.
      await hands.press("F8");
      await expect(paper(page).getByRole("button", { name: "其余按比例调整" })).toBeFocused();
      await hands.press("Enter");
      hands.done("weights of 50 and 50 become 60 and 40");
      await expect(field(page, "调研满意度：权重")).toHaveValue("40");
      await expect(paper(page).getByRole("alert")).toHaveCount(0);
      await expect(paper(page)).toContainText("原 50");
      await asItWas(page, 2);

      await field(page, "调研满意度：目标").first().focus();
      await goTo("增加考核项");
      await expect(page.locator("yuekao-wizard").getByRole("textbox", { name: "考核项名称" })).toBeFocused();
      await hands.type("30秒应答率");
      await hands.press("Enter");
      hands.done("one more score item, from a column of one's own table");
      await expect(field(page, "30秒应答率：权重")).toHaveValue("20");
      await expect(strip(page)).toContainText(/→\s*76/);
      await asItWas(page, 1);

      await field(page, "调研满意度：目标").first().focus();
      await goTo("插入一档");
      await expect(field(page, "新档位：上限")).toHaveValue("30");
      hands.done("one more tier");
      const edge = paper(page).getByRole("slider", { name: "“达标”的下限" });
      await edge.focus();
      await page.keyboard.press("PageUp");
      await expect(edge).toHaveAttribute("aria-valuenow", "85");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect(strip(page)).toContainText("¥2,000.00");
      await expect(field(page, "改进：上限")).toHaveValue("87");
      await asItWas(page, 2);

      await field(page, "调研满意度：目标").first().focus();
      await goTo("品类");
      await hands.type("手机");
      await hands.press("Enter");
      hands.done("a category goes into another package");
      await expect(chips.locator("[data-package='1']")).toContainText("手机");
      await expect(chips.getByRole("button", { name: "手机，在套餐二" })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(chips.locator("[data-package='0']")).toContainText("手机");

      // What is nowhere on the paper is said to be nowhere.
      await goTo("没有的条款");
      await expect(paper(page).getByRole("status").filter({ hasText: "没有找到“没有的条款”" })).toBeVisible();
    });

    test("with errors, the wizard and the comparison open, axe finds nothing; the file behind the door fits its card", async ({ page }) => {
      await field(page, "调研满意度：目标").first().fill("八十八");
      await expect(paper(page).getByRole("alert").first()).toContainText("“八十八”不是数");
      await paper(page).getByRole("button", { name: "增加考核项" }).click();
      await paper(page).getByRole("button", { name: /核对合同/ }).click();
      expect(await findings(page)).toEqual([]);
      await paper(page).getByRole("button", { name: "开发者" }).click();
      await expect(page.getByRole("textbox", { name: "合同全文（JSON）" })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });
}

test.describe("on a desk", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/");
    await paste(page, sample("month-label-value.tsv"));
    await expect(page.locator("yuekao-answer .score .value")).toHaveText("86");
    await open(page, "合同");
  });

  test("an edge and a chip are dragged", async ({ page }) => {
    const edge = paper(page).getByRole("slider", { name: "“达标”的下限" });
    await edge.scrollIntoViewIfNeeded();
    const grip = await edge.locator(".grip").boundingBox();
    const bar = await page.locator("yuekao-ladder").boundingBox();
    if (!grip || !bar) throw new Error("nothing to drag");
    await page.mouse.move(grip.x + 4, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(bar.x + bar.width * 0.87, grip.y + 10, { steps: 5 });
    await page.mouse.up();
    await expect(field(page, "达标：下限")).toHaveValue("87");
    await expect(strip(page)).toContainText("¥2,000.00");

    const chip = page.locator("yuekao-categories").getByRole("button", { name: "手机，在套餐一" });
    await chip.scrollIntoViewIfNeeded();
    const from = await chip.boundingBox();
    const to = await page.locator("yuekao-categories [data-package='1']").boundingBox();
    if (!from || !to) throw new Error("nothing to drag");
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 20, { steps: 5 });
    await page.mouse.up();
    await expect(page.locator("yuekao-categories").getByRole("button", { name: "手机，在套餐二" })).toBeVisible();
  });

  test("a target that the clause states once is changed wherever it is written", async ({ page }) => {
    await field(page, "接起率与应答率合并：目标").first().fill("88");
    await paper(page).getByRole("button", { name: "同一条款另有 2 处目标也是 90，一并改" }).click();
    await expect(field(page, "电话接起率：目标").first()).toHaveValue("88");
    await expect(field(page, "在线应答率：目标").first()).toHaveValue("88");
    await expect(paper(page).getByText("已改 3 处")).toBeVisible();
  });

  test("who has gone on to another field is not called back to what was added", async ({ page }) => {
    const target = field(page, "调研满意度：目标").first();
    const other = await target.elementHandle();
    await paper(page).getByRole("button", { name: "插入一档" }).evaluate((button: HTMLElement, next) => {
      button.focus();
      button.click();
      if (next instanceof HTMLElement) next.focus();
    }, other);
    await expect(field(page, "新档位：上限")).toHaveValue("30");
    // The keyboard would be taken there a moment after it has been written.
    await page.waitForTimeout(300);
    await expect(target).toBeFocused();
  });

  test("a block from a spreadsheet fills the grid of prices", async ({ page }) => {
    await page.evaluate(() => navigator.clipboard.writeText("4\t4.5\n2\t2.5\n15\t7\n"));
    await field(page, "售前咨询·电话，每通 · 套餐一").focus();
    await page.keyboard.press("Control+V");
    await expect(field(page, "售后咨询·电话，每通 · 套餐二")).toHaveValue("7");
    await expect(field(page, "售前咨询·在线，每次 · 套餐一")).toHaveValue("2");
    await expect(page.getByRole("combobox", { name: "合同", exact: true }).locator("option:checked")).toContainText("已改 6 处");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect(field(page, "售后咨询·电话，每通 · 套餐二")).toHaveValue("6.5");
  });

  test("a share typed where per cent are meant is asked about", async ({ page }) => {
    await field(page, "调研满意度：目标").first().fill("0.88");
    const doubt = paper(page).getByRole("status").filter({ hasText: "是想写" }).first();
    await doubt.getByRole("button", { name: "88%", exact: true }).click();
    await expect(field(page, "调研满意度：目标").first()).toHaveValue("88");
    await expect(strip(page)).toContainText("80");
  });

  test("an edge emptied to be typed anew keeps its field, and one beyond the other is told once, in words", async ({ page }) => {
    const edge = field(page, "改进：上限");
    await edge.focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await expect(edge).toBeFocused();
    await page.keyboard.type("75");
    await expect(field(page, "达标：下限")).toHaveValue("75");
    await field(page, "改进：下限").fill("95");
    await expect(paper(page).getByRole("alert").filter({ hasText: "下限 95 不低于上限 75" })).toHaveCount(1);
    await expect(strip(page)).toContainText("仍按上一版计算");
    await field(page, "改进：下限").fill("7O");
    await expect(paper(page).getByRole("alert").first()).toContainText("“7O”不是数");
    await field(page, "改进：下限").fill("７０分");
    await expect(paper(page).getByRole("alert")).toHaveCount(0);
  });

  test("what is half done is kept as a draft over a reload; what was in force stays", async ({ page }) => {
    await field(page, "接起率／应答率：权重").fill("60");
    await expect(strip(page)).toContainText("仍按上一版计算");
    await field(page, "调研满意度：目标").first().fill("八十八");
    await expect(paper(page).getByRole("alert").first()).toContainText("“八十八”不是数");
    await page.reload();
    await open(page, "合同");
    await expect(field(page, "接起率／应答率：权重")).toHaveValue("60");
    await expect(field(page, "调研满意度：目标").first()).toHaveValue("八十八");
    await expect(strip(page)).toContainText("86");
    await field(page, "调研满意度：目标").first().fill("85");
    await field(page, "接起率／应答率：权重").fill("50");
    await expect(strip(page)).not.toContainText("仍按上一版计算");
  });

  test("what was changed is taken back and made again after a reload", async ({ page }) => {
    await field(page, "调研满意度：目标").first().fill("88");
    await field(page, "考核扣减：改进").fill("3000");
    await field(page, "接起率／应答率：权重").fill("60");
    await field(page, "调研满意度：权重").fill("40");
    await expect(strip(page)).not.toContainText("仍按上一版计算");
    await page.reload();
    await open(page, "合同");
    await expect(field(page, "接起率／应答率：权重")).toHaveValue("60");
    for (const [name, value] of [["调研满意度：权重", "50"], ["接起率／应答率：权重", "50"], ["考核扣减：改进", "2,000"], ["调研满意度：目标", "85"]] as const) {
      await undo(page);
      await expect(field(page, name).first()).toHaveValue(value);
    }
    await expect(page.getByRole("combobox", { name: "合同", exact: true }).locator("option:checked")).toHaveText("网上商城产品销售咨询及售后服务合同");
    await page.reload();
    await open(page, "合同");
    for (let step = 0; step < 4; step += 1) await redo(page);
    await expect(field(page, "调研满意度：权重")).toHaveValue("40");
    await expect(field(page, "考核扣减：改进")).toHaveValue("3,000");
    await expect(paper(page).getByText("已改 4 处")).toBeVisible();
  });

  test("contracts have names; several are kept and stand side by side", async ({ page }) => {
    await field(page, "调研满意度：目标").first().fill("88");
    await paper(page).getByRole("textbox", { name: "我的合同名称" }).fill("我的合同（蓝鲸 2026）");
    const contracts = page.getByRole("combobox", { name: "合同", exact: true });
    await expect(contracts.locator("option:checked")).toHaveText("我的合同（蓝鲸 2026）（已改 1 处）");
    await paper(page).getByRole("button", { name: "另存一份" }).click();
    await paper(page).getByRole("textbox", { name: "我的合同名称" }).fill("谈判稿");
    await field(page, "调研满意度：目标").first().fill("80");
    await expect(strip(page)).toContainText(/→\s*96/);
    await page.reload();
    await expect(contracts.locator("option")).toHaveCount(6);
    await contracts.selectOption({ label: "我的合同（蓝鲸 2026）" });
    await open(page, "报价");
    await page.getByRole("combobox", { name: "添加方案…" }).selectOption({ label: "谈判稿" });
    await expect(page.locator("yuekao-offer-plans table").first()).toContainText("谈判稿");
    await expect(page.locator("yuekao-offer-plans table").first()).toContainText("96");
    await open(page, "合同");
    await paper(page).getByRole("button", { name: "删除这份合同" }).click();
    await expect(contracts.locator("option")).toHaveCount(5);
  });

  test("two windows write in one contract, and nothing is lost", async ({ page, context }) => {
    await field(page, "调研满意度：目标").first().fill("88");
    await expect(strip(page)).toContainText("80");
    const other = await context.newPage();
    await other.goto(page.url());
    await open(other, "合同");
    await expect(field(other, "调研满意度：目标").first()).toHaveValue("88");
    await field(other, "考核扣减：改进").fill("2500");
    await field(page, "调研满意度：目标").first().fill("89");
    const options = page.getByRole("combobox", { name: "合同", exact: true }).locator("option");
    await expect(options.filter({ hasText: "另一窗口" })).toHaveCount(1);
    await expect(field(page, "调研满意度：目标").first()).toHaveValue("89");
    await other.close();
    await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: await options.filter({ hasText: "另一窗口" }).textContent() ?? "" });
    await expect(field(page, "考核扣减：改进")).toHaveValue("2,500");
  });

  test("clause by clause it is compared with the paper", async ({ page }) => {
    await paper(page).getByRole("button", { name: "核对合同 0/24" }).click();
    await paper(page).getByRole("checkbox", { name: "已与原文核对：调研满意度" }).first().check();
    await expect(paper(page).getByRole("button", { name: "核对合同 1/24" })).toBeVisible();
    await field(page, "调研满意度：目标").first().fill("88");
    await expect(paper(page).getByRole("button", { name: "核对合同 0/24" })).toBeVisible();
  });

  test("what was changed, and what nobody has compared, is printed with the result", async ({ page }) => {
    await field(page, "调研满意度：目标").first().fill("88");
    await paper(page).getByRole("button", { name: /核对合同/ }).click();
    await paper(page).getByRole("checkbox", { name: "已与原文核对：电话接起率" }).check();
    await expect(paper(page).getByRole("button", { name: "核对合同 1/24" })).toBeVisible();
    await expect(inForce(page)).toContainText("已改 1 处");
    await open(page, "结算");
    await printable(page);
    await onPaper(page);
    const recap = page.locator("yuekao-recap");
    await expect(recap).toContainText("合同与原文本相比已改 1 处：调研满意度 · 目标：85 → 88。");
    await expect(recap).toContainText("尚有 23 条未与原文核对：附件一 1.3 综合服务评分");
  });

  test("a score item that no table has a column for so far is asked for by its name", async ({ page }) => {
    await paper(page).getByRole("button", { name: "增加考核项" }).click();
    const wizard = page.locator("yuekao-wizard");
    await wizard.getByRole("textbox", { name: "考核项名称" }).fill("一次解决率");
    await expect(wizard.getByRole("combobox", { name: "取自哪一列" }).locator("option:checked")).toHaveText("一次解决率");
    await wizard.getByRole("button", { name: "加入合同" }).click();
    await open(page, "结算");
    await expect(page.locator("yuekao-missing-figures")).toContainText("还差 1 项才能出分：一次解决率");
    await page.locator("yuekao-missing-figures").getByRole("textbox", { name: "一次解决率" }).fill("90");
    await page.keyboard.press("Enter");
    // 40 + (40 − 14) + 20.
    await expect(page.locator("yuekao-answer .score .value")).toHaveText("86");
  });

  test("from nothing to a contract that counts", async ({ page }) => {
    await paper(page).getByRole("button", { name: "空白合同" }).click();
    // Nothing is to be paid under nothing.
    await expect(strip(page)).toHaveText("合同里还没有考核项或费用；写入之后，结果显示在这里。");
    await paper(page).getByRole("button", { name: "增加考核项" }).click();
    const wizard = page.locator("yuekao-wizard");
    await wizard.getByRole("textbox", { name: "考核项名称" }).fill("接起率");
    await wizard.getByRole("combobox", { name: "取自哪一列" }).selectOption({ label: "电话接起量" });
    await wizard.getByRole("combobox", { name: "除以哪一列" }).selectOption({ label: "电话转人工进线量" });
    await wizard.getByRole("textbox", { name: "新项的权重" }).fill("100");
    await wizard.getByRole("button", { name: "加入合同" }).click();
    // 88 % against 90 %: two steps of two points.
    await expect(strip(page)).toContainText("96");
    await paper(page).getByRole("button", { name: "设档位" }).click();
    await paper(page).getByRole("button", { name: "增加扣减或违约金" }).click();
    await field(page, "新的扣减：未达标").fill("1000");
    await field(page, "达标：下限").fill("97");
    await expect(strip(page)).toContainText("¥1,000.00");
  });
});
